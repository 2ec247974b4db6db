"""Texts from strangers: refused, in little time, and nothing of this machine is seen."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from charter_cli.errors import BadTemplate
from charter_cli.mailing import folder
from charter_cli.mailing.clerk import Clerk
from charter_cli.mailing.texts import Text

HOSTILE = Path(__file__).with_name("hostile")
BODIES = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted(HOSTILE.glob("*.txt"))
    if path.stem not in ("binary", "cp1252", "bom_crlf", "ansi")
}
DEEP = {
    "deep brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "deep conditions": "{% if true %}" * 300 + "x" + "{% endif %}" * 300,
    "a number without end": "{{ " + "9" * 10_000 + " }}",
    "a macro that calls itself": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "a function by another name": "{% for f in [count] %}{{ f() }}{% endfor %}",
    "an attribute of a field": "{{ contacts[0].__class__ }}",
    "an attribute by its name": "{{ contact['__class__'] }}",
}


@pytest.fixture(scope="module")
def clerk() -> Iterator[Clerk]:
    """Return one clerk for all texts: none of them may bring the child down."""
    with Clerk() as clerk:
        yield clerk


@pytest.mark.parametrize("body", [*BODIES.values(), *DEEP.values()], ids=[*BODIES, *DEEP])
def test_a_hostile_text_is_refused_before_it_is_filled(
    clerk: Clerk, body: str, text: Callable[..., Text]
) -> None:
    with pytest.raises(BadTemplate) as caught:
        clerk.check([text(body)])
    assert caught.value.message.startswith("nb.md")
    assert not any(leak in caught.value.message for leak in ("root:x:", "<class", "0x"))


@pytest.mark.parametrize("body", [*BODIES.values(), "{{ lipsum.__globals__ }}"])
def test_the_subject_is_no_back_door(clerk: Clerk, body: str, text: Callable[..., Text]) -> None:
    with pytest.raises(BadTemplate):
        clerk.check([text("Hei", " ".join(body.split()))])


@pytest.mark.parametrize(
    "name",
    ["sub name; rm -rf $(x)`y`.md", "x'+__import__('os').system('touch charter_pwned')+'.md"],
)
def test_a_name_of_a_file_is_never_a_command(starter: Path, name: str) -> None:
    (starter / name).write_text("Subject: S\n\nHei\n", encoding="utf-8")
    with pytest.raises(BadTemplate, match="is not named after a language"):
        folder.read(starter)
    assert not Path("charter_pwned").exists()


def test_a_text_that_takes_too_long_is_stopped(text: Callable[..., Text]) -> None:
    loops = "{% for a in contacts %}" * 12 + "{{ a.name }}" + "{% endfor %}" * 12
    contacts = [{"name": str(number)} for number in range(10)]
    with Clerk() as clerk:
        clerk.check([text(loops)])
        clerk.seconds = 0.3
        clerk.tell({}, {"nb": {"language": "nb", "contacts": contacts}})
        with pytest.raises(BadTemplate, match=r"too long or too much memory \(nb\.md\)"):
            list(clerk.fill([("nb", {"authority": {"name": "Bergen"}})]))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps to all of these limits")
def test_the_child_has_little_memory_and_no_files(tmp_path: Path) -> None:
    forbidden = (
        "import json, sys\n"
        f"sys.path[:] = {sys.path!r}\n"
        "from charter_cli.mailing import limits\n"
        "limits.confine(200_000_000)\n"
        "found = []\n"
        "try: 'a' * 10**9\n"
        "except MemoryError: found.append('memory')\n"
        f"try: open({str(tmp_path / 'pwned')!r}, 'w').write('x' * 10**6)\n"
        "except OSError: found.append('file')\n"
        "print(json.dumps(found))\n"
    )
    done = subprocess.run([sys.executable, "-c", forbidden], capture_output=True, check=True)
    assert json.loads(done.stdout) == ["memory", "file"]


def test_the_child_ends_with_its_clerk() -> None:
    with Clerk() as clerk:
        child = clerk._child
        assert child.poll() is None
    assert child.poll() is not None
