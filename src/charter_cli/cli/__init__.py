"""The front desk: one file per command, and the only room that knows the terminal and the clock.

A command's body opens the rooms that it needs with its first lines, so that `charter --help`
opens none of them.
"""

import errno
import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

from charter_cli import __version__
from charter_cli.errors import CharterError, Hindered

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_ROOM_SAID = "There is no room left for a file that is needed meanwhile; nothing was written."
_STOPPING = (signal.SIGINT, signal.SIGTERM)


class Stopped(BaseException):
    """Somebody stopped the program; `number` is the signal that told it."""

    def __init__(self, number: int) -> None:
        self.number = number


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code; say in a sentence what went wrong."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--version"]:
        sys.stdout.write(f"charter {__version__}\n")
        return 0
    from charter_cli.cli import commands, terminal

    terminal.prepare()
    try:
        with terminal.guarded():
            commands.program(words)(words, prog_name="charter")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    except CharterError as error:
        terminal.complain(error)
        return error.code
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        terminal.complain(Hindered(_NO_ROOM_SAID, "Make room, then try again."))
        return Hindered.code
    except terminal.Closed:
        return 0
    except Stopped as stop:
        return _stopped(stop)
    return 0


def entry() -> None:
    """Be the program `charter`: carry out the command, and leave without tidying memory up."""
    gc.disable()
    code: int | None = None
    try:
        for number in _STOPPING:
            signal.signal(number, _stop)
        code = main()
        _flush()
    except Stopped as stop:
        code = _stopped(stop) if code is None else code
        _flush()
    os._exit(code)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()


def _stopped(stop: Stopped) -> int:
    """Say that the command did not end by itself; return the exit code for it."""
    from charter_cli.cli import terminal

    terminal.say("Stopped. What was not finished was not written.")
    return 128 + stop.number


def _stop(number: int, _frame: object) -> None:
    """Leave in good order; whoever says it again is obeyed at once, by the system."""
    for one in _STOPPING:
        signal.signal(one, signal.SIG_DFL)
    raise Stopped(number)
