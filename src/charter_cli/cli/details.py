"""The options that tell of an authority, the same in `add` and `edit`, each defined once."""

from typing import Annotated

import typer

from charter_cli.words import Kind

COUNTRY = typer.Option(help="The country: a code (NO) or a name (Norge).", metavar="CC")
KIND = typer.Option(help=f"One of: {', '.join(Kind)}.", metavar="K")
"""What `add` needs and `edit` may leave out."""

NationalCode = Annotated[
    str | None, typer.Option(help="The national code; its zeros stay.", metavar="C")
]
Region = Annotated[str | None, typer.Option(help="The region it lies in.", metavar="R")]
Street = Annotated[str | None, typer.Option(help="Street and number.", metavar="TEXT")]
PoBox = Annotated[str | None, typer.Option(help="PO box, as it is written.", metavar="TEXT")]
Postcode = Annotated[str | None, typer.Option(help="Postcode; its zeros stay.", metavar="TEXT")]
City = Annotated[str | None, typer.Option(help="Post town.", metavar="TEXT")]
Email = Annotated[str | None, typer.Option(help="The office's mailbox.", metavar="E-MAIL")]
Phone = Annotated[str | None, typer.Option(help="The office's phone.", metavar="PHONE")]
Website = Annotated[str | None, typer.Option(help="The website.", metavar="URL")]
Population = Annotated[str | None, typer.Option(help="How many people live there.", metavar="N")]
Note = Annotated[str | None, typer.Option(help="A remark.", metavar="TEXT")]
Stakeholder = Annotated[
    str | None, typer.Option(help="Of a partner: what sort of stakeholder it is.", metavar="TEXT")
]
Area = Annotated[
    str | None, typer.Option(help="Of a partner: its area of intervention.", metavar="TEXT")
]
Target = Annotated[
    list[str] | None,
    typer.Option(help="Of a partner: a target group; may be repeated.", metavar="TEXT"),
]
Keyword = Annotated[
    list[str] | None, typer.Option(help="Of a partner: a keyword; may be repeated.", metavar="TEXT")
]
Aims = Annotated[
    str | None, typer.Option(help="Of a partner: its aims and objectives.", metavar="TEXT")
]
