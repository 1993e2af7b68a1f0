#!/usr/bin/env bash
# A rolling upgrade, tried: a site and a worker of an older build go on over one database while a newer build changes its tables and works beside them. Ends with 0 where every file is one document.
# eng/postgres-upgrade.sh OLD/clause.dll [FILES]: FILES policies (400) are read by both. Needs PostgreSQL 15 and curl; built with ./clause.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
old="dotnet $1" new="dotnet ${CLAUSE_DLL:-$root/src/ClauseExtractor.Cli/bin/Release/net10.0/clause.dll}" files=${2:-400}
work=$(mktemp -d) cluster=$work/cluster port=$((20000 + $$ % 20000))
chmod 755 "$work"
export CLAUSE_LANG=en
. "$root/eng/postgres-cluster.sh"
processes=()
trap 'kill "${processes[@]}" 2>/dev/null || true; kill -QUIT "$postgres" 2>/dev/null || true; sleep 1; rm -rf "$work"' EXIT
library=postgres://clause@127.0.0.1:$port/policies
run() { (export CLAUSE_SERVER_FILES="$work/$1"; exec $2 "${@:3}"); }                   # run FOLDER PROGRAM ARGUMENTS…
keep() { (export CLAUSE_SERVER_FILES="$work/$1"; exec $2 "${@:3}") & processes+=($!); } # the same in the background
version() { cluster_sql policies -c "SELECT version FROM library_schema"; }
hits() { curl -sG "http://127.0.0.1:$1/api/search" --data-urlencode q=奖励 -d limit=1 | grep -o '"total":[0-9]*' | cut -d: -f2; }

cluster_start
cluster_sql postgres -c "CREATE DATABASE policies"
mkdir "$work/in"
for ((i = 1; i <= files; i++)); do printf '第%d市支持企业若干措施\n一、对符合条件的企业给予最高%d万元奖励。\n' "$i" $((i % 900 + 10)) >"$work/in/$i.txt"; done
run one "$old" import "$work/in" --queue --no-wait --library "$library" >/dev/null 2>&1
echo "older build: tables of version $(version)"
keep one "$old" serve --library "$library" --port $((port + 1)) >/dev/null 2>&1
until [ "$(cluster_sql policies -c "SELECT count(*) FROM documents")" -ge 10 ]; do sleep 0.2; done
keep two "$new" serve --library "$library" --port $((port + 2)) >/dev/null 2>&1
keep three "$old" work --until-empty --library "$library" >"$work/old.log" 2>&1
until curl -sf "http://127.0.0.1:$((port + 2))/health" | grep -q '"ready":true'; do sleep 0.2; done
echo "newer build: tables of version $(version), $(cluster_sql policies -c "SELECT count(*) FROM jobs WHERE outcome IS NULL") files wait still"
run four "$new" work --until-empty --library "$library" >"$work/new.log" 2>&1 || true
until [ "$(cluster_sql policies -c "SELECT count(*) FROM jobs WHERE outcome IS NULL")" = 0 ]; do sleep 0.5; done
until [ "$(hits $((port + 1)))" = "$(hits $((port + 2)))" ]; do sleep 0.5; done
told="$(cluster_sql policies -F ', ' -c "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM import_outcomes WHERE status = 'Added'), (SELECT count(DISTINCT import) FROM import_outcomes)")"
echo "documents, outcomes, workers that wrote some: $told; the older site finds $(hits $((port + 1))) clauses, the newer $(hits $((port + 2)))"
if run five "$old" list --library "$library" >"$work/refused.log" 2>&1; then echo "the older build opens it still"; else echo "the older build, begun again: $(head -n 1 "$work/refused.log")"; fi
[ "$(cut -d, -f1,2 <<<"$told")" = "$files, $files" ] && [ "$(hits $((port + 1)))" = "$files" ]
