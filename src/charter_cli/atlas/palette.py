"""The colours of everything public and the rules of its drawings, each written once.

A page takes them as CSS, the colours as variables: light, dark, and on paper. A drawing that is a
file of its own has the light ones put into the rules, as many programs know no variables.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

LIGHT: Mapping[str, str] = {
    "paper": "#fbfaf7",
    "raised": "#ffffff",
    "ink": "#1c1b19",
    "quiet": "#625d56",
    "line": "#e5e1d8",
    "accent": "#0b5f5b",
    "accent-soft": "#d7e7e3",
    "far": "#f3f1ec",
    "s0": "#e9e6df",
    "s1": "#c2ddd6",
    "s2": "#9fc9c1",
    "s3": "#68a9a1",
    "s4": "#338581",
    "s5": "#0b5f5b",
}
"""`s0` to `s5` are the shades of the map, `s0` that of countries without signatories."""

DARK: Mapping[str, str] = {
    "paper": "#15181a",
    "raised": "#1c2023",
    "ink": "#eceae5",
    "quiet": "#a5a29b",
    "line": "#2f3437",
    "accent": "#83d0c6",
    "accent-soft": "#20393a",
    "far": "#1b1f21",
    "s0": "#272c2f",
    "s1": "#24413f",
    "s2": "#2f5f5b",
    "s3": "#418580",
    "s4": "#5fada5",
    "s5": "#97dcd2",
}

PRINTED: Mapping[str, str] = {
    **LIGHT,
    "paper": "#ffffff",
    "ink": "#000000",
    "quiet": "#444444",
    "line": "#bbbbbb",
    "far": "#f5f5f5",
}

SHADES = ("s1", "s2", "s3", "s4", "s5")
"""The shades of countries with signatories, from the lightest to the darkest."""

SERIF = "'Libertinus Serif',Palatino,Georgia,serif"
SANS = "'Noto Sans','Segoe UI',Helvetica,sans-serif"
"""The faces of a drawing of its own; pages take those of the machine they are read on."""

STEADY = ' vector-effect="non-scaling-stroke"'
"""What keeps dots in a page as large on a telephone as on a desk: its style gives their width."""

_HERE = files(__package__)
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")


def style() -> bytes:
    """Return the style sheet of every page."""
    colours = (
        f":root {{ color-scheme: light dark; {_variables(LIGHT)} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} }} }}\n"
        f"@media print {{ :root {{ color-scheme: light; {_variables(PRINTED)} }} }}\n\n"
    )
    page = _HERE.joinpath("layouts", "page.css").read_text(encoding="utf-8")
    return f"{colours}{_rules()}\n{page}".encode()


def alone(drawing: str) -> str:
    """Return a drawing as a file of its own, with the light colours."""
    rules = _VARIABLE.sub(lambda found: {**LIGHT, "sans": SANS}[found[1]], _rules())
    head, _, rest = drawing.replace(STEADY, "").partition(">")
    return f'{head} xmlns="http://www.w3.org/2000/svg"><style>{rules}</style>{rest}'


def _variables(colours: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {colour};" for name, colour in colours.items())


@cache
def _rules() -> str:
    return _HERE.joinpath("layouts", "drawings.css").read_text(encoding="utf-8")
