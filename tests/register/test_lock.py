"""One writer at a time: the second waits and is told for whom; a dead one's lock is taken over."""

import json
import os
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.conftest import Charter

from charter_cli.errors import Hindered
from charter_cli.model import Scribe
from charter_cli.register.file import writing

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)

ADD_TEN = """
import sys
from charter_cli.cli import main
for number in range(10):
    code = main(["add", f"Town {sys.argv[1]} {number}", "--country", "NO", "--signed", "2010"])
    assert code == 0, code
"""


def lock_of(charter: Charter) -> Path:
    return charter.register.with_name("charter.db.lock")


def dead_process() -> int:
    """Return the number of a process that is gone."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def hold(charter: Charter, **holder: object) -> None:
    lock_of(charter).write_text(json.dumps(holder), encoding="utf-8")


def test_while_one_writes_another_is_told_who_and_since_when(towns: Charter) -> None:
    before = towns.done("count")
    with writing(towns.register, Scribe("Kari", NOW, "charter import")):
        with (
            pytest.raises(Hindered, match=r"by Kari on .* since 2026-11-21T12:00") as refusal,
            writing(towns.register, Scribe("Ola", NOW, "charter add"), seconds=0.1),
        ):
            pass
        assert "try again" in refusal.value.next_step
        assert towns.done("count") == before, "who only reads is not kept waiting"
    assert not lock_of(towns).exists()


def test_the_second_writer_waits_for_the_first(towns: Charter) -> None:
    with writing(towns.register, Scribe("Kari", NOW, "charter import")):
        waiting = threading.Thread(target=towns, args=("record", "plan", "Bergen"))
        waiting.start()
        time.sleep(0.1)
        assert waiting.is_alive()
    waiting.join(timeout=10)
    assert not waiting.is_alive()
    assert [e["kind"] for e in towns.json("show", "Bergen")["events"]].count("plan") == 1


def test_for_another_program_that_writes_into_the_file_one_waits_too(towns: Charter) -> None:
    """Had the change begun with reading, SQLite would not let it wait, but refuse it at once."""
    other = sqlite3.connect(towns.register, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    done = threading.Timer(0.5, lambda: other.execute("ROLLBACK"))
    done.start()
    towns.told("record", "plan", "Bergen")
    done.join()
    other.close()


def test_the_lock_of_a_program_that_is_gone_is_taken_over(towns: Charter) -> None:
    hold(towns, host=socket.gethostname(), pid=dead_process(), who="Kari", since="2026-11-20")
    towns.told("record", "plan", "Bergen")
    assert [path.name for path in towns.folder.iterdir()] == ["charter.db"]


@pytest.mark.parametrize(
    "holder",
    [
        {"host": "the-other-laptop", "pid": 1, "who": "Ola", "since": "2026-11-20"},
        {"host": socket.gethostname(), "pid": os.getpid(), "who": "Ola", "since": "2026-11-20"},
    ],
)
def test_the_lock_of_a_program_that_may_live_is_respected(
    towns: Charter, holder: dict[str, object]
) -> None:
    hold(towns, **holder)
    before = towns.files()
    with (
        pytest.raises(Hindered, match="by Ola") as refusal,
        writing(towns.register, Scribe("Kari", NOW, "charter add"), seconds=0.05),
    ):
        pass
    assert "delete charter.db.lock" in refusal.value.next_step
    assert towns.files() == before


@pytest.mark.parametrize("content", ["", "[]", "Ola", '{"pid": -1, "host": "' + "x"])
def test_a_lock_that_says_nothing_is_respected_and_named(towns: Charter, content: str) -> None:
    lock_of(towns).write_text(content, encoding="utf-8")
    with (
        pytest.raises(Hindered, match="lock file charter"),
        writing(towns.register, Scribe("Kari", NOW, "charter add"), seconds=0.05),
    ):
        pass
    assert lock_of(towns).read_text(encoding="utf-8") == content


def test_a_planted_link_is_not_followed(towns: Charter) -> None:
    target = towns.folder / "precious.txt"
    target.write_text("mine", encoding="utf-8")
    lock_of(towns).symlink_to(target)
    with (
        pytest.raises(Hindered),
        writing(towns.register, Scribe("Kari", NOW, "charter add"), seconds=0.05),
    ):
        pass
    assert target.read_text(encoding="utf-8") == "mine"


def test_what_several_write_at_once_is_all_written(charter: Charter) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", ADD_TEN, str(number)],
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
        for number in range(3)
    ]
    ends = [(writer.communicate(timeout=60)[1], writer.returncode) for writer in writers]
    assert [code for _, code in ends] == [0, 0, 0], ends
    assert charter.json("count")["total"] == {"certain": 30, "possible": 30}
    assert [path.name for path in charter.folder.iterdir()] == ["charter.db"]
