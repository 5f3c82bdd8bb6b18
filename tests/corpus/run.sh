#!/bin/sh
# Reads every xlsx, xlsm and csv file of a folder of corpora and holds the cells against what is known of them.
# usage: tests/corpus/run.sh CORPORA     CORPORA holds run_corpus.py; no part of CTest, it takes minutes
# Fails on a file that is not fully right and not explained in expected_differences.txt, and on an explanation that no
# file needs any more.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tidtam=${TIDTAM:-$here/../../build/release/tidtam}
[ $# -eq 1 ] || { echo "usage: $0 CORPORA" >&2; exit 2; }
results=$(mktemp)
trap 'rm -f "$results"' EXIT
python3 "$1/run_corpus.py" --cmd "$tidtam cells {file}" --set all --rss-mb 512 --jobs 1 --out "$results"
python3 - "$results" "$here/expected_differences.txt" << 'PYTHON'
import json, sys
results, explanations = sys.argv[1:]
explained = {line.split("\t")[0] for line in open(explanations, encoding="utf-8") if line.strip() and line[0] != "#"}
wrong = set()
for line in open(results, encoding="utf-8"):
    result = json.loads(line)
    ended_badly = result["status"] in ("crash", "timeout", "silent", "nostart") or result["fat"] or "littered" in result
    must_be_right = "score" in result and (result["kind"] == "valid" or result["set"] == "csv")
    if ended_badly or (must_be_right and not (result["score"]["right"] and result["status"] == "ok")):
        wrong.add(result["id"])
for name in sorted(wrong - explained):
    print("not right and not explained:", name)
for name in sorted(explained - wrong):
    print("explained but right:", name)
sys.exit(1 if wrong != explained else 0)
PYTHON
