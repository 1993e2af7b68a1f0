#!/usr/bin/env bash
# PostgreSQL 15.18: the parser of full text search reads the second share of a range as a negative number, and a range of sums as one word.
# Expected: 减免50%-80% gives the numbers 50 and 80, and 奖励10-30万元 the same terms as 奖励10—30万元.
# Seen: 50%-80% gives 减免50 and -80: a query for 80 finds nothing. With an ASCII hyphen the sums are one word with the verb, with a dash two.
# In a database of locale C Chinese punctuation counts as letters, and whole sentences are one word (，按1).
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
SELECT to_tsvector('simple', '减免50%-80%');
SELECT to_tsvector('simple', '减免50%-80%') @@ to_tsquery('simple', '80');
SELECT to_tsvector('simple', '奖励10-30万元');
SELECT to_tsvector('simple', '奖励10—30万元');
SELECT to_tsvector('simple', '给予补贴，按1:0.5配套');
SQL
if [ "$(id -u)" = 0 ]; then    # the server refuses to run as root
    chown -R nobody "$tmp"
    seen=$(setpriv --reuid=nobody --clear-groups bash "$tmp/run" "$tmp")
else
    seen=$(bash "$tmp/run" "$tmp")
fi
expected=$(cat <<'TEXT'
C: '-80':2 '减免50':1
C: f
C: '30万元':3 '奖励10':2 '奖励10-30万元':1
C: '奖励10—30万元':1
C: '0.5':2 '给予补贴，按1':1 '配套':3
C.UTF-8: '-80':2 '减免50':1
C.UTF-8: f
C.UTF-8: '30万元':3 '奖励10':2 '奖励10-30万元':1
C.UTF-8: '30万元':2 '奖励10':1
C.UTF-8: '0.5':3 '按1':2 '给予补贴':1 '配套':4
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
