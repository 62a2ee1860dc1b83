-- How often the page of an entry was opened in a month. Nothing is kept of who did.
CREATE TABLE viewed (
    district TEXT NOT NULL,
    month    TEXT NOT NULL,               -- its first day
    record   BLOB NOT NULL,
    times    INTEGER NOT NULL,
    PRIMARY KEY (district, month, record)
) WITHOUT ROWID;
