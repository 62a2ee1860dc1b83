-- What is written in the cockpit before it is published, and what the office says about it.

-- New records, and changes of records that are there: one a record. The public sees nothing of it.
CREATE TABLE draft (
    id        BLOB NOT NULL PRIMARY KEY,  -- of the record that it becomes
    district  TEXT NOT NULL,
    kind      TEXT NOT NULL,
    source    TEXT NOT NULL,
    key       TEXT NOT NULL,
    owner     BLOB NOT NULL,              -- the organisation whose entry it is
    title     TEXT NOT NULL,
    hash      BLOB NOT NULL,              -- its body
    base      BLOB,                       -- the record's body when it was begun; nothing where it is new
    stage     TEXT NOT NULL,              -- draft, submitted, in-review, returned
    version   INTEGER NOT NULL,           -- counts up with every change
    changed   INTEGER NOT NULL,
    submitted INTEGER,
    taken_by  BLOB                        -- the account that reviews it
) WITHOUT ROWID;
CREATE INDEX draft_by_owner ON draft (owner);
CREATE INDEX draft_by_stage ON draft (district, stage, submitted);

-- What people say to each other about an entry.
CREATE TABLE person_remark (
    id       BLOB NOT NULL PRIMARY KEY,   -- sorts by time
    district TEXT NOT NULL,
    about    BLOB NOT NULL,               -- the record
    account  BLOB NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    at       INTEGER NOT NULL,
    content  TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX person_remark_by_record ON person_remark (about, id);

-- Organisations whose entries go out without a review.
CREATE TABLE trusted (
    organisation BLOB NOT NULL PRIMARY KEY,
    district     TEXT NOT NULL,
    since        INTEGER NOT NULL
) WITHOUT ROWID;

-- Edited by hand: the source no longer changes it.
ALTER TABLE record ADD COLUMN by_hand BOOLEAN NOT NULL DEFAULT FALSE;

-- The kind of record that an act is about; nothing where it is an account.
ALTER TABLE act ADD COLUMN about_kind TEXT;
