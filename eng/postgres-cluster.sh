# A PostgreSQL server of one's own in a folder, for scripts to source: cluster_start, cluster_run, cluster_sql DATABASE [psql arguments].
# Set $cluster (a folder that does not exist yet) and $port first. The folder is not taken away.
bin=$(ls -d /usr/lib/postgresql/*/bin | tail -n 1)
as=""
if [ "$(id -u)" = 0 ]; then as="setpriv --reuid=nobody --regid=nogroup --clear-groups"; fi

# cluster_start [-c setting=value …]: makes it where it is not there, starts it, waits until it answers.
cluster_start() {
    if [ ! -d "$cluster" ]; then
        mkdir -p "$cluster"
        if [ -n "$as" ]; then chown nobody:nogroup "$cluster"; fi
        (cd / && $as "$bin/initdb" -D "$cluster/data" -U clause -E UTF8 --locale=C.UTF-8 -A trust) >/dev/null
    fi
    cluster_run "$@"
    for ((i = 0; i < 600; i++)); do
        if "$bin/pg_isready" -qh 127.0.0.1 -p "$port"; then return; fi
        sleep 0.1
    done
    tail -n 5 "$cluster/log" >&2
    return 1
}

# cluster_run: the server itself, in the background; its process is $postgres.
cluster_run() {
    (cd / && exec $as "$bin/postgres" -D "$cluster/data" -p "$port" -k "$cluster" -c listen_addresses=127.0.0.1 "$@") >>"$cluster/log" 2>&1 &
    postgres=$!
}

cluster_sql() { "$bin/psql" -qAtXh 127.0.0.1 -p "$port" -U clause "$@"; }
