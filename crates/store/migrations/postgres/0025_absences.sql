-- Who of the office is away, and who acts in their place.

CREATE TABLE person_absence (
    account  UUID NOT NULL PRIMARY KEY REFERENCES person_account (id) ON DELETE CASCADE,
    district TEXT COLLATE "C" NOT NULL,
    begins   BIGINT NOT NULL,
    ends     BIGINT NOT NULL,
    deputy   UUID REFERENCES person_account (id) ON DELETE SET NULL
);
CREATE INDEX person_absence_by_deputy ON person_absence (deputy);
