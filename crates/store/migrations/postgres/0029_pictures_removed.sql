-- Pictures that were taken away and can be brought back for some days.

ALTER TABLE picture ADD COLUMN removed BIGINT;    -- since when it is taken away; NULL: it is there
