"""What one row of a list says of one authority."""

from charter_cli.intake.proposal import Fields, propose
from charter_cli.model import EventKind

ROW = {"name": "Helsinki / Helsingfors", "country": "FI", "signed": "2012", "population": "684018"}


def test_a_row_says_names_fields_and_events() -> None:
    said = propose(2, ROW, signatories=False)
    assert [name.text for name in said.names] == ["Helsinki", "Helsingfors"]
    assert dict(said.fields) == {"population": 684018}
    assert [(kind, str(on)) for kind, on, _ in said.events] == [(EventKind.SIGNED, "2012")]


def test_a_workbook_of_ours_brings_no_dates() -> None:
    assert propose(2, {**ROW, "id": "3", "version": "9"}, signatories=True).events == ()


def test_fields_are_a_mapping_like_any_other() -> None:
    given: dict[str, str | int] = {"city": "Oslo", "population": 700_000}
    fields = Fields(given)
    assert (dict(fields), fields.get("email"), len(fields)) == (given, None, 2)
    assert fields == Fields(dict(given))
