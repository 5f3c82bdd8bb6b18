#!/bin/sh
# The whole path over a nation's quarter, twice: first everything, then nothing new.
# usage: tests/bench/nation.sh [OFFICES] [SCHOOLS]     all 245 ESAOs and 2,000 schools without arguments
# Prints wall and CPU seconds and peak memory of each run; the journal of the workspace has the time of each stage.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
tidtam=${TIDTAM:-$root/build/release/tidtam}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$tidtam" init "$work/nation" > "$work/init.log"
python3 "$root/tests/bench/nation.py" "$work/nation/inbox" "${1:-245}" "${2:-2000}"
find "$work/nation/inbox" -type f -exec touch -d "2026-10-12T16:40:00+07:00" {} +
for turn in first second; do
  python3 - "$tidtam" "$work/nation" "$turn" << 'PYTHON'
import os, resource, sqlite3, subprocess, sys, time
tidtam, workspace, turn = sys.argv[1:]
begin = time.monotonic()
done = subprocess.run([tidtam, "--workspace", workspace, "run", "--date", "2026-10-31"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
wall = time.monotonic() - begin
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{turn} run: exit {done.returncode}, wall {wall:.2f} s, CPU {used.ru_utime + used.ru_stime:.2f} s, peak {used.ru_maxrss // 1024} MiB")
print("  " + done.stderr.decode(errors="replace").strip().splitlines()[-1][:200])
PYTHON
done
