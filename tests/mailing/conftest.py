"""A mailing as it is made, the few towns that it writes to, and the numbers that it counts."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from tests.word_files import NAME

from charter_cli.dates import PartialDate
from charter_cli.letters import docx as word_files
from charter_cli.mailing import folder, new, word
from charter_cli.mailing.folder import Mailing
from charter_cli.mailing.plan import compose_all, plan
from charter_cli.mailing.texts import Text
from charter_cli.mailing.vocabulary import Figure, FigureRequest
from charter_cli.model import Address, Authority, Contact, Kind, Name, Pair, Recipient, Statement
from charter_cli.occasions import Occasion


@pytest.fixture
def towns() -> dict[str, Recipient]:
    """Return an envelope each, for bodies that signed in May 2008."""
    bergen = Authority(
        1,
        "Bergen kommune",
        "NO",
        address=Address("Rådhusgaten 10", "Postboks 7700", "5020", "BERGEN"),
    )
    bodies = {
        "Bergen": bergen,
        "Malmö": Authority(2, "Malmö stad", "SE", address=Address("August Palms plats 1")),
        "Helsinki": Authority(
            3,
            "Helsinki",
            "FI",
            languages=("fi", "sv"),
            names=(Name("Helsinki", "fi"), Name("Helsingfors", "sv")),
        ),
        "Nordland": Authority(4, "Nordland fylkeskommune", "NO", Kind.COUNTY),
    }
    mayor = Contact(7, 1, "Marte Mjøs Persen", "ordfører", language="en", salutation="Dear Marte,")
    found = {name: Recipient(body, signed_on="2008-05") for name, body in bodies.items()}
    return found | {"the mayor of Bergen": Recipient(bergen, mayor, signed_on="2008-05")}


@pytest.fixture
def counted() -> dict[FigureRequest, Figure]:
    """Return the numbers of 26 February 2018."""
    published = Statement(PartialDate("2018-02"), "ALL", 1692, 35, source="KS")
    return {
        FigureRequest("count", "NO"): Pair(38, 38),
        FigureRequest("count", "SE"): Pair(104, 106),
        FigureRequest("count", "FI"): Pair(25, 25),
        FigureRequest("count"): Pair(1692, 1692),
        FigureRequest("countries"): Pair(35, 35),
        FigureRequest("stated"): published,
    }


@pytest.fixture
def starter(tmp_path: Path) -> Path:
    """Return the folder of a new mailing in three languages."""
    new.create(tmp_path / "bilbao", ("nb", "sv", "en"))
    return tmp_path / "bilbao"


@pytest.fixture
def mailing(starter: Path) -> Mailing:
    """Return what a new mailing holds."""
    return folder.read(starter)


@pytest.fixture
def text() -> Callable[..., Text]:
    """Return a maker of texts in Norwegian; the body begins in line 3 of its file."""

    def make(body: str, subject: str = "Invitation") -> Text:
        return Text("nb.md", "nb", subject, "\n\n" + body)

    return make


@pytest.fixture
def raw(mailing: Mailing) -> Callable[..., bytes]:
    """Return what fills a Word file for a recipient, as it is written."""

    def fill(file: Path, *parts: Occasion, **given: Any) -> bytes:
        told = replace(
            mailing,
            texts={"nb": word.read(file, "nb")},
            occasion=replace(mailing.occasion, parts=parts),
        )
        where = Address("Rådhusgata 1", "", "5020", "BERGEN")
        body = Authority(1, **{"name": NAME, "country": "NO", "address": where, **given})
        composed = compose_all(told, plan(told, [Recipient(body)]), lambda _asked: Pair(38, 38))
        return word_files.render(composed.letters[0][1])

    return fill


@pytest.fixture
def fill(raw: Callable[..., bytes]) -> Callable[..., Any]:
    """Return what fills a Word file for a recipient, as python-docx reads it again."""
    return lambda *given, **more: docx.Document(io.BytesIO(raw(*given, **more)))
