-- Who of the office is away, and who acts in their place.

CREATE TABLE person_absence (
    account  BLOB NOT NULL PRIMARY KEY REFERENCES person_account (id) ON DELETE CASCADE,
    district TEXT NOT NULL,
    begins   INTEGER NOT NULL,
    ends     INTEGER NOT NULL,
    deputy   BLOB REFERENCES person_account (id) ON DELETE SET NULL
) WITHOUT ROWID;
CREATE INDEX person_absence_by_deputy ON person_absence (deputy);
