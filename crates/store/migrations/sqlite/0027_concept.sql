-- What the office says of concepts of the vocabularies. Every saving is a row of its own; none is ever changed.

CREATE TABLE concept (
    id       BLOB NOT NULL PRIMARY KEY,
    district TEXT NOT NULL,
    scheme   TEXT NOT NULL,             -- topics, audiences ...
    notation TEXT NOT NULL,
    version  INTEGER NOT NULL,          -- from 1
    at       INTEGER NOT NULL,
    actor    TEXT NOT NULL,             -- as in the change log
    content  TEXT NOT NULL,             -- labels, definition, broader ones, what it went up into, as JSON
    UNIQUE (district, scheme, notation, version)
) WITHOUT ROWID;
