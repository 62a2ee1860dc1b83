-- What the office writes in the portal: texts, news, collections. Every saving is a row of its own; none is ever changed.

CREATE TABLE article (
    id       BLOB NOT NULL PRIMARY KEY,
    district TEXT NOT NULL,
    kind     TEXT NOT NULL,             -- text, news, collection
    slug     TEXT NOT NULL,             -- its name in the address
    version  INTEGER NOT NULL,          -- from 1
    state    TEXT NOT NULL,             -- draft, published, withdrawn
    at       INTEGER NOT NULL,
    actor    TEXT NOT NULL,             -- as in the change log
    content  TEXT NOT NULL,             -- languages, dates, search and offers, as JSON
    UNIQUE (district, kind, slug, version)
) WITHOUT ROWID;
