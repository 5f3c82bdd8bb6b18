#!/usr/bin/env bash
# Builds the fuzz targets (clang-16, address and undefined-behaviour sanitizers), makes seeds and runs all targets side by
# side at idle priority; ends nonzero where one of them found something.
# usage: tests/fuzz/run.sh MINUTES [FOLDER [TARGET...]]
#   FOLDER   corpora, logs and finds, kept from run to run; build/fuzz/run where none is given
#   TARGET   only these; all where none is given
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
[ $# -ge 1 ] || { echo "usage: $0 MINUTES [FOLDER [TARGET...]]" >&2; exit 2; }
minutes=$1
folder=${2:-$here/build/fuzz/run}
shift $(($# > 1 ? 2 : 1))

(cd "$here" && cmake --preset fuzz >/dev/null && cmake --build build/fuzz --target fuzz_targets)
built=$here/build/fuzz/tests/fuzz
if [ $# -eq 0 ]; then
  for source in "$here"/tests/fuzz/*_fuzz.cpp; do set -- "$@" "$(basename "$source" .cpp)"; done
fi
for target in "$@"; do
  [ -x "$built/$target" ] || { echo "$0: no target '$target'; there are: $(cd "$built" && echo *_fuzz)" >&2; exit 2; }
done
"$built/make_seeds" "$folder/seeds"

declare -A process=()
for target in "$@"; do
  mkdir -p "$folder/corpus/$target" "$folder/finds/$target"
  # Idle, it may wait long for its turn: hence the generous timeout. A copy, so that building anew while it runs does no harm.
  cp "$built/$target" "$folder/$target"
  nice -n 19 chrt -i 0 "$folder/$target" -max_total_time=$((minutes * 60)) -timeout=120 -report_slow_units=120 -rss_limit_mb=1024 \
    -print_final_stats=1 -artifact_prefix="$folder/finds/$target/" \
    "$folder/corpus/$target" "$folder/seeds/$target" >"$folder/$target.log" 2>&1 &
  process[$target]=$!
done

status=0
for target in "$@"; do
  if wait "${process[$target]}"; then verdict="found nothing"; else verdict="FOUND SOMETHING: $folder/$target.log"; status=1; fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$folder/$target.log")
  printf '%-22s %12s runs, %s\n' "$target" "${runs:-?}" "$verdict"
done
exit $status
