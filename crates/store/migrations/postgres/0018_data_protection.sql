-- Mails that their readers can do without, accounts that nobody uses, and what was deleted when.

-- The kind of a mail that its reader can do without, and the secret part of the link that ends such mails. Both are
-- nothing where the mail is needed; the secret leaves the row with the text.
ALTER TABLE person_mail ADD COLUMN list TEXT COLLATE "C";
ALTER TABLE person_mail ADD COLUMN unsubscribe TEXT COLLATE "C";

-- Kinds of mail that somebody does not want, by a keyed hash of the address: readers without an account too.
CREATE TABLE person_unsubscribed (
    district TEXT COLLATE "C" NOT NULL,
    address  BYTEA NOT NULL,
    list     TEXT COLLATE "C" NOT NULL,
    since    BIGINT NOT NULL,
    PRIMARY KEY (district, address, list)
);

-- Links in mails that end them, by the SHA-256 of their secret part.
CREATE TABLE person_unsubscribe_link (
    hash     BYTEA NOT NULL PRIMARY KEY,
    district TEXT COLLATE "C" NOT NULL,
    address  BYTEA NOT NULL,
    list     TEXT COLLATE "C" NOT NULL,
    ends     BIGINT NOT NULL
);

-- When the mail went that an account nobody uses will be locked, and when it was locked for that.
ALTER TABLE person_account ADD COLUMN warned BIGINT;
ALTER TABLE person_account ADD COLUMN retired BIGINT;

-- What was deleted because it was due: how many rows by which rule.
CREATE TABLE deletion (
    id       UUID NOT NULL PRIMARY KEY,   -- sorts by time
    district TEXT COLLATE "C" NOT NULL,
    at       BIGINT NOT NULL,
    rule     TEXT COLLATE "C" NOT NULL,
    count    BIGINT NOT NULL
);

-- Accounts that were erased: nothing but the id, so that a restored backup forgets them again.
CREATE TABLE erasure (
    account UUID NOT NULL PRIMARY KEY,
    at      BIGINT NOT NULL
);
