#!/usr/bin/env bash
# PostgreSQL 15.18: behind an advisory lock, to_regclass still says that a table is missing which the lock's former holder has made and committed.
# Expected: in READ COMMITTED each statement sees what was committed before it began, so whoever waited for the lock finds the table and does not make it again.
# Seen: to_regclass answers from what the session has noted of the catalogue; an advisory lock, unlike one on a table, makes it take no notice of changes.
# The table pg_tables, read by an ordinary query, has it. Two servers that bring a schema up to date under such a lock both make it, and the second fails.
# Needs Debian 12 and apt-get; the server is unpacked into a temporary folder and listens on a socket there.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
version=15.18-0+deb12u1
( cd "$tmp" && apt-get download -q -o APT::Sandbox::User=root postgresql-15=$version postgresql-client-15=$version libpq5=$version >/dev/null && for package in *.deb; do dpkg -x "$package" files; done )
cat >"$tmp/run" <<'RUN'
set -euo pipefail
cd "$1"
export LD_LIBRARY_PATH="$1/files/usr/lib/x86_64-linux-gnu" PATH="$1/files/usr/lib/postgresql/15/bin:$PATH" PGHOST="$1" PGDATABASE=postgres
initdb -D data -E UTF8 --locale=C -A trust >/dev/null
pg_ctl -D data -o "-k $PWD -h ''" -l log -w start >/dev/null
ask() { psql -X -A -t -q -v ON_ERROR_STOP=1; }
waits() { [ "$(psql -X -A -t -c "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")" = 1 ]; }
mkfifo first
ask <first >/dev/null & maker=$!
exec 9>first
echo "BEGIN; SELECT pg_advisory_xact_lock(7);" >&9
until [ "$(psql -X -A -t -c "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND granted")" = 1 ]; do sleep 0.1; done
ask >waited <<'SQL' & waiter=$!
BEGIN;
SELECT 'before: ' || coalesce(to_regclass('policies')::text, 'missing');
SELECT 'lock' FROM (SELECT pg_advisory_xact_lock(7)) AS held;
SELECT 'to_regclass: ' || coalesce(to_regclass('policies')::text, 'missing');
SELECT 'pg_tables: ' || coalesce((SELECT tablename::text FROM pg_tables WHERE tablename = 'policies'), 'missing');
COMMIT;
SELECT 'in a new transaction: ' || coalesce(to_regclass('policies')::text, 'missing');
SQL
until waits; do sleep 0.1; done
echo "CREATE TABLE policies(id integer); COMMIT;" >&9
exec 9>&-
wait $maker $waiter
cat waited
pg_ctl -D data -w stop -m fast >/dev/null
RUN
if [ "$(id -u)" = 0 ]; then    # the server refuses to run as root
    chown -R nobody "$tmp"
    seen=$(setpriv --reuid=nobody --clear-groups bash "$tmp/run" "$tmp")
else
    seen=$(bash "$tmp/run" "$tmp")
fi
expected=$(cat <<'TEXT'
before: missing
lock
to_regclass: missing
pg_tables: policies
in a new transaction: policies
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
