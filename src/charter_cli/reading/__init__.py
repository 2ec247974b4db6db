"""Read a stranger's list: which rows hold what, in plain values, and what was done to get them.

    document = read(path, wishes)
    for record in document.records(): ...

A file is read in a child process (`child`), the row of headings is looked for (`header`), the
columns are recognised (`headings`), and each cell is brought to the one form of its field
(`cells`, `values`, `dates`). Rows that cannot be taken are given back (`returned`). Which
authority a row means is not asked here.
"""

from charter_cli.reading.child import Limits
from charter_cli.reading.document import Document
from charter_cli.reading.headings import FIELDS, Column, is_copy
from charter_cli.reading.reader import read
from charter_cli.reading.records import Complaint, Record
from charter_cli.reading.returned import returned
from charter_cli.reading.wishes import Wishes

__all__ = [
    "FIELDS",
    "Column",
    "Complaint",
    "Document",
    "Limits",
    "Record",
    "Wishes",
    "is_copy",
    "read",
    "returned",
]
