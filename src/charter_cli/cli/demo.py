"""Stub."""

import typer

app = typer.Typer()


def demo() -> None:
    """Stub."""
