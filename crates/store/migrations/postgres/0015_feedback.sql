-- What readers say about an entry: that something is wrong with it. They need not say who they are.
CREATE TABLE person_feedback (
    id       UUID NOT NULL PRIMARY KEY,   -- sorts by time
    district TEXT COLLATE "C" NOT NULL,
    about    UUID NOT NULL,               -- the record
    kind     TEXT COLLATE "C" NOT NULL,
    owner    UUID,                        -- the organisation whose entry it is
    at       BIGINT NOT NULL,
    content  TEXT COLLATE "C" NOT NULL,
    state    TEXT COLLATE "C" NOT NULL,   -- open, forwarded, closed
    decided  BIGINT
);
CREATE INDEX person_feedback_by_state ON person_feedback (district, state, id);

-- Pairs of offers of which somebody said that they are not the same.
CREATE TABLE apart (
    one      UUID NOT NULL,
    other    UUID NOT NULL,
    district TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (one, other)
);

CREATE INDEX act_by_object ON act (about) WHERE about IS NOT NULL;
