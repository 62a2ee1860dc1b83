-- The stock, its change log, and the tables in which an import run is prepared.
-- The same tables, columns and nullability as migrations/postgres/0001_stock.sql; a test compares both.

-- One row: the position of the last committed change.
CREATE TABLE log_head (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    n   INTEGER NOT NULL
);
INSERT INTO log_head (one, n) VALUES (1, 0);

-- What records say, by the SHA-256 of the text. Never updated and never removed.
CREATE TABLE body (
    hash    BLOB NOT NULL PRIMARY KEY,
    content TEXT NOT NULL
);

-- Sources, areas, organisations, places, offers: they come, change, go and are shown by the same rules.
CREATE TABLE record (
    id            BLOB NOT NULL PRIMARY KEY,
    kind          TEXT NOT NULL,
    district      TEXT NOT NULL,
    source        TEXT NOT NULL,
    key           TEXT NOT NULL,
    publication   TEXT NOT NULL,
    gone          BOOLEAN NOT NULL,     -- withdrawn because its source no longer names it
    once_public   BOOLEAN NOT NULL,     -- owes the public feed a tombstone
    visible_from  TEXT,
    visible_until TEXT,
    hash          BLOB NOT NULL,        -- its body
    outline       BLOB,                 -- the body of an area's outline
    block         TEXT,                 -- where twins of an offer meet
    owner         BLOB,                 -- provider of an offer, operator of a place
    form          TEXT,                 -- kind of an offer, level of an area
    title         TEXT NOT NULL,
    sort          TEXT NOT NULL,        -- the title for alphabetical order
    retrieved     INTEGER NOT NULL,     -- microseconds since 1970, as all times
    modified      INTEGER NOT NULL,
    position      INTEGER NOT NULL,     -- its last change
    UNIQUE (district, kind, source, key)
) WITHOUT ROWID;
CREATE INDEX record_by_position ON record (position);
CREATE INDEX record_by_block ON record (district, block, source) WHERE block IS NOT NULL;
CREATE INDEX record_by_owner ON record (owner) WHERE owner IS NOT NULL;

-- Every change, without gaps, in the order of commits.
CREATE TABLE change (
    position           INTEGER NOT NULL PRIMARY KEY,
    at                 INTEGER NOT NULL,
    actor              TEXT NOT NULL,
    district           TEXT NOT NULL,
    kind               TEXT NOT NULL,
    id                 BLOB NOT NULL,
    before_hash        BLOB,
    before_publication TEXT,
    after_hash         BLOB NOT NULL,
    after_publication  TEXT NOT NULL
);
CREATE INDEX change_by_record ON change (id, position);

CREATE TABLE run (
    id            BLOB NOT NULL PRIMARY KEY,
    district      TEXT NOT NULL,
    source        TEXT NOT NULL,
    raw           TEXT NOT NULL,        -- hash of the raw file
    begun         INTEGER NOT NULL,
    state         TEXT NOT NULL,
    incremental   BOOLEAN NOT NULL,
    undoes        BLOB,                 -- the run that this one takes back
    notes         INTEGER NOT NULL,
    rejected      INTEGER NOT NULL,
    fatal         INTEGER NOT NULL,
    diff          TEXT,                 -- the last comparison, as JSON
    compared      INTEGER,              -- end of the log at the last comparison
    applied       INTEGER,
    from_position INTEGER,
    to_position   INTEGER
);
CREATE INDEX run_by_source ON run (district, source, begun);

CREATE TABLE finding (
    run      BLOB NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    n        INTEGER NOT NULL,
    severity TEXT NOT NULL,
    code     TEXT NOT NULL,
    line     INTEGER,
    record   TEXT,
    field    TEXT,
    given    TEXT NOT NULL,
    says_de  TEXT NOT NULL,
    says_en  TEXT NOT NULL,
    PRIMARY KEY (run, n)
) WITHOUT ROWID;

-- Records of a run before they are applied.
CREATE TABLE staged (
    run           BLOB NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    id            BLOB NOT NULL,
    kind          TEXT NOT NULL,
    key           TEXT NOT NULL,
    mark          TEXT NOT NULL,        -- holds: a record; gone: the source takes it back; seen: it is there but was rejected
    publication   TEXT NOT NULL,
    visible_from  TEXT,
    visible_until TEXT,
    hash          BLOB NOT NULL,
    outline       BLOB,
    block         TEXT,
    owner         BLOB,
    form          TEXT,
    title         TEXT NOT NULL,
    sort          TEXT NOT NULL,
    retrieved     INTEGER NOT NULL,
    PRIMARY KEY (run, id)
) WITHOUT ROWID;

-- What applying a run will do, one row a change.
CREATE TABLE delta (
    run                BLOB NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    n                  INTEGER NOT NULL,
    id                 BLOB NOT NULL,
    kind               TEXT NOT NULL,
    state              TEXT NOT NULL,   -- new, back, changed, gone
    before_hash        BLOB,
    before_publication TEXT,
    after_hash         BLOB NOT NULL,
    after_publication  TEXT NOT NULL,
    PRIMARY KEY (run, n)
) WITHOUT ROWID;

-- Offers of a run that look like an offer of another source.
CREATE TABLE twin (
    run      BLOB NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    district TEXT NOT NULL,
    staged   BLOB NOT NULL,
    known    BLOB NOT NULL,
    score    DOUBLE PRECISION NOT NULL,
    title    DOUBLE PRECISION NOT NULL,
    provider DOUBLE PRECISION NOT NULL,
    time     DOUBLE PRECISION NOT NULL,
    price    DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (run, staged, known)
) WITHOUT ROWID;
