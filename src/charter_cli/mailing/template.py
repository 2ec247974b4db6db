"""Fill the texts of a mailing with Jinja, in a sandbox, where nothing can be missing."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from charter_cli.errors import BadTemplate
from charter_cli.mailing.filters import FILTERS, TAKEN, Fields, Unfit, printed
from charter_cli.mailing.grammar import Grammar
from charter_cli.mailing.marks import Value, plain_text
from charter_cli.mailing.texts import Text
from charter_cli.mailing.vocabulary import MANUAL, FigureRequest

_PLACE = "<letter>"
_TAGS_ALONE = re.compile(r"(?m)^[ \t]*((?:\{%(?:(?!%\}).)*%\}|\{#(?:(?!#\}).)*#\})+)[ \t]*$")
_UNCLOSED = re.compile(r"needs to be closed is '(\w+)'")
_ALONE = "\ue002"
_BLANKS = re.compile(r"[ \t\n]+")
_PARTS = ("subject", "salutation", "closing", "body")


class _Sandbox(ImmutableSandboxedEnvironment):
    """Give a text its fields, the filters and the figures, and nothing else."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, finalize=printed, autoescape=False)
        self.globals.clear()
        self.tests.clear()
        self.filters.clear()
        self.filters.update(FILTERS)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return a field of a group, never a method of the mapping that holds it."""
        if isinstance(obj, Fields):
            return obj.field(attribute)
        found = super().getattr(obj, attribute)
        if isinstance(found, Undefined):
            raise Unfit(f"what stands before .{attribute} has no such field", MANUAL)
        return found

    def is_safe_callable(self, obj: Any) -> bool:
        """Let a text call the figures only."""
        return getattr(obj, "figure", False) is True


_SANDBOX = _Sandbox()


@dataclass(frozen=True, slots=True)
class Rendered:
    """Hold a text that is filled but for the marks in its Markdown."""

    subject: str
    salutation: str
    closing: str
    source: str
    values: tuple[Value, ...]


class Filler:
    """Hold a text in one language: checked, compiled and ready to be filled."""

    def __init__(self, text: Text) -> None:
        """Check and compile `text`; BadTemplate names its file, the line and what is wrong."""
        self.file = text.file
        grammar = Grammar(text.file, TAKEN)
        self._parts = {part: self._compiled(getattr(text, part), grammar) for part in _PARTS}
        self.figures: Mapping[FigureRequest, int] = grammar.figures

    def fill(
        self, fields: Mapping[str, Any], figures: Mapping[str, Callable[..., Any]]
    ) -> Rendered:
        """Return the text for one recipient; BadTemplate where one of its values is missing."""
        values: list[Value] = []
        known = {**fields, **figures, "_values": values}
        parts = {part: self._rendered(template, known) for part, template in self._parts.items()}
        source = parts.pop("body")
        heads = {part: _one_line(plain_text(text, values)) for part, text in parts.items()}
        if not heads["subject"]:
            raise BadTemplate(
                f"{self.file}: the subject is empty.",
                "Write it after “Subject:”, on the first line.",
            )
        return Rendered(source=source, values=tuple(values), **heads)

    def _compiled(self, source: str, grammar: Grammar) -> Template:
        try:
            tree = _SANDBOX.parse(_TAGS_ALONE.sub(rf"\1{_ALONE}", source))
            grammar.check(tree)
            code = _SANDBOX.compile(tree, filename=_PLACE)
        except TemplateSyntaxError as problem:
            raise self._slip(problem) from None
        except (RecursionError, MemoryError, SyntaxError, ValueError):
            raise BadTemplate(
                f"{self.file}: this text is too deeply nested, or holds a number that is too long.",
                "Write it with fewer brackets and conditions inside each other.",
            ) from None
        return Template.from_code(_SANDBOX, code, {})

    def _slip(self, problem: TemplateSyntaxError) -> BadTemplate:
        place = f"{self.file}, line {problem.lineno}"
        if unclosed := _UNCLOSED.search(problem.message or ""):
            block = unclosed[1]
            return BadTemplate(
                f"{place}: {{% {block} %}} is never closed.", f"Add {{% end{block} %}}."
            )
        said = (problem.message or "").rstrip(".")
        return BadTemplate(f"{place}: {said}.", "Look for a brace, a quote or a word too few.")

    def _rendered(self, template: Template, known: Mapping[str, Any]) -> str:
        try:
            return template.render(known).replace(f"{_ALONE}\n", "").replace(_ALONE, "")
        except MemoryError:
            raise
        except Exception as problem:
            fault = problem if isinstance(problem, Unfit) else _fault(problem)
            place = f"{self.file}, line {_line(problem)}"
            whom = str.__str__(known["authority"]["name"])  # which may be Blank itself
            of = f" ({whom})" if whom else ""
            raise BadTemplate(f"{place}: {fault.message}{of}.", fault.next_step) from None


def _fault(problem: Exception) -> Unfit:
    """Say what is wrong where Jinja or Python says it: what is missing, or does not go together."""
    said = str(problem).rstrip(".")
    known = isinstance(problem, UndefinedError)
    return Unfit(said if known else f"this cannot be done ({said})", MANUAL)


def _line(problem: BaseException) -> int:
    """Return the line of the text in which `problem` came up."""
    line, trace = 0, problem.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _PLACE:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _one_line(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(" ")
