"""Make long lists as associations send them: a csv and two kinds of xlsx, fourteen columns wide.

    python benchmarks/lists.py FOLDER ROWS

The one workbook keeps its texts in a table of shared strings, as Excel does, the other in its
cells, as programs do that write as they go.
"""

import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from xlsxwriter import Workbook

HEADINGS = (
    *("Kommune", "Land", "Fylke", "Type", "Undertegnet", "Innbyggere", "Kontaktperson"),
    *("Stilling", "Kontakt-E-post", "Telefon", "Nettside", "Merknad", "Postnummer", "Poststed"),
)
KINDS = ("kommune", "Gemeinde", "comune", "commune", "kommun")
COUNTRIES = ("NO", "DE", "IT", "FR", "SE")


def rows(count: int) -> Iterator[list[str]]:
    for number in range(count):
        yield [
            f"Målselv kommune {number}",
            COUNTRIES[number % 5],
            f"Møre og Romsdal {number % 40}",
            KINDS[number % 5],
            f"{1 + number % 28}. mars {2007 + number % 15}",
            str(900 + number),
            f"Åse Øye {number}",
            "Ordfører",
            f"office{number}@town{number}.example",
            f"+47 53 {number:06}",
            f"https://town{number}.example/",
            "" if number % 7 else "a note",
            f"{number % 9999:04}",
            f"By {number % 3000}",
        ]


def make(folder: Path, count: int) -> None:
    with (folder / "list.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADINGS)
        writer.writerows(rows(count))
    for name, streamed in (("shared.xlsx", False), ("inline.xlsx", True)):
        book = Workbook(folder / name, {"constant_memory": streamed, "strings_to_urls": False})
        sheet = book.add_worksheet("Kommuner")
        sheet.write_row(0, 0, HEADINGS)
        for number, cells in enumerate(rows(count), 1):
            for column, cell in enumerate(cells):
                sheet.write_string(number, column, cell)
        book.close()


if __name__ == "__main__":
    make(Path(sys.argv[1]), int(sys.argv[2]))
