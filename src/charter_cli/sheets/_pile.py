"""Put the PDFs of all letters into one, for the printer.

Every page is as it was. What belongs to a document as a whole is lost: the tags for screen
readers, the language, and with them the claim to be an archive file.
"""

from datetime import date
from io import BytesIO

import pikepdf

from charter_cli.errors import BadInput
from charter_cli.sheets import Stack

_LOST = ("/StructParents", "/Tabs", "/Annots")
"""Of a page: its place among the tags, which are lost, and its links, which paper has not."""


def pile(stack: Stack, *, on_new_sheets: bool) -> bytes:
    """Return all letters as one PDF; `on_new_sheets` lets each begin on a front side."""
    together = pikepdf.new()
    try:
        for place in range(len(stack.letters)):
            with pikepdf.open(BytesIO(stack.pdf(place))) as letter:
                together.pages.extend(letter.pages)
                if on_new_sheets and len(letter.pages) % 2:
                    _, _, width, height = (int(edge) for edge in letter.pages[-1].mediabox)
                    together.add_blank_page(page_size=(width, height))
    except pikepdf.PdfError as problem:
        raise BadInput(f"A letter cannot be read as PDF: {problem}.", "Make it again.") from problem
    for page in together.pages:
        for key in _LOST:
            if key in page:
                del page[key]
    together.docinfo["/Title"] = stack.letters[0].subject
    together.docinfo["/CreationDate"] = _noon(stack.letters[0].date)
    written = BytesIO()
    together.save(
        written, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
    )
    return written.getvalue()


def _noon(day: date) -> str:
    return f"D:{day:%Y%m%d}120000Z"
