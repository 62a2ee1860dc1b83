-- Accounts of natural persons, what they are in which organisation, and how they come in.
-- What is personal stands in tables named person_*; everything else names a person by the id alone.

CREATE TABLE person_account (
    id       BLOB NOT NULL PRIMARY KEY,
    district TEXT NOT NULL,
    email    TEXT NOT NULL,             -- as typed, folded to lower case
    name     TEXT NOT NULL,
    password TEXT,                      -- PHC string; nothing before the invitation was followed
    locked   BOOLEAN NOT NULL,
    created  INTEGER NOT NULL,
    seen     INTEGER,                   -- last sign-in
    UNIQUE (district, email)
) WITHOUT ROWID;

CREATE TABLE person_membership (
    account      BLOB NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    organisation BLOB NOT NULL,
    role         TEXT NOT NULL,
    PRIMARY KEY (account, organisation, role)
) WITHOUT ROWID;
CREATE INDEX person_membership_by_organisation ON person_membership (organisation);

-- Sessions by the SHA-256 of what the browser holds.
CREATE TABLE person_session (
    hash    BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    begun   INTEGER NOT NULL,
    seen    INTEGER NOT NULL,
    ends    INTEGER NOT NULL,           -- whatever is done meanwhile
    agent   TEXT NOT NULL               -- browser and system, for the person's own list
) WITHOUT ROWID;
CREATE INDEX person_session_by_account ON person_session (account);

-- Links that can be followed once, by the SHA-256 of their secret part.
CREATE TABLE person_link (
    hash    BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,              -- invitation, reset
    ends    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX person_link_by_account ON person_link (account, purpose);

-- Sign-ins that failed, by a keyed hash of the address typed or of the client.
CREATE TABLE sign_in_failure (
    whom  BLOB NOT NULL PRIMARY KEY,
    times INTEGER NOT NULL,
    last  INTEGER NOT NULL
) WITHOUT ROWID;

-- What persons did that changes no record: accounts, roles, sign-ins.
CREATE TABLE act (
    id       BLOB NOT NULL PRIMARY KEY,   -- sorts by time
    at       INTEGER NOT NULL,
    district TEXT NOT NULL,
    actor    TEXT NOT NULL,
    what     TEXT NOT NULL,
    about    BLOB                       -- the account that it was done to
);
CREATE INDEX act_by_district ON act (district, id);
