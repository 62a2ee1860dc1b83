-- What the office says of concepts of the vocabularies. Every saving is a row of its own; none is ever changed.

CREATE TABLE concept (
    id       UUID NOT NULL PRIMARY KEY,
    district TEXT COLLATE "C" NOT NULL,
    scheme   TEXT COLLATE "C" NOT NULL,             -- topics, audiences ...
    notation TEXT COLLATE "C" NOT NULL,
    version  BIGINT NOT NULL,           -- from 1
    at       BIGINT NOT NULL,
    actor    TEXT COLLATE "C" NOT NULL,             -- as in the change log
    content  TEXT COLLATE "C" NOT NULL,             -- labels, definition, broader ones, what it went up into, as JSON
    UNIQUE (district, scheme, notation, version)
);
