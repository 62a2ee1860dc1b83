-- What the public may see of the pictures, and which of them is shown with which offer.

ALTER TABLE picture ADD COLUMN released BIGINT;     -- since when the public may see it; NULL: it waits for the office

CREATE TABLE picture_offer (
    offer   UUID NOT NULL PRIMARY KEY,
    picture UUID NOT NULL REFERENCES picture (id) ON DELETE CASCADE
);
CREATE INDEX picture_offer_by_picture ON picture_offer (picture);
