-- How often the page of an entry was opened in a month. Nothing is kept of who did.
CREATE TABLE viewed (
    district TEXT COLLATE "C" NOT NULL,
    month    DATE NOT NULL,               -- its first day
    record   UUID NOT NULL,
    times    BIGINT NOT NULL,
    PRIMARY KEY (district, month, record)
);
