-- Official figures and a district's own: what was read, and its values in immutable segments.

CREATE TABLE cube_release (
    id        UUID NOT NULL PRIMARY KEY,
    district  TEXT COLLATE "C" NOT NULL,
    code      TEXT COLLATE "C" NOT NULL,       -- the publisher's code of the table
    publisher TEXT COLLATE "C" NOT NULL,
    layout    TEXT COLLATE "C" NOT NULL,       -- the codes of its dimensions
    title     TEXT COLLATE "C" NOT NULL,
    file      BYTEA NOT NULL,       -- the SHA-256 of the raw file
    name      TEXT COLLATE "C" NOT NULL,       -- how the file was called
    address   TEXT COLLATE "C",                -- where it was fetched
    kind      TEXT COLLATE "C" NOT NULL,       -- the format that was recognised
    read      BIGINT NOT NULL,
    stand     TEXT COLLATE "C",                -- when the publisher made it
    licence   TEXT COLLATE "C",
    copyright TEXT COLLATE "C",
    structure TEXT COLLATE "C" NOT NULL,       -- dimensions, categories, variables, footnotes, as JSON
    cells     BIGINT NOT NULL
);
CREATE INDEX cube_release_by_code ON cube_release (district, code, read);

CREATE TABLE cube_segment (
    hash    BYTEA NOT NULL PRIMARY KEY, -- the SHA-256 of what is compressed
    cells   BIGINT NOT NULL,
    content BYTEA NOT NULL
);

CREATE TABLE cube_slice (
    cube    UUID NOT NULL REFERENCES cube_release (id) ON DELETE CASCADE,
    period  TEXT COLLATE "C" NOT NULL,
    segment BYTEA NOT NULL REFERENCES cube_segment (hash),
    latest  BOOLEAN NOT NULL,      -- whether no later release says something else
    fresh   BIGINT NOT NULL,      -- values that were not there before
    revised BIGINT NOT NULL,      -- values that were different before
    PRIMARY KEY (cube, period)
);
CREATE INDEX cube_slice_by_segment ON cube_slice (segment);
