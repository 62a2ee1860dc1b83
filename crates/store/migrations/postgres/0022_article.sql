-- What the office writes in the portal: texts, news, collections. Every saving is a row of its own; none is ever changed.

CREATE TABLE article (
    id       UUID NOT NULL PRIMARY KEY,
    district TEXT COLLATE "C" NOT NULL,
    kind     TEXT COLLATE "C" NOT NULL,             -- text, news, collection
    slug     TEXT COLLATE "C" NOT NULL,             -- its name in the address
    version  BIGINT NOT NULL,           -- from 1
    state    TEXT COLLATE "C" NOT NULL,             -- draft, published, withdrawn
    at       BIGINT NOT NULL,
    actor    TEXT COLLATE "C" NOT NULL,             -- as in the change log
    content  TEXT COLLATE "C" NOT NULL,             -- languages, dates, search and offers, as JSON
    UNIQUE (district, kind, slug, version)
);
