"""`charter atlas`: the public face of the register, as a static site."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from charter_cli.cli import desk, terminal
from charter_cli.cli.options import AsOf, RegisterPath
from charter_cli.errors import Misused

if TYPE_CHECKING:
    from charter_cli.atlas.folder import Done
    from charter_cli.atlas.site import Imprint, Site


def atlas(
    folder: Annotated[Path, typer.Argument(help="The folder of the site.", metavar="DIR")],
    language: Annotated[
        list[str] | None,
        typer.Option(help="A language of the site (nb, en); may be repeated.", metavar="L"),
    ] = None,
    publisher: Annotated[
        str, typer.Option(help="Who publishes it: stands under every page.", metavar="NAME")
    ] = "",
    licence: Annotated[
        str,
        typer.Option(help="Licence of the data: CC-BY-4.0, CC0-1.0 or ODbL-1.0.", metavar="L"),
    ] = "CC-BY-4.0",
    as_of: AsOf = "",
    datasette: Annotated[
        Path | None,
        typer.Option(help="Write what Datasette is told of the register, too.", metavar="FILE"),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write among the files of others too.")
    ] = False,
    register: RegisterPath = desk.DEFAULT_REGISTER,
) -> None:
    """Write the public atlas: a site that needs no server.

    It opens from a memory stick as from any web space. Nothing personal goes into it: no
    contacts, no mailboxes, no notes. The second time, only what has changed is written.
    """
    from charter_cli.atlas import folder as place
    from charter_cli.atlas import pages, site

    imprint = site.Imprint(
        languages=_languages(language or ["en"]),
        publisher=publisher,
        licence=desk.known(licence, tuple(site.LICENCES), "licence"),
    )
    whole = gathered(register, as_of, imprint)
    bodies = whole.record.bodies
    if not bodies:
        terminal.say("Nobody has signed yet: the site will say so.")
    with terminal.progress("pages", len(bodies) * len(imprint.languages)) as tell:
        done = place.publish(folder, _told(pages.site_files(whole), tell), force=force)
    _say(folder, whole, done)
    if datasette:
        _describe(datasette, register, imprint)


def gathered(register: Path, as_of: str, imprint: "Imprint") -> "Site":
    """Return what the public sees of a register on a day: what pages and pictures are made of."""
    from charter_cli.atlas import site
    from charter_cli.register import public

    day = desk.charter_day(as_of)
    with desk.reading(register) as book:
        return site.gather(public.record(book, day), imprint)


def say_without_dot(whole: "Site", code: str = "") -> None:
    """Say how many of those that stand have no dot on the map, and why that may be."""
    if lost := whole.without_dot(code):
        terminal.say(
            f"  Without a dot on the map: {lost}. No place of that name is known, or several are,"
            " or it lies off the map."
        )


def _languages(words: list[str]) -> tuple[str, ...]:
    """Return the tags of the languages in their order, each once; each is on the shelf."""
    from charter_cli.atlas.tongue import Tongue

    tags = (tag.strip() for some in words for tag in some.split(",") if tag.strip())
    found = tuple(dict.fromkeys(Tongue(tag).tag for tag in tags))
    if not found:
        raise Misused("No language was named.", "Write for instance --language nb --language en.")
    return found


def _told(
    files: Iterator[tuple[str, bytes]], tell: Callable[[int], None]
) -> Iterator[tuple[str, bytes]]:
    """Yield files, and tell of how many bodies the pages are done."""
    done = 0
    for file in files:
        yield file
        done += "/authority/" in file[0]
        if done % 100 == 0:
            tell(done)


def _say(folder: Path, whole: "Site", done: "Done") -> None:
    first = whole.imprint.languages[0]
    terminal.say(f"Written: {folder / 'index.html'}")
    terminal.say(
        f"  {terminal.amount(whole.total, 'signatory', 'signatories')} in"
        f" {terminal.amount(whole.countries, 'country', 'countries')}, in"
        f" {', '.join(whole.imprint.languages)}: {done.files} files,"
        f" {done.written} new or changed, {done.removed} removed."
    )
    say_without_dot(whole)
    terminal.say(f"  Look at it: open {folder / first / 'index.html'} in a browser.")


def _describe(file: Path, register: Path, imprint: "Imprint") -> None:
    from charter_cli import outbox
    from charter_cli.atlas.datasette import described

    told = described(register.stem, imprint.licence, imprint.publisher)
    outbox.write(file, told.encode("utf-8"))
    terminal.say(f"Written: {file}")
    terminal.say(f"  Open the register with it: datasette {register} --metadata {file} --root")
    terminal.say("  Contacts, letters and the log are seen only with the key that this prints.")
