-- Work to be done, mails to be sent, searches to be counted.

CREATE TABLE job (
    id       BLOB NOT NULL PRIMARY KEY,
    district TEXT NOT NULL,
    name     TEXT NOT NULL,
    payload  TEXT NOT NULL,
    due      INTEGER NOT NULL,
    leased   INTEGER,                   -- until when somebody works on it
    attempts INTEGER NOT NULL,
    state    TEXT NOT NULL,             -- waiting, done, failed
    trouble  TEXT
);
CREATE INDEX job_by_due ON job (due) WHERE state = 'waiting';

-- Mails. The address is personal: it leaves the row when the mail is sent or given up.
CREATE TABLE person_mail (
    event      TEXT NOT NULL,
    district   TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    recipient  TEXT,
    subject    TEXT NOT NULL,
    content    TEXT NOT NULL,
    queued     INTEGER NOT NULL,
    due        INTEGER NOT NULL,
    leased     INTEGER,
    attempts   INTEGER NOT NULL,
    state      TEXT NOT NULL,           -- waiting, sent, failed
    trouble    TEXT,
    PRIMARY KEY (district, event)
);
CREATE INDEX person_mail_by_due ON person_mail (due) WHERE state = 'waiting';

-- Searches that found nothing: concepts by name; words as a keyed hash until they were asked five times.
CREATE TABLE search_gap (
    district TEXT NOT NULL,
    kind     TEXT NOT NULL,             -- concept, hash, words
    term     TEXT NOT NULL,
    times    INTEGER NOT NULL,
    first    TEXT NOT NULL,
    last     TEXT NOT NULL,
    PRIMARY KEY (district, kind, term)
) WITHOUT ROWID;

-- Keys that this installation made for itself.
CREATE TABLE secret (
    name  TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
);
