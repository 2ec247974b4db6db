"""Bring any spelling of a name to one key: no case, no accents, Latin letters only.

"Malmö", "MALMO" and "malmø" share the key `malmo`; "Ελλάδα" has the key `ellada`.
"""

import re
import unicodedata

_GAPS = re.compile(r"[^0-9a-z]+")


class _Latin(dict[int, str]):
    """Hold what each letter is in Latin; a letter is looked up when it is first met.

    The table of all scripts is opened with it: plain Latin needs none.
    """

    def __missing__(self, point: int) -> str:
        from anyascii import anyascii

        latin: str = anyascii(chr(point))
        self[point] = latin
        return latin


_LATIN = _Latin()


def fold(text: str) -> str:
    """Return the key of `text`: lower-case Latin letters and digits, words parted by one blank."""
    latin = text
    if not text.isascii():
        latin = unicodedata.normalize("NFKC", text).translate(_LATIN)
    return _GAPS.sub(" ", latin.casefold().replace("'", "")).strip()
