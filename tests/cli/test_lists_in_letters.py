"""A list in a letter stays one list, whatever condition stands around its items."""

import re
from pathlib import Path

from tests.conftest import Charter

TEXT = """Subject: Seminar

Velkommen:

- Tid: klokka ni, og vi holder på til alle som har meldt seg på, har fått ordet og kaffe
{% if authority.email %}
- Påmelding: på nett
{% endif %}
{% if authority.name == "Oslo" %}
- Bare Oslo
{% endif %}
- Sted: Bergen
  1. Håkonshallen
  2. Rosenkrantztårnet

Slik:

- Kom.

  Gå så hjem.

- Skriv.
"""


def test_a_condition_around_an_item_leaves_no_empty_line_in_plain_text(
    towns: Charter, spring: Path
) -> None:
    (spring / "nb.md").write_text(TEXT, "utf-8")
    towns.done("letters", "spring", "--format", "txt", "--format", "html", "--country", "NO")
    told = (spring / "letters" / "0001-bergen.txt").read_text("utf-8")
    assert (
        "Velkommen:\n\n- Tid: klokka ni, og vi holder på til alle som har meldt seg på, har fått\n"
        "  ordet og kaffe\n- Påmelding: på nett\n- Sted: Bergen\n  1. Håkonshallen\n"
        "  2. Rosenkrantztårnet\n\nSlik:\n\n- Kom.\n\n  Gå så hjem.\n\n- Skriv.\n\n"
    ) in told
    page = (spring / "letters" / "0001-bergen.html").read_text("utf-8")
    spaced = re.findall(r"<li><p style=\"([^\"]*)\">(?:Tid|Påmelding|Sted)", page)
    assert len(spaced) == 3
    assert len(set(spaced)) == 1, "each item has the same distance to the next"
