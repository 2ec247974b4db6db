"""The starting texts of the conference agree with the numbers in them, one or many."""

import pytest
from tests.conftest import Charter

NORWAY = {
    "1": "Siden 2008 har 1 norsk kommune eller fylkeskommune undertegnet Det europeiske",
    "2": "Siden 2008 har 2 norske kommuner og fylkeskommuner undertegnet Det europeiske",
}


def written(charter: Charter, language: str) -> str:
    """Return the text of the only letter in a language."""
    charter.done("mailing", "new", "m", "--languages", language)
    charter.done("letters", "m", "--format", "txt", "--limit", "1")
    (file,) = (charter.folder / "m" / "letters").glob("*.txt")
    return " ".join(file.read_text("utf-8").split())


@pytest.mark.parametrize("number", ["1", "2"])
def test_the_norwegian_text_counts_norwegian_signatories(charter: Charter, number: str) -> None:
    for name in ("Oslo", "Bergen")[: int(number)]:
        charter.done("add", name, "--country", "NO", "--language", "nb", "--signed", "2008-03-08")
    assert NORWAY[number] in written(charter, "nb")


def test_without_any_norwegian_signatory_the_text_says_so(charter: Charter) -> None:
    charter.done("add", "Malmö", "--country", "SE", "--language", "nb", "--signed", "2008-03-08")
    text = written(charter, "nb")
    assert "Siden 2008 har ingen norske kommuner eller fylkeskommuner undertegnet" in text
    assert "Totalt har 1 kommune eller region i 1 land sluttet seg til charteret." in text


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "In total, 1 municipality or region in 1 country has joined the Charter.",
         "In total, 2 municipalities and regions in 1 country have joined the Charter."),
        ("sv", "Totalt har 1 kommun eller region i 1 land anslutit sig till deklarationen.",
         "Totalt har 2 kommuner och regioner i 1 land anslutit sig till deklarationen."),
    ],
)  # fmt: skip
def test_so_do_the_others(charter: Charter, language: str, one: str, two: str) -> None:
    charter.done("add", "Oslo", "--country", "NO", "--language", language, "--signed", "2008")
    assert one in written(charter, language)
    charter.done("add", "Bergen", "--country", "NO", "--language", language, "--signed", "2008")
    charter.done("letters", "m", "--format", "txt", "--output", "again", "--limit", "1")
    (file,) = (charter.folder / "again").glob("*.txt")
    assert two in " ".join(file.read_text("utf-8").split())
