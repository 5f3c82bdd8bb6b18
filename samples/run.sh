#!/usr/bin/env bash
# Sets up a machine, builds Tidtam and runs the nightly job over the sample returns.
# usage: samples/run.sh [DIR]      (a workspace is made in DIR, by default build/sample-workspace; an old sample workspace there goes)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
workspace=${1:-$here/build/sample-workspace}

"$here/tools/install_packages.sh"
cmake -S "$here" --preset release >/dev/null
cmake --build "$here/build/release" --target tidtam
tidtam=$here/build/release/tidtam

# What is in the way goes only where this script made it: a real workspace holds originals that exist nowhere else.
if [ -e "$workspace" ] && [ -n "$(ls -A "$workspace")" ] && ! grep -qs '^title: ตัวอย่าง / sample$' "$workspace/tidtam.yaml"; then
  echo "$workspace is no sample workspace; it is left alone. Name another folder." >&2
  exit 2
fi
rm -rf -- "$workspace"
"$tidtam" init "$workspace"
cp "$here/samples/tidtam.yaml" "$workspace/tidtam.yaml"
cp -R "$here/samples/catalogue/reference" "$workspace/catalogue/"
cp -R "$here/samples/inbox/." "$workspace/inbox/"
while IFS=$'\t' read -r moment file; do
  touch -d "$moment" "$workspace/inbox/$file"
done <"$here/samples/arrivals.tsv"

status=0
"$tidtam" --workspace "$workspace" run || status=$?
if [ "$status" -ne 0 ] && [ "$status" -ne 3 ]; then
  exit "$status"
fi
"$tidtam" --workspace "$workspace" status
echo
echo "รายงาน / reports:             $workspace/reports/index.html"
echo "ส่งกลับผู้ส่ง / returned to senders:"
find "$workspace/returned" -name receipt.html | sort | sed 's/^/  /'
