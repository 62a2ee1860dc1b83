-- The stock, its change log, and the tables in which an import run is prepared.
-- The same tables, columns and nullability as migrations/sqlite/0001_stock.sql; a test compares both.

-- One row: the position of the last committed change.
CREATE TABLE log_head (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    n   BIGINT NOT NULL
);
INSERT INTO log_head (one, n) VALUES (1, 0);

-- What records say, by the SHA-256 of the text. Never updated and never removed.
CREATE TABLE body (
    hash    BYTEA NOT NULL PRIMARY KEY,
    content TEXT COLLATE "C" NOT NULL
);

-- Sources, areas, organisations, places, offers: they come, change, go and are shown by the same rules.
CREATE TABLE record (
    id            UUID NOT NULL PRIMARY KEY,
    kind          TEXT COLLATE "C" NOT NULL,
    district      TEXT COLLATE "C" NOT NULL,
    source        TEXT COLLATE "C" NOT NULL,
    key           TEXT COLLATE "C" NOT NULL,
    publication   TEXT COLLATE "C" NOT NULL,
    gone          BOOLEAN NOT NULL,     -- withdrawn because its source no longer names it
    once_public   BOOLEAN NOT NULL,     -- owes the public feed a tombstone
    visible_from  DATE,
    visible_until DATE,
    hash          BYTEA NOT NULL,        -- its body
    outline       BYTEA,                 -- the body of an area's outline
    block         TEXT COLLATE "C",                 -- where twins of an offer meet
    owner         UUID,                 -- provider of an offer, operator of a place
    form          TEXT COLLATE "C",                 -- kind of an offer, level of an area
    title         TEXT COLLATE "C" NOT NULL,
    sort          TEXT COLLATE "C" NOT NULL,        -- the title for alphabetical order
    retrieved     BIGINT NOT NULL,     -- microseconds since 1970, as all times
    modified      BIGINT NOT NULL,
    position      BIGINT NOT NULL,     -- its last change
    UNIQUE (district, kind, source, key)
);
CREATE INDEX record_by_position ON record (position);
CREATE INDEX record_by_block ON record (district, block, source) WHERE block IS NOT NULL;
CREATE INDEX record_by_owner ON record (owner) WHERE owner IS NOT NULL;

-- Every change, without gaps, in the order of commits.
CREATE TABLE change (
    position           BIGINT NOT NULL PRIMARY KEY,
    at                 BIGINT NOT NULL,
    actor              TEXT COLLATE "C" NOT NULL,
    district           TEXT COLLATE "C" NOT NULL,
    kind               TEXT COLLATE "C" NOT NULL,
    id                 UUID NOT NULL,
    before_hash        BYTEA,
    before_publication TEXT COLLATE "C",
    after_hash         BYTEA NOT NULL,
    after_publication  TEXT COLLATE "C" NOT NULL
);
CREATE INDEX change_by_record ON change (id, position);

CREATE TABLE run (
    id            UUID NOT NULL PRIMARY KEY,
    district      TEXT COLLATE "C" NOT NULL,
    source        TEXT COLLATE "C" NOT NULL,
    raw           TEXT COLLATE "C" NOT NULL,        -- hash of the raw file
    begun         BIGINT NOT NULL,
    state         TEXT COLLATE "C" NOT NULL,
    incremental   BOOLEAN NOT NULL,
    undoes        UUID,                 -- the run that this one takes back
    notes         BIGINT NOT NULL,
    rejected      BIGINT NOT NULL,
    fatal         BIGINT NOT NULL,
    diff          TEXT COLLATE "C",                 -- the last comparison, as JSON
    compared      BIGINT,              -- end of the log at the last comparison
    applied       BIGINT,
    from_position BIGINT,
    to_position   BIGINT
);
CREATE INDEX run_by_source ON run (district, source, begun);

CREATE TABLE finding (
    run      UUID NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    n        BIGINT NOT NULL,
    severity TEXT COLLATE "C" NOT NULL,
    code     TEXT COLLATE "C" NOT NULL,
    line     BIGINT,
    record   TEXT COLLATE "C",
    field    TEXT COLLATE "C",
    given    TEXT COLLATE "C" NOT NULL,
    says_de  TEXT COLLATE "C" NOT NULL,
    says_en  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (run, n)
);

-- Records of a run before they are applied.
CREATE TABLE staged (
    run           UUID NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    id            UUID NOT NULL,
    kind          TEXT COLLATE "C" NOT NULL,
    key           TEXT COLLATE "C" NOT NULL,
    mark          TEXT COLLATE "C" NOT NULL,        -- holds: a record; gone: the source takes it back; seen: it is there but was rejected
    publication   TEXT COLLATE "C" NOT NULL,
    visible_from  DATE,
    visible_until DATE,
    hash          BYTEA NOT NULL,
    outline       BYTEA,
    block         TEXT COLLATE "C",
    owner         UUID,
    form          TEXT COLLATE "C",
    title         TEXT COLLATE "C" NOT NULL,
    sort          TEXT COLLATE "C" NOT NULL,
    retrieved     BIGINT NOT NULL,
    PRIMARY KEY (run, id)
);

-- What applying a run will do, one row a change.
CREATE TABLE delta (
    run                UUID NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    n                  BIGINT NOT NULL,
    id                 UUID NOT NULL,
    kind               TEXT COLLATE "C" NOT NULL,
    state              TEXT COLLATE "C" NOT NULL,   -- new, back, changed, gone
    before_hash        BYTEA,
    before_publication TEXT COLLATE "C",
    after_hash         BYTEA NOT NULL,
    after_publication  TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (run, n)
);

-- Offers of a run that look like an offer of another source.
CREATE TABLE twin (
    run      UUID NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    district TEXT COLLATE "C" NOT NULL,
    staged   UUID NOT NULL,
    known    UUID NOT NULL,
    score    DOUBLE PRECISION NOT NULL,
    title    DOUBLE PRECISION NOT NULL,
    provider DOUBLE PRECISION NOT NULL,
    time     DOUBLE PRECISION NOT NULL,
    price    DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (run, staged, known)
);
