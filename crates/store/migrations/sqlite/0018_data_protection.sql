-- Mails that their readers can do without, accounts that nobody uses, and what was deleted when.

-- The kind of a mail that its reader can do without, and the secret part of the link that ends such mails. Both are
-- nothing where the mail is needed; the secret leaves the row with the text.
ALTER TABLE person_mail ADD COLUMN list TEXT;
ALTER TABLE person_mail ADD COLUMN unsubscribe TEXT;

-- Kinds of mail that somebody does not want, by a keyed hash of the address: readers without an account too.
CREATE TABLE person_unsubscribed (
    district TEXT NOT NULL,
    address  BLOB NOT NULL,
    list     TEXT NOT NULL,
    since    INTEGER NOT NULL,
    PRIMARY KEY (district, address, list)
) WITHOUT ROWID;

-- Links in mails that end them, by the SHA-256 of their secret part.
CREATE TABLE person_unsubscribe_link (
    hash     BLOB NOT NULL PRIMARY KEY,
    district TEXT NOT NULL,
    address  BLOB NOT NULL,
    list     TEXT NOT NULL,
    ends     INTEGER NOT NULL
) WITHOUT ROWID;

-- When the mail went that an account nobody uses will be locked, and when it was locked for that.
ALTER TABLE person_account ADD COLUMN warned INTEGER;
ALTER TABLE person_account ADD COLUMN retired INTEGER;

-- What was deleted because it was due: how many rows by which rule.
CREATE TABLE deletion (
    id       BLOB NOT NULL PRIMARY KEY,   -- sorts by time
    district TEXT NOT NULL,
    at       INTEGER NOT NULL,
    rule     TEXT NOT NULL,
    count    INTEGER NOT NULL
) WITHOUT ROWID;

-- Accounts that were erased: nothing but the id, so that a restored backup forgets them again.
CREATE TABLE erasure (
    account BLOB NOT NULL PRIMARY KEY,
    at      INTEGER NOT NULL
) WITHOUT ROWID;
