-- What organisations look for and what they can give: seen by those who are signed in, never by the public.
CREATE TABLE notice (
    id           BLOB NOT NULL PRIMARY KEY,   -- sorts by time
    district     TEXT NOT NULL,
    owner        BLOB NOT NULL,               -- the organisation
    direction    TEXT NOT NULL,               -- seeks, gives
    kind         TEXT NOT NULL,
    title        TEXT NOT NULL,
    description  TEXT NOT NULL,
    municipality TEXT,
    from_day     TEXT,
    until_day    TEXT,
    hours        TEXT NOT NULL,               -- weekdays and hours in words
    quantity     INTEGER,
    state        TEXT NOT NULL,               -- open, settled, withdrawn
    created      INTEGER NOT NULL,
    changed      INTEGER NOT NULL,
    expires      TEXT NOT NULL,               -- the last day on which the network sees it
    looked       INTEGER                      -- when its organisation last looked at what fits it
) WITHOUT ROWID;
CREATE INDEX notice_by_owner ON notice (owner);
CREATE INDEX notice_by_state ON notice (district, state, expires);
