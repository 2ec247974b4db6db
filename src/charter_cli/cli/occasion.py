"""`charter occasion`: what letters invite to, with every fact in a field of its own."""

from collections.abc import Callable, Iterator
from functools import wraps
from inspect import Parameter, Signature, signature
from typing import TYPE_CHECKING, Annotated, Any

import typer

from charter_cli.cli import desk, options, terminal
from charter_cli.cli.options import Form, Output, RegisterPath
from charter_cli.occasions import OccasionKind

if TYPE_CHECKING:
    from charter_cli.occasions import Occasion, Person
    from charter_cli.wording import Worded

app = typer.Typer(help="Keep the occasions that letters invite to.", no_args_is_help=True)

Key = Annotated[
    str, typer.Argument(help="Its short word, as bilbao-2018; mailings name it so.", metavar="KEY")
]


def _one(help: str, metavar: str = "TEXT") -> Any:
    return Annotated[str | None, typer.Option(help=help, metavar=metavar)]


def _several(help: str, metavar: str = "TEXT") -> Any:
    return Annotated[list[str] | None, typer.Option(help=help, metavar=metavar)]


FACTS = {
    "kind": _one(f"One of: {', '.join(OccasionKind)}.", "K"),
    "title": _several("What it is called; nb:TEXT in one language; may be repeated."),
    "publication": _several("Of a launch: the title of what is published; nb:TEXT as well."),
    "about": _several("What it is about; nb:TEXT as well."),
    "audience": _several("For whom it is; nb:TEXT as well."),
    "starts": _one("The first day, or its month or year.", "DAY"),
    "ends": _one("The last day; the first one if not given.", "DAY"),
    "opens": _one("The hour at which it begins.", "HH:MM"),
    "closes": _one("The hour at which it ends.", "HH:MM"),
    "zone": _one("The time zone of the hours, as Europe/Brussels.", "ZONE"),
    "place": _several("The house, or that it is online; nb:TEXT as well."),
    "address": _several("Its address in one line; nb:TEXT as well."),
    "city": _several("The town; nb:TEXT as well."),
    "country": _one("The country: a code (ES) or a name (Spania).", "CC"),
    "host": _several("Who invites, in order; nb:TEXT translates the one before it."),
    "speaker": _several("Who speaks, in order; nb:TEXT translates the one before it."),
    "website": _one("The page about it.", "URL"),
    "registration": _one("The page where one registers.", "URL"),
    "deadline": _one("The last day to register.", "DAY"),
    "fee": _several("What it costs; nb:TEXT as well."),
    "document": _several("A link to what came out of it; may be repeated.", "URL"),
    "contact": _several("Whom to ask: NAME; ROLE; E-MAIL; PHONE; may be repeated.", "PERSON"),
    "part_of": _one("The key of the programme that it is part of.", "KEY"),
    "source": _one("Where it is written: a page, a letter.", "S"),
    "note": _one("A remark."),
}
"""Every fact of an occasion, as the option that `add` and `edit` share."""

_HEADINGS = ("key", "kind", "title", "starts", "ends", "city", "country", "part_of")


