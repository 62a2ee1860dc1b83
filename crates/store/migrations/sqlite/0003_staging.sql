-- Rows are staged in the order of the file, and only their index by chance: a batch touches few pages.
-- A run that was open is left without its rows and has to be read again.
UPDATE run SET state = 'discarded' WHERE state = 'open';
DELETE FROM delta;
DROP TABLE staged;
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
);
