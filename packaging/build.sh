#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Configures (where needed) and builds one preset of CMakePresets.json into build/PRESET.
#
#   packaging/build.sh PRESET
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
preset=${1:?usage: packaging/build.sh PRESET}
folder=$root/build/$preset

say() { printf 'build: %s\n' "$*"; }
fail() {
    printf 'build: %s\n' "$*" >&2
    exit 1
}

mkdir -p "$folder" 2>/dev/null || true
if [[ ! -w $folder ]]; then
    fail "cannot write to $folder. If another user built there (with sudo, perhaps)," \
        "remove $root/build as that user and start again."
fi

# ccache keeps its files at home; an account without one keeps them here.
if [[ -z ${CCACHE_DIR:-} && ! -w ${HOME:-/nonexistent} ]]; then
    export CCACHE_DIR=$root/build/ccache
fi

# Ninja itself runs CMake again when a CMakeLists.txt changes, but knows nothing of the presets,
# nor of a source folder that has been moved together with its build folder.
cache=$folder/CMakeCache.txt
configure=(cmake --preset "$preset")
if [[ -f $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$root" "$cache"; then
    configure=(cmake --fresh --preset "$preset")
    rm -f "$folder/build.ninja"
fi
if [[ ! -f $folder/build.ninja || $root/CMakePresets.json -nt $folder/build.ninja ]]; then
    say "configuring $folder"
    (cd "$root" && "${configure[@]}") || fail "configuring failed (its messages stand above)"
    touch "$folder/build.ninja"
fi

# A compiler job takes up to 1.5 GB: fewer jobs than cores where memory is short.
jobs=$(nproc)
memory_kB=$(awk '$1 == "MemAvailable:" { print $2 }' /proc/meminfo 2>/dev/null) || memory_kB=
if [[ -n $memory_kB ]] && ((memory_kB / 1500000 < jobs)); then
    jobs=$((memory_kB / 1500000 > 1 ? memory_kB / 1500000 : 1))
fi

say "building $folder ($jobs at a time)"
(cd "$root" && cmake --build --preset "$preset" --parallel "$jobs") ||
    fail "building failed (its messages stand above)"
