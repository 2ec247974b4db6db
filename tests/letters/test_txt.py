"""The plain text of a letter: in lines that can be read, with nothing lost."""

from dataclasses import replace

from charter_cli.letter import Heading, Items, Letter, Paragraph, Run
from charter_cli.letters import txt

WHOLE = """\
KS
Postboks 1378 Vika, 0114 Oslo
ks@ks.no

Bergen kommune
Postboks 7700
5020 BERGEN

Vår referanse: 18/00062-4
Dato: 26.02.2018

Invitasjon til Bilbao
=====================

Til Bergen kommune

Siden 2008[1] har 38 undertegnet.

Om equality.

Med vennlig hilsen

Gunn Marit Helgesen
Styreleder KS

Lasse Hansen
Direktør

--------------------

[1] Se engelsk <https://charter-equality.eu/> tekst.
"""


def body(*blocks: Paragraph | Heading | Items, of: Letter) -> str:
    """Return what is written between the salutation and the closing."""
    text = txt.write(replace(of, body=blocks))
    return text.partition("Til Bergen kommune\n\n")[2].partition("\n\nMed vennlig")[0]


def test_the_whole_letter_is_written(letter: Letter) -> None:
    assert txt.render(letter) == WHOLE.encode()


def test_lines_have_72_columns_and_break_at_plain_blanks_only(letter: Letter) -> None:
    text = body(Paragraph((Run("1\N{NO-BREAK SPACE}692 kommuner " * 30),)), of=letter)
    assert max(map(len, text.splitlines())) <= 72
    assert not [line for line in text.splitlines() if line.startswith("692")]


def test_letters_of_east_asia_take_two_columns_and_words_stay_whole(letter: Letter) -> None:
    lines = body(Paragraph((Run("東京都 " * 30),)), of=letter).splitlines()
    assert lines == [("東京都 " * 10).strip()] * 3


def test_a_long_address_is_never_broken(letter: Letter) -> None:
    url = "https://example.org/" + "a-" * 60
    assert body(Paragraph((Run("se", url=url),)), of=letter) == f"se\n<{url}>"


def test_a_link_that_says_its_address_is_written_once(letter: Letter) -> None:
    runs = (Run("www.ks.no", url="http://www.ks.no"), Run(" "), Run("a@b.no", url="mailto:a@b.no"))
    assert body(Paragraph(runs), of=letter) == "www.ks.no a@b.no"


def test_a_link_in_several_styles_has_its_address_once(letter: Letter) -> None:
    runs = (Run("the ", url="https://x.no"), Run("site", emphasis=True, url="https://x.no"))
    assert body(Paragraph(runs), of=letter) == "the site <https://x.no>"


def test_lists_are_indented_under_their_signs(letter: Letter) -> None:
    inner = Items(((Paragraph((Run("ni " * 40),)),), (Paragraph((Run("ti"),)),)), True, 9)
    lines = body(Items(((Paragraph((Run("a"),)), inner),)), of=letter).splitlines()
    assert lines[0] == "- a"
    assert lines[1].startswith("  9. ni ni")
    assert lines[2].startswith("     ni ni")
    assert lines[-1] == "  10. ti"


def test_headings_are_underlined_as_long_as_they_are(letter: Letter) -> None:
    assert body(Heading((Run("Når"),)), of=letter) == "Når\n---"


def test_enclosures_are_listed(letter: Letter) -> None:
    enclosed = replace(letter, enclosures_label="Vedlegg:", enclosures=("Program",))
    assert "\n\nVedlegg:\n- Program\n\n" in txt.write(enclosed)
