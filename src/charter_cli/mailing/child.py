"""The process in which texts are filled: it has little memory, no files and little time.

It reads and writes one JSON value a line. First come the texts, and it answers with the
figures that they ask for; then come the figures, and the values that all letters share; then
recipients, a few at a time. Whatever goes wrong is answered as {"error": [sentence, next]}.

A filled text is answered as values and the number of a form: the blocks, with marks in the
place of the values. A form is the same in most letters, so its blocks are told only once.
The markup of a Word file is not known here: its form is told as the marks that stand for it.
"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import astuple
from typing import Any

from charter_cli.errors import CharterError
from charter_cli.letter import Run, plain
from charter_cli.mailing import limits, markdown
from charter_cli.mailing.filters import Fields
from charter_cli.mailing.grammar import FIGURES
from charter_cli.mailing.marks import Value
from charter_cli.mailing.template import Filler
from charter_cli.mailing.texts import Text
from charter_cli.mailing.vocabulary import FigureRequest, code_of, revive
from charter_cli.model import Pair

MEMORY = 512 * 1024 * 1024
"""Bytes of address space; the child itself needs about 100 MB."""

SECONDS = 10
"""Processor time for one answer."""


class Child:
    """Answer one question after the other."""

    def __init__(self) -> None:
        self._fillers: dict[str, Filler] = {}
        self._word: set[str] = set()
        self._figures: dict[str, Callable[..., Any]] = {}
        self._common: dict[str, Fields] = {}
        self._forms: dict[tuple[str, str], int] = {}

    def answer(self, question: Mapping[str, Any]) -> Any:
        """Return the answer as plain data; CharterError says what is wrong with a text."""
        if "texts" in question:
            self._word = set(question["word"])
            return self._prepare(question["texts"])
        if "figures" in question:
            return self._learn(question["figures"], question["common"])
        return [self._fill(language, fields) for language, fields in question["letters"]]

    def _prepare(self, texts: list[dict[str, Any]]) -> Any:
        """Check and compile the texts; answer with what they count, and where."""
        self._fillers = {text["language"]: Filler(Text(**text)) for text in texts}
        for text in texts:
            if text["language"] not in self._word:
                markdown.check(text["file"], text["body"])
        return [
            [filler.file, line, astuple(request)]
            for filler in self._fillers.values()
            for request, line in filler.figures.items()
        ]

    def _learn(self, figures: list[list[Any]], common: dict[str, dict[str, Any]]) -> Any:
        """Keep the numbers, and the values that all letters of a language share."""
        self._figures = look_ups({FigureRequest(*asked): told for asked, told in figures})
        self._common = {language: Fields("", fields) for language, fields in common.items()}
        return []

    def _fill(self, language: str, fields: dict[str, Any]) -> Any:
        filler = self._fillers[language]
        known = self._common[language] | Fields("", fields)
        rendered = filler.fill(known, self._figures)
        key = (filler.file, rendered.source)
        new = key not in self._forms
        filled: dict[str, Any] = {
            "subject": rendered.subject,
            "salutation": rendered.salutation,
            "closing": rendered.closing,
            "values": [_plain_value(value) for value in rendered.values],
            "form": self._forms.setdefault(key, len(self._forms)),
        }
        if new and language in self._word:
            filled["source"] = rendered.source
        elif new:
            filled["blocks"] = markdown.parse(*key)
        return filled


def _plain_value(value: Value) -> Any:
    return value[0].text if value == (Run(value[0].text),) else value


def look_ups(told: Mapping[FigureRequest, Any]) -> dict[str, Callable[..., Any]]:
    """Return the functions that a text can call; they look up what was counted before."""

    def figure(what: str) -> Callable[..., Any]:
        def look_up(country: str = "", kind: str = "", edition: str = "") -> Any:
            answer = told[FigureRequest(what, code_of(country), kind, edition)]
            return Fields(what, answer) if what == "stated" else Pair(**answer)

        look_up.figure = True  # type: ignore[attr-defined]  # the sandbox asks for it
        return look_up

    return {what: figure(what) for what in FIGURES}


def main() -> None:
    """Answer the questions on standard input until it ends."""
    limits.confine(MEMORY)
    child = Child()
    while line := sys.stdin.buffer.readline():
        limits.allow(SECONDS)
        try:
            answer = json.dumps(child.answer(json.loads(line, object_hook=revive)), default=plain)
        except CharterError as problem:
            answer = json.dumps({"error": [problem.message, problem.next_step]})
        except (MemoryError, RecursionError):
            return  # whoever waits for an answer knows what silence means
        sys.stdout.buffer.write(answer.encode("ascii") + b"\n")
        sys.stdout.buffer.flush()
