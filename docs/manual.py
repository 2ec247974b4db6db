"""The manual, commands.md, made from the commands themselves: `python docs/build.py` writes it."""

import inspect
from collections.abc import Iterator
from typing import Any

import typer.main

from charter_cli import errors
from charter_cli.cli import options
from charter_cli.cli.commands import program

INTRODUCTION = """\
# The commands

Written by `python docs/build.py` from the commands themselves: change it there.
Every command tells the same with `--help`, for example `charter count --help`.
"""

EVERYWHERE = """\
## The same everywhere

**The register** is one file: `charter.db` in the folder you are in, another with `--register PATH`,
or always the one that the environment variable `CHARTER_REGISTER` names. Only `charter init`,
`charter demo` and `charter restore` make one.

**A day** is written `2018-02-26`; where only so much is known, `2018-02` or `2018`.

**AUTHORITY** is a number (`242`), a code with its country (`NO-4601`), a name in any of its
languages and in any spelling of capitals and accents (`malmo`), or a name with its country
(`NO/Bergen`). If several fit, the command names them and does nothing.

**A country** is a code (`NO`) or a name in any language of Europe (`Norge`, `Noreg`, `Norwegen`).

**Results** go to the screen or, with `--output`, to a file; remarks do not mix with them.
"""


def text() -> str:
    """Return the whole manual as Markdown."""
    all_of_them = dict(commands(typer.main.get_command(program()), "charter"))
    shared = _shared(all_of_them["charter count"])
    parts = [INTRODUCTION, _overview(all_of_them), EVERYWHERE, _filters(shared), _exits()]
    parts += [_section(path, command, shared) for path, command in all_of_them.items()]
    return "\n".join(parts)


def commands(group: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Return every command that does something, by the words that call it."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def _shared(command: Any) -> dict[str, list[Any]]:
    """Return the options that commands have in common, as a command that has all shows them."""
    names = set(inspect.signature(options.filters).parameters)
    return {
        "filters": [p for p in command.params if p.name in names],
        "rest": [p for p in command.params if p.name in ("register", "form", "output")],
    }


def _overview(commands: dict[str, Any]) -> str:
    rows = ["| command | what it does |", "| --- | --- |"]
    for path, command in commands.items():
        rows.append(f"| [`{path}`](#{path.replace(' ', '-')}) | {_first(command.help)} |")
    return "\n".join(rows) + "\n"


def _filters(shared: dict[str, list[Any]]) -> str:
    head = "### Filters\n\nThey choose authorities; several of them must all hold.\n"
    return f"{head}\n{_table(shared['filters'])}"


def _exits() -> str:
    """Return the exit codes; each is told by the class of errors that carries it."""
    told = {0: "It is done.", 1: "A bug of ours: please tell us."}
    for found in errors.CharterError.__subclasses__():
        told[found.code] = _first(found.__doc__)
    told |= {130: "You stopped it.", 143: "Somebody else stopped it."}
    rows = "\n".join(f"| {code} | {words} |" for code, words in told.items())
    return (
        "### Exit codes\n\nFor scripts: the number with which a command ends.\n\n"
        f"| code | meaning |\n| ---: | --- |\n{rows}\n"
    )


def _section(path: str, command: Any, shared: dict[str, list[Any]]) -> str:
    words = [p for p in command.params if p.param_type_name == "argument"]
    usage = " ".join([path, *(_bare(p.metavar or p.name, p.required) for p in words)])
    had = [p for p in command.params if _had(p, command, shared)]
    own = [p for p in command.params if p not in had]
    parts = [f"## {path}", _prose(command.help), f"    {usage} [options]"]
    if own:
        parts.append(_table(own).rstrip())
    if had:
        parts.append(_also(had, shared))
    return "\n\n".join(parts) + "\n"


def _had(param: Any, command: Any, shared: dict[str, list[Any]]) -> bool:
    """Tell whether an option is one that commands have in common, and told once for all."""
    filtered = any(p.name == "standing" for p in command.params)
    known = [*shared["rest"], *(shared["filters"] if filtered else ())]
    return any(
        (p.opts, p.help, p.default) == (param.opts, param.help, param.default) for p in known
    )


def _also(had: list[Any], shared: dict[str, list[Any]]) -> str:
    """Return the sentence about the options that other commands have as well."""
    rest = [p.name for p in shared["rest"]]
    named = [f"`{_written(p)}`" for p in had if p.name in rest]
    if any(p.name not in rest for p in had):
        named.append("the [filters](#filters)")
    return f"Also: {', '.join(named)}."


def _table(params: list[Any]) -> str:
    rows = ["| | | if not given |", "| --- | --- | --- |"]
    for p in params:
        cells = (f"`{_written(p)}`", p.help.replace("|", "\\|"), _default(p))
        rows.append("| " + " | ".join(cells).rstrip() + " |")
    return "\n".join(rows) + "\n"


def _written(param: Any) -> str:
    """Return how a parameter is written: `--as-of DAY`, `--plan`, `AUTHORITY`."""
    if param.param_type_name == "argument":
        return _bare(param.metavar or param.name, required=True)
    names = ", ".join([*param.opts, *param.secondary_opts])
    return f"{names} {param.metavar}" if param.metavar else names


def _bare(metavar: str, required: bool) -> str:
    word = metavar.strip("[]")
    return word if required else f"[{word}]"


def _default(param: Any) -> str:
    if param.required:
        return "must be given"
    value = param.default
    return "" if value in (None, "", False) or callable(value) else f"`{value}`"


def _prose(text: str) -> str:
    """Return a help text with one line a paragraph."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


def _first(text: str | None) -> str:
    """Return the first paragraph of a help text, which is its first sentence."""
    return _prose((text or "").partition("\n\n")[0])
