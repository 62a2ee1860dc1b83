-- Pictures of organisations: what is said of them, and where their sizes are kept.

CREATE TABLE picture (
    id       BLOB NOT NULL PRIMARY KEY,
    district TEXT NOT NULL,
    owner    BLOB NOT NULL,             -- the organisation
    hash     BLOB NOT NULL,             -- the SHA-256 of its widest size: its address
    media    TEXT NOT NULL,             -- image/jpeg, image/png
    alt      TEXT NOT NULL,             -- what it shows: language to text, as JSON
    credit   TEXT NOT NULL,
    licence  TEXT NOT NULL,
    added    INTEGER NOT NULL,
    UNIQUE (owner, hash)
) WITHOUT ROWID;
CREATE INDEX picture_by_hash ON picture (hash);

CREATE TABLE picture_size (
    picture BLOB NOT NULL REFERENCES picture (id) ON DELETE CASCADE,
    width   INTEGER NOT NULL,
    height  INTEGER NOT NULL,
    file    BLOB NOT NULL,              -- the SHA-256 of its bytes
    PRIMARY KEY (picture, width)
) WITHOUT ROWID;
CREATE INDEX picture_size_by_file ON picture_size (file);