def _with_facts(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each fact, in the place of its parameter `given`."""
    own = [p for p in signature(command).parameters.values() if p.name != "given"]

    @wraps(command)
    def filled(**words: Any) -> None:
        command(given={name: words.pop(name) for name in FACTS}, **words)

    told = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=kind)
        for name, kind in FACTS.items()
    ]
    keywords = [p.replace(kind=Parameter.KEYWORD_ONLY) for p in own]
    ordered = [keywords[0], *told, *keywords[1:]]
    filled.__signature__ = Signature(ordered)  # type: ignore[attr-defined]
    filled.__annotations__ = {p.name: p.annotation for p in ordered}
    return filled


@app.command()
@_with_facts
def add(key: Key, given: dict[str, Any], register: RegisterPath = desk.DEFAULT_REGISTER) -> None:
    """Enter an occasion, so that letters can invite to it."""
    from charter_cli.cli import occasion_facts
    from charter_cli.occasions import Occasion
    from charter_cli.register import occasions

    new = occasion_facts.changed(Occasion(key=occasion_facts.key(key)), given)
    with desk.writing(register) as batch:
        occasions.add(batch, new)
    terminal.say(f"Entered: {_title(new)} ({new.kind} {key}).")
    terminal.say(f"  charter mailing new FOLDER --occasion {key}   makes letters to it.")


@app.command()
@_with_facts
def edit(key: Key, given: dict[str, Any], register: RegisterPath = desk.DEFAULT_REGISTER) -> None:
    """Correct what is on record of an occasion.

    An empty text ("") erases a fact; hosts, speakers, documents and contacts replace the
    present ones.
    """
    from charter_cli.cli import occasion_facts
    from charter_cli.register import occasions

    with desk.writing(register) as batch:
        before = occasions.find(batch.book.connection, key)
        fields = occasions.edit(batch, before, occasion_facts.changed(before, given))
    terminal.say(f"{_title(before)} ({key}): {', '.join(fields) or 'nothing to change'}.")


@app.command()
def show(
    key: Key,
    register: RegisterPath = desk.DEFAULT_REGISTER,
    form: Annotated[
        str, typer.Option("--format", help="The format: table or json.", metavar="F")
    ] = "table",
) -> None:
    """Show all that is on record of one occasion."""
    desk.known(form, ("table", "json"), "format")
    from charter_cli.register import occasions

    with desk.reading(register) as book:
        one = occasions.find(book.connection, key)
    if form == "json":
        import json

        terminal.put(json.dumps(plain(one), ensure_ascii=False, indent=2))
        return
    terminal.put(f"{_title(one)}  ({one.kind} {one.key})")
    for said in _lines(one):
        terminal.put(f"  {said}")
    if one.parts:
        terminal.put("")
        terminal.table(
            ("when", "part", "city", "country", "key"),
            [(_days(p), _title(p), _text(p.place.city), p.place.country, p.key) for p in one.parts],
        )


@app.command(name="list")
def listing(
    register: RegisterPath = desk.DEFAULT_REGISTER, form: Form = "table", output: Output = None
) -> None:
    """List the occasions, in the order of time."""
    options.form(form)
    from charter_cli.register import occasions

    with desk.reading(register) as book:
        rows = [_row(one) for one in occasions.listed(book.connection)]
    desk.hand_out(rows, form, output, _HEADINGS)
    if not rows:
        terminal.say("There is none yet. Enter one with `charter occasion add KEY`.")


def plain(one: "Occasion") -> dict[str, Any]:
    """Return an occasion as what JSON can hold; a text as what it is called by language."""
    return {
        "key": one.key,
        "kind": str(one.kind),
        **{f: _by_language(getattr(one, f)) for f in ("title", "publication", "about", "audience")},
        "starts": one.when.starts.text,
        "ends": one.when.ends.text,
        "opens": _hour(one.when.opens),
        "closes": _hour(one.when.closes),
        "zone": one.when.zone,
        "place": _by_language(one.place.name),
        "address": _by_language(one.place.address),
        "city": _by_language(one.place.city),
        "country": one.place.country,
        "hosts": [_by_language(host) for host in one.hosts],
        "speakers": [_by_language(speaker) for speaker in one.speakers],
        "website": one.website,
        "registration": one.registration,
        "deadline": one.deadline.text,
        "fee": _by_language(one.fee),
        "documents": list(one.documents),
        "contacts": [
            {"name": p.name, "role": p.title.text, "email": p.email, "phone": p.phone}
            for p in one.contacts
        ],
        "part_of": one.part_of,
        "parts": [plain(part) for part in one.parts],
        "source": one.source,
        "note": one.note,
    }


def _row(one: "Occasion") -> dict[str, object]:
    return {**plain(one), "title": _title(one), "city": _text(one.place.city)}


def _lines(one: "Occasion") -> Iterator[str]:
    hours = "–".join(filter(None, (_hour(one.when.opens), _hour(one.when.closes))))
    facts: dict[str, tuple[str, ...]] = {
        "Title": _translations(one.title),
        "Publication": _all(one.publication),
        "About": _all(one.about),
        "Audience": _all(one.audience),
        "When": (", ".join(filter(None, (_days(one), hours, one.when.zone))),),
        "Place": _all(one.place.name),
        "Address": _all(one.place.address),
        "City": _all(one.place.city),
        "Country": (one.place.country,),
        "Host": tuple(said for host in one.hosts for said in _all(host)),
        "Speaker": tuple(said for speaker in one.speakers for said in _all(speaker)),
        "Website": (one.website,),
        "Registration": (one.registration,),
        "Deadline": (one.deadline.text,),
        "Fee": _all(one.fee),
        "Document": one.documents,
        "Contact": tuple(map(_person, one.contacts)),
        "Part of": (one.part_of,),
        "Source": (one.source,),
        "Note": (one.note,),
    }
    yield from (f"{label}: {value}" for label, values in facts.items() for value in values if value)


def _title(one: "Occasion") -> str:
    return _text(one.title)


def _text(word: "Worded") -> str:
    return word.in_language(("en",))


def _translations(word: "Worded") -> tuple[str, ...]:
    return tuple(f"{text} ({tag})" for tag, text in word.by_language.items())


def _all(word: "Worded") -> tuple[str, ...]:
    return (word.text, *_translations(word))


def _by_language(word: "Worded") -> dict[str, str]:
    return {**({"": word.text} if word.text else {}), **word.by_language}


def _days(one: "Occasion") -> str:
    starts, ends = one.when.starts, one.when.ends
    return starts.text if starts == ends else f"{starts} to {ends}"


def _hour(hour: Any) -> str:
    return f"{hour:%H:%M}" if hour else ""


def _person(person: "Person") -> str:
    return "; ".join(filter(None, (person.name, person.title.text, person.email, person.phone)))
