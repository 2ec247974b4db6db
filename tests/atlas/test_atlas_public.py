"""Nothing personal reaches the atlas, and nothing that reaches it is taken for markup."""

import csv
import html
import io
import json
import re
import sqlite3
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.atlas.conftest import Visitor
from tests.conftest import Charter

ATOM = "{http://www.w3.org/2005/Atom}"
MARK = "Qzx7private"

PUBLIC = {
    "authority": {"name", "country", "kind", "region", "code", "languages"},
    "name": {"text", "language", "use", "key"},
    "event": {"kind", "day", "earliest", "latest", "attested", "entered", "edition", "source",
              "set_aside"},
    "standing": None,
    "statement": None,
    "setting": None,
    "sqlite_sequence": None,
}  # fmt: skip
"""What the public may see; every other column of every table is filled with a mark."""

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "' onmouseover='alert(3)",
    "=cmd|'/c calc'!A1",
    "&lt;b&gt; ]]> <!-- {{7*7}} ${1}",
    "a\u2028b\u202ec\u0007d",
    "javascript:alert(4)",
)


def filled(register: Path) -> int:
    """Fill everything that is not public with a mark; return how many columns that were."""
    connection = sqlite3.connect(register)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    done = 0
    for (table,) in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table'"
    ).fetchall():
        public = PUBLIC.get(table, set())
        if public is None or table.startswith("_sqlite"):
            continue
        for _, column, kind, *_ in connection.execute(f'PRAGMA table_info("{table}")').fetchall():
            if kind in ("TEXT", "ANY") and column not in public:
                connection.execute(f'UPDATE OR IGNORE "{table}" SET "{column}" = ?', (MARK,))
                done += 1
    connection.commit()
    connection.close()
    return done


def everything(site: Path) -> str:
    return "".join(p.read_text(encoding="utf-8") for p in site.rglob("*") if p.is_file())


def test_no_personal_field_has_a_way_into_the_site(towns: Charter) -> None:
    towns.told("contact", "add", "Bergen", "--name", "Åse", "--email", "ase@bergen.example")
    towns.told("edit", "Bergen", "--note", "a note", "--tag", "secret")
    assert filled(towns.register) > 30
    towns.told("atlas", "site", "--language", "nb,en")
    found = everything(towns.folder / "site")
    assert "Bergen" in found
    assert MARK not in found
    assert "bergen.example" in found, "a source that is a page stays"
    assert not re.findall(r"\S+@\S+\.example", found), "no mailbox"


def test_mailboxes_within_sources_are_left_out(towns: Charter) -> None:
    towns.told("record", "plan", "Bergen", "--on", "2010-01-01", "--source", "mail from a.b@c.no")
    towns.told("atlas", "site")
    assert "mail from …" in everything(towns.folder / "site")
    assert "a.b@c.no" not in everything(towns.folder / "site")


@pytest.fixture
def hostile(towns: Charter) -> Path:
    """Return a site of a register in which everything public is hostile."""
    connection = sqlite3.connect(towns.register)
    bodies = [row[0] for row in connection.execute("SELECT id FROM authority ORDER BY id")]
    for number, text in zip(bodies, HOSTILE, strict=False):
        connection.execute(
            "UPDATE authority SET name = ?, region = ?, code = ? WHERE id = ?",
            (text, text, text, number),
        )
        connection.execute(
            "UPDATE OR IGNORE name SET text = ?, language = 'x' WHERE authority = ?", (text, number)
        )
        connection.execute("UPDATE event SET source = ? WHERE authority = ?", (text, number))
    connection.execute(
        "INSERT INTO statement (day, latest, scope, signatories, source)"
        " VALUES ('2015', '2015-12-31', 'ALL', 7, ?)", (HOSTILE[0],)
    )  # fmt: skip
    connection.commit()
    connection.close()
    towns.told("atlas", "site", "--language", "nb,en")
    return towns.folder / "site"


