-- Sources that are fetched from an address, runs that wait for a person, and the links of what is published.

-- Why it waits for a person; nothing where it does not.
ALTER TABLE run ADD COLUMN held TEXT;
-- The format that a fetched file looked like.
ALTER TABLE run ADD COLUMN looks TEXT;

CREATE TABLE harvest (
    id        BLOB NOT NULL PRIMARY KEY,
    district  TEXT NOT NULL,
    source    TEXT NOT NULL,
    trial     BOOLEAN NOT NULL,           -- proposed: nobody has agreed to what its first file would do
    address   TEXT NOT NULL,
    format    TEXT,                       -- named by a person; nothing: each file is looked at
    provider  TEXT,                       -- key of the organisation of all its offers
    owner     BLOB,                       -- the organisation whose editors keep the address
    every     INTEGER NOT NULL,           -- minutes
    paused    BOOLEAN NOT NULL,
    due       INTEGER NOT NULL,
    leased    INTEGER,
    attempts  INTEGER NOT NULL,           -- counts up with every taking: who lost the lease says nothing any more
    failures  INTEGER NOT NULL,           -- in a row
    tried     INTEGER,
    succeeded INTEGER,
    trouble   TEXT,                       -- of the last try
    detail    TEXT NOT NULL,
    etag      TEXT,
    modified  TEXT,
    raw       TEXT,                       -- hash of the last file
    UNIQUE (district, source, trial)
) WITHOUT ROWID;
CREATE INDEX harvest_by_due ON harvest (due);

-- Links of published records and how they stand. They are found again by following the change log.
CREATE TABLE link (
    district  TEXT NOT NULL,
    url       TEXT NOT NULL,
    state     TEXT NOT NULL,              -- unseen, alive, failing, dead, unsaid
    failures  INTEGER NOT NULL,           -- days on which it failed, in a row
    failed_on TEXT,
    since     INTEGER,                    -- its first failure in a row
    trouble   TEXT,
    detail    TEXT NOT NULL,
    checked   INTEGER,
    due       INTEGER NOT NULL,
    PRIMARY KEY (district, url)
) WITHOUT ROWID;
CREATE INDEX link_by_due ON link (district, due);

CREATE TABLE link_use (
    record   BLOB NOT NULL,
    district TEXT NOT NULL,
    url      TEXT NOT NULL,
    owner    BLOB,                        -- the organisation that answers for the record
    PRIMARY KEY (record, url)
) WITHOUT ROWID;
CREATE INDEX link_use_by_url ON link_use (district, url);

-- How far the links have followed the change log.
CREATE TABLE link_head (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    n   INTEGER NOT NULL
);
INSERT INTO link_head (one, n) VALUES (1, 0);
