#!/usr/bin/env bash
# PostgreSQL 15.18, pg_trgm: in a database of locale C no trigram is made of Han characters.
# Expected: the encoding is UTF-8, so similarity() and a GIN index with gin_trgm_ops work on Chinese whatever the collation.
# Seen: LC_CTYPE decides what a letter is; in C 智能算力 has no trigram, two texts that differ in one character have similarity 0, in C.UTF-8 0.43.
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
for locale in C C.UTF-8; do query "$locale"; done
RUN
cat >"$tmp/query.sql" <<'SQL'
CREATE EXTENSION pg_trgm;
SELECT cardinality(show_trgm('智能算力')), similarity('算力补贴', '算力补助');
SQL
if [ "$(id -u)" = 0 ]; then    # the server refuses to run as root
    chown -R nobody "$tmp"
    seen=$(setpriv --reuid=nobody --clear-groups bash "$tmp/run" "$tmp")
else
    seen=$(bash "$tmp/run" "$tmp")
fi
expected=$(cat <<'TEXT'
C: 0|0
C.UTF-8: 5|0.42857143
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
