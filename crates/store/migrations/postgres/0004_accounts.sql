-- Accounts of natural persons, what they are in which organisation, and how they come in.
-- What is personal stands in tables named person_*; everything else names a person by the id alone.

CREATE TABLE person_account (
    id       UUID NOT NULL PRIMARY KEY,
    district TEXT COLLATE "C" NOT NULL,
    email    TEXT COLLATE "C" NOT NULL,             -- as typed, folded to lower case
    name     TEXT COLLATE "C" NOT NULL,
    password TEXT COLLATE "C",                      -- PHC string; nothing before the invitation was followed
    locked   BOOLEAN NOT NULL,
    created  BIGINT NOT NULL,
    seen     BIGINT,                   -- last sign-in
    UNIQUE (district, email)
);

CREATE TABLE person_membership (
    account      UUID NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    organisation UUID NOT NULL,
    role         TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (account, organisation, role)
);
CREATE INDEX person_membership_by_organisation ON person_membership (organisation);

-- Sessions by the SHA-256 of what the browser holds.
CREATE TABLE person_session (
    hash    BYTEA NOT NULL PRIMARY KEY,
    account UUID NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    begun   BIGINT NOT NULL,
    seen    BIGINT NOT NULL,
    ends    BIGINT NOT NULL,           -- whatever is done meanwhile
    agent   TEXT COLLATE "C" NOT NULL               -- browser and system, for the person's own list
);
CREATE INDEX person_session_by_account ON person_session (account);

-- Links that can be followed once, by the SHA-256 of their secret part.
CREATE TABLE person_link (
    hash    BYTEA NOT NULL PRIMARY KEY,
    account UUID NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    purpose TEXT COLLATE "C" NOT NULL,              -- invitation, reset
    ends    BIGINT NOT NULL
);
CREATE INDEX person_link_by_account ON person_link (account, purpose);

-- Sign-ins that failed, by a keyed hash of the address typed or of the client.
CREATE TABLE sign_in_failure (
    whom  BYTEA NOT NULL PRIMARY KEY,
    times BIGINT NOT NULL,
    last  BIGINT NOT NULL
);

-- What persons did that changes no record: accounts, roles, sign-ins.
CREATE TABLE act (
    id       UUID NOT NULL PRIMARY KEY,   -- sorts by time
    at       BIGINT NOT NULL,
    district TEXT COLLATE "C" NOT NULL,
    actor    TEXT COLLATE "C" NOT NULL,
    what     TEXT COLLATE "C" NOT NULL,
    about    UUID                       -- the account that it was done to
);
CREATE INDEX act_by_district ON act (district, id);
