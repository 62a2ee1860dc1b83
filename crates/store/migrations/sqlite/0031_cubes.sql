-- Official figures and a district's own: what was read, and its values in immutable segments.

CREATE TABLE cube_release (
    id        BLOB NOT NULL PRIMARY KEY,
    district  TEXT NOT NULL,
    code      TEXT NOT NULL,       -- the publisher's code of the table
    publisher TEXT NOT NULL,
    layout    TEXT NOT NULL,       -- the codes of its dimensions
    title     TEXT NOT NULL,
    file      BLOB NOT NULL,       -- the SHA-256 of the raw file
    name      TEXT NOT NULL,       -- how the file was called
    address   TEXT,                -- where it was fetched
    kind      TEXT NOT NULL,       -- the format that was recognised
    read      INTEGER NOT NULL,
    stand     TEXT,                -- when the publisher made it
    licence   TEXT,
    copyright TEXT,
    structure TEXT NOT NULL,       -- dimensions, categories, variables, footnotes, as JSON
    cells     INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX cube_release_by_code ON cube_release (district, code, read);

CREATE TABLE cube_segment (
    hash    BLOB NOT NULL PRIMARY KEY, -- the SHA-256 of what is compressed
    cells   INTEGER NOT NULL,
    content BLOB NOT NULL
);

CREATE TABLE cube_slice (
    cube    BLOB NOT NULL REFERENCES cube_release (id) ON DELETE CASCADE,
    period  TEXT NOT NULL,
    segment BLOB NOT NULL REFERENCES cube_segment (hash),
    latest  BOOLEAN NOT NULL,      -- whether no later release says something else
    fresh   INTEGER NOT NULL,      -- values that were not there before
    revised INTEGER NOT NULL,      -- values that were different before
    PRIMARY KEY (cube, period)
) WITHOUT ROWID;
CREATE INDEX cube_slice_by_segment ON cube_slice (segment);
