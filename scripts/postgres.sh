#!/usr/bin/env bash
# A throw-away PostgreSQL cluster for tests and benchmarks: scripts/postgres.sh start|stop|url
# It lives in a temporary folder, listens on a local socket and a free port of 127.0.0.1, and does not sync to
# disk. `start` and `url` print TEST_POSTGRES_URL=...; nothing is installed (scripts/install postgresql does that).
# POSTGRES_HOME names the folder where several clusters shall run side by side.
set -euo pipefail

home=${POSTGRES_HOME:-${TMPDIR:-/tmp}/verzahnt-postgres-$(id -u)}
data=$home/data

as_postgres() {
  # PostgreSQL refuses to run as root.
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

tool() {
  local found
  found=$(ls -d /usr/lib/postgresql/*/bin/"$1" 2>/dev/null | sort -V | tail -n 1)
  found=${found:-$(command -v "$1" || true)}
  if [ -z "$found" ]; then
    echo "PostgreSQL's $1 is not there: scripts/install postgresql" >&2
    exit 3
  fi
  echo "$found"
}

running() { [ -f "$data/postmaster.pid" ] && as_postgres "$(tool pg_ctl)" -D "$data" status >/dev/null 2>&1; }

url() { echo "TEST_POSTGRES_URL=postgres://postgres@127.0.0.1:$(cat "$home/port")/postgres"; }

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

start() {
  if ! running; then
    rm -rf "$home"
    mkdir -p "$home"
    free_port >"$home/port"
    [ "$(id -u)" -ne 0 ] || chown -R postgres "$home"
    as_postgres "$(tool initdb)" -D "$data" -U postgres -A trust -E UTF8 --locale=C --no-sync >"$home/initdb.log" 2>&1 ||
      { cat "$home/initdb.log" >&2; exit 3; }
    as_postgres "$(tool pg_ctl)" -D "$data" -w -t 60 -l "$data/log" -o "-p $(cat "$home/port") -k $data \
      -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
      -c max_connections=300 -c shared_buffers=128MB -c max_wal_size=2GB" start >"$home/start.log" 2>&1 ||
      { cat "$home/start.log" "$data/log" >&2; exit 3; }
  fi
  url
}

stop() {
  if running; then as_postgres "$(tool pg_ctl)" -D "$data" -m immediate -w stop >/dev/null; fi
  rm -rf "$home"
}

case "${1:-}" in
  start) start ;;
  stop) stop ;;
  url) url ;;
  *) echo "usage: scripts/postgres.sh start|stop|url" >&2; exit 2 ;;
esac
