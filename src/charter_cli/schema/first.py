"""Version 1: authorities, names, events, standing, contacts, statements, decisions, the log."""

STATEMENTS = (
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    """CREATE TABLE batch (
        id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, command TEXT NOT NULL,
        undoes INTEGER REFERENCES batch (id), source TEXT NOT NULL DEFAULT '',
        source_day TEXT NOT NULL DEFAULT '') STRICT""",
    """CREATE TABLE source (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,
        headings TEXT NOT NULL DEFAULT '{}') STRICT""",
    """CREATE TABLE change (
        id INTEGER PRIMARY KEY, batch INTEGER NOT NULL REFERENCES batch (id),
        "table" TEXT NOT NULL, row INTEGER NOT NULL,
        action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
        field TEXT NOT NULL DEFAULT '', old ANY, new ANY) STRICT""",
    'CREATE INDEX change_of_row ON change ("table", row)',
    "CREATE INDEX change_of_batch ON change (batch)",
    """CREATE TABLE authority (
        id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL CHECK (name <> ''),
        country TEXT NOT NULL, kind TEXT NOT NULL,
        region TEXT NOT NULL DEFAULT '', code TEXT NOT NULL DEFAULT '',
        languages TEXT NOT NULL DEFAULT '', street TEXT NOT NULL DEFAULT '',
        po_box TEXT NOT NULL DEFAULT '', postcode TEXT NOT NULL DEFAULT '',
        city TEXT NOT NULL DEFAULT '', email TEXT NOT NULL DEFAULT '',
        phone TEXT NOT NULL DEFAULT '', website TEXT NOT NULL DEFAULT '', population INTEGER,
        tags TEXT NOT NULL DEFAULT '',
        do_not_contact INTEGER NOT NULL DEFAULT 0 CHECK (do_not_contact IN (0, 1)),
        note TEXT NOT NULL DEFAULT '', stakeholder TEXT NOT NULL DEFAULT '',
        area TEXT NOT NULL DEFAULT '', targets TEXT NOT NULL DEFAULT '',
        keywords TEXT NOT NULL DEFAULT '', aims TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE UNIQUE INDEX authority_code ON authority (country, code, kind) WHERE code <> ''",
    "CREATE INDEX authority_name ON authority (country, name)",
    """CREATE TABLE name (
        id INTEGER PRIMARY KEY,
        authority INTEGER NOT NULL REFERENCES authority (id) ON DELETE CASCADE,
        text TEXT NOT NULL, language TEXT NOT NULL DEFAULT '',
        use TEXT NOT NULL DEFAULT 'official' CHECK (use IN ('official', 'other', 'former')),
        key TEXT NOT NULL, UNIQUE (authority, text, language)) STRICT""",
    "CREATE INDEX name_key ON name (key, authority)",
    """CREATE TABLE event (
        id INTEGER PRIMARY KEY AUTOINCREMENT, authority INTEGER NOT NULL REFERENCES authority (id),
        kind TEXT NOT NULL, day TEXT NOT NULL DEFAULT '', earliest TEXT NOT NULL,
        latest TEXT NOT NULL, attested TEXT NOT NULL DEFAULT '', entered TEXT NOT NULL,
        edition TEXT NOT NULL DEFAULT '', successor INTEGER REFERENCES authority (id),
        source TEXT NOT NULL DEFAULT '', document TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '', set_aside TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE INDEX event_of_authority ON event (authority, kind)",
    "CREATE INDEX event_successor ON event (successor) WHERE successor IS NOT NULL",
    """CREATE TABLE standing (
        authority INTEGER NOT NULL REFERENCES authority (id), spell INTEGER NOT NULL,
        country TEXT NOT NULL, begins_earliest TEXT NOT NULL, begins_latest TEXT,
        ends_earliest TEXT, ends_latest TEXT, undated INTEGER NOT NULL,
        lasting INTEGER NOT NULL DEFAULT 0 CHECK (lasting IN (0, 1)),
        signed TEXT NOT NULL DEFAULT '', signed_earliest TEXT, signed_latest TEXT,
        renewed_from TEXT, plan_due TEXT, plan_from TEXT,
        PRIMARY KEY (authority, spell)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX standing_lasting ON standing (country, begins_earliest, lasting) WHERE lasting",
    """CREATE INDEX standing_other ON standing
        (country, begins_latest, ends_earliest, begins_earliest, ends_latest, undated, lasting)
        WHERE NOT lasting""",
    """CREATE TABLE contact (
        id INTEGER PRIMARY KEY AUTOINCREMENT, authority INTEGER NOT NULL REFERENCES authority (id),
        name TEXT NOT NULL DEFAULT '', role TEXT NOT NULL DEFAULT '',
        email TEXT NOT NULL DEFAULT '', phone TEXT NOT NULL DEFAULT '',
        language TEXT NOT NULL DEFAULT '', salutation TEXT NOT NULL DEFAULT '',
        since TEXT NOT NULL DEFAULT '', until TEXT NOT NULL DEFAULT '',
        do_not_contact INTEGER NOT NULL DEFAULT 0 CHECK (do_not_contact IN (0, 1)),
        source TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '') STRICT""",
    "CREATE INDEX contact_of_authority ON contact (authority)",
    """CREATE TABLE statement (
        id INTEGER PRIMARY KEY, day TEXT NOT NULL, latest TEXT NOT NULL, scope TEXT NOT NULL,
        kinds TEXT NOT NULL DEFAULT 'all', signatories INTEGER NOT NULL, countries INTEGER,
        qualifier TEXT NOT NULL DEFAULT 'exact', source TEXT NOT NULL DEFAULT '',
        UNIQUE (day, scope, kinds, signatories, source)) STRICT""",
    "CREATE INDEX statement_of_scope ON statement (scope, latest)",
    """CREATE TABLE decision (
        id INTEGER PRIMARY KEY, country TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL,
        answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'new')),
        authority INTEGER REFERENCES authority (id), day TEXT NOT NULL, who TEXT NOT NULL,
        UNIQUE (country, kind, key, authority)) STRICT""",
)
"""What makes an empty file a register of version 1."""
