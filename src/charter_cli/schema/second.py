"""Version 2: occasions, mailings with their numbers, the terms of personal data."""

from charter_cli.schema import first

_BASIS = "basis TEXT NOT NULL DEFAULT ''"
_TERM = "term TEXT NOT NULL DEFAULT ''"

STATEMENTS: tuple[str, ...] = (
    """CREATE TABLE occasion (
        id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL UNIQUE CHECK (key <> ''),
        kind TEXT NOT NULL, part_of INTEGER REFERENCES occasion (id),
        starts TEXT NOT NULL DEFAULT '', ends TEXT NOT NULL DEFAULT '',
        opens TEXT NOT NULL DEFAULT '', closes TEXT NOT NULL DEFAULT '',
        zone TEXT NOT NULL DEFAULT '', country TEXT NOT NULL DEFAULT '',
        website TEXT NOT NULL DEFAULT '', registration TEXT NOT NULL DEFAULT '',
        deadline TEXT NOT NULL DEFAULT '', documents TEXT NOT NULL DEFAULT '',
        source TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE INDEX occasion_part_of ON occasion (part_of) WHERE part_of IS NOT NULL",
    """CREATE TABLE occasion_text (
        id INTEGER PRIMARY KEY, occasion INTEGER NOT NULL REFERENCES occasion (id),
        field TEXT NOT NULL, position INTEGER NOT NULL, language TEXT NOT NULL DEFAULT '',
        text TEXT NOT NULL CHECK (text <> ''),
        UNIQUE (occasion, field, position, language)) STRICT""",
    """CREATE TABLE occasion_contact (
        id INTEGER PRIMARY KEY, occasion INTEGER NOT NULL REFERENCES occasion (id),
        position INTEGER NOT NULL, name TEXT NOT NULL CHECK (name <> ''),
        role TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '',
        phone TEXT NOT NULL DEFAULT '', UNIQUE (occasion, position)) STRICT""",
    """CREATE TABLE mailing (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, texts TEXT NOT NULL,
        day TEXT NOT NULL, counted_after_batch INTEGER NOT NULL) STRICT""",
    """CREATE TABLE figure (
        id INTEGER PRIMARY KEY AUTOINCREMENT, mailing INTEGER NOT NULL REFERENCES mailing (id),
        what TEXT NOT NULL CHECK (what IN ('count', 'countries', 'stated')),
        country TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT '',
        edition TEXT NOT NULL DEFAULT '', day TEXT NOT NULL, certain INTEGER NOT NULL,
        possible INTEGER NOT NULL, countries INTEGER, definition TEXT NOT NULL,
        certainly TEXT NOT NULL DEFAULT '', perhaps TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE INDEX figure_of_mailing ON figure (mailing)",
    """CREATE TABLE letter (
        id INTEGER PRIMARY KEY AUTOINCREMENT, mailing INTEGER NOT NULL REFERENCES mailing (id),
        authority INTEGER NOT NULL REFERENCES authority (id), contact INTEGER,
        language TEXT NOT NULL, address TEXT NOT NULL, figures TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE INDEX letter_of_mailing ON letter (mailing)",
    "CREATE INDEX letter_of_authority ON letter (authority)",
    """CREATE TABLE letter_file (
        id INTEGER PRIMARY KEY AUTOINCREMENT, letter INTEGER NOT NULL REFERENCES letter (id),
        name TEXT NOT NULL, sha256 TEXT NOT NULL, pages INTEGER) STRICT""",
    "CREATE INDEX letter_file_of_letter ON letter_file (letter)",
    "CREATE INDEX letter_file_sha256 ON letter_file (sha256)",
    "CREATE INDEX letter_file_name ON letter_file (name)",
    f"ALTER TABLE contact ADD COLUMN {_BASIS}",
    f"ALTER TABLE contact ADD COLUMN {_TERM}",
    "CREATE INDEX contact_silent ON contact (email COLLATE NOCASE) WHERE do_not_contact = 1",
    "CREATE INDEX decision_authority ON decision (authority) WHERE authority IS NOT NULL",
    """CREATE TABLE expectation (
        id INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, signatories INTEGER NOT NULL,
        filters TEXT NOT NULL DEFAULT '{}', source TEXT NOT NULL DEFAULT '') STRICT""",
    """CREATE TABLE erased (
        id INTEGER PRIMARY KEY, contact INTEGER NOT NULL, day TEXT NOT NULL,
        key TEXT NOT NULL, mark TEXT NOT NULL) STRICT""",
    "CREATE INDEX erased_mark ON erased (mark)",
)
"""What leads from version 1 to version 2."""

_CONTACT = next(said for said in first.STATEMENTS if said.startswith("CREATE TABLE contact"))

GROWN: dict[str, str] = {
    _CONTACT: f"{_CONTACT.removesuffix(') STRICT')}, {_BASIS}, {_TERM}) STRICT",
}
"""Tables of version 1 that have more columns now: as they were defined, as they are."""
