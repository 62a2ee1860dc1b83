-- What the public may see of the pictures, and which of them is shown with which offer.

ALTER TABLE picture ADD COLUMN released INTEGER;    -- since when the public may see it; NULL: it waits for the office

CREATE TABLE picture_offer (
    offer   BLOB NOT NULL PRIMARY KEY,
    picture BLOB NOT NULL REFERENCES picture (id) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX picture_offer_by_picture ON picture_offer (picture);
