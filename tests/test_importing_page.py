"""The page on importing shows what happens: its list is imported, line by line, as it says."""

import re
import shlex
from pathlib import Path

from tests.conftest import Charter

PAGE = Path(__file__).parent.parent / "docs" / "importing.md"
LIST = re.compile(r"(?<=^```text\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)


def played(charter: Charter, page: str) -> str:
    """Return the page with each answer as it is given here and now."""
    (held,) = LIST.findall(page)
    (charter.folder / "list.csv").write_bytes(held.encode("cp1252"))

    def answered(found: re.Match[str]) -> str:
        asked = found.group().splitlines()[0]
        said = charter(*shlex.split(asked)[2:])
        return f"{asked}\n{said.out}{said.err}"

    return BLOCK.sub(answered, page)


def test_every_example_gives_the_answer_that_the_page_shows(charter: Charter) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert played(charter, page) == page
