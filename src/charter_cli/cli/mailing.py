"""Stub."""

import typer

app = typer.Typer()


def mailing() -> None:
    """Stub."""


@app.command()
def new() -> None:
    """Stub."""
