-- What organisations look for and what they can give: seen by those who are signed in, never by the public.
CREATE TABLE notice (
    id           UUID NOT NULL PRIMARY KEY,   -- sorts by time
    district     TEXT COLLATE "C" NOT NULL,
    owner        UUID NOT NULL,               -- the organisation
    direction    TEXT COLLATE "C" NOT NULL,   -- seeks, gives
    kind         TEXT COLLATE "C" NOT NULL,
    title        TEXT COLLATE "C" NOT NULL,
    description  TEXT COLLATE "C" NOT NULL,
    municipality TEXT COLLATE "C",
    from_day     DATE,
    until_day    DATE,
    hours        TEXT COLLATE "C" NOT NULL,   -- weekdays and hours in words
    quantity     BIGINT,
    state        TEXT COLLATE "C" NOT NULL,   -- open, settled, withdrawn
    created      BIGINT NOT NULL,
    changed      BIGINT NOT NULL,
    expires      DATE NOT NULL,               -- the last day on which the network sees it
    looked       BIGINT                       -- when its organisation last looked at what fits it
);
CREATE INDEX notice_by_owner ON notice (owner);
CREATE INDEX notice_by_state ON notice (district, state, expires);
