-- Second factors, passkeys, identities of other houses, and the steps in between.

-- Since when this account needs a second factor by the administrator's word.
ALTER TABLE person_account ADD COLUMN factor_due INTEGER;
-- The issuer whose word a role follows; nothing where it was given here.
ALTER TABLE person_membership ADD COLUMN issuer TEXT;
-- Whether more than a password opened it, and the day on which reading the audit trail was noted last.
ALTER TABLE person_session ADD COLUMN strong BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE person_session ADD COLUMN audit_day TEXT;

-- What an app shares with the house to make codes.
CREATE TABLE person_app (
    account BLOB NOT NULL PRIMARY KEY REFERENCES person_account (id) ON DELETE CASCADE,
    secret  BLOB NOT NULL,
    since   INTEGER,                     -- nothing before a first code was right
    step    INTEGER NOT NULL             -- of the last code: it and those before it are used up
) WITHOUT ROWID;

-- Codes for the day when app and keys are lost, by their SHA-256. Each goes when it is used.
CREATE TABLE person_recovery (
    account BLOB NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    hash    BLOB NOT NULL,
    PRIMARY KEY (account, hash)
) WITHOUT ROWID;

CREATE TABLE person_passkey (
    id      BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    name    TEXT NOT NULL,
    kept    TEXT NOT NULL,  -- the public key and its counter
    since   INTEGER NOT NULL,
    seen    INTEGER
) WITHOUT ROWID;
CREATE INDEX person_passkey_by_account ON person_passkey (account);

-- Who somebody is elsewhere: issuer and subject of OpenID Connect.
CREATE TABLE person_identity (
    issuer  TEXT NOT NULL,
    subject TEXT NOT NULL,
    account BLOB NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    since   INTEGER NOT NULL,
    seen    INTEGER,
    PRIMARY KEY (issuer, subject),
    UNIQUE (account, issuer)
) WITHOUT ROWID;

-- Somebody on the way in, by the SHA-256 of what the browser holds. Grants nothing.
CREATE TABLE person_step (
    hash    BLOB NOT NULL PRIMARY KEY,
    account BLOB REFERENCES person_account (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    kept    TEXT NOT NULL,
    ends    INTEGER NOT NULL
) WITHOUT ROWID;

-- What the office decided for the whole district.
CREATE TABLE setting (
    district TEXT NOT NULL,
    name     TEXT NOT NULL,
    value    TEXT NOT NULL,
    PRIMARY KEY (district, name)
) WITHOUT ROWID;
