"""The front desk: one file per command, and the only room that knows the terminal and the clock.

A command's body opens the rooms that it needs with its first lines, so that `charter --help`
opens none of them.
"""

import gc
import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress

from charter_cli import __version__
from charter_cli.errors import NO_ROOM, CharterError, Hindered

_NO_ROOM_SAID = "There is no room left for a file that is needed meanwhile; nothing was written."
_STOPPING = (signal.SIGINT, signal.SIGTERM)


class Stopped(BaseException):
    """Somebody stopped the program; `number` is the signal that told it."""

    def __init__(self, number: int) -> None:
        self.number = number


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code; say in a sentence what went wrong."""
    words = _meant(list(sys.argv[1:] if arguments is None else arguments))
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
        if error.errno not in NO_ROOM:
            raise
        terminal.complain(Hindered(_NO_ROOM_SAID, "Make room, then try again."))
        return Hindered.code
    except terminal.Closed:
        return 0
    except Stopped as stop:
        return _stopped(stop)
    return 0


def _meant(words: list[str]) -> list[str]:
    """Return the words of a command; `help count` means `count --help`."""
    return [*words[1:], "--help"] if words[:1] == ["help"] else words


def entry() -> None:
    """Be the program `charter`: carry out the command, and leave without tidying memory up."""
    gc.disable()
    code: int | None = None
    try:
        for number in _STOPPING:
            signal.signal(number, _stop)
        code = main()
        _flush()
        _clear_away()
    except Stopped as stop:
        code = _stopped(stop) if code is None else code
        _flush()
        _clear_away()
    os._exit(code)


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError):
            stream.flush()


def _clear_away() -> None:
    """Leave no file that was needed meanwhile; this takes a moment, in which nobody can stop it."""
    for number in _STOPPING:
        signal.signal(number, signal.SIG_IGN)
    if "charter_cli.meanwhile" in sys.modules:  # else none was needed
        from charter_cli import meanwhile

        meanwhile.clear()


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
