"""The colours of pages, maps, charts and reports: in one place, and with enough contrast."""

import re
from collections.abc import Mapping
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from charter_cli.atlas import palette

SCHEMES = {"light": palette.LIGHT, "dark": palette.DARK, "printed": palette.PRINTED}
HOUSE = Path(str(files("charter_cli.atlas")))


def luminance(colour: str) -> float:
    """Return how light a colour is, as WCAG 2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted(map(luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_text_is_read_on_every_ground_that_it_stands_on(scheme: Mapping[str, str]) -> None:
    for ground in ("paper", "raised"):
        for ink in ("ink", "quiet", "accent"):
            assert contrast(scheme[ink], scheme[ground]) >= 4.5, (ink, ground)
    assert contrast(scheme["accent"], scheme["accent-soft"]) >= 4.5, "a button under the pointer"


@pytest.mark.parametrize("scheme", SCHEMES.values(), ids=SCHEMES)
def test_every_shade_of_the_map_stands_out_more_than_the_one_before(
    scheme: Mapping[str, str],
) -> None:
    out = [contrast(scheme[shade], scheme["paper"]) for shade in ("s0", *palette.SHADES)]
    assert all(more > 1.15 * less for less, more in pairwise(out))
    assert out[-1] >= 3


def test_no_colour_stands_anywhere_but_in_the_palette() -> None:
    sources = [p for p in HOUSE.rglob("*") if p.suffix in {".py", ".css", ".typ", ".js"}]
    assert len(sources) > 30
    found = {p.name for p in sources if re.search(r"#[0-9a-fA-F]{3,8}\b", p.read_text("utf-8"))}
    assert found == {"palette.py"}


def test_every_variable_of_the_style_has_a_value_in_every_scheme() -> None:
    style = palette.style().decode()
    named = set(re.findall(r"var\(--([\w-]+)\)", style)) - {"serif", "sans", "step"}
    assert named <= set(palette.LIGHT) == set(palette.DARK) == set(palette.PRINTED)
