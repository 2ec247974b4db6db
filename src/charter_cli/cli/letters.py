"""Stub."""

import typer

app = typer.Typer()


def letters() -> None:
    """Stub."""
