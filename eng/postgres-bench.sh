#!/usr/bin/env bash
# SQLite beside PostgreSQL, whole processes in turns: imports and searches of the same documents. Prints the table of docs/postgres-benchmark.md.
# eng/postgres-bench.sh [ROUNDS [COPIES]]: each of the corpus' documents COPIES times, under other names of places. Needs PostgreSQL 15, curl and /usr/bin/time; built with ./clause.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
rounds=${1:-3} copies=${2:-80} clause="dotnet $root/src/ClauseExtractor.Cli/bin/Release/net10.0/clause.dll" bin=$(ls -d /usr/lib/postgresql/*/bin | tail -n 1)
work=$(mktemp -d) port=$((20000 + RANDOM % 20000)) as=""
export CLAUSE_SERVER_FILES="$work/files" CLAUSE_LANG=en
mkdir "$work/cluster" "$work/documents"
if [ "$(id -u)" = 0 ]; then chown nobody:nogroup "$work/cluster"; chmod 755 "$work"; as="setpriv --reuid=nobody --regid=nogroup --clear-groups"; fi
servers=()
finish() { kill "${servers[@]}" 2>/dev/null || true; (cd / && $as "$bin/pg_ctl" -D "$work/cluster/data" -m immediate stop) >/dev/null || true; rm -rf "$work"; }
trap finish EXIT
(cd / && $as "$bin/initdb" -D "$work/cluster/data" -U clause -E UTF8 --locale=C.UTF-8 -A trust && $as "$bin/pg_ctl" -w -D "$work/cluster/data" -l "$work/cluster/log" \
    -o "-p $port -k $work/cluster -c listen_addresses=127.0.0.1 -c shared_buffers=512MB -c max_wal_size=4GB" start) >/dev/null
for ((i = 0; i < copies; i++)); do
    for file in "$root"/corpus/*.txt; do
        { sed "s/上海/第${i}/g" "$file"; echo "本文件第${i}次印发。"; } >"$work/documents/$i-$(basename "$file")"
    done
done

target() { if [ "$1" = sqlite ]; then echo "$work/library.db"; else echo "postgres://clause@127.0.0.1:$port/bench"; fi; }
import() {
    rm -rf "$work"/library.db* "$work/files"
    if [ "$1" = postgres ]; then "$bin/psql" -qh 127.0.0.1 -p "$port" -U clause postgres -c "DROP DATABASE IF EXISTS bench" -c "CREATE DATABASE bench" 2>/dev/null; fi
    /usr/bin/time -a -o "$work/$1.times" -f "%e %U %S" $clause import "$work/documents" --library "$(target "$1")" >/dev/null 2>&1
}
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
# The imports of a round follow each other, so that both meet the same machine; the last of each is searched.
for ((r = 0; r < rounds; r++)); do import sqlite; rm -rf "$work"/kept.*; mv "$work/library.db" "$work/kept.db"; mv "$work/library.db.lucene" "$work/kept.db.lucene"; import postgres; done
echo "| what | SQLite | PostgreSQL |"
echo "|---|---|---|"
echo "| import of $((copies * 5)) documents, s, whole process | $(cut -d' ' -f1 "$work/sqlite.times" | median) | $(cut -d' ' -f1 "$work/postgres.times" | median) |"
echo "| its processor time, s, without the server's | $(awk '{print $2 + $3}' "$work/sqlite.times" | median) | $(awk '{print $2 + $3}' "$work/postgres.times" | median) |"
mv "$work/kept.db" "$work/library.db"; mv "$work/kept.db.lucene" "$work/library.db.lucene"
declare -A at=([sqlite]=$((port + 1)) [postgres]=$((port + 2)))
for store in sqlite postgres; do
    $clause serve --library "$(target "$store")" --port "${at[$store]}" >/dev/null 2>&1 &
    servers+=($!)
    until curl -sf "http://127.0.0.1:${at[$store]}/health" | grep -q '"ready":true'; do sleep 1; done
done
for query in 算力 '奖励|补贴' '支持 发展' 500万 'cap>=200万' 'rate>=30% 企业' '"人工智能"' 'in-force:2026-03-01 软件' kind:资助 沪府办规2025; do
    for ((r = 0; r < 30; r++)); do
        for store in sqlite postgres; do
            curl -s -o "$work/$store.answer" -w '%{time_total}\n' -G "http://127.0.0.1:${at[$store]}/api/search" --data-urlencode "q=$query" -d limit=20 -d offset=$((r % 10 * 20)) >>"$work/$store.query"
        done
        cmp -s <(grep -o '"total":[0-9]*' "$work/sqlite.answer") <(grep -o '"total":[0-9]*' "$work/postgres.answer") || echo "different: $query"
    done
    echo "| \`${query//|/\\|}\`, ms, median of 30 | $(median <"$work/sqlite.query" | awk '{print $1 * 1000}') | $(median <"$work/postgres.query" | awk '{print $1 * 1000}') |"
    rm "$work"/*.query
done
