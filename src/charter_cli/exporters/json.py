"""JSON: an array of objects, one a line, in UTF-8. Values are those of the register, unchanged."""

import json as stdlib_json
from collections.abc import Iterable
from typing import BinaryIO

from charter_cli.exporters import Options
from charter_cli.exporters._columns import row
from charter_cli.model import Recipient

SUFFIX = ".json"
MEDIA = "application/json"


def write(recipients: Iterable[Recipient], target: BinaryIO, options: Options) -> None:
    """Write one object a recipient; every value is text, but for `id`."""
    target.write(b"[")
    separator = "\n"
    for recipient in recipients:
        entry = stdlib_json.dumps(row(recipient, options), ensure_ascii=False)
        target.write(f"{separator}{entry}".encode())
        separator = ",\n"
    target.write(b"\n]\n")
