"""The manual of mailings names every word that a text can use."""

from pathlib import Path

from charter_cli.mailing.filters import FILTERS
from charter_cli.mailing.grammar import FIGURES
from charter_cli.mailing.vocabulary import FIELDS, STATED

MANUAL = (Path(__file__).parents[2] / "docs" / "mailings.md").read_text(encoding="utf-8")


def test_every_field_stands_in_the_manual() -> None:
    for name, fields in FIELDS.items():
        assert f"`{name}" in MANUAL
        for field in fields:
            assert f"`{name}.{field}`" in MANUAL or f"`.{field}`" in MANUAL


def test_every_filter_and_figure_stands_in_the_manual() -> None:
    assert all(f"| {name}" in MANUAL for name in FILTERS)
    assert all(f"{name}(" in MANUAL for name in FIGURES)
    assert all(f".{field}`" in MANUAL for field in STATED)
