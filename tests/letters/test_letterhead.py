"""A letterhead is a profile: shipped, of the mailing, or of the user; and a bad one is refused."""

import io
import shutil
import subprocess
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from charter_cli import letterheads
from charter_cli.errors import BadTemplate, Misused
from charter_cli.letter import Letter, Margins
from charter_cli.letterheads import images, profile
from charter_cli.letters import pdf

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3">{}</svg>'
LOGO = SVG.format('<rect width="9" height="3" fill="#003b5c"/>')


def chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")


def png(width: int = 40, height: int = 12, rows: int | None = None) -> bytes:
    """Return a grey picture, whose head may promise more rows than it has."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x00\x00\x00\x00"
    data = zlib.compress((b"\x00" + b"\x80" * width) * (height if rows is None else rows))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


@pytest.fixture
def mailing(tmp_path: Path) -> Path:
    """Return a folder with a logo and a signature, where a letterhead can be written."""
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    (tmp_path / "hand.png").write_bytes(png())
    return tmp_path


def write(mailing: Path, *lines: str, name: str = "letterhead.toml") -> None:
    (mailing / name).write_text("\n".join(lines), encoding="utf-8")


def test_two_profiles_ship() -> None:
    assert letterheads.take("plain").font == "serif"
    with pytest.raises(Misused, match="no letterhead 'fancy'") as refused:
        letterheads.take("fancy")
    assert "ks, plain" in refused.value.next_step


def test_ks_is_read_in_the_order_of_its_letters(written: Callable[..., Letter]) -> None:
    """KS prints its own reference, then the address, then what else the archive asks for."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed, so no order can be read")
    made = pdf.render(written("nb", letterheads.take("ks")))
    call = ["pdftotext", "-raw", "-", "-"]
    read = subprocess.run(call, input=made, capture_output=True, check=True).stdout.decode()
    places = [
        read.index(words)
        for words in (
            "Vår referanse:",
            "Ålesund kommune",
            "Arkivkode:",
            "Saksbehandler:",
            "Deres referanse:",
            "Dato:",
            "Invitasjon",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("name", ["plain", "ks"])
def test_the_colours_that_ship_can_be_read(name: str) -> None:
    head = letterheads.take(name)
    assert profile.contrast(head.accent) > 7
    assert profile.contrast(head.quiet) > 4.5
    assert profile.contrast("#000000") == pytest.approx(21)


def test_a_mailing_has_its_own_letterhead_if_the_file_is_there(mailing: Path) -> None:
    assert letterheads.find("", mailing) == letterheads.take("plain")
    write(
        mailing,
        'like = "ks"',
        'accent = "#7a1f3d"',
        'footer = ["Haakon VIIs gate 9", "Org.nr. 971 032 146"]',
        "[logo]\nfile = 'logo.svg'\nalt = 'KS'\nwidth = 60",
        "[margins]\nleft = 30",
        '[labels]\nour_reference = { nb = "Vår ref.", en = "Our ref." }\ndate = "26.2"',
        '[signatures]\n"Lasse Hansen" = "hand.png"',
    )
    head = letterheads.find("", mailing)
    assert (head.font, head.accent, head.before_address) == ("sans", "#7a1f3d", 1)
    assert head.footer == ("Haakon VIIs gate 9", "Org.nr. 971 032 146")
    assert head.margins == Margins(left=30)
    assert head.logo
    assert (head.logo.alt, head.logo.width) == ("KS", 60)
    assert head.labels["our_reference"].in_language(["en"]) == "Our ref."
    assert [name for name, _ in head.signatures] == ["Lasse Hansen"]


def test_a_word_is_a_file_of_the_user_before_it_is_one_that_ships(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    write(home, 'font = "sans"', name="plain.toml")
    assert letterheads.find("plain", tmp_path, home).font == "sans"
    assert letterheads.find("plain", tmp_path, None).font == "serif"
    assert letterheads.find("ks", tmp_path, home) == letterheads.take("ks")
    with pytest.raises(Misused):
        letterheads.find("../home/plain", tmp_path / "x", home)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('acent = "#000000"', "letterhead.toml: acent is not a known key"),
        ("accent = 7", "letterhead.toml: accent must be a text"),
        ('accent = "blue"', "letterhead.toml: accent is 'blue', which is no colour"),
        ('quiet = "#9a9a9a"', "quiet is #9a9a9a, which is too pale .* its contrast is 2.8"),
        ('font = "comic"', "letterhead.toml: font is 'comic'"),
        ('like = "fancy"', "letterhead.toml: like is 'fancy', which is no letterhead"),
        ('references = ["date", "date"]', "references names 'date' twice"),
        ('references = ["weather"]', "references names 'weather', which is no reference"),
        ("references = 'date'", "references must be a list"),
        ("[labels]\nweather = 'Vær'", "labels.weather is not a known key"),
        ("[margins]\nleft = 3", "margins.left must be a number of millimetres from 20 to 40"),
        ('footer = ["a","a","a","a","a"]', "footer has more than 4 lines"),
        ("[logo]\nfile = 'logo.svg'", "letterhead.toml: logo.alt is empty"),
        ("[logo]\nalt = 'KS'\nfile = 'none.svg'", "logo.file names none.svg, but no such file"),
        ("[logo]\nalt = 'KS'\nfile = '../logo.svg'", "logo.file names ../logo.svg, which is not"),
        ("[signatures]\nLasse = 'letterhead.toml'", "signatures.Lasse names .* neither SVG nor"),
        ("logo = 'logo.svg'", "logo must be a table"),
        ("accent = #000000", "letterhead.toml, line 1, cannot be understood: “accent = #000000”"),
    ],
)
def test_a_bad_profile_is_refused_with_its_file_and_key(
    mailing: Path, text: str, complaint: str
) -> None:
    write(mailing, text)
    with pytest.raises(BadTemplate, match=complaint):
        letterheads.find("", mailing)


def test_a_letterhead_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadTemplate, match=r"mailing.toml: letterhead names own.toml, but no such"):
        letterheads.find("own.toml", tmp_path)


