#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs the program given on an X server of its own. Leaves with 77 (skipped) without xdotool or Xvfb.
set -eu
for tool in xdotool Xvfb; do
    command -v "$tool" >/dev/null || { echo "skipped: $tool is not installed"; exit 77; }
done
work=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT INT TERM
Xvfb -displayfd 3 -screen 0 1280x960x24 -nolisten tcp 3>"$work/display" 2>"$work/log" &
server=$!
tries=0
while [ ! -s "$work/display" ]; do
    tries=$((tries + 1))
    [ "$tries" -le 100 ] || { cat "$work/log"; echo "Xvfb did not start"; exit 1; }
    sleep 0.1
done
DISPLAY=":$(cat "$work/display")"
export DISPLAY
QT_QPA_PLATFORM=xcb "$1"
