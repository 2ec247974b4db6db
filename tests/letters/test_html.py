"""The page of a letter: it needs nothing else, and reads well wherever it is opened."""

import re
from dataclasses import replace

import pytest

from charter_cli.letter import Heading, Items, Letter, Paragraph, Run
from charter_cli.letters import html


def test_it_needs_nothing_from_elsewhere(letter: Letter) -> None:
    page = html.write(letter)
    for foreign in ("<script", "<img", "<link", "src=", "url(", "@import", "<iframe"):
        assert foreign not in page


def test_it_says_its_language_and_that_of_foreign_words(letter: Letter) -> None:
    page = html.write(letter)
    assert '<html lang="nb">' in page
    assert '<span lang="en"><em>equality</em></span>' in page


def test_it_has_one_title_and_headings_in_order(letter: Letter) -> None:
    longer = replace(letter, body=(Heading((Run("Program"),)), Heading((Run("Dag 1"),), 3)))
    page = html.write(longer)
    assert "<title>Invitasjon til Bilbao</title>" in page
    assert re.findall(r"<(h\d)", page) == ["h1", "h2", "h3"]


def test_a_footnote_leads_there_and_back(letter: Letter) -> None:
    page = html.write(letter)
    assert page.index('id="mark-1" href="#note-1"') < page.index('id="note-1"')
    note = page[page.index('id="note-1"') :]
    assert 'href="#mark-1"' in note
    assert '<a href="https://charter-equality.eu/"' in note


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//x.no", "JAVASCRIPT:x"]
)
def test_a_link_leads_to_pages_and_mailboxes_only(letter: Letter, url: str) -> None:
    page = html.write(replace(letter, body=(Paragraph((Run("here", url=url),)),)))
    assert "here" in page
    assert url not in page


def test_lists_keep_their_numbers(letter: Letter) -> None:
    items = Items(((Paragraph((Run("fem"),)),),), True, 5)
    assert '<ol start="5"' in html.write(replace(letter, body=(items,)))


def test_values_are_never_read_as_markup(letter: Letter) -> None:
    name = "\"><script>alert('&amp;')</script>"
    page = html.write(replace(letter, subject=name, recipient=(name,), language=name))
    assert "<script" not in page
    assert page.count("&quot;&gt;&lt;script&gt;alert(&#x27;&amp;amp;&#x27;)") == 4


def test_it_can_be_read_on_a_dark_screen_and_printed(letter: Letter) -> None:
    page = html.write(letter)
    assert 'name="color-scheme" content="light dark"' in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert "background" not in page
