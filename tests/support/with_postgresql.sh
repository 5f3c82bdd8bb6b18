#!/usr/bin/env bash
# Runs a command beside a PostgreSQL server of its own, whose URL it finds in TIDTAM_TEST_POSTGRESQL.
# usage: with_postgresql.sh COMMAND [ARGUMENTS]
# The server listens on a socket in a temporary folder alone; no service of the system is touched. It is stopped and its
# folder deleted when the command has ended, and also when this script is killed. Its database is Thai, so that texts
# are only ordered byte by byte where the store asks for it. Where no server can start, that is an error.
set -euo pipefail

bin=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2>/dev/null | sort -V | tail -1)
[ -n "$bin" ] || { echo "PostgreSQL is not installed (packages.txt): /usr/lib/postgresql is missing" >&2; exit 1; }

folder=$(mktemp -d /tmp/tidtam-postgresql-XXXXXX)
as_owner=()
if [ "$(id -u)" = 0 ]; then # initdb refuses to work as root
  chown postgres "$folder"
  as_owner=(setpriv --reuid=postgres --regid=postgres --init-groups)
fi

"${as_owner[@]}" "$bin/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --locale-provider=icu \
  --icu-locale=th -N >"$folder/log" 2>&1 || { cat "$folder/log" >&2; rm -rf "$folder"; exit 1; }

# The keeper waits for the end of a pipe that only this script and the command hold open: it comes when both are gone,
# however they went.
mkfifo "$folder/alive"
setsid bash -c '
  folder=$1; shift
  cd "$folder"
  "$@" >>"$folder/log" 2>&1 &
  server=$!
  cat "$folder/alive" >/dev/null
  kill -QUIT "$server" 2>/dev/null
  wait "$server"
  rm -rf "$folder"' keeper "$folder" "${as_owner[@]}" "$bin/postgres" -D "$folder/data" -k "$folder" \
  -c listen_addresses= -c fsync=off -c max_connections=60 >/dev/null 2>&1 </dev/null &
keeper=$!
exec 9>"$folder/alive"

for ((look = 0; ; ++look)); do
  "$bin/pg_isready" -q -h "$folder" && break
  if [ "$look" -ge 300 ] || ! kill -0 "$keeper" 2>/dev/null; then
    echo "PostgreSQL did not start:" >&2
    cat "$folder/log" >&2
    exit 1
  fi
  sleep 0.1
done

status=0
TIDTAM_TEST_POSTGRESQL="postgresql://postgres@/postgres?host=$folder" "$@" || status=$?
exec 9>&-
wait "$keeper" || true
exit "$status"
