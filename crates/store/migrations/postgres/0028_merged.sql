-- Entries that went up into another one: where their addresses lead, and what is needed to take them apart again.

CREATE TABLE merged (
    id          UUID NOT NULL PRIMARY KEY,  -- the entry that went up
    district    TEXT COLLATE "C" NOT NULL,
    kind        TEXT COLLATE "C" NOT NULL,
    into_id     UUID NOT NULL,  -- the entry that stayed
    at          BIGINT NOT NULL,
    position    BIGINT NOT NULL,  -- of the change of the one that stayed; 0: it was not changed
    by_hand     BOOLEAN NOT NULL,  -- whether that one was edited by hand before
    publication TEXT COLLATE "C" NOT NULL  -- of the entry that went up, before
);
CREATE INDEX merged_by_into ON merged (into_id);
CREATE INDEX merged_by_time ON merged (district, at);

-- What came over with an organisation or an offer, so that it can go back.
CREATE TABLE merged_part (
    merged UUID NOT NULL REFERENCES merged (id) ON DELETE CASCADE,
    what   TEXT COLLATE "C" NOT NULL,  -- entry, carried, draft, picture, chosen, notice, harvest, feedback
    item   UUID NOT NULL,
    PRIMARY KEY (merged, what, item)
);

-- The roles that persons got in the organisation that stayed.
CREATE TABLE person_merged_role (
    merged  UUID NOT NULL REFERENCES merged (id) ON DELETE CASCADE,
    account UUID NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    role    TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (merged, account, role)
);
CREATE INDEX person_merged_role_by_account ON person_merged_role (account);
