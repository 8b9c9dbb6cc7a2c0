#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs the Debian packages that are missing, builds everything and runs the tests.
#
#   tests/run.sh [CTEST OPTION...]
#
# Options go to ctest, as in "-L core" or "-R 'losing feed A'". Benchmarks are left out; they run
# with "packaging/build.sh bench" and "ctest --preset bench".
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

case ${1:-} in
    -h | --help)
        sed -n '4,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
        exit 0
        ;;
esac

started=$SECONDS
minutes_since() { awk -v s=$((SECONDS - $1)) 'BEGIN { printf "%.1f minutes", s / 60 }'; }

# Tests must not wait for a terminal.
exec </dev/null

"$root/packaging/install-packages.sh" build tests
# The programs that tests/cross holds figures against. Where they cannot be had, the tests go without them.
if ! command -v npm >/dev/null; then
    "$root/packaging/install-packages.sh" cross || true
fi
if [[ $root/tests/cross/package-lock.json -nt $root/tests/cross/node_modules/.package-lock.json ]] &&
    ! (cd "$root/tests/cross" && npm ci --no-audit --no-fund --loglevel=error); then
    printf 'tests: no cross-checks, npm could not install their packages\n' >&2
fi
"$root/packaging/build.sh" tests
printf 'tests: installed and built in %s\n' "$(minutes_since "$started")"

running=$SECONDS
cd "$root"
code=0
# The preset sets offscreen windows, two tests at a time, and shows the output of failed ones.
ctest --preset tests --output-on-failure -j2 --no-label-summary "$@" || code=$?
if ((code != 0)); then
    printf 'tests: FAILED after %s (ctest exit code %d; its summary stands above)\n' \
        "$(minutes_since "$running")" "$code" >&2
fi
exit "$code"
