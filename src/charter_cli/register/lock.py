"""Our own lock file beside the register: one writer at a time, even where SQLite's locks fail.

On many network drives SQLite's locks do nothing. The lock file says who writes, where and
since when; the lock of a program that is gone is taken over. No clock is asked for that: it is
the number of the process that tells, and when the system started it.
"""

import json
import os
import platform
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from charter_cli.errors import Hindered

_PAUSE = 0.02
_SILENCE = 2.0
"""The seconds in which every program has long said who it is, unless it was stopped just then."""


@contextmanager
def locked(path: Path, who: str, since: datetime, seconds: float) -> Iterator[None]:
    """Hold the lock of the register at `path`; wait up to `seconds`, then raise Hindered."""
    lock = path.with_name(path.name + ".lock")
    began = time.monotonic()
    spoke = began
    while not _taken(lock, who, since):
        now = time.monotonic()
        spoke = now if _says_something(lock) else spoke
        if _stale(lock) or now > spoke + _SILENCE:
            _clear(lock)
            continue
        if now > began + seconds:
            raise Hindered(
                _sentence(lock, path),
                "Nothing was changed; try again when they are done."
                f" If that program is gone for good, delete {lock.name}.",
            )
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        with suppress(FileNotFoundError):
            lock.unlink()


def _taken(lock: Path, who: str, since: datetime) -> bool:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
    try:
        handle = os.open(lock, flags, 0o600)
    except FileExistsError:
        return False
    own = os.getpid()
    holder = {"host": platform.node(), "pid": own, "started": _started(own), "who": who}
    holder["since"] = since.isoformat(timespec="seconds")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(holder, file)
    except BaseException:
        lock.unlink()
        raise
    return True


def _holder(lock: Path) -> dict[str, object]:
    try:
        found = json.loads(lock.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _stale(lock: Path) -> bool:
    """Tell whether the holder was a program on this machine that is gone.

    Windows cannot be asked: there, os.kill would end the program that it asks about.
    """
    holder = _holder(lock)
    pid = holder.get("pid")
    here = os.name != "nt" and holder.get("host") == platform.node()
    if not here or not isinstance(pid, int) or pid < 1:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    # Another program may have been given the number of the one that is gone.
    return holder.get("started", "") not in ("", _started(pid))


def _started(pid: int) -> str:
    """Return when the system started a process, as Linux tells; empty elsewhere."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def _says_something(lock: Path) -> bool:
    """Tell whether a lock is there and not empty: one that is empty was cut short, or is new."""
    try:
        found = lock.lstat()
    except OSError:
        return True
    return not stat.S_ISREG(found.st_mode) or found.st_size > 0


def _clear(lock: Path) -> None:
    """Remove a stale lock; of two that try, one does it and the other finds a new lock."""
    grave = lock.with_name(f"{lock.name}.{os.getpid()}")
    before = _holder(lock)
    with suppress(FileNotFoundError):
        lock.rename(grave)
        if _holder(grave) != before:
            # Another program took the lock over between our look and our move: give it back.
            os.link(grave, lock)
        grave.unlink()


def _sentence(lock: Path, path: Path) -> str:
    holder = _holder(lock)
    if not holder:
        return f"{path} is locked by another program (lock file {lock.name})."
    return (
        f"{path} is being written to by {holder.get('who', 'somebody')} on "
        f"{holder.get('host', 'another machine')} since {holder.get('since', 'some time')}."
    )