class Parsed(HTMLParser):
    """A page as a browser takes it apart: its scripts, and whatever could do something."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: list[dict[str, str | None]] = []
        self.odd: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            self.scripts.append(dict(attrs))
        self.odd += [name for name, _ in attrs if name.startswith("on") or name == "style"]
        self.odd += [str(v) for k, v in attrs if k == "href" and str(v).startswith("javascript")]
        if tag == "img":
            self.odd.append(tag)


def test_hostile_names_stay_letters_in_every_page(hostile: Path) -> None:
    for path in hostile.rglob("*.html"):
        page = Parsed()
        page.feed(path.read_text(encoding="utf-8"))
        assert page.odd == [], path
        assert all(script.get("src") for script in page.scripts), path
    norway = (hostile / "en/country/no.html").read_text(encoding="utf-8")
    assert "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;" in norway


def test_hostile_names_stay_data_in_scripts_feeds_and_tables(hostile: Path) -> None:
    for path in hostile.rglob("*.js"):
        script = path.read_text(encoding="utf-8")
        assert "</script" not in script
        assert "\u2028" not in script
    feed = ElementTree.parse(hostile / "en/changes.atom").getroot()  # noqa: S314 - our own
    titles = [e.findtext(f"{ATOM}title") or "" for e in feed]
    assert any("</script><script>alert(1)</script>" in title for title in titles)
    data = json.loads((hostile / "data/signatories.json").read_text(encoding="utf-8"))
    names = {one["name"] for one in data["signatories"]}
    assert set(HOSTILE[:3]) <= names, "json holds them as they are"
    text = (hostile / "data/signatories.csv").read_text(encoding="utf-8")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert "'=cmd|'/c calc'!A1" in cells, "no spreadsheet calculates it"
    assert not [cell for cell in cells if re.match(r"[=@]", cell)]


def test_a_name_is_the_same_everywhere_and_escaped_once(towns: Charter) -> None:
    name = "Ål & <b> \"R&amp;D\" 'x'"
    towns.done("add", name, "--country", "NO", "--signed", "2026-03-01")
    number = towns.json("list", "Ål")[0]["id"]
    towns.told("atlas", "site")
    towns.told("report", "report.pdf", "--country", "NO")
    site = towns.folder / "site"

    def read(address: str) -> str:
        return (site / address).read_text(encoding="utf-8")

    escaped = html.escape(name)
    assert f"<h1>{escaped}</h1>" in read(f"en/authority/0/{number}.html")
    assert f">{escaped}</a>" in read("en/country/no.html")
    feed = ElementTree.fromstring(read("en/changes.atom"))  # noqa: S314 - our own
    assert f"{name} (Norway): Signed" in {one.text for one in feed.iter(f"{ATOM}title")}
    assert name in {
        row["name"] for row in csv.DictReader(io.StringIO(read("data/signatories.csv")))
    }
    assert name in {row["text"] for row in csv.DictReader(io.StringIO(read("data/names.csv")))}
    assert name in {one["name"] for one in json.loads(read("data/signatories.json"))["signatories"]}
    features = json.loads(read("data/signatories.geojson"))["features"]
    assert name in {one["properties"]["name"] for one in features}
    script = read("assets/register-names.js").partition("atlas.finding=")[2].rstrip(";\n")
    assert name in json.loads(script)["names"]
    told = ["pdftotext", "-layout", str(towns.folder / "report.pdf"), "-"]
    assert name in subprocess.run(told, capture_output=True, check=True).stdout.decode()


@pytest.mark.browser
def test_hostile_names_do_nothing_in_a_browser(
    hostile: Path, visit: Callable[..., Visitor]
) -> None:
    visitor = visit(hostile)
    for address in ("en/index.html", "en/find.html", "en/country/no.html", "en/authority/0/1.html"):
        tab = visitor.goes(address)
        assert tab.evaluate("document.querySelectorAll('img').length") == 0
    tab = visitor.goes("en/find.html#q=alert")
    assert "alert(1)" in visitor.text("[data-rows]")
    assert tab.evaluate("document.querySelectorAll('[data-rows] script').length") == 0
    assert visitor.undisturbed()


def test_a_country_that_no_charter_wrote_makes_no_file(towns: Charter) -> None:
    connection = sqlite3.connect(towns.register)
    connection.execute("UPDATE authority SET country = '../x' WHERE id = 1")
    connection.commit()
    connection.close()
    towns.refused("atlas", "site", code=6)
