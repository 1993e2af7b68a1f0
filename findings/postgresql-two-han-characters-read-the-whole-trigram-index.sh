#!/usr/bin/env bash
# PostgreSQL 15.18, pg_trgm: LIKE with a word of two Han characters, the usual length of a word, gets no help from a trigram index.
# Expected: a trigram index serves LIKE '%算力%' as it serves words of an alphabet.
# Seen: a trigram needs three characters: for 算力 the index returns all 5,001 rows, and each is checked again; for 能算力 it returns one.
# Needs Debian 12 and apt-get; the server is unpacked into a temporary folder and listens on a socket there.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
version=15.18-0+deb12u1
( cd "$tmp" && apt-get download -q -o APT::Sandbox::User=root postgresql-15=$version postgresql-client-15=$version libpq5=$version >/dev/null && for package in *.deb; do dpkg -x "$package" files; done )
cat >"$tmp/run" <<'RUN'
set -euo pipefail
cd "$1"
export LD_LIBRARY_PATH="$1/files/usr/lib/x86_64-linux-gnu" PATH="$1/files/usr/lib/postgresql/15/bin:$PATH" PGHOST="$1" PGDATABASE=postgres
query() {
    initdb -D "data-$1" -E UTF8 --locale="$1" -A trust >/dev/null
    pg_ctl -D "data-$1" -o "-k $PWD -h '' -c jit=off" -l "log-$1" -w start >/dev/null
    psql -X -A -t -q -v ON_ERROR_STOP=1 -f query.sql | sed "s/^/$1: /"
    pg_ctl -D "data-$1" -w stop -m fast >/dev/null
}
for locale in C.UTF-8; do query "$locale"; done
RUN
cat >"$tmp/query.sql" <<'SQL'
CREATE EXTENSION pg_trgm;
CREATE TABLE clause(words text);
INSERT INTO clause SELECT '支持人工智能企业第' || i || '条' FROM generate_series(1, 5000) i;
INSERT INTO clause VALUES ('租用智能算力');
CREATE INDEX ON clause USING gin(words gin_trgm_ops);
ANALYZE clause;
SET enable_seqscan = off;
CREATE FUNCTION from_index(pattern text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
    FOR line IN EXECUTE format('EXPLAIN (ANALYZE, COSTS off, TIMING off, SUMMARY off) SELECT * FROM clause WHERE words LIKE %L', pattern) LOOP
        IF line LIKE '%Bitmap Index Scan%' THEN RETURN NEXT pattern || ' ' || substring(line FROM 'rows=[0-9]+'); END IF;
    END LOOP;
END $$;
SELECT from_index('%算力%');
SELECT from_index('%能算力%');
SQL
if [ "$(id -u)" = 0 ]; then    # the server refuses to run as root
    chown -R nobody "$tmp"
    seen=$(setpriv --reuid=nobody --clear-groups bash "$tmp/run" "$tmp")
else
    seen=$(bash "$tmp/run" "$tmp")
fi
expected=$(cat <<'TEXT'
C.UTF-8: %算力% rows=5001
C.UTF-8: %能算力% rows=1
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
