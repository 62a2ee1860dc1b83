-- Of which last day a notice's organisation was told: once for each.

ALTER TABLE notice ADD COLUMN told DATE;
