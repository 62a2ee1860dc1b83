-- What is written in the cockpit before it is published, and what the office says about it.

-- New records, and changes of records that are there: one a record. The public sees nothing of it.
CREATE TABLE draft (
    id        UUID NOT NULL PRIMARY KEY,  -- of the record that it becomes
    district  TEXT COLLATE "C" NOT NULL,
    kind      TEXT COLLATE "C" NOT NULL,
    source    TEXT COLLATE "C" NOT NULL,
    key       TEXT COLLATE "C" NOT NULL,
    owner     UUID NOT NULL,              -- the organisation whose entry it is
    title     TEXT COLLATE "C" NOT NULL,
    hash      BYTEA NOT NULL,              -- its body
    base      BYTEA,                       -- the record's body when it was begun; nothing where it is new
    stage     TEXT COLLATE "C" NOT NULL,              -- draft, submitted, in-review, returned
    version   BIGINT NOT NULL,           -- counts up with every change
    changed   BIGINT NOT NULL,
    submitted BIGINT,
    taken_by  UUID                        -- the account that reviews it
);
CREATE INDEX draft_by_owner ON draft (owner);
CREATE INDEX draft_by_stage ON draft (district, stage, submitted);

-- What people say to each other about an entry.
CREATE TABLE person_remark (
    id       UUID NOT NULL PRIMARY KEY,   -- sorts by time
    district TEXT COLLATE "C" NOT NULL,
    about    UUID NOT NULL,               -- the record
    account  UUID NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    at       BIGINT NOT NULL,
    content  TEXT COLLATE "C" NOT NULL
);
CREATE INDEX person_remark_by_record ON person_remark (about, id);

-- Organisations whose entries go out without a review.
CREATE TABLE trusted (
    organisation UUID NOT NULL PRIMARY KEY,
    district     TEXT COLLATE "C" NOT NULL,
    since        BIGINT NOT NULL
);

-- Edited by hand: the source no longer changes it.
ALTER TABLE record ADD COLUMN by_hand BOOLEAN NOT NULL DEFAULT FALSE;

-- The kind of record that an act is about; nothing where it is an account.
ALTER TABLE act ADD COLUMN about_kind TEXT COLLATE "C";
