-- Entries that are kept by hand, and when somebody has to say that they are still true.
CREATE TABLE upkeep (
    id       UUID NOT NULL PRIMARY KEY,   -- of the record
    district TEXT COLLATE "C" NOT NULL,
    kind     TEXT COLLATE "C" NOT NULL,
    owner    UUID NOT NULL,
    due      DATE NOT NULL,               -- the day
    asked    DATE,                        -- the day on which its editors were last asked
    hidden   BOOLEAN NOT NULL             -- withdrawn because nobody confirmed it
);
CREATE INDEX upkeep_by_owner ON upkeep (owner, due);
CREATE INDEX upkeep_by_due ON upkeep (district, due);

-- Work that comes again and again, and who does it now.
CREATE TABLE turn (
    district TEXT COLLATE "C" NOT NULL,
    name     TEXT COLLATE "C" NOT NULL,
    last     BIGINT,                      -- when it was last done
    leased   BIGINT,                      -- until when somebody does it
    PRIMARY KEY (district, name)
);
