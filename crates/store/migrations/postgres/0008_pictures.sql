-- Pictures of organisations: what is said of them, and where their sizes are kept.

CREATE TABLE picture (
    id       UUID NOT NULL PRIMARY KEY,
    district TEXT COLLATE "C" NOT NULL,
    owner    UUID NOT NULL,             -- the organisation
    hash     BYTEA NOT NULL,            -- the SHA-256 of its widest size: its address
    media    TEXT COLLATE "C" NOT NULL, -- image/jpeg, image/png
    alt      TEXT COLLATE "C" NOT NULL, -- what it shows: language to text, as JSON
    credit   TEXT COLLATE "C" NOT NULL,
    licence  TEXT COLLATE "C" NOT NULL,
    added    BIGINT NOT NULL,
    UNIQUE (owner, hash)
);
CREATE INDEX picture_by_hash ON picture (hash);

CREATE TABLE picture_size (
    picture UUID NOT NULL REFERENCES picture (id) ON DELETE CASCADE,
    width   BIGINT NOT NULL,
    height  BIGINT NOT NULL,
    file    BYTEA NOT NULL,             -- the SHA-256 of its bytes
    PRIMARY KEY (picture, width)
);
CREATE INDEX picture_size_by_file ON picture_size (file);
