#!/bin/sh
# Runs every benchmark, the repetitions of each program in turns, and prints medians. Read the ratios: seconds belong to the machine.
# usage: tests/bench/run.sh [REPETITIONS]     of a build with the preset release
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
benches=${BENCHES:-$root/build/release/tests/bench}
for bench in read normalise resolve load rollup render; do
  echo "== $bench"
  nice -n 5 "$benches/${bench}_bench" --benchmark_repetitions="${1:-5}" --benchmark_enable_random_interleaving=true \
    --benchmark_report_aggregates_only=true --benchmark_format=csv 2> /dev/null |
    awk -F, '/^name,/ { for (i = 1; i <= NF; ++i) head[i] = $i }
             /_median/ { line = $1 "  cpu " $4 " " $5; for (i = 6; i <= NF; ++i) if ($i != "") line = line "  " head[i] "=" $i; print line }'
done
