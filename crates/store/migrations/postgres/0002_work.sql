-- Work to be done, mails to be sent, searches to be counted.

CREATE TABLE job (
    id       UUID NOT NULL PRIMARY KEY,
    district TEXT COLLATE "C" NOT NULL,
    name     TEXT COLLATE "C" NOT NULL,
    payload  TEXT COLLATE "C" NOT NULL,
    due      BIGINT NOT NULL,
    leased   BIGINT,                   -- until when somebody works on it
    attempts BIGINT NOT NULL,
    state    TEXT COLLATE "C" NOT NULL,             -- waiting, done, failed
    trouble  TEXT COLLATE "C"
);
CREATE INDEX job_by_due ON job (due) WHERE state = 'waiting';

-- Mails. The address is personal: it leaves the row when the mail is sent or given up.
CREATE TABLE person_mail (
    event      TEXT COLLATE "C" NOT NULL,
    district   TEXT COLLATE "C" NOT NULL,
    message_id TEXT COLLATE "C" NOT NULL UNIQUE,
    recipient  TEXT COLLATE "C",
    subject    TEXT COLLATE "C" NOT NULL,
    content    TEXT COLLATE "C" NOT NULL,
    queued     BIGINT NOT NULL,
    due        BIGINT NOT NULL,
    leased     BIGINT,
    attempts   BIGINT NOT NULL,
    state      TEXT COLLATE "C" NOT NULL,           -- waiting, sent, failed
    trouble    TEXT COLLATE "C",
    PRIMARY KEY (district, event)
);
CREATE INDEX person_mail_by_due ON person_mail (due) WHERE state = 'waiting';

-- Searches that found nothing: concepts by name; words as a keyed hash until they were asked five times.
CREATE TABLE search_gap (
    district TEXT COLLATE "C" NOT NULL,
    kind     TEXT COLLATE "C" NOT NULL,             -- concept, hash, words
    term     TEXT COLLATE "C" NOT NULL,
    times    BIGINT NOT NULL,
    first    DATE NOT NULL,
    last     DATE NOT NULL,
    PRIMARY KEY (district, kind, term)
);

-- Keys that this installation made for itself.
CREATE TABLE secret (
    name  TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value BYTEA NOT NULL
);
