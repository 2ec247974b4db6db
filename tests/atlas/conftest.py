"""What tests of the atlas lean on: a site of the few towns, and Debian's browser to look at it."""

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import NOON, Charter

from charter_cli import sample
from charter_cli.model import Scribe
from charter_cli.register import batch, founding

CHROMIUM = "/usr/bin/chromium"
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip

Reads = Callable[[str], str]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, registers: Path) -> Path:
    """Return the folder of a site of the few towns, in Norwegian and English, made once."""
    folder = tmp_path_factory.mktemp("towns")
    register = str(registers / "towns.db")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        words = ("--language", "nb,en", "--register", register)
        Charter(folder).told("atlas", str(folder / "site"), *words)
    return folder / "site"


@pytest.fixture
def page(site: Path) -> Reads:
    """Return what reads a page of the site by its address."""
    return lambda address: (site / address).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Return Debian's browser; where it is missing, the test is skipped, but never in CI.

    While it is open a loop of asyncio runs: it closes before a test of another file begins.
    """
    if not (Path(CHROMIUM).exists() or os.environ.get("CI")):
        pytest.skip("needs Chromium: apt install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS])
        yield browser
        browser.close()


class Visitor:
    """A page in a browser, which notes every complaint and every request that leaves the folder."""

    def __init__(self, browser: Any, folder: Path, **settings: Any) -> None:
        self.folder = folder
        self.context = browser.new_context(**settings)
        self.tab = self.context.new_page()
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        self.tab.on("console", lambda said: self.complaints.append(said.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("dialog", lambda dialog: self.complaints.append(dialog.message))
        self.tab.on("request", self._asked)

    def _asked(self, request: Any) -> None:
        if not request.url.startswith(self.folder.as_uri()):
            self.strangers.append(request.url)

    def goes(self, address: str) -> Any:
        """Open a page of the site and return its tab."""
        self.tab.goto("about:blank")
        self.strangers.clear()
        self.tab.goto(f"{self.folder.as_uri()}/{address}")
        return self.tab

    def text(self, selector: str) -> str:
        """Return the text of the first element that a selector names."""
        return str(self.tab.inner_text(selector))

    def undisturbed(self) -> bool:
        """Tell whether nothing went wrong and nobody else was asked for anything."""
        assert self.complaints == []
        assert self.strangers == []
        return True


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Visitor]]:
    """Return what opens the browser on a folder."""
    visitors: list[Visitor] = []

    def open_on(folder: Path, **settings: Any) -> Visitor:
        visitors.append(Visitor(chromium, folder, **settings))
        return visitors[-1]

    yield open_on
    for visitor in visitors:
        visitor.context.close()


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site of the real data in Norwegian and English, made once."""
    folder = tmp_path_factory.mktemp("real")
    register = folder / "charter.db"
    founding.found(register)
    noon = datetime.fromtimestamp(int(NOON), UTC)
    with batch.change(register, Scribe("Kari", noon, "charter demo")) as one:
        sample.enter(one)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", NOON)
        words = ("--language", "nb", "--language", "en", "--register", str(register))
        Charter(folder).told("atlas", str(folder / "site"), *words)
    return folder / "site"


@pytest.fixture
def beside(real_site: Path, still_day: None, monkeypatch: pytest.MonkeyPatch) -> Charter:
    """Return the program in the folder of the real data, to ask it what the site says."""
    monkeypatch.chdir(real_site.parent)
    return Charter(real_site.parent)


@pytest.fixture(scope="session")
def java() -> str:
    """Return the program that runs the checker of HTML; skipped where missing, never in CI."""
    found = shutil.which("java")
    if found is None:
        assert not os.environ.get("CI"), "CI installs Java"
        pytest.skip("needs Java, for the checker of HTML")
    return found
