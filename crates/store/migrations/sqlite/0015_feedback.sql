-- What readers say about an entry: that something is wrong with it. They need not say who they are.
CREATE TABLE person_feedback (
    id       BLOB NOT NULL PRIMARY KEY,   -- sorts by time
    district TEXT NOT NULL,
    about    BLOB NOT NULL,               -- the record
    kind     TEXT NOT NULL,
    owner    BLOB,                        -- the organisation whose entry it is
    at       INTEGER NOT NULL,
    content  TEXT NOT NULL,
    state    TEXT NOT NULL,               -- open, forwarded, closed
    decided  INTEGER
) WITHOUT ROWID;
CREATE INDEX person_feedback_by_state ON person_feedback (district, state, id);

-- Pairs of offers of which somebody said that they are not the same.
CREATE TABLE apart (
    one      BLOB NOT NULL,
    other    BLOB NOT NULL,
    district TEXT NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;

CREATE INDEX act_by_object ON act (about) WHERE about IS NOT NULL;
