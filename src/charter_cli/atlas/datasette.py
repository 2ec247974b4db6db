"""What Datasette is told of a register: titles, what columns mean, units, facets, what is closed.

Tables that hold people, or what was written about them, are open to whoever holds the key that
`datasette --root` prints, and so are questions in SQL, which could reach those tables.
"""

import json
from typing import Any

from charter_cli.atlas.site import LICENCES

_KEY = {"id": "root"}
_DAYS = "a day, a month, a year, or empty where not known"

_OPEN: dict[str, dict[str, Any]] = {
    "authority": {
        "title": "Authorities and partners",
        "description": "Every body on record; whether it stands by the Charter is in standing.",
        "label_column": "name",
        "facets": ["country", "kind", "region"],
        "units": {"population": "people"},
        "sort": "name",
        "columns": {
            "country": "ISO 3166 code, or XK for Kosovo",
            "kind": "municipality, county, region, association, intermunicipal, other or partner",
            "code": "the number its country gave it",
            "languages": "the languages in which it wants to be written to",
        },
    },
    "name": {
        "title": "Names",
        "description": "All names of all bodies, in all languages.",
        "facets": ["language", "use"],
        "sort": "text",
        "columns": {"key": "the name without case and accents, for searching"},
    },
    "event": {
        "title": "Events",
        "description": "What happened between a body and the Charter, and who says so.",
        "facets": ["kind", "edition"],
        "sort_desc": "earliest",
        "columns": {
            "day": f"as the source has it: {_DAYS}",
            "earliest": "the first day that it can have been",
            "latest": "the last day that it can have been",
            "attested": "the day by which a source shows it",
            "set_aside": "why it is passed over, where another event says the same more exactly",
        },
    },
    "standing": {
        "title": "Standing",
        "description": "From when to when each body stands by the Charter, as the events say.",
        "facets": ["country", "undated"],
        "columns": {
            "begins_earliest": "from this day it possibly stands",
            "begins_latest": "from this day it certainly stands",
            "ends_earliest": "until the day before, it certainly stands; empty: no end",
            "ends_latest": "until the day before, it possibly stands; empty: no end",
            "signed": f"the first signature: {_DAYS}",
            "renewed_from": "from this day the text of 2022 is signed",
            "plan_due": "the day by which an action plan is due",
            "plan_from": "from this day an action plan is adopted",
        },
    },
    "statement": {
        "title": "Published numbers",
        "description": "What others have published; never part of a count.",
        "facets": ["scope", "kinds"],
        "units": {"signatories": "signatories"},
        "sort_desc": "day",
    },
    "occasion": {
        "title": "Occasions",
        "description": "What letters invite to.",
        "facets": ["kind", "country"],
        "sort_desc": "starts",
    },
    "occasion_text": {"title": "Titles, places and hosts of occasions", "facets": ["field"]},
    "expectation": {"title": "Counts that must stay true"},
    "setting": {"title": "Settings", "hidden": True},
    "source": {"title": "Sources of lists", "hidden": True},
}

_CLOSED = {
    "contact": "People and mailboxes",
    "occasion_contact": "Whom to ask about an occasion",
    "batch": "The log: who did what, when",
    "change": "The log, field by field",
    "decision": "Answers to questions of an import",
    "erased": "Marks of those who were erased",
    "mailing": "Rounds of letters",
    "letter": "Letters",
    "letter_file": "Files of letters",
    "figure": "Numbers in letters",
    "_sqlite_migrations": "Versions of the tables",
}

_BY_COUNTRY = """SELECT country,
    count(*) FILTER (WHERE begins_latest <= :day
        AND (ends_earliest IS NULL OR ends_earliest > :day)) AS certain,
    count(*) AS possible
FROM standing
WHERE begins_earliest <= :day AND (ends_latest IS NULL OR ends_latest > :day)
GROUP BY country ORDER BY possible DESC, country"""


def described(database: str, licence: str, publisher: str) -> str:
    """Return the metadata for Datasette, as JSON; `database` is the name without `.db`."""
    tables = {name: dict(table) for name, table in _OPEN.items()}
    for name, title in _CLOSED.items():
        tables[name] = {"title": title, "allow": _KEY, "hidden": name.startswith("_")}
    told = {
        "title": "European Charter for Equality of Women and Men in Local Life: signatories",
        "license": licence,
        "license_url": LICENCES[licence],
        **({"source": publisher} if publisher else {}),
        "custom_units": ["people = [population]", "signatories = [standing]"],
        "databases": {
            database: {
                "allow_sql": _KEY,
                "tables": tables,
                "queries": {
                    "signatories_on_a_day": {
                        "title": "Signatories by country on a day",
                        "description": "The same numbers as `charter count --as-of DAY`.",
                        "sql": _BY_COUNTRY,
                        "params": ["day"],
                    }
                },
            }
        },
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
