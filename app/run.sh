#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
template=openai-amd-6gw
example=$root/build/example/$template.rackwright
window=$root/build/release/bin/rackwright
cli=$root/build/release/bin/rackwright-cli

help() {
    cat <<EOF
Usage: app/run.sh [PLAN | OPTION...]

Installs the Debian packages that are missing, builds Rackwright and starts it.

Without arguments the window opens on the 6 GW example. The example is a copy of yours,
  $example
made once from the template and never overwritten; delete it to get a fresh one.
Arguments are handed to rackwright: a plan to open instead, or its options.

Where there is no display the figures of the plan are printed, and its PDF report and
screenshots of the window, light and dark, are written to
  ${example%/*}
EOF
}

say() { printf 'run: %s\n' "$*"; }
fail() {
    printf 'run: %s\n' "$*" >&2
    exit 1
}

# Runs a rackwright-cli command. Its exit code 1 says that the plan has error findings; the
# results are there all the same. Anything above is a failure.
on_plan() {
    local code=0
    "$cli" "$@" </dev/null || code=$?
    case $code in
        0) ;;
        1) say "the plan has error findings; rackwright-cli check lists them" ;;
        *) fail "rackwright-cli $1 failed with exit code $code (its message stands above)" ;;
    esac
}

case ${1:-} in
    -h | --help)
        help
        exit 0
        ;;
esac

sections=(build)
display=false
if [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; then
    display=true
    sections+=(run)
    [[ -n ${DISPLAY:-} ]] || sections+=(wayland)
fi
"$root/packaging/install-packages.sh" "${sections[@]}"
"$root/packaging/build.sh" release

if (($# == 0)); then
    if [[ ! -s $example ]]; then
        mkdir -p "${example%/*}"
        if ! "$cli" new --template "$template" -o "$example" </dev/null; then
            rm -f "$example"
            fail "could not make the example $example (the message stands above)"
        fi
        say "made the 6 GW example $example"
    fi
    set -- "$example"
fi

if $display; then
    say "opening $*"
    exec "$window" "$@"
fi

# Options such as --screenshot and --version need no display.
if [[ $1 == -* ]]; then
    exec "$window" "$@"
fi

plan=$1
if (($# > 1)); then
    fail "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), and without one" \
        "only a single plan can be shown; found: $*"
fi
[[ -f $plan ]] || fail "there is no plan $plan"
output=${example%/*}
name=$(basename "$plan" .rackwright)
mkdir -p "$output"

say "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window opens."
say "instead, the figures of $plan:"
on_plan calc "$plan"
report=$output/$name.pdf
on_plan report "$plan" -o "$report"
[[ -s $report ]] || fail "no report was written to $report"
pictures=()
for theme in light dark; do
    folder=$output/screenshots/$theme
    rm -rf "$folder"
    mkdir -p "$folder"
    "$window" --screenshot "$folder" --theme "$theme" "$plan" </dev/null ||
        fail "the $theme screenshots failed (the message stands above)"
    shopt -s nullglob
    new=("$folder"/*.png)
    ((${#new[@]})) || fail "no $theme screenshots were written to $folder"
    pictures+=("${new[@]}")
done
say "wrote"
printf '  %s\n' "$report" "${pictures[@]}"
