#!/usr/bin/env bash
# Sets up a machine, builds everything and runs every test through CTest.
# usage: tests/run.sh [CTEST OPTIONS]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
"$here/tools/install_packages.sh"
cmake -S "$here" --preset release >/dev/null
cmake --build "$here/build/release"
ctest --test-dir "$here/build/release" --output-on-failure --parallel "$(nproc)" "$@"
