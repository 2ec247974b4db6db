"""A disk that loses power: what a program asked of it, and what may be on it afterwards.

strace writes down each write, sync and name that the real program asks for. What was synced is
on the disk. Of what was not, any sector of 512 bytes and any name may or may not be, in any order.
"""

import random
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

CALLS = "openat,write,pwrite64,fsync,fdatasync,ftruncate,unlink,rename"
SECTOR = 512
_STRACE = ["strace", "-f", "-y", "-xx", "-s", "9000000", "-e", f"trace={CALLS}", "-o"]
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)(?:<(.*)>)?$")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_FILE = re.compile(r"^\d+<([^>]*)>")

Operation = tuple[str, str, bytes, int]
"""What is asked: the call, the file, the bytes (or the new name), and where."""

PROGRAM = """
import sys
from pathlib import Path
from charter_cli.register import file
mode, words = sys.argv[1], sys.argv[2:]
sys.argv = ["charter", *words]
if mode:
    genuine = file.connect
    class Weak:
        def __init__(self, connection): self.own = connection
        def execute(self, sql, *more):
            if "synchronous" in sql:
                sql = f"PRAGMA synchronous = {mode}"
            return self.own.execute(sql, *more)
        def __getattr__(self, name): return getattr(self.own, name)
    file.connect = lambda *said: Weak(genuine(*said))
from charter_cli.cli import entry
entry()
"""


def record(folder: Path, words: list[str], synchronous: str = "") -> tuple[list[Operation], int]:
    """Run a command and return what it asked of `folder`, and after how much of it it said done."""
    trace = folder.with_name("trace")
    # The program's words go to the screen; they are told apart by the number of the stream.
    subprocess.run(
        [*_STRACE, str(trace), sys.executable, "-c", PROGRAM, synchronous, *words],
        cwd=folder,
        check=True,
        capture_output=True,
        env={"PYTHONPATH": ":".join(filter(None, sys.path)), "SOURCE_DATE_EPOCH": "1795262400"},
    )
    done = 0
    found: list[Operation] = []
    for line in trace.read_text(encoding="ascii").splitlines():
        if not (match := _LINE.match(line)) or int(match[3]) < 0:
            continue
        call, said, _, opened = match.groups()
        if call == "write" and said.startswith("2<"):
            done = len(found)
            continue
        found += _operation(folder, call, said, opened or "")
    return found, done


def _operation(folder: Path, call: str, said: str, opened: str) -> list[Operation]:
    words = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(said)]
    on = _FILE.match(said)
    name = on[1] if on else ""
    if name.startswith("\\x"):
        name = bytes.fromhex(name.replace("\\x", "")).decode()
    where = int(said.rpartition(", ")[2]) if call in ("pwrite64", "ftruncate") else -1
    if call == "openat":
        if "O_CREAT" not in said and "O_TRUNC" not in said:
            return []
        name, words = str(folder / words[-1].decode()), [b""]
    elif call in ("unlink", "rename"):
        name, words = str(folder / words[0].decode()), words[1:]
    if call == "rename":
        words = [str(folder / words[0].decode()).encode()]
    if not name.startswith(str(folder)):
        return []
    return [(call, name, words[-1] if words else b"", where)]


@dataclass(slots=True)
class File:
    """Hold what of a file is on the disk for certain, and what was asked since."""

    safe: bytearray
    asked: list[tuple[int, bytes]] = field(default_factory=list)
    length: int = 0

    def write(self, at: int, content: bytes) -> None:
        self.asked.append((at, content))
        self.length = max(self.length, at + len(content))

    def cut(self, length: int) -> None:
        self.asked.append((-1, length.to_bytes(8)))
        self.length = length

    def sync(self) -> None:
        self.safe, self.asked = self.after(None), []

    def after(self, chance: random.Random | None) -> bytearray:
        """Return what may be found: all that was asked, or some of its sectors."""
        found = bytearray(self.safe)
        for at, content in self.asked:
            if at < 0:
                if chance is None or chance.random() < 0.5:
                    length = int.from_bytes(content)
                    found = found[:length] + bytes(max(0, length - len(found)))
                continue
            for start in range(0, len(content), SECTOR):
                if chance is None or chance.random() < 0.5:
                    piece = content[start : start + SECTOR]
                    found += bytes(max(0, at + start + len(piece) - len(found)))
                    found[at + start : at + start + len(piece)] = piece
        return found


class Disk:
    """Hold the files of a folder as they are seen, and as they are on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seen = {
            str(p): File(bytearray(p.read_bytes()), [], p.stat().st_size)
            for p in folder.rglob("*")
            if p.is_file()
        }
        self.safe = dict(self.seen)
        self.names: list[dict[str, File | None]] = []

    def do(self, asked: Operation) -> None:
        """Carry out what a program asks."""
        call, name, content, at = asked
        if call in ("fsync", "fdatasync") and name not in self.seen:
            self._keep_names(Path(name))
        elif call in ("fsync", "fdatasync"):
            self.seen[name].sync()
        elif call == "openat":
            if name not in self.seen:
                self._name({name: File(bytearray())})
        elif call == "unlink":
            self._name({name: None})
        elif call == "rename":
            self._name({name: None, content.decode(): self.seen[name]})
        elif call == "ftruncate":
            self.seen[name].cut(at)
        else:
            self.seen[name].write(self.seen[name].length if at < 0 else at, content)

    def _name(self, change: dict[str, File | None]) -> None:
        self.names.append(change)
        _apply(self.seen, change)

    def _keep_names(self, folder: Path) -> None:
        stay = []
        for change in self.names:
            if any(Path(name).parent == folder for name in change):
                _apply(self.safe, change)
            else:
                stay.append(change)
        self.names = stay

    def lose_power(self, chance: random.Random, into: Path) -> None:
        """Write into another folder what may be found when the power is back."""
        found = dict(self.safe)
        for change in self.names:
            if chance.random() < 0.5:
                _apply(found, change)
        for name, file in found.items():
            path = into / Path(name).relative_to(self.folder)
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(file.after(chance))


def _apply(names: dict[str, File], change: dict[str, File | None]) -> None:
    for name, file in change.items():
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file
