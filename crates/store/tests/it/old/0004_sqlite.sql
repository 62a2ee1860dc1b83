PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE _sqlx_migrations (
    version BIGINT PRIMARY KEY,
    description TEXT NOT NULL,
    installed_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    success BOOLEAN NOT NULL,
    checksum BLOB NOT NULL,
    execution_time BIGINT NOT NULL
);
INSERT INTO _sqlx_migrations VALUES(1,'stock','2026-11-23 06:04:20',1,X'd87a36989ceaea747a9ddd8166dc989b5cc9a9947f63a6da29bb8b695c3d15bbc9ed3c01ff68a6ac798b74a5c741c308',3405516);
INSERT INTO _sqlx_migrations VALUES(2,'work','2026-11-23 06:04:20',1,X'7f7ef26d6c05a7f7ca9d05fbe284b8ba6d3ddd166351e20de6938930d8144499188850ab8222d4eaa96b9f800979142c',1671034);
INSERT INTO _sqlx_migrations VALUES(3,'staging','2026-11-23 06:04:20',1,X'8f52bcfdb5f31ebd036108fff62e28dc40a357589bd4b98053c3631fc2f07509e286ae8916d79f4e3a6b425836b155f7',934182);
INSERT INTO _sqlx_migrations VALUES(4,'accounts','2026-11-23 06:04:20',1,X'47e92fd49f63192034ebafb1c1cb501f1c41aee1557110c059d8eb2c9e93cf53f08c19767d1c07e7fa396a199de3ac2c',1834329);
CREATE TABLE log_head (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    n   INTEGER NOT NULL
);
INSERT INTO log_head VALUES(1,4);
CREATE TABLE body (
    hash    BLOB NOT NULL PRIMARY KEY,
    content TEXT NOT NULL
);
INSERT INTO body VALUES(X'3154b062e942bc87b4c766101be431296ffcb9f74f4d2c8513529550ca80a7ed','{"v":1,"name":"vhs","licence":"unbekannt"}');
INSERT INTO body VALUES(X'789401a9fb01aac1962f4245bd19fe59f4f1222af3e76a129430d3f359ef41c7','{"v":1,"kind":"course","title":{"de":"Fahrradreparaturkurs für Einsteiger"},"description":{"de":"<p>Flicken, schalten, bremsen: Wir bringen alte Räder zum Laufen.</p>"},"provider":"ae54db82-8500-5e91-8538-1a9b872dd808","format":"onsite","price":{"amount":{"fixed":1250}},"capacity":"free","entry":"dated","sessions":[{"start":"2090-09-04T18:00:00","end":"2090-09-04T20:00:00","venue":{"address":{"street":"Beispielweg 1","postcode":"21423","city":"Winsen (Luhe)","area":"03353040","point":[53.362425,10.209159],"precision":"municipality"}}}]}');
INSERT INTO body VALUES(X'bf6d7d048de976de53f0aef43a2cba1347fd0ffd83089b5d84fd7422fdd7a02d','{"v":1,"kind":"course","title":{"de":"Töpfern am Abend"},"description":{"de":"<p>Schalen und Becher an der Drehscheibe.</p>"},"provider":"ae54db82-8500-5e91-8538-1a9b872dd808","format":"onsite","price":{"amount":{"fixed":3000}},"capacity":"full","entry":"dated","sessions":[{"start":"2090-09-05T19:00:00","end":"2090-09-05T21:00:00","venue":{"address":{"postcode":"21244","city":"Buchholz in der Nordheide","area":"03353005","point":[53.329257,9.881469],"precision":"municipality"}}}]}');
INSERT INTO body VALUES(X'e12fac3cb511d00f1a9f092b3fcdf28273a39e5a828c3fbf755b304cf78ab404','{"v":1,"name":{"de":"vhs"},"provider":true}');
CREATE TABLE record (
    id            BLOB NOT NULL PRIMARY KEY,
    kind          TEXT NOT NULL,
    district      TEXT NOT NULL,
    source        TEXT NOT NULL,
    key           TEXT NOT NULL,
    publication   TEXT NOT NULL,
    gone          BOOLEAN NOT NULL,     -- withdrawn because its source no longer names it
    once_public   BOOLEAN NOT NULL,     -- owes the public feed a tombstone
    visible_from  TEXT,
    visible_until TEXT,
    hash          BLOB NOT NULL,        -- its body
    outline       BLOB,                 -- the body of an area's outline
    block         TEXT,                 -- where twins of an offer meet
    owner         BLOB,                 -- provider of an offer, operator of a place
    form          TEXT,                 -- kind of an offer, level of an area
    title         TEXT NOT NULL,
    sort          TEXT NOT NULL,        -- the title for alphabetical order
    retrieved     INTEGER NOT NULL,     -- microseconds since 1970, as all times
    modified      INTEGER NOT NULL,
    position      INTEGER NOT NULL,     -- its last change
    UNIQUE (district, kind, source, key)
) WITHOUT ROWID;
INSERT INTO record VALUES(X'03c3383ccbfd5621a738db3c1cf286d5','offer','03353','vhs','26H-K1','published',0,1,NULL,'2090-09-04',X'789401a9fb01aac1962f4245bd19fe59f4f1222af3e76a129430d3f359ef41c7',NULL,'2090-09-04|03353040',X'ae54db8285005e9185381a9b872dd808','course','Fahrradreparaturkurs für Einsteiger','fahrradreparaturkurs fuer einsteiger',1795413863608182,1795413864154362,2);
INSERT INTO record VALUES(X'6bfdac7b2d09535aabbd854b0a3e1af4','offer','03353','vhs','26H-K2','published',0,1,NULL,'2090-09-05',X'bf6d7d048de976de53f0aef43a2cba1347fd0ffd83089b5d84fd7422fdd7a02d',NULL,'2090-09-05|03353005',X'ae54db8285005e9185381a9b872dd808','course','Töpfern am Abend','toepfern am abend',1795413863608182,1795413864154362,3);
INSERT INTO record VALUES(X'ae54db8285005e9185381a9b872dd808','organisation','03353','vhs','vhs','published',0,1,NULL,NULL,X'e12fac3cb511d00f1a9f092b3fcdf28273a39e5a828c3fbf755b304cf78ab404',NULL,NULL,NULL,NULL,'vhs','vhs',1795413863608182,1795413864154362,4);
INSERT INTO record VALUES(X'ecac9a13c7a25935b9391b1b1347e882','source','03353','vhs','vhs','published',0,1,NULL,NULL,X'3154b062e942bc87b4c766101be431296ffcb9f74f4d2c8513529550ca80a7ed',NULL,NULL,NULL,NULL,'vhs','vhs',0,1795413863608182,1);
CREATE TABLE change (
    position           INTEGER NOT NULL PRIMARY KEY,
    at                 INTEGER NOT NULL,
    actor              TEXT NOT NULL,
    district           TEXT NOT NULL,
    kind               TEXT NOT NULL,
    id                 BLOB NOT NULL,
    before_hash        BLOB,
    before_publication TEXT,
    after_hash         BLOB NOT NULL,
    after_publication  TEXT NOT NULL
);
INSERT INTO change VALUES(1,1795413863608182,'command:import','03353','source',X'ecac9a13c7a25935b9391b1b1347e882',NULL,NULL,X'3154b062e942bc87b4c766101be431296ffcb9f74f4d2c8513529550ca80a7ed','published');
INSERT INTO change VALUES(2,1795413864154362,'import:vhs','03353','offer',X'03c3383ccbfd5621a738db3c1cf286d5',NULL,NULL,X'789401a9fb01aac1962f4245bd19fe59f4f1222af3e76a129430d3f359ef41c7','published');
INSERT INTO change VALUES(3,1795413864154362,'import:vhs','03353','offer',X'6bfdac7b2d09535aabbd854b0a3e1af4',NULL,NULL,X'bf6d7d048de976de53f0aef43a2cba1347fd0ffd83089b5d84fd7422fdd7a02d','published');
INSERT INTO change VALUES(4,1795413864154362,'import:vhs','03353','organisation',X'ae54db8285005e9185381a9b872dd808',NULL,NULL,X'e12fac3cb511d00f1a9f092b3fcdf28273a39e5a828c3fbf755b304cf78ab404','published');
CREATE TABLE run (
    id            BLOB NOT NULL PRIMARY KEY,
    district      TEXT NOT NULL,
    source        TEXT NOT NULL,
    raw           TEXT NOT NULL,        -- hash of the raw file
    begun         INTEGER NOT NULL,
    state         TEXT NOT NULL,
    incremental   BOOLEAN NOT NULL,
    undoes        BLOB,                 -- the run that this one takes back
    notes         INTEGER NOT NULL,
    rejected      INTEGER NOT NULL,
    fatal         INTEGER NOT NULL,
    diff          TEXT,                 -- the last comparison, as JSON
    compared      INTEGER,              -- end of the log at the last comparison
    applied       INTEGER,
    from_position INTEGER,
    to_position   INTEGER
);
INSERT INTO run VALUES(X'01a207016cb878a9a8acf6497339ac3e','03353','vhs','5e6060b7ad5ae5bf30227520acf417747b2a70931c8b544aa67fa7c790566dc4',1795413863608182,'applied',0,NULL,0,0,0,'{"new":3,"changed":0,"unchanged":0,"gone":0,"twins":0,"rejected":0,"kinds":{"organisation":{"new":1,"changed":0,"unchanged":0,"gone":0},"offer":{"new":2,"changed":0,"unchanged":0,"gone":0}},"examples":[{"state":"new","kind":"offer","key":"26H-K1","title":"Fahrradreparaturkurs für Einsteiger"},{"state":"new","kind":"offer","key":"26H-K2","title":"Töpfern am Abend"},{"state":"new","kind":"organisation","key":"vhs","title":"vhs"}]}',1,1795413864154362,1,4);
CREATE TABLE finding (
    run      BLOB NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    n        INTEGER NOT NULL,
    severity TEXT NOT NULL,
    code     TEXT NOT NULL,
    line     INTEGER,
    record   TEXT,
    field    TEXT,
    given    TEXT NOT NULL,
    says_de  TEXT NOT NULL,
    says_en  TEXT NOT NULL,
    PRIMARY KEY (run, n)
) WITHOUT ROWID;
CREATE TABLE delta (
    run                BLOB NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    n                  INTEGER NOT NULL,
    id                 BLOB NOT NULL,
    kind               TEXT NOT NULL,
    state              TEXT NOT NULL,   -- new, back, changed, gone
    before_hash        BLOB,
    before_publication TEXT,
    after_hash         BLOB NOT NULL,
    after_publication  TEXT NOT NULL,
    PRIMARY KEY (run, n)
) WITHOUT ROWID;
CREATE TABLE twin (
    run      BLOB NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    district TEXT NOT NULL,
    staged   BLOB NOT NULL,
    known    BLOB NOT NULL,
    score    DOUBLE PRECISION NOT NULL,
    title    DOUBLE PRECISION NOT NULL,
    provider DOUBLE PRECISION NOT NULL,
    time     DOUBLE PRECISION NOT NULL,
    price    DOUBLE PRECISION NOT NULL,
    PRIMARY KEY (run, staged, known)
) WITHOUT ROWID;
CREATE TABLE job (
    id       BLOB NOT NULL PRIMARY KEY,
    district TEXT NOT NULL,
    name     TEXT NOT NULL,
    payload  TEXT NOT NULL,
    due      INTEGER NOT NULL,
    leased   INTEGER,                   -- until when somebody works on it
    attempts INTEGER NOT NULL,
    state    TEXT NOT NULL,             -- waiting, done, failed
    trouble  TEXT
);
CREATE TABLE person_mail (
    event      TEXT NOT NULL,
    district   TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    recipient  TEXT,
    subject    TEXT NOT NULL,
    content    TEXT NOT NULL,
    queued     INTEGER NOT NULL,
    due        INTEGER NOT NULL,
    leased     INTEGER,
    attempts   INTEGER NOT NULL,
    state      TEXT NOT NULL,           -- waiting, sent, failed
    trouble    TEXT,
    PRIMARY KEY (district, event)
);
CREATE TABLE search_gap (
    district TEXT NOT NULL,
    kind     TEXT NOT NULL,             -- concept, hash, words
    term     TEXT NOT NULL,
    times    INTEGER NOT NULL,
    first    TEXT NOT NULL,
    last     TEXT NOT NULL,
    PRIMARY KEY (district, kind, term)
) WITHOUT ROWID;
CREATE TABLE secret (
    name  TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
);
CREATE TABLE staged (
    run           BLOB NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    id            BLOB NOT NULL,
    kind          TEXT NOT NULL,
    key           TEXT NOT NULL,
    mark          TEXT NOT NULL,        -- holds: a record; gone: the source takes it back; seen: it is there but was rejected
    publication   TEXT NOT NULL,
    visible_from  TEXT,
    visible_until TEXT,
    hash          BLOB NOT NULL,
    outline       BLOB,
    block         TEXT,
    owner         BLOB,
    form          TEXT,
    title         TEXT NOT NULL,
    sort          TEXT NOT NULL,
    retrieved     INTEGER NOT NULL,
    PRIMARY KEY (run, id)
);
CREATE TABLE person_account (
    id       BLOB NOT NULL PRIMARY KEY,
    district TEXT NOT NULL,
    email    TEXT NOT NULL,             -- as typed, folded to lower case
    name     TEXT NOT NULL,
    password TEXT,                      -- PHC string; nothing before the invitation was followed
    locked   BOOLEAN NOT NULL,
    created  INTEGER NOT NULL,
    seen     INTEGER,                   -- last sign-in
    UNIQUE (district, email)
) WITHOUT ROWID;
INSERT INTO person_account VALUES(X'01a207017765792abe1e9486051f646d','03353','amt@beispiel.example','Amt Beispielstadt',NULL,0,1795413866341459,NULL);
CREATE TABLE person_membership (
    account      BLOB NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    organisation BLOB NOT NULL,
    role         TEXT NOT NULL,
    PRIMARY KEY (account, organisation, role)
) WITHOUT ROWID;
INSERT INTO person_membership VALUES(X'01a207017765792abe1e9486051f646d',X'3f2bb434b9be56d9b3c1f36f8475c447','administrator');
CREATE TABLE person_session (
    hash    BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    begun   INTEGER NOT NULL,
    seen    INTEGER NOT NULL,
    ends    INTEGER NOT NULL,           -- whatever is done meanwhile
    agent   TEXT NOT NULL               -- browser and system, for the person's own list
) WITHOUT ROWID;
CREATE TABLE person_link (
    hash    BLOB NOT NULL PRIMARY KEY,
    account BLOB NOT NULL REFERENCES person_account (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,              -- invitation, reset
    ends    INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO person_link VALUES(X'170f13576df9bc124776575f42afd7a64a2b64faa0fc5e4eaee97967a51b606a',X'01a207017765792abe1e9486051f646d','invitation',1796623466341459);
CREATE TABLE sign_in_failure (
    whom  BLOB NOT NULL PRIMARY KEY,
    times INTEGER NOT NULL,
    last  INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE act (
    id       BLOB NOT NULL PRIMARY KEY,   -- sorts by time
    at       INTEGER NOT NULL,
    district TEXT NOT NULL,
    actor    TEXT NOT NULL,
    what     TEXT NOT NULL,
    about    BLOB                       -- the account that it was done to
);
INSERT INTO act VALUES(X'01a207017765760a98d6e628687c563a',1795413866341459,'03353','command:user','invited',X'01a207017765792abe1e9486051f646d');
CREATE INDEX record_by_position ON record (position);
CREATE INDEX record_by_block ON record (district, block, source) WHERE block IS NOT NULL;
CREATE INDEX record_by_owner ON record (owner) WHERE owner IS NOT NULL;
CREATE INDEX change_by_record ON change (id, position);
CREATE INDEX run_by_source ON run (district, source, begun);
CREATE INDEX job_by_due ON job (due) WHERE state = 'waiting';
CREATE INDEX person_mail_by_due ON person_mail (due) WHERE state = 'waiting';
CREATE INDEX person_membership_by_organisation ON person_membership (organisation);
CREATE INDEX person_session_by_account ON person_session (account);
CREATE INDEX person_link_by_account ON person_link (account, purpose);
CREATE INDEX act_by_district ON act (district, id);
COMMIT;
