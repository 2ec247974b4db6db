"""Hand texts and values to the child process that fills them, and check what comes back."""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple
from threading import Timer
from types import TracebackType
from typing import Any, Self

from charter_cli.errors import BadTemplate
from charter_cli.letter import Block, Run, WordText, blocks_from, runs_from
from charter_cli.mailing import marks, word_filling
from charter_cli.mailing.marks import Value
from charter_cli.mailing.texts import Filled, Text, quoted
from charter_cli.mailing.vocabulary import Figure, FigureRequest, plain_figure
from charter_cli.mailing.word_form import Form

_BATCH = 50
_LONGEST = 5_000_000
_PARTS = ("file", "language", "subject", "body", "salutation", "closing")
"""What the child gets of a text."""
_START = (
    "import sys; sys.path[:] = sys.argv[1:]; from charter_cli.mailing.child import main; main()"
)


class Clerk:
    """Fill the texts of one mailing; use it in a `with` block, which ends the child.

    Nothing that a text holds is read by this process. A child that needs more than
    `seconds` for an answer, or more memory than it may have, ends in BadTemplate.
    """

    def __init__(self) -> None:
        self.seconds = 10.0
        self._texts: dict[str, Text] = {}
        self._words: dict[int, word_filling.Filled] = {}
        self._forms: dict[int, tuple[Block, ...]] = {}
        self._bodies: dict[int, tuple[list[Value], tuple[Block, ...]]] = {}
        self._child = subprocess.Popen(
            [sys.executable, "-I", "-c", _START, *filter(None, sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _problem: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._child.kill()
        self._child.communicate()

    def check(
        self, texts: Sequence[Text], is_markdown: bool = True
    ) -> list[tuple[str, int, FigureRequest]]:
        """Check the texts, and return what they count: file, line and request.

        Those without the form of a Word file are Markdown, unless it is said that they are not.
        The country of a request may be a field; `expand` says which countries it can be.
        """
        self._texts = {text.language: text for text in texts}
        told = [{part: getattr(text, part) for part in _PARTS} for text in texts]
        word = [one.language for one in texts if one.word or not is_markdown]
        found = self._ask({"texts": told, "word": word})
        return [(str(file), int(line), FigureRequest(*asked)) for file, line, asked in found]

    def tell(
        self,
        figures: Mapping[FigureRequest, Figure],
        common: Mapping[str, Mapping[str, Any]],
    ) -> None:
        """Give the child the numbers that its texts can print, and the values for all letters.

        `common` holds the values that all letters of a language share.
        """
        told = [[astuple(asked), plain_figure(figure)] for asked, figure in figures.items()]
        self._ask({"figures": told, "common": common})

    def fill(self, letters: Sequence[tuple[str, Mapping[str, Any]]]) -> Iterator[Filled]:
        """Yield a filled text for each language and values of a recipient, in their order.

        BadTemplate says which value of which recipient does not fit, and where.
        """
        for start in range(0, len(letters), _BATCH):
            batch = letters[start : start + _BATCH]
            answers = self._ask({"letters": batch})
            for (language, _), answer in zip(batch, answers, strict=True):
                yield self._filled(self._texts[language], answer)

    def _filled(self, text: Text, answer: Mapping[str, Any]) -> Filled:
        """Return what the child filled, as values that were checked on this side of the pipe."""
        form = int(answer["form"])
        if "blocks" in answer:
            self._forms[form] = blocks_from(answer["blocks"])
        values = [
            (Run(value),) if isinstance(value, str) else runs_from(value)
            for value in answer["values"]
        ]
        return Filled(
            subject=str(answer["subject"]),
            body=() if text.word else self._body(text.file, form, values),
            salutation=str(answer["salutation"]),
            closing=str(answer["closing"]),
            word=self._word(text.word, answer, values) if text.word else None,
        )

    def _word(self, form: Form, answer: Mapping[str, Any], values: list[Value]) -> WordText:
        number = int(answer["form"])
        if "source" in answer:
            self._words[number] = word_filling.lay_out(form, str(answer["source"]))
        return WordText(form.template, self._words[number], tuple(values))

    def _body(self, file: str, form: int, values: list[Value]) -> tuple[Block, ...]:
        """Return the blocks of a form with their values, which neighbours often share."""
        last = self._bodies.get(form)
        if last is None or last[0] != values:
            last = self._bodies[form] = (values, marks.fill(file, self._forms[form], values))
        return last[1]

    def _ask(self, question: Mapping[str, Any]) -> Any:
        """Return the child's answer, or raise what it complains about."""
        line = self._exchange(json.dumps(question).encode("ascii") + b"\n")
        if not line.endswith(b"\n"):
            files = ", ".join(text.file for text in self._texts.values())
            raise BadTemplate(
                f"A text took too long or too much memory ({files}).",
                "Look for loops and very long words between {{ }} and {% %}.",
            )
        answer = json.loads(line)
        if isinstance(answer, dict):
            message, next_step = map(str, answer["error"])
            raise BadTemplate(quoted(self._texts.values(), message), next_step)
        return answer

    def _exchange(self, question: bytes) -> bytes:
        """Return one line from the child; a part of one, or nothing, if it was stopped."""
        questions, answers = self._child.stdin, self._child.stdout
        assert questions is not None
        assert answers is not None
        clock = Timer(self.seconds, self._child.kill)
        clock.daemon = True
        clock.start()
        try:
            questions.write(question)
            questions.flush()
            return answers.readline(_LONGEST)
        except OSError:  # it was stopped while we were writing
            return b""
        finally:
            clock.cancel()


def expand(request: FigureRequest, countries: Iterable[str], own: str) -> list[FigureRequest]:
    """Return the requests behind one whose country is a field: one for each country it can be."""
    fields = {"authority.country": list(countries), "sender.country": [own]}
    codes = fields.get(request.country, [request.country])
    return [
        FigureRequest(request.what, code, request.kind, request.edition)
        for code in dict.fromkeys(codes)
    ]
