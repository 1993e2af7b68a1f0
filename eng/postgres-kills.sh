#!/usr/bin/env bash
# Kills (-9) of workers, of a server and of PostgreSQL at random moments, while files are queued, uploaded and read: nothing that was reported may be lost, and no file read into two documents.
# eng/postgres-kills.sh [COUNT [SEED]]: a piece of COUNT kills (50); appends a row a kill to docs/postgres-kill-trials.md. Built with ./clause; needs PostgreSQL 15 and curl.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
count=${1:-50} seed=${2:-1} clause="dotnet ${CLAUSE_DLL:-$root/src/ClauseExtractor.Cli/bin/Release/net10.0/clause.dll}" table=${CLAUSE_TABLE:-$root/docs/postgres-kill-trials.md}
RANDOM=$seed
work=$(mktemp -d) cluster=$work/cluster port=$((20000 + $$ % 20000))
chmod 755 "$work"
site=$((port + 1))
export CLAUSE_SERVER_FILES="$work/files" CLAUSE_LANG=en
. "$root/eng/postgres-cluster.sh"
target=postgres://clause@127.0.0.1:$port/trial
declare -A process=()
finish() {
    for one in "${process[@]}" "${upload:-}" $(cat "$work"/*.pid 2>/dev/null) "$postgres"; do kill -9 "$one" 2>/dev/null || true; done
    sleep 1
    rm -rf "$work"
}
trap finish EXIT
# Each begins again as systemd would let it, until it stands.
keep() { # keep NAME COMMAND…
    local name=$1; shift
    (while true; do "$@" >>"$work/$name.log" 2>&1 & echo $! >"$work/$name.pid"; wait $! || true; sleep 1; done) &
    process[$name]=$!
}
kill_one() { kill -9 "$(cat "$work/$1.pid")" 2>/dev/null || true; }

cluster_start -c shared_buffers=128MB
cluster_sql postgres -c "CREATE DATABASE trial" >/dev/null
$clause list --library "$target" >/dev/null 2>&1 || true
if [ ! -f "$table" ]; then printf '| killed | seed | after | reported | with an outcome then | outcome |\n|---|---|---|---|---|---|\n' >"$table"; fi
keep worker1 $clause work --library "$target"
keep worker2 $clause work --library "$target"
keep server $clause serve --library "$target" --port "$site"

made=0
file() { # file FOLDER: one policy that there was not yet
    made=$((made + 1))
    printf '第%d市支持企业若干措施\n一、对符合条件的企业给予最高%d万元奖励。\n二、对贷款给予%d%%贴息。\n' "$made" "$((made % 900 + 10))" "$((made % 40 + 10))" >"$1/$seed-$made.txt"
}
ask() { cluster_sql trial -c "$1" 2>/dev/null || echo away; }
reported=0 seen=0
for ((trial = 0; trial < count; trial++)); do
    # What was reported is counted: uploads by 202, in every fifth round files that the command line queued, by its exit code. What broke off is sent again until it is taken.
    mkdir "$work/in" "$work/up"
    if ((trial % 5 == 0)); then
        for ((i = 0; i < 4; i++)); do file "$work/in"; done
        until $clause import "$work/in" --queue --no-wait --library "$target" >>"$work/queue.log" 2>&1; do sleep 1; done
        reported=$((reported + 4))
    fi
    for ((i = 0; i < 3; i++)); do file "$work/up"; done
    (for one in "$work"/up/*; do
        sleep "0.$((RANDOM % 10))"
        until [ ! -d "$work" ] || [ "$(curl -s -m 20 -o /dev/null -w '%{http_code}' -F "files=@$one" "http://127.0.0.1:$site/api/imports")" = 202 ]; do sleep 0.5; done
    done) &
    upload=$!
    victim=$((RANDOM % 4)) moment=$((RANDOM % 3000))
    sleep "$((moment / 1000)).$(printf %03d $((moment % 1000)))"
    case $victim in
        0) name=worker1; kill_one worker1 ;;
        1) name=worker2; kill_one worker2 ;;
        2) name=server; kill_one server ;;
        *) name=PostgreSQL; kill -9 "$postgres"; wait "$postgres" 2>/dev/null || true; sleep 1; cluster_start -c shared_buffers=128MB 2>/dev/null || { sleep 2; cluster_start -c shared_buffers=128MB; } ;;
    esac
    wait "$upload"
    reported=$((reported + 3))
    rm -r "$work/in" "$work/up"
    jobs=$(ask "SELECT count(DISTINCT sha256) FROM jobs") done=$(ask "SELECT count(*) FROM jobs WHERE document IS NOT NULL") twice=$(ask "SELECT count(*) FROM (SELECT sha256 FROM sources GROUP BY sha256 HAVING count(*) > 1 UNION ALL SELECT sha256 FROM import_outcomes WHERE status IN ('Added', 'Version', 'Copy') GROUP BY sha256 HAVING count(*) > 1) x")
    gone=$(ask "SELECT count(*) FROM jobs j WHERE j.document IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sources s WHERE s.sha256 = j.sha256)")
    outcome="nothing lost"
    if [ "$jobs" -lt $reported ]; then outcome="**$((reported - jobs)) that were reported are not there**"; fi
    if [ "$done" -lt "$seen" ] || [ "$gone" != 0 ]; then outcome="**an outcome is gone**"; fi
    if [ "$twice" != 0 ]; then outcome="**a file was read twice**"; fi
    seen=$done
    echo "| $name | $((seed * 1000 + trial)) | $moment ms | $reported | $done | $outcome |" | tee -a "$table"
done
# What waits is read to the end: each file is a document, or was marked since it ended two workers.
for ((i = 0; i < 600; i++)); do
    if [ "$(ask "SELECT count(*) FROM jobs WHERE outcome IS NULL")" = 0 ]; then break; fi
    sleep 1
done
echo "| all $count | | | $reported | $(ask "SELECT count(*) FROM documents") documents | $(ask "SELECT count(*) FROM jobs WHERE code = 'CE0025'") marked, $(ask "SELECT count(*) FROM jobs WHERE outcome IS NULL") without outcome, $(ask "SELECT count(*) FROM (SELECT sha256 FROM import_outcomes WHERE status IN ('Added', 'Version', 'Copy') GROUP BY 1 HAVING count(*) > 1) x") twice |" | tee -a "$table"
