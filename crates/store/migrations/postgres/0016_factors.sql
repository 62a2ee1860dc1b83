-- Second factors, passkeys, identities of other houses, and the steps in between.

-- Since when this account needs a second factor by the administrator's word.
ALTER TABLE person_account ADD COLUMN factor_due BIGINT;
-- The issuer whose word a role follows; nothing where it was given here.
ALTER TABLE person_membership ADD COLUMN issuer TEXT COLLATE "C";
-- Whether more than a password opened it, and the day on which reading the audit trail was noted last.
ALTER TABLE person_session ADD COLUMN strong BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE person_session ADD COLUMN audit_day TEXT COLLATE "C";

-- What an app shares with the house to make codes.
CREATE TABLE person_app (
    account UUID NOT NULL PRIMARY KEY REFERENCES person_account (id) ON DELETE CASCADE,
    secret  BYTEA NOT NULL,
    since   BIGINT,                     -- nothing before a first code was right
    step    BIGINT NOT NULL             -- of the last code: it and those before it are used up
);

-- Codes for the day when app and keys are lost, by their SHA-256. Each goes when it is used.
CREATE TABLE person_recovery (
    account UUID NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    hash    BYTEA NOT NULL,
    PRIMARY KEY (account, hash)
);

CREATE TABLE person_passkey (
    id      BYTEA NOT NULL PRIMARY KEY,
    account UUID NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    name    TEXT COLLATE "C" NOT NULL,
    kept    TEXT COLLATE "C" NOT NULL,  -- the public key and its counter
    since   BIGINT NOT NULL,
    seen    BIGINT
);
CREATE INDEX person_passkey_by_account ON person_passkey (account);

-- Who somebody is elsewhere: issuer and subject of OpenID Connect.
CREATE TABLE person_identity (
    issuer  TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    account UUID NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    since   BIGINT NOT NULL,
    seen    BIGINT,
    PRIMARY KEY (issuer, subject),
    UNIQUE (account, issuer)
);

-- Somebody on the way in, by the SHA-256 of what the browser holds. Grants nothing.
CREATE TABLE person_step (
    hash    BYTEA NOT NULL PRIMARY KEY,
    account UUID REFERENCES person_account (id) ON DELETE CASCADE,
    purpose TEXT COLLATE "C" NOT NULL,
    kept    TEXT COLLATE "C" NOT NULL,
    ends    BIGINT NOT NULL
);

-- What the office decided for the whole district.
CREATE TABLE setting (
    district TEXT COLLATE "C" NOT NULL,
    name     TEXT COLLATE "C" NOT NULL,
    value    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (district, name)
);
