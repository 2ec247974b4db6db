"""Texts are filled with values: all of them, literally, in the reader's own way."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charter_cli.dates import PartialDate
from charter_cli.errors import BadTemplate
from charter_cli.languages import speak
from charter_cli.letter import Block, Heading, Items, Paragraph, Run
from charter_cli.mailing import markdown, marks, values
from charter_cli.mailing.child import look_ups
from charter_cli.mailing.compose import addressed
from charter_cli.mailing.filters import Fields
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.template import Filler
from charter_cli.mailing.texts import Text
from charter_cli.mailing.vocabulary import FIELDS, Figure, FigureRequest, plain_figure, revive
from charter_cli.model import Authority, Recipient

Fill = Callable[..., tuple[Block, ...]]


def fields_of(mailing: Mailing, recipient: Recipient) -> dict[str, Any]:
    plain = values.common(mailing, ("nb", "en")) | values.of_recipient(recipient, "nb")
    plain |= addressed(mailing, recipient, speak("nb"))
    return {key: revived(value) for key, value in plain.items()}


def revived(data: Any) -> Any:
    """Do to plain data what the pipe does to it."""
    if isinstance(data, dict):
        return revive({key: revived(value) for key, value in data.items()})
    return [revived(item) for item in data] if isinstance(data, list) else data


@pytest.fixture
def fill(
    mailing: Mailing,
    towns: Mapping[str, Recipient],
    counted: Mapping[FigureRequest, Figure],
    text: Callable[..., Text],
) -> Fill:
    """Return a way to fill a body for a recipient."""
    told = {asked: revived(plain_figure(figure)) for asked, figure in counted.items()}

    def filled(body: str, recipient: Recipient = towns["Bergen"]) -> tuple[Block, ...]:
        filler = Filler(text(body))
        rendered = filler.fill(Fields("", fields_of(mailing, recipient)), look_ups(told))
        return marks.fill("nb.md", markdown.parse("nb.md", rendered.source), rendered.values)

    return filled


def words(blocks: tuple[Block, ...]) -> str:
    """Return the bare text of paragraphs."""
    return "\n".join("".join(run.text for run in block.runs) for block in blocks)  # type: ignore[union-attr]


def complaint(fill: Fill, body: str, **given: Any) -> BadTemplate:
    with pytest.raises(BadTemplate) as caught:
        fill(body, **given)
    return caught.value


@pytest.mark.parametrize(
    ("printed", "seen"),
    [
        ("{{ authority.name }}", "Bergen kommune"),
        ("{{ authority.signed_on }}", "mai 2008"),
        ("{{ authority.country | country }}", "Norge"),
        ("{{ today }}", "26. februar 2018"),
        ("{{ today | short_day }}", "26.02.2018"),
        ("{{ occasion.starts | days(occasion.ends) }}", "11.–13. juni 2018"),
        ("{{ occasion.place }}", "Bilbao"),
        ('{{ count("NO") }}', "38"),
        ("{{ count(authority.country) }}", "38"),
        ("{{ count(sender.country) }}", "38"),
        ('{{ count("SE") }}', "104–106"),
        ('{{ count("Sverige") }}', "104–106"),
        ("{{ count() }} i {{ countries() }}", "1\xa0692 i 35"),
        ('{{ stated("ALL").signatories }}', "1\xa0692"),
        ('{{ stated("ALL").on }}', "februar 2018"),
        ("{{ 1692 | number }}", "1\xa0692"),
        ('{{ ["Oslo", "Bergen", "Voss"] | listing }}', "Oslo, Bergen og Voss"),
        ("{{ [today, count()] | listing }}", "26. februar 2018 og 1\xa0692"),
        ("{{ contact.name or authority.name }}", "Bergen kommune"),
        ('{{ "A" if authority.kind == "county" else "B" }}', "B"),
        ("{% set town = authority.name %}{{ town }}", "Bergen kommune"),
        ("{% for one in contacts %}{{ loop.index }}{% endfor %}", "12"),
        ("{{ contacts[0].name }}", "Marit Tovsen"),
    ],
)
def test_a_field_is_written_in_the_readers_own_way(fill: Fill, printed: str, seen: str) -> None:
    assert words(fill(printed)) == seen


def test_people_are_listed_with_their_mailboxes(fill: Fill) -> None:
    (paragraph,) = fill("{{ contacts | people }}")
    assert words((paragraph,)) == (
        "Marit Tovsen (marit.tovsen@ks.no) og Knut Hjorth-Johansen (knut.hjorth-johansen@ks.no)"
    )
    assert isinstance(paragraph, Paragraph)
    links = [run.url for run in paragraph.runs if run.url]
    assert links == ["mailto:marit.tovsen@ks.no", "mailto:knut.hjorth-johansen@ks.no"]


def test_a_link_is_shown_without_its_beginning(fill: Fill) -> None:
    (paragraph,) = fill("{{ occasion.website | link }}")
    url = "http://www.cemrbilbao2018.eu"
    assert paragraph == Paragraph((Run("www.cemrbilbao2018.eu", url=url),))


def test_a_condition_alone_on_its_line_leaves_no_gap(fill: Fill) -> None:
    body = (
        "A\n{% if authority.kind == 'county' %}\nfylke\n{% else %}\nkommune\n{% endif %}\nB\n\n"
        "{% for one in contacts %}\n- {{ one.name }}\n{% endfor %}"
    )
    first, second = fill(body)
    assert words((first,)) == "A kommune B"
    assert isinstance(second, Items)
    assert len(second.items) == 2


def test_a_condition_inside_a_line_keeps_what_stands_around_it(fill: Fill) -> None:
    assert words(fill("A{% if true %} B{% endif %}\nC")) == "A B C"


HOSTILE = [
    "Biel/Bienne",
    "Roma & Co",
    "#1 $ @ *",
    "_x_ **y**",
    "[a](b)",
    "<b>fet</b>",
    "1. januar",
    "- punkt",
    "# tittel",
    "{{ 7 * 7 }}",
    "[^1]",
    "&amp;",
    "\\*",
    "\ue0000\ue001",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_never_read_as_markup(
    fill: Fill, towns: Mapping[str, Recipient], name: str
) -> None:
    town = replace(towns["Bergen"], authority=replace(towns["Bergen"].authority, name=name))
    assert fill("{{ authority.name }}", town) == (Paragraph((Run(name),)),)
    assert fill("## {{ authority.name }}", town) == (Heading((Run(name),)),)
    bold = Paragraph((Run("x "), Run(name, strong=True)))
    assert fill("x **{{ authority.name }}**", town) == (bold,)


@given(st.text(min_size=1))
def test_any_text_arrives_as_it_is(name: str) -> None:
    source = f"*A* {marks.mark(0)}[^1] [x]({marks.mark(1)})\n\n[^1]: {marks.mark(0)}"
    given = ((Run(name),), (Run("https://a.example"),))
    (paragraph,) = marks.fill("nb.md", markdown.parse("nb.md", source), given)
    assert words((paragraph,)) == f"A {name} x"
    assert isinstance(paragraph, Paragraph)
    assert [run.note for run in paragraph.runs if run.note] == [(Run(name),)]


@pytest.mark.parametrize(
    ("body", "line", "what", "guess"),
    [
        ("Hei\n{{ contact.nmae }},", 4, "the field contact.nmae is not known", "contact.name?"),
        ("Hei\n\n{{ budget }}", 5, "the field budget is not known", "authority"),
        ("{% if 1 == 2 %}{{ autority.name }}{% endif %}", 3, "autority", "authority?"),
        ("{% for p in contacts %}\n{{ p.mail }}{% endfor %}", 4, "contacts[0].mail", "email"),
        ("{{ contact.role }}", 3, "the field contact.role is empty (Bergen kommune)", "{% if"),
        ("{{ 'Kjære ' ~ contact.name }}", 3, "~ is not allowed in a template", "after the other"),
        ("{{ 1 + 1 }}", 3, "arithmetic is not allowed in a template", "count"),
        ("{{ -1 }}", 3, "arithmetic is not allowed in a template", "count"),
        ("{% if today is defined %}x{% endif %}", 3, "the word “is” is not", "{% if"),
        ("{{ contact.name | link }}", 3, "contact.name is empty", "{% if"),
        ("{{ contact }}", 3, "contact is a group of fields", "contact.name"),
        ("{{ today | shortday }}", 3, "the filter shortday is not known", "short_day?"),
        ("{{ authority.name | day }}", 3, "'Bergen kommune' is not a day", ""),
        ("{{ count }}", 3, "write count() with brackets", ""),
        ("{{ count(authority.name) }}", 3, "count needs words in quotes", ""),
        ('{{ count("NO", kind="town") }}', 3, "the kind town is not known", "municipality"),
        ("{{ contacts[9].name }}", 3, "9", ""),
        ("{{ today.year }}", 3, "the field today.year is not known", ""),
        ('{{ count("XX") }}', 3, "There is no country 'XX'", "two-letter code"),
        ('{{ count("NO", "county") }}', 3, "count takes a country, or by name", ""),
        ('{{ count("NO", town="x") }}', 3, "count takes a country, or by name", ""),
        ('{{ stated("NO", kind="x") }}', 3, "stated takes a country", ""),
        ("{{ occasion.starts | days }}", 3, "the filter days takes one value in its brackets", ""),
        ("{{ today | day(1) }}", 3, "the filter day takes nothing in its brackets", ""),
        ("{{ today | days(last=today) }}", 3, "the filter days takes one value in its", ""),
        ("{{ count() | sentence }}", 3, "sentence takes one value or two values in its", ""),
        ('{{ count() | sentence("NO", today) }}', 3, "this filter needs a text", ""),
        ('{{ count() | sentence("NO", "2008") }}', 3, "'2008' is no year", "without quotes"),
        ("{{ authority.name | number }}", 3, "'Bergen kommune' is not a number", ""),
        ("{{ contacts | listing }}", 3, "contacts[0] is a group of fields", "contacts[0].name"),
        ("{{ contacts | phone }}", 3, "this filter needs a text", ""),
        ("{{ occasion | country }}", 3, "this filter needs a text", ""),
        ("{{ authority.name.x }}", 3, "what stands before .x has no such field", ""),
        ("{% if today > 3 %}x{% endif %}", 3, "this cannot be done ('>' not supported", ""),
        ("{% set today = 1 %}", 3, "today is taken; choose another name", ""),
        ("Hei {{ authority.name", 3, "", ""),
        ("{% if today %}\nHei", 3, "{% if %} is never closed", "Add {% endif %}"),
    ],
)
def test_what_cannot_be_filled_is_named_with_its_line(
    fill: Fill, body: str, line: int, what: str, guess: str
) -> None:
    problem = complaint(fill, body)
    assert problem.message.startswith(f"nb.md, line {line}")
    assert what in problem.message
    assert guess in problem.next_step


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        (
            "> Sitat",
            3,
            "a quotation (a line that begins with >) cannot stand in a letter near “Sitat”",
        ),
        ("{# en\nto #}\nBilde av *byen\nog* ![kart](kart.png)", 6, "an image"),
        ("A\n\n---\n\nB", 5, "a ruled line"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", 3, "a table"),
        ("```\nkode\n```", 3, "a block between"),
        ("{% if today %}\nSe note[^1].\n{% endif %}", 4, "footnote [^1] is missing"),
        ("Se note.\n\n[^1]: Kilde", 5, "the footnote [^1] has a text, but nothing refers to it"),
        ("Se[^1].\n\n[^1]: Kilde\n\n    - her", 7, "a footnote can hold text only"),
        ("[her](javascript:alert(1))", 3, "'javascript:alert(1)' is not an address"),
        ("Se\n[her](www.ks.no)", 4, "'www.ks.no' is not an address"),
        ("[her]{lang=norsk!}", 3, "{lang=norsk!} names no language"),
        ("[her]{.stor}", 3, "{class=…} has no meaning"),
        ("[her](https://a.example){target=_blank}", 3, "{target=…} has no meaning"),
        ("[her]{lang=12}", 3, "{lang=12} names no language"),
    ],
)
def test_what_a_letter_cannot_show_is_refused_and_never_dropped(
    fill: Fill, text: Callable[..., Text], body: str, line: int, what: str
) -> None:
    filled = complaint(fill, body).message
    assert filled.startswith("nb.md: ")
    with pytest.raises(BadTemplate) as caught:
        markdown.check("nb.md", text(body).body)
    written = caught.value.message
    assert written.startswith(f"nb.md, line {line}: ")
    assert what in filled
    assert what in written


def test_markdown_becomes_blocks(fill: Fill) -> None:
    body = (
        "## Program\n\nEn *[green deal]{lang=en}* med  \n**[lenke](https://a.example)**[^1].\n\n"
        "3. tre\n4. fire\n\n[^1]: Se\n    mer.\n"
    )
    link = Run("lenke", strong=True, url="https://a.example")
    assert fill(body) == (
        Heading((Run("Program"),)),
        Paragraph(
            (
                Run("En "),
                Run("green deal", emphasis=True, language="en"),
                Run(" med\n"),
                link,
                Run("", note=(Run("Se mer."),)),
                Run("."),
            )
        ),
        Items(((Paragraph((Run("tre"),)),), (Paragraph((Run("fire"),)),)), True, 3),
    )


def test_the_vocabulary_is_what_a_letter_knows(mailing: Mailing) -> None:
    known = fields_of(mailing, Recipient(Authority(1, "Bergen", "NO"), signed_on="2008"))
    groups = {name: tuple(known[name]) for name, fields in FIELDS.items() if fields}
    assert groups == {name: fields for name, fields in FIELDS.items() if fields}
    assert known.keys() == FIELDS.keys()
    assert known["authority"]["signed_on"] == PartialDate("2008")
