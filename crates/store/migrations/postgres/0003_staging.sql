-- PostgreSQL stages rows in their order already. As in SQLite, a run that was open has to be read again.
UPDATE run SET state = 'discarded' WHERE state = 'open';
DELETE FROM delta;
DELETE FROM staged;
