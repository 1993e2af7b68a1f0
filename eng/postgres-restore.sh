#!/usr/bin/env bash
# Point in time, tried: a library in PostgreSQL with an archive of its log, a base copy, more imports, a removal by mistake; brought back to the moment before it. Ends with 0 where all documents of that moment are there.
# eng/postgres-restore.sh: needs PostgreSQL 15; built with ./clause. The commands are those of docs/operating.md.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
clause="dotnet ${CLAUSE_DLL:-$root/src/ClauseExtractor.Cli/bin/Release/net10.0/clause.dll}"
work=$(mktemp -d) cluster=$work/cluster port=$((20000 + $$ % 20000))
chmod 755 "$work"
export CLAUSE_SERVER_FILES="$work/files" CLAUSE_LANG=en
. "$root/eng/postgres-cluster.sh"
trap 'kill -QUIT "$postgres" 2>/dev/null || true; sleep 1; rm -rf "$work"' EXIT
mkdir "$work/archive" "$work/base"
if [ -n "$as" ]; then chown nobody:nogroup "$work/archive" "$work/base"; fi
chmod 700 "$work/base"
library=postgres://clause@127.0.0.1:$port/policies

cluster_start -c archive_mode=on -c "archive_command=test ! -f $work/archive/%f && cp %p $work/archive/%f"
cluster_sql postgres -c "CREATE DATABASE policies"
files=("$root"/corpus/*.txt)
$clause import "${files[@]:0:2}" --library "$library" >/dev/null 2>&1
(cd / && $as "$bin/pg_basebackup" -h 127.0.0.1 -p "$port" -U clause -D "$work/base" --checkpoint=fast)
$clause import "${files[@]:2}" --library "$library" >/dev/null 2>&1
moment=$(cluster_sql policies -c "SELECT now()")
before=$(cluster_sql policies -c "SELECT count(*) FROM documents")
sleep 1
cluster_sql policies -c "DELETE FROM documents" -c "SELECT pg_switch_wal()" >/dev/null
sleep 2
kill -INT "$postgres"
wait "$postgres" || true

# The base copy takes the place of what is lost; the log is read again up to the moment.
touch "$work/base/recovery.signal"
cluster=$work/restored
mkdir "$cluster"
mv "$work/base" "$cluster/data"
if [ -n "$as" ]; then chown -R nobody:nogroup "$cluster"; fi
cluster_start -c "restore_command=cp $work/archive/%f %p" -c "recovery_target_time=$moment" -c recovery_target_action=promote
until [ "$(cluster_sql policies -c 'SELECT pg_is_in_recovery()')" = f ]; do sleep 0.5; done
after=$(cluster_sql policies -c "SELECT count(*) FROM documents")
found=$($clause search 软件 --library "$library" --format json 2>/dev/null | grep -c '"document"' || true)
echo "$before documents at $moment; restored: $after, and a search finds clauses in $found places."
[ "$before" = "$after" ] && [ "$after" = "${#files[@]}" ] && [ "$found" -gt 0 ]
