-- Sources that are fetched from an address, runs that wait for a person, and the links of what is published.

-- Why it waits for a person; nothing where it does not.
ALTER TABLE run ADD COLUMN held TEXT COLLATE "C";
-- The format that a fetched file looked like.
ALTER TABLE run ADD COLUMN looks TEXT COLLATE "C";

CREATE TABLE harvest (
    id        UUID NOT NULL PRIMARY KEY,
    district  TEXT COLLATE "C" NOT NULL,
    source    TEXT COLLATE "C" NOT NULL,
    trial     BOOLEAN NOT NULL,           -- proposed: nobody has agreed to what its first file would do
    address   TEXT COLLATE "C" NOT NULL,
    format    TEXT COLLATE "C",                       -- named by a person; nothing: each file is looked at
    provider  TEXT COLLATE "C",                       -- key of the organisation of all its offers
    owner     UUID,                       -- the organisation whose editors keep the address
    every     BIGINT NOT NULL,           -- minutes
    paused    BOOLEAN NOT NULL,
    due       BIGINT NOT NULL,
    leased    BIGINT,
    attempts  BIGINT NOT NULL,           -- counts up with every taking: who lost the lease says nothing any more
    failures  BIGINT NOT NULL,           -- in a row
    tried     BIGINT,
    succeeded BIGINT,
    trouble   TEXT COLLATE "C",                       -- of the last try
    detail    TEXT COLLATE "C" NOT NULL,
    etag      TEXT COLLATE "C",
    modified  TEXT COLLATE "C",
    raw       TEXT COLLATE "C",                       -- hash of the last file
    UNIQUE (district, source, trial)
);
CREATE INDEX harvest_by_due ON harvest (due);

-- Links of published records and how they stand. They are found again by following the change log.
CREATE TABLE link (
    district  TEXT COLLATE "C" NOT NULL,
    url       TEXT COLLATE "C" NOT NULL,
    state     TEXT COLLATE "C" NOT NULL,              -- unseen, alive, failing, dead, unsaid
    failures  BIGINT NOT NULL,           -- days on which it failed, in a row
    failed_on DATE,
    since     BIGINT,                    -- its first failure in a row
    trouble   TEXT COLLATE "C",
    detail    TEXT COLLATE "C" NOT NULL,
    checked   BIGINT,
    due       BIGINT NOT NULL,
    PRIMARY KEY (district, url)
);
CREATE INDEX link_by_due ON link (district, due);

CREATE TABLE link_use (
    record   UUID NOT NULL,
    district TEXT COLLATE "C" NOT NULL,
    url      TEXT COLLATE "C" NOT NULL,
    owner    UUID,                        -- the organisation that answers for the record
    PRIMARY KEY (record, url)
);
CREATE INDEX link_use_by_url ON link_use (district, url);

-- How far the links have followed the change log.
CREATE TABLE link_head (
    one BIGINT NOT NULL PRIMARY KEY CHECK (one = 1),
    n   BIGINT NOT NULL
);
INSERT INTO link_head (one, n) VALUES (1, 0);