@pytest.mark.parametrize(
    ("inside", "complaint"),
    [
        ('<image href="http://a.example/x.png"/>', "outside"),
        ('<image xlink:href="logo.png" xmlns:xlink="http://www.w3.org/1999/xlink"/>', "outside"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "outside"),
        ('<use href="other.svg#a"/>', "outside"),
        ('<rect fill="url(http://a.example/x.svg#a)"/>', "outside"),
        ("<style>@import 'x.css';</style>", "outside"),
        ("<style>rect { fill: url( x.svg#a ) }</style>", "outside"),
        ("<script>alert(1)</script>", "script"),
        ('<rect onclick="x()"/>', "script"),
        ("<text>KS</text>", "turn it into paths"),
        ("<foreignObject/>", "web page"),
    ],
)
def test_a_drawing_that_needs_anything_from_outside_is_refused(inside: str, complaint: str) -> None:
    with pytest.raises(images.Unusable, match=complaint):
        images.picture(SVG.format(inside).encode(), "KS")


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>',
        SVG.format("").encode("utf-16"),
        b"<html/>",
        b"GIF89a",
        b"",
        png()[:-20],
        png(rows=3),
        png(width=9_000),
        png().replace(b"IDAT", b"IDAX"),
        b"\x89PNG\r\n\x1a\n",
        b"<svg>" + b" " * images.LARGEST + b"</svg>",
    ],
)
def test_what_is_no_honest_small_picture_is_refused(content: bytes) -> None:
    with pytest.raises(images.Unusable):
        images.picture(content, "KS")


@pytest.mark.parametrize(
    "inside",
    ['<use href="#a"/>', '<rect fill="url(#a)"/>', "<!-- ours --><style>a{fill:url('#a')}</style>"],
)
def test_a_drawing_may_refer_to_itself(inside: str) -> None:
    assert images.picture(SVG.format(inside).encode(), "KS").name.endswith(".svg")


def test_pictures_are_in_the_letter_and_say_what_they_show(
    mailing: Path, written: Callable[..., Letter]
) -> None:
    write(
        mailing,
        "[logo]\nfile = 'logo.svg'\nalt = 'KS'",
        '[signatures]\n"Lasse Hansen" = "hand.png"',
    )
    content = pdf.render(written("nb", letterheads.find("", mailing)))
    with pikepdf.open(io.BytesIO(content)) as file:
        said = {str(one.Alt) for one in file.objects if is_figure(one)}
        with file.open_metadata() as meta:
            assert meta.pdfa_status == "2A"
    assert said == {"KS", "Lasse Hansen"}


def is_figure(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure" and "/Alt" in one
