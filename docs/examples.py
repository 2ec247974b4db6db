"""Play the examples of the README: every command that stands after a `$`, with its answer.

They start in the folder that the demonstration makes, one after the other, on one fixed day.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
PROGRAM = Path(sys.executable).with_name("charter")
SETTINGS = {"SOURCE_DATE_EPOCH": "1795262400", "CHARTER_USER": "anna", "COLUMNS": "80"}
"""21 November 2026, a name for the log, and no terminal to look on."""


class Stage:
    """A folder in which the demonstration was run and the examples are played."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.answer("charter demo")
        self.start = self.folder = folder / "charter-demo"

    def played(self, text: str) -> str:
        """Return the text with each answer as it is given here and now."""
        return BLOCK.sub(lambda found: self._block(found.group()), text)

    def _block(self, block: str) -> str:
        asked = [line for line in block.splitlines() if line.startswith("$ ")]
        return "".join(f"{line}\n{self.answer(line.removeprefix('$ '))}" for line in asked)

    def answer(self, line: str) -> str:
        """Carry out one line as a person types it, and return all that the screen shows."""
        words = shlex.split(line)
        if words[0] == "cd":
            self.folder = (self.folder / words[1]).resolve()
            return ""
        if words[0] == "mkdir":
            (self.folder / words[1]).mkdir()
            return ""
        if words[0] != "charter":
            raise ValueError(f"the README may show charter, cd and mkdir only: {line}")
        run = subprocess.run(
            [PROGRAM, *words[1:]],
            cwd=self.folder,
            env={k: v for k, v in os.environ.items() if k != "CHARTER_REGISTER"} | SETTINGS,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        said = run.stdout.decode()
        if run.returncode:
            raise ValueError(f"{line} ended with {run.returncode}:\n{said}")
        return said
