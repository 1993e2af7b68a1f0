-- Clauses and their benefits in 16 parts each, by a hash of the clause's key: for libraries that pass 10 million clauses. Run once by the tables' owner, while no server and no worker is running, with room for both tables once more:
--   psql --single-transaction --set ON_ERROR_STOP=1 --file=eng/postgres-partitions.sql DATABASE
-- Nothing else changes: names, columns and SQL stay. Documents stay one table, since their ids are unique over all of them: 100 million clauses have some 3.5 million.
SELECT change FROM catalogue FOR UPDATE;
DO $$
BEGIN
    IF (SELECT relkind FROM pg_class WHERE oid = 'clauses'::regclass) = 'p' THEN
        RAISE EXCEPTION 'clauses are in parts already';
    END IF;
END $$;
ALTER TABLE benefits RENAME TO benefits_whole;
ALTER TABLE clauses RENAME TO clauses_whole;
ALTER TABLE owners DROP CONSTRAINT owners_clause_fkey;
ALTER TABLE clauses_whole DROP CONSTRAINT clauses_document_fkey;
ALTER TABLE benefits_whole DROP CONSTRAINT benefits_clause_fkey;
CREATE TABLE clauses(LIKE clauses_whole INCLUDING DEFAULTS INCLUDING STORAGE) PARTITION BY HASH (key);
CREATE TABLE benefits(LIKE benefits_whole INCLUDING DEFAULTS INCLUDING STORAGE) PARTITION BY HASH (clause);
DO $$
BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format('CREATE TABLE clauses_%s PARTITION OF clauses FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
        EXECUTE format('CREATE TABLE benefits_%s PARTITION OF benefits FOR VALUES WITH (MODULUS 16, REMAINDER %s)', part, part);
    END LOOP;
END $$;
INSERT INTO clauses SELECT * FROM clauses_whole;
INSERT INTO benefits SELECT * FROM benefits_whole;
DROP TABLE benefits_whole, clauses_whole;
ALTER TABLE clauses ADD PRIMARY KEY (key), ADD CONSTRAINT clauses_document_fkey FOREIGN KEY (document) REFERENCES documents(number) ON DELETE CASCADE;
ALTER TABLE benefits ADD CONSTRAINT benefits_clause_fkey FOREIGN KEY (clause) REFERENCES clauses(key) ON DELETE CASCADE;
ALTER TABLE owners ADD CONSTRAINT owners_clause_fkey FOREIGN KEY (clause) REFERENCES clauses(key) ON DELETE CASCADE;
CREATE INDEX clauses_by_document ON clauses(document, path) INCLUDE (key);
CREATE INDEX benefits_by_clause ON benefits(clause);
CREATE INDEX benefits_by_confidence ON benefits(confidence);
