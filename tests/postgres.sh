#!/usr/bin/env bash
# Starts a throw-away PostgreSQL for the tests and prints its connection string; `stop` ends it. Nothing of it is kept.
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
[ -n "$bin" ] || { echo "no PostgreSQL server is installed" >&2; exit 3; }
dir=${RPL_TEST_POSTGRES_DIR:-${TMPDIR:-/tmp}/rpl-test-postgres-$(id -u)}
port=${RPL_TEST_POSTGRES_PORT:-54329}
# The server refuses to run as root.
as() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
case "${1:-start}" in
  start)
    if ! as "$bin/pg_ctl" -D "$dir/data" status >/dev/null 2>&1; then
      rm -rf "$dir"; mkdir -p "$dir"; [ "$(id -u)" = 0 ] && chown postgres "$dir"
      as "$bin/initdb" -D "$dir/data" -U rpl --auth=trust --encoding=UTF8 --locale=C.UTF-8 >/dev/null
      as "$bin/pg_ctl" -D "$dir/data" -w -l "$dir/log" -o "-p $port -k $dir -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=300 -c shared_buffers=256MB" start >/dev/null
    fi
    echo "Host=127.0.0.1;Port=$port;Username=rpl;Database=postgres" ;;
  stop)
    as "$bin/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true
    rm -rf "$dir" ;;
esac
