"""Check a text before it is filled: what it may do, which fields it names, what it counts.

The grammar of a letter is small, and everything outside it is refused: fields, the
filters, the three figures, if, for, set. There is no method to call, no file to include,
no arithmetic, so most of what a hostile text could try cannot even be written.
"""

from collections.abc import Collection, Iterator, Mapping

from jinja2 import nodes

from charter_cli.errors import BadTemplate, Misused
from charter_cli.mailing.vocabulary import (
    COUNTRY_FIELDS,
    FIELDS,
    MANUAL,
    STATED,
    FigureRequest,
    code_of,
    nearest,
)
from charter_cli.model import Edition, Kind

FIGURES = {
    "count": ("country", "kind", "edition"),
    "countries": ("country", "kind", "edition"),
    "stated": ("country",),
}
"""The figures, with the names of their arguments."""

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Const,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.If,
    nodes.For,
    nodes.Assign,
    nodes.Filter,
    nodes.Call,
    nodes.Keyword,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
    nodes.Tuple,
    nodes.List,
)
_OTHER_FILES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
_WORDS = {Kind: "kind", Edition: "edition"}
_SUM = ("arithmetic", "Write the number itself, or let the register count.")
_SAID = {
    nodes.Concat: ("~", "Write one field after the other: {{ a }} {{ b }}."),
    nodes.Test: ("the word “is”", "Ask whether a field is filled: {% if contact.role %}."),
    nodes.BinExpr: _SUM,
    nodes.UnaryExpr: _SUM,
}
"""What a writer calls what is not allowed; the rest goes by Jinja's own names."""
_NUMBERS = ("nothing", "one value", "two values")


class Grammar:
    """Check the texts of one file, and collect the figures that they ask for."""

    def __init__(self, file: str, filters: Mapping[str, range]) -> None:
        """Hold the name of the file, and how many values each filter takes in its brackets."""
        self.file = file
        self.filters = filters
        self.figures: dict[FigureRequest, int] = {}
        self._locals: set[str] = set()

    def check(self, tree: nodes.Template) -> None:
        """Raise BadTemplate, with the line, for whatever a letter's text may not hold."""
        found = list(_walk(tree))
        self._locals = {
            node.name for node in found if isinstance(node, nodes.Name) and node.ctx == "store"
        }
        if any(isinstance(node, nodes.For) for node in found):
            self._locals.add("loop")
        called = {id(node.node) for node in found if isinstance(node, nodes.Call)}
        for node in found:
            self._check_node(node, called)

    def _check_node(self, node: nodes.Node, called: set[int]) -> None:
        match node:
            case nodes.Name():
                if id(node) not in called:
                    self._check_name(node)
            case nodes.Getattr():
                self._check_field(node)
            case nodes.Call():
                self._check_call(node)
            case nodes.Filter():
                self._check_filter(node)
            case _:
                self._check_kind(node)

    def _check_kind(self, node: nodes.Node) -> None:
        if isinstance(node, _OTHER_FILES):
            raise self._error(node, "include and import are not available in a letter")
        if not isinstance(node, _ALLOWED):
            said = (word for kind, word in _SAID.items() if isinstance(node, kind))
            raise self._forbidden(node, *next(said, (type(node).__name__,)))
        if isinstance(node, nodes.For) and node.recursive:
            raise self._forbidden(node, "a recursive loop")
        if isinstance(node, nodes.Getitem) and not _is_number(node.arg):
            raise self._forbidden(node, "a word in square brackets")

    def _check_filter(self, node: nodes.Filter) -> None:
        if node.name not in self.filters:
            raise self._unknown(node, f"the filter {node.name}", node.name, self.filters)
        taken = self.filters[node.name]
        if node.kwargs or node.dyn_args or node.dyn_kwargs or len(node.args) not in taken:
            told = " or ".join(_NUMBERS[number] for number in taken)
            raise self._error(node, f"the filter {node.name} takes {told} in its brackets")

    def _check_name(self, node: nodes.Name) -> None:
        if node.name in {*FIELDS, *FIGURES} and node.ctx == "store":
            raise self._error(node, f"{node.name} is taken; choose another name")
        if node.name in FIGURES:
            raise self._error(node, f"{node.name} is a figure; write {node.name}() with brackets")
        known = {*FIELDS, *self._locals}
        if node.name not in known:
            raise self._unknown(node, f"the field {node.name}", node.name, known)

    def _check_field(self, node: nodes.Getattr) -> None:
        """Check `group.field` and `stated(…).field`; others are known only when they are filled."""
        match node.node:
            case nodes.Name(name=group) if group not in self._locals and group in FIELDS:
                fields = FIELDS[group]
            case nodes.Call(node=nodes.Name(name="stated" as group)):
                fields = STATED
            case _:
                if node.attr.startswith("_"):
                    raise self._forbidden(node, f".{node.attr}")
                return
        if node.attr not in fields:
            raise self._unknown(node, f"the field {group}.{node.attr}", node.attr, fields, group)

    def _check_call(self, node: nodes.Call) -> None:
        if not isinstance(node.node, nodes.Name) or node.node.name not in FIGURES:
            name = node.node.name if isinstance(node.node, nodes.Name) else "a method"
            raise self._forbidden(node, f"calling {name}")
        what = node.node.name
        names = FIGURES[what]
        given = dict(zip(names, node.args, strict=False))
        given.update({pair.key: pair.value for pair in node.kwargs})
        if len(node.args) > 1 or node.dyn_args or node.dyn_kwargs or set(given) - set(names):
            named = ", ".join(f'{name}="…"' for name in names)
            raise self._error(node, f"{what} takes a country, or by name {named}")
        arguments = {name: self._constant(what, name, value) for name, value in given.items()}
        for words, name in _WORDS.items():
            if arguments.get(name) and arguments[name] not in list(words):
                word = arguments[name]
                raise self._unknown(node, f"the {name} {word}", word, [str(w) for w in words])
        self.figures.setdefault(FigureRequest(what, **arguments), node.lineno)

    def _constant(self, what: str, name: str, node: nodes.Expr) -> str:
        match node:
            case nodes.Const(value=str() as text):
                return self._country(node, text) if name == "country" else text
            case nodes.Getattr(node=nodes.Name(name=group), attr=field):
                path = f"{group}.{field}"
                if name == "country" and path in COUNTRY_FIELDS:
                    return path
        raise self._error(
            node,
            f'{what} needs words in quotes, such as {what}("NO"), '
            f"or one of {', '.join(COUNTRY_FIELDS)} for the country",
        )

    def _country(self, node: nodes.Node, text: str) -> str:
        try:
            return code_of(text)
        except Misused as problem:
            message = f"{self.file}, line {node.lineno}: {problem.message}"
            raise BadTemplate(message, problem.next_step) from None

    def _forbidden(self, node: nodes.Node, what: str, next_step: str = MANUAL) -> BadTemplate:
        return self._error(node, f"{what} is not allowed in a template", next_step)

    def _error(self, node: nodes.Node, sentence: str, next_step: str = MANUAL) -> BadTemplate:
        return BadTemplate(f"{self.file}, line {node.lineno}: {sentence}.", next_step)

    def _unknown(
        self, node: nodes.Node, what: str, word: str, known: Collection[str], group: str = ""
    ) -> BadTemplate:
        return BadTemplate(
            f"{self.file}, line {node.lineno}: {what} is not known.", nearest(word, known, group)
        )


def _is_number(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, int)


def _walk(tree: nodes.Node) -> Iterator[nodes.Node]:
    """Yield every node as it stands in the text; no recursion, so that depth does no harm."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(list(node.iter_child_nodes())))
