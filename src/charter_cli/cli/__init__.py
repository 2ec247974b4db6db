"""The front desk: one file per command, and the only room that knows the terminal and the clock.

A command's body opens the rooms that it needs with its first lines, so that `charter --help`
opens none of them.
"""

import gc
import os
import signal
import sys
from collections.abc import Sequence

from charter_cli import __version__
from charter_cli.errors import CharterError


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
    except terminal.Closed:
        return 0
    except Stopped as stop:
        terminal.say("Stopped. What was not finished was not written.")
        return 128 + stop.number
    return 0


def entry() -> None:
    """Be the program `charter`: carry out the command, and leave without tidying memory up."""
    gc.disable()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    code = main()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = code or 0
    os._exit(code)


def _stop(number: int, _frame: object) -> None:
    raise Stopped(number)
