SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public._sqlx_migrations (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);
CREATE TABLE public.act (
    id uuid NOT NULL,
    at bigint NOT NULL,
    district text NOT NULL COLLATE pg_catalog."C",
    actor text NOT NULL COLLATE pg_catalog."C",
    what text NOT NULL COLLATE pg_catalog."C",
    about uuid
);
CREATE TABLE public.body (
    hash bytea NOT NULL,
    content text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.change (
    "position" bigint NOT NULL,
    at bigint NOT NULL,
    actor text NOT NULL COLLATE pg_catalog."C",
    district text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    id uuid NOT NULL,
    before_hash bytea,
    before_publication text COLLATE pg_catalog."C",
    after_hash bytea NOT NULL,
    after_publication text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.delta (
    run uuid NOT NULL,
    n bigint NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    state text NOT NULL COLLATE pg_catalog."C",
    before_hash bytea,
    before_publication text COLLATE pg_catalog."C",
    after_hash bytea NOT NULL,
    after_publication text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.finding (
    run uuid NOT NULL,
    n bigint NOT NULL,
    severity text NOT NULL COLLATE pg_catalog."C",
    code text NOT NULL COLLATE pg_catalog."C",
    line bigint,
    record text COLLATE pg_catalog."C",
    field text COLLATE pg_catalog."C",
    given text NOT NULL COLLATE pg_catalog."C",
    says_de text NOT NULL COLLATE pg_catalog."C",
    says_en text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.job (
    id uuid NOT NULL,
    district text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    payload text NOT NULL COLLATE pg_catalog."C",
    due bigint NOT NULL,
    leased bigint,
    attempts bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    trouble text COLLATE pg_catalog."C"
);
CREATE TABLE public.log_head (
    one bigint NOT NULL,
    n bigint NOT NULL,
    CONSTRAINT log_head_one_check CHECK ((one = 1))
);
CREATE TABLE public.person_account (
    id uuid NOT NULL,
    district text NOT NULL COLLATE pg_catalog."C",
    email text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    password text COLLATE pg_catalog."C",
    locked boolean NOT NULL,
    created bigint NOT NULL,
    seen bigint
);
CREATE TABLE public.person_link (
    hash bytea NOT NULL,
    account uuid NOT NULL,
    purpose text NOT NULL COLLATE pg_catalog."C",
    ends bigint NOT NULL
);
CREATE TABLE public.person_mail (
    event text NOT NULL COLLATE pg_catalog."C",
    district text NOT NULL COLLATE pg_catalog."C",
    message_id text NOT NULL COLLATE pg_catalog."C",
    recipient text COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    content text NOT NULL COLLATE pg_catalog."C",
    queued bigint NOT NULL,
    due bigint NOT NULL,
    leased bigint,
    attempts bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    trouble text COLLATE pg_catalog."C"
);
CREATE TABLE public.person_membership (
    account uuid NOT NULL,
    organisation uuid NOT NULL,
    role text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.person_session (
    hash bytea NOT NULL,
    account uuid NOT NULL,
    begun bigint NOT NULL,
    seen bigint NOT NULL,
    ends bigint NOT NULL,
    agent text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE public.record (
    id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    district text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    publication text NOT NULL COLLATE pg_catalog."C",
    gone boolean NOT NULL,
    once_public boolean NOT NULL,
    visible_from date,
    visible_until date,
    hash bytea NOT NULL,
    outline bytea,
    block text COLLATE pg_catalog."C",
    owner uuid,
    form text COLLATE pg_catalog."C",
    title text NOT NULL COLLATE pg_catalog."C",
    sort text NOT NULL COLLATE pg_catalog."C",
    retrieved bigint NOT NULL,
    modified bigint NOT NULL,
    "position" bigint NOT NULL
);
CREATE TABLE public.run (
    id uuid NOT NULL,
    district text NOT NULL COLLATE pg_catalog."C",
    source text NOT NULL COLLATE pg_catalog."C",
    raw text NOT NULL COLLATE pg_catalog."C",
    begun bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C",
    incremental boolean NOT NULL,
    undoes uuid,
    notes bigint NOT NULL,
    rejected bigint NOT NULL,
    fatal bigint NOT NULL,
    diff text COLLATE pg_catalog."C",
    compared bigint,
    applied bigint,
    from_position bigint,
    to_position bigint
);
CREATE TABLE public.search_gap (
    district text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    term text NOT NULL COLLATE pg_catalog."C",
    times bigint NOT NULL,
    first date NOT NULL,
    last date NOT NULL
);
CREATE TABLE public.secret (
    name text NOT NULL COLLATE pg_catalog."C",
    value bytea NOT NULL
);
CREATE TABLE public.sign_in_failure (
    whom bytea NOT NULL,
    times bigint NOT NULL,
    last bigint NOT NULL
);
CREATE TABLE public.staged (
    run uuid NOT NULL,
    id uuid NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    key text NOT NULL COLLATE pg_catalog."C",
    mark text NOT NULL COLLATE pg_catalog."C",
    publication text NOT NULL COLLATE pg_catalog."C",
    visible_from date,
    visible_until date,
    hash bytea NOT NULL,
    outline bytea,
    block text COLLATE pg_catalog."C",
    owner uuid,
    form text COLLATE pg_catalog."C",
    title text NOT NULL COLLATE pg_catalog."C",
    sort text NOT NULL COLLATE pg_catalog."C",
    retrieved bigint NOT NULL
);
CREATE TABLE public.twin (
    run uuid NOT NULL,
    district text NOT NULL COLLATE pg_catalog."C",
    staged uuid NOT NULL,
    known uuid NOT NULL,
    score double precision NOT NULL,
    title double precision NOT NULL,
    provider double precision NOT NULL,
    "time" double precision NOT NULL,
    price double precision NOT NULL
);
INSERT INTO public._sqlx_migrations VALUES (1, 'stock', '2026-11-23 06:04:36.816102+00', true, '\x2726d7d1c4d2a842fe42af1b22acfde0d4caa6b05bde6b58d6403f44781d5f6d6349a85a701794ff869d0a682d237ce1', 143409131);
INSERT INTO public._sqlx_migrations VALUES (2, 'work', '2026-11-23 06:04:36.978747+00', true, '\xf86c6137c7cc1a19ab7475a9e94894e6e52be1edf441a6eb9ecc36d9fd9fa58d15805a34eb58e8420811bafaef79a25e', 124005507);
INSERT INTO public._sqlx_migrations VALUES (3, 'staging', '2026-11-23 06:04:37.103359+00', true, '\xa06e9fad7871ce319b840568903aa183aa822de3efa19c3084dab385d99088b550a6a23fbe93b7e7597501819a8caa70', 35350437);
INSERT INTO public._sqlx_migrations VALUES (4, 'accounts', '2026-11-23 06:04:37.139359+00', true, '\xff0cd7b09aaeb9a595ffc1658adbbb979a03ec2de9bff02a193aa726951f8a8f5146865e484e3e9815a7d29a07db4d38', 94039607);
INSERT INTO public.act VALUES ('01a20701-b7b1-7205-beae-0977c50ed30f', 1795413882801514, '03353', 'command:user', 'invited', '01a20701-b7b1-7b94-b4f9-01db9e7f161b');
INSERT INTO public.body VALUES ('\x3154b062e942bc87b4c766101be431296ffcb9f74f4d2c8513529550ca80a7ed', '{"v":1,"name":"vhs","licence":"unbekannt"}');
INSERT INTO public.body VALUES ('\x789401a9fb01aac1962f4245bd19fe59f4f1222af3e76a129430d3f359ef41c7', '{"v":1,"kind":"course","title":{"de":"Fahrradreparaturkurs für Einsteiger"},"description":{"de":"<p>Flicken, schalten, bremsen: Wir bringen alte Räder zum Laufen.</p>"},"provider":"ae54db82-8500-5e91-8538-1a9b872dd808","format":"onsite","price":{"amount":{"fixed":1250}},"capacity":"free","entry":"dated","sessions":[{"start":"2090-09-04T18:00:00","end":"2090-09-04T20:00:00","venue":{"address":{"street":"Beispielweg 1","postcode":"21423","city":"Winsen (Luhe)","area":"03353040","point":[53.362425,10.209159],"precision":"municipality"}}}]}');
INSERT INTO public.body VALUES ('\xbf6d7d048de976de53f0aef43a2cba1347fd0ffd83089b5d84fd7422fdd7a02d', '{"v":1,"kind":"course","title":{"de":"Töpfern am Abend"},"description":{"de":"<p>Schalen und Becher an der Drehscheibe.</p>"},"provider":"ae54db82-8500-5e91-8538-1a9b872dd808","format":"onsite","price":{"amount":{"fixed":3000}},"capacity":"full","entry":"dated","sessions":[{"start":"2090-09-05T19:00:00","end":"2090-09-05T21:00:00","venue":{"address":{"postcode":"21244","city":"Buchholz in der Nordheide","area":"03353005","point":[53.329257,9.881469],"precision":"municipality"}}}]}');
INSERT INTO public.body VALUES ('\xe12fac3cb511d00f1a9f092b3fcdf28273a39e5a828c3fbf755b304cf78ab404', '{"v":1,"name":{"de":"vhs"},"provider":true}');
INSERT INTO public.change VALUES (1, 1795413880135930, 'command:import', '03353', 'source', 'ecac9a13-c7a2-5935-b939-1b1b1347e882', NULL, NULL, '\x3154b062e942bc87b4c766101be431296ffcb9f74f4d2c8513529550ca80a7ed', 'published');
INSERT INTO public.change VALUES (2, 1795413880550032, 'import:vhs', '03353', 'offer', '03c3383c-cbfd-5621-a738-db3c1cf286d5', NULL, NULL, '\x789401a9fb01aac1962f4245bd19fe59f4f1222af3e76a129430d3f359ef41c7', 'published');
INSERT INTO public.change VALUES (3, 1795413880550032, 'import:vhs', '03353', 'offer', '6bfdac7b-2d09-535a-abbd-854b0a3e1af4', NULL, NULL, '\xbf6d7d048de976de53f0aef43a2cba1347fd0ffd83089b5d84fd7422fdd7a02d', 'published');
INSERT INTO public.change VALUES (4, 1795413880550032, 'import:vhs', '03353', 'organisation', 'ae54db82-8500-5e91-8538-1a9b872dd808', NULL, NULL, '\xe12fac3cb511d00f1a9f092b3fcdf28273a39e5a828c3fbf755b304cf78ab404', 'published');
INSERT INTO public.log_head VALUES (1, 4);
INSERT INTO public.person_account VALUES ('01a20701-b7b1-7b94-b4f9-01db9e7f161b', '03353', 'amt@beispiel.example', 'Amt Beispielstadt', NULL, false, 1795413882801514, NULL);
INSERT INTO public.person_link VALUES ('\xb29dd4c8ac50c885785721b303d78ad0ea94282e4643e0d315c1b71c4f1bb28a', '01a20701-b7b1-7b94-b4f9-01db9e7f161b', 'invitation', 1796623482801514);
INSERT INTO public.person_membership VALUES ('01a20701-b7b1-7b94-b4f9-01db9e7f161b', '3f2bb434-b9be-56d9-b3c1-f36f8475c447', 'administrator');
INSERT INTO public.record VALUES ('ecac9a13-c7a2-5935-b939-1b1b1347e882', 'source', '03353', 'vhs', 'vhs', 'published', false, true, NULL, NULL, '\x3154b062e942bc87b4c766101be431296ffcb9f74f4d2c8513529550ca80a7ed', NULL, NULL, NULL, NULL, 'vhs', 'vhs', 0, 1795413880135930, 1);
INSERT INTO public.record VALUES ('03c3383c-cbfd-5621-a738-db3c1cf286d5', 'offer', '03353', 'vhs', '26H-K1', 'published', false, true, NULL, '2090-09-04', '\x789401a9fb01aac1962f4245bd19fe59f4f1222af3e76a129430d3f359ef41c7', NULL, '2090-09-04|03353040', 'ae54db82-8500-5e91-8538-1a9b872dd808', 'course', 'Fahrradreparaturkurs für Einsteiger', 'fahrradreparaturkurs fuer einsteiger', 1795413880135930, 1795413880550032, 2);
INSERT INTO public.record VALUES ('6bfdac7b-2d09-535a-abbd-854b0a3e1af4', 'offer', '03353', 'vhs', '26H-K2', 'published', false, true, NULL, '2090-09-05', '\xbf6d7d048de976de53f0aef43a2cba1347fd0ffd83089b5d84fd7422fdd7a02d', NULL, '2090-09-05|03353005', 'ae54db82-8500-5e91-8538-1a9b872dd808', 'course', 'Töpfern am Abend', 'toepfern am abend', 1795413880135930, 1795413880550032, 3);
INSERT INTO public.record VALUES ('ae54db82-8500-5e91-8538-1a9b872dd808', 'organisation', '03353', 'vhs', 'vhs', 'published', false, true, NULL, NULL, '\xe12fac3cb511d00f1a9f092b3fcdf28273a39e5a828c3fbf755b304cf78ab404', NULL, NULL, NULL, NULL, 'vhs', 'vhs', 1795413880135930, 1795413880550032, 4);
INSERT INTO public.run VALUES ('01a20701-ad47-7782-aabc-4a6a0b4aff15', '03353', 'vhs', '5e6060b7ad5ae5bf30227520acf417747b2a70931c8b544aa67fa7c790566dc4', 1795413880135930, 'applied', false, NULL, 0, 0, 0, '{"new":3,"changed":0,"unchanged":0,"gone":0,"twins":0,"rejected":0,"kinds":{"organisation":{"new":1,"changed":0,"unchanged":0,"gone":0},"offer":{"new":2,"changed":0,"unchanged":0,"gone":0}},"examples":[{"state":"new","kind":"offer","key":"26H-K1","title":"Fahrradreparaturkurs für Einsteiger"},{"state":"new","kind":"offer","key":"26H-K2","title":"Töpfern am Abend"},{"state":"new","kind":"organisation","key":"vhs","title":"vhs"}]}', 1, 1795413880550032, 1, 4);
ALTER TABLE ONLY public._sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.act
    ADD CONSTRAINT act_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.body
    ADD CONSTRAINT body_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_pkey PRIMARY KEY ("position");
ALTER TABLE ONLY public.delta
    ADD CONSTRAINT delta_pkey PRIMARY KEY (run, n);
ALTER TABLE ONLY public.finding
    ADD CONSTRAINT finding_pkey PRIMARY KEY (run, n);
ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.log_head
    ADD CONSTRAINT log_head_pkey PRIMARY KEY (one);
ALTER TABLE ONLY public.person_account
    ADD CONSTRAINT person_account_district_email_key UNIQUE (district, email);
ALTER TABLE ONLY public.person_account
    ADD CONSTRAINT person_account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.person_link
    ADD CONSTRAINT person_link_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.person_mail
    ADD CONSTRAINT person_mail_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY public.person_mail
    ADD CONSTRAINT person_mail_pkey PRIMARY KEY (district, event);
ALTER TABLE ONLY public.person_membership
    ADD CONSTRAINT person_membership_pkey PRIMARY KEY (account, organisation, role);
ALTER TABLE ONLY public.person_session
    ADD CONSTRAINT person_session_pkey PRIMARY KEY (hash);
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_district_kind_source_key_key UNIQUE (district, kind, source, key);
ALTER TABLE ONLY public.record
    ADD CONSTRAINT record_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.run
    ADD CONSTRAINT run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_gap
    ADD CONSTRAINT search_gap_pkey PRIMARY KEY (district, kind, term);
ALTER TABLE ONLY public.secret
    ADD CONSTRAINT secret_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.sign_in_failure
    ADD CONSTRAINT sign_in_failure_pkey PRIMARY KEY (whom);
ALTER TABLE ONLY public.staged
    ADD CONSTRAINT staged_pkey PRIMARY KEY (run, id);
ALTER TABLE ONLY public.twin
    ADD CONSTRAINT twin_pkey PRIMARY KEY (run, staged, known);
CREATE INDEX act_by_district ON public.act USING btree (district, id);
CREATE INDEX change_by_record ON public.change USING btree (id, "position");
CREATE INDEX job_by_due ON public.job USING btree (due) WHERE (state = 'waiting'::text);
CREATE INDEX person_link_by_account ON public.person_link USING btree (account, purpose);
CREATE INDEX person_mail_by_due ON public.person_mail USING btree (due) WHERE (state = 'waiting'::text);
CREATE INDEX person_membership_by_organisation ON public.person_membership USING btree (organisation);
CREATE INDEX person_session_by_account ON public.person_session USING btree (account);
CREATE INDEX record_by_block ON public.record USING btree (district, block, source) WHERE (block IS NOT NULL);
CREATE INDEX record_by_owner ON public.record USING btree (owner) WHERE (owner IS NOT NULL);
CREATE INDEX record_by_position ON public.record USING btree ("position");
CREATE INDEX run_by_source ON public.run USING btree (district, source, begun);
ALTER TABLE ONLY public.delta
    ADD CONSTRAINT delta_run_fkey FOREIGN KEY (run) REFERENCES public.run(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.finding
    ADD CONSTRAINT finding_run_fkey FOREIGN KEY (run) REFERENCES public.run(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.person_link
    ADD CONSTRAINT person_link_account_fkey FOREIGN KEY (account) REFERENCES public.person_account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.person_membership
    ADD CONSTRAINT person_membership_account_fkey FOREIGN KEY (account) REFERENCES public.person_account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.person_session
    ADD CONSTRAINT person_session_account_fkey FOREIGN KEY (account) REFERENCES public.person_account(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.staged
    ADD CONSTRAINT staged_run_fkey FOREIGN KEY (run) REFERENCES public.run(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.twin
    ADD CONSTRAINT twin_run_fkey FOREIGN KEY (run) REFERENCES public.run(id) ON DELETE CASCADE;
