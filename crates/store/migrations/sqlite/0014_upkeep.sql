-- Entries that are kept by hand, and when somebody has to say that they are still true.
CREATE TABLE upkeep (
    id       BLOB NOT NULL PRIMARY KEY,   -- of the record
    district TEXT NOT NULL,
    kind     TEXT NOT NULL,
    owner    BLOB NOT NULL,
    due      TEXT NOT NULL,               -- the day
    asked    TEXT,                        -- the day on which its editors were last asked
    hidden   BOOLEAN NOT NULL             -- withdrawn because nobody confirmed it
) WITHOUT ROWID;
CREATE INDEX upkeep_by_owner ON upkeep (owner, due);
CREATE INDEX upkeep_by_due ON upkeep (district, due);

-- Work that comes again and again, and who does it now.
CREATE TABLE turn (
    district TEXT NOT NULL,
    name     TEXT NOT NULL,
    last     INTEGER,                     -- when it was last done
    leased   INTEGER,                     -- until when somebody does it
    PRIMARY KEY (district, name)
) WITHOUT ROWID;
