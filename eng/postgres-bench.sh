#!/usr/bin/env bash
# A library in PostgreSQL beside one in SQLite, in one run on one machine. Prints the tables of docs/postgres-benchmark.md.
# eng/postgres-bench.sh [COPIES [PART…]]: each of the corpus' five documents COPIES times (600), under other names of places. Parts, all where none is named: stores (imports in three rounds, ten
# queries), workers (1, 2 and 4 from the queue), readers (50 over two servers behind nginx), lag (of an index while others import). Needs PostgreSQL 15, curl, nginx and /usr/bin/time; built with ./clause
# and tests/ClauseExtractor.Benchmarks.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
copies=${1:-600} clause="dotnet ${CLAUSE_DLL:-$root/src/ClauseExtractor.Cli/bin/Release/net10.0/clause.dll}"
if [ $# -gt 0 ]; then shift; fi
parts=${*:-stores workers readers lag} documents=$((copies * 5))
work=$(mktemp -d) cluster=$work/cluster port=$((20000 + $$ % 20000))
chmod 755 "$work"
export CLAUSE_SERVER_FILES="$work/files" CLAUSE_LANG=en
. "$root/eng/postgres-cluster.sh"
servers=()
finish() { kill "${servers[@]}" 2>/dev/null || true; kill -QUIT "$postgres" 2>/dev/null || true; sleep 1; rm -rf "$work"; }
trap finish EXIT
cluster_start -c shared_buffers=512MB -c max_wal_size=4GB
mkdir "$work/documents"
for ((i = 0; i < copies; i++)); do
    for file in "$root"/corpus/*.txt; do
        # Places and numbers of their own, so that none is taken for a version of another.
        { sed "s/上海/第${i}/g; s/普陀/第${i}/g; s/崇明/第${i}/g; s/〕/〕${i}/g" "$file"; echo "本文件第${i}次印发。"; } >"$work/documents/$i-$(basename "$file")"
    done
done

address=postgres://clause@127.0.0.1:$port/bench
target() { if [ "$1" = sqlite ]; then echo "$work/library.db"; else echo "$address"; fi; }
empty() { rm -rf "$work/files"; cluster_sql postgres -c "DROP DATABASE IF EXISTS bench WITH (FORCE)" -c "CREATE DATABASE bench" >/dev/null 2>&1; }
median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
# Seconds of processor time that PostgreSQL has taken, with its processes that ended.
server_time() { { awk '{print $14 + $15 + $16 + $17}' "/proc/$postgres/stat"; for child in $(pgrep -P "$postgres"); do awk '{print $14 + $15}' "/proc/$child/stat" 2>/dev/null || true; done; } | awk '{s += $1} END {print s / 100}'; }
serve() { # serve PORT FOLDER TARGET
    CLAUSE_SERVER_FILES="$work/$2" $clause serve --library "$3" --port "$1" >/dev/null 2>&1 &
    servers+=($!)
    until curl -sf "http://127.0.0.1:$1/health" | grep -q '"ready":true'; do sleep 1; done
}
stop_servers() { kill "${servers[@]}" 2>/dev/null || true; wait "${servers[@]}" 2>/dev/null || true; servers=(); }
import() { # import STORE
    if [ "$1" = postgres ]; then empty; else rm -rf "$work"/library.db*; fi
    local before; before=$(server_time)
    /usr/bin/time -a -o "$work/$1.times" -f "%e %U %S" $clause import "$work/documents" --library "$(target "$1")" >/dev/null 2>&1
    awk -v a="$before" -v b="$(server_time)" 'BEGIN {print b - a}' >>"$work/$1.server"
}

stores() {
    for ((r = 0; r < 3; r++)); do import sqlite; import postgres; done
    printf '\n%s documents, %s clauses.\n\n| what | SQLite | PostgreSQL |\n|---|---|---|\n' "$documents" "$(cluster_sql bench -c 'SELECT count(*) FROM clauses')"
    echo "| import, s, whole process | $(cut -d' ' -f1 "$work/sqlite.times" | median) | $(cut -d' ' -f1 "$work/postgres.times" | median) |"
    echo "| its processor time, s | $(awk '{print $2 + $3}' "$work/sqlite.times" | median) | $(awk '{print $2 + $3}' "$work/postgres.times" | median) and the server's $(median <"$work/postgres.server") |"
    serve $((port + 1)) one "$work/library.db"
    serve $((port + 2)) two "$address"
    for query in 算力 '奖励|补贴' '支持 发展' 500万 'cap>=200万' 'rate>=30% 企业' '"人工智能"' 'in-force:2026-03-01 软件' kind:资助 沪府办规2025; do
        rm -f "$work"/*.query
        for ((r = 0; r < 100; r++)); do
            for store in sqlite postgres; do
                at=$((port + 1)); if [ "$store" = postgres ]; then at=$((port + 2)); fi
                curl -s -o "$work/$store.answer" -w '%{time_total}\n' -G "http://127.0.0.1:$at/api/search" --data-urlencode "q=$query" -d limit=20 -d offset=$((r % 10 * 20)) >>"$work/$store.query"
            done
            cmp -s <(grep -o '"total":[0-9]*' "$work/sqlite.answer") <(grep -o '"total":[0-9]*' "$work/postgres.answer") || echo "different: $query"
        done
        echo "| \`${query//|/\\|}\`, ms, median and p99 of 100 | $(times sqlite) | $(times postgres) |"
    done
    stop_servers
}
times() { sort -n "$work/$1.query" | awk '{v[NR] = $1 * 1000} END {printf "%.1f, %.1f", v[int((NR + 1) / 2)], v[int(NR * .99)]}'; }

workers() {
    printf '\n| workers of one file at a time, %s documents | s | ratio | processor time of the workers, ms a document | of PostgreSQL | documents, outcomes |\n|---|---|---|---|---|---|\n' "$documents"
    local one=""
    for n in 1 2 4; do
        empty
        $clause import "$work/documents" --queue --no-wait --library "$address" >/dev/null 2>&1
        cluster_sql bench -c "CHECKPOINT" >/dev/null
        rm -f "$work/work.times"
        local server begun pids=()
        server=$(server_time) begun=$(date +%s.%N)
        for ((w = 0; w < n; w++)); do /usr/bin/time -a -o "$work/work.times" -f "%U %S" $clause work --until-empty --library "$address" >/dev/null 2>&1 & pids+=($!); done
        wait "${pids[@]}" || true
        local took; took=$(awk -v a="$begun" -v b="$(date +%s.%N)" 'BEGIN {printf "%.1f", b - a}')
        one=${one:-$took}
        echo "| $n | $took | $(awk -v a="$one" -v b="$took" 'BEGIN {printf "%.2f", a / b}') | $(awk -v d="$documents" '{s += $1 + $2} END {printf "%.1f", s * 1000 / d}' "$work/work.times") | $(awk -v a="$server" -v b="$(server_time)" -v d="$documents" 'BEGIN {printf "%.1f", (b - a) * 1000 / d}') | $(cluster_sql bench -F ', ' -c "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM import_outcomes WHERE document IS NOT NULL)") |"
    done
}

readers() {
    local load="$root/tests/ClauseExtractor.Benchmarks/bin/Release/net10.0/ClauseExtractor.Benchmarks"
    if ! cluster_sql bench -c "SELECT 1 FROM documents LIMIT 1" 2>/dev/null | grep -q 1; then import postgres; fi
    if [ ! -f "$work/library.db" ]; then import sqlite; fi
    serve $((port + 1)) one "$address"
    serve $((port + 2)) two "$address"
    cat >"$work/nginx.conf" <<PROXY
pid $work/nginx.pid; error_log $work/nginx.log; worker_processes 1; daemon off;
events { worker_connections 512; }
http { access_log off; client_body_temp_path $work/b; proxy_temp_path $work/p; fastcgi_temp_path $work/f; uwsgi_temp_path $work/u; scgi_temp_path $work/s;
  upstream site { server 127.0.0.1:$((port + 1)); server 127.0.0.1:$((port + 2)); keepalive 32; }
  server { listen 127.0.0.1:$((port + 3)); location / { proxy_pass http://site; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header Host \$host; } } }
PROXY
    nginx -c "$work/nginx.conf" 2>/dev/null & servers+=($!)
    sleep 1
    printf '\n50 readers over two servers behind nginx, PostgreSQL:\n\n'
    "$load" load "http://127.0.0.1:$((port + 3))" 50 60 1000
    stop_servers
    serve $((port + 1)) one "$work/library.db"
    printf '\n50 readers of one server, SQLite:\n\n'
    "$load" load "http://127.0.0.1:$((port + 1))" 50 60 1000
    stop_servers
}

lag() {
    empty
    serve $((port + 1)) one "$address"
    $clause import "$work/documents" --queue --no-wait --library "$address" >/dev/null 2>&1
    $clause work --until-empty --library "$address" >/dev/null 2>&1 & local worker=$!
    while kill -0 "$worker" 2>/dev/null; do
        curl -s "http://127.0.0.1:$((port + 1))/health" | grep -o '"seconds":[0-9.]*' | cut -d: -f2 >>"$work/lag"
        sleep 0.1
    done
    printf '\nSeconds that an index is behind while a worker and its own server read %s documents: %s samples, median %s, p99 %s, most %s.\n' "$documents" "$(wc -l <"$work/lag")" "$(median <"$work/lag")" \
        "$(sort -n "$work/lag" | awk '{v[NR] = $1} END {print v[int(NR * .99)]}')" "$(sort -n "$work/lag" | tail -n 1)"
    stop_servers
}
echo "Load of the machine at the beginning: $(cut -d' ' -f1 /proc/loadavg)."
for part in $parts; do $part; done
