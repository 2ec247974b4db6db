"""Bring any spelling of a name to one key: no case, no accents, Latin letters only.

"Malmö", "MALMO" and "malmø" share the key `malmo`; "Ελλάδα" has the key `ellada`.
"""

import re
import unicodedata

from anyascii import anyascii

_GAPS = re.compile(r"[^0-9a-z]+")


def fold(text: str) -> str:
    """Return the key of `text`: lower-case Latin letters and digits, words parted by one blank."""
    latin: str = anyascii(unicodedata.normalize("NFKC", text))
    return _GAPS.sub(" ", latin.casefold().replace("'", "")).strip()
