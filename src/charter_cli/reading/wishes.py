"""What the user says about a file before it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Wishes:
    """Hold what was asked for on the command line; an empty wish leaves it to the reader.

    `country` is the code of the country whose list this is: it is put into rows without
    one, and settles code pages and names of months. `dates` is `dmy` or `mdy`. `mapping`
    gives for headings of the file the fields they stand for, or "" for those to be left out;
    where it is `remembered` from an earlier list, some of these may be gone. `today` is the day
    after which no date can lie.
    """

    encoding: str = ""
    sheet: str = ""
    country: str = ""
    dates: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)
    remembered: bool = False
    today: date | None = None


NO_WISHES = Wishes()
