#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Draws the pictures of README and manual anew: every page, light and dark, at one and two pixels a point.
#
#   packaging/make_pictures.sh [PROGRAM [FOLDER]]
#
# PROGRAM: the window, build/release/bin/rackwright if left out. FOLDER: resources/manual/pictures.
# Look at what it wrote before it is kept. Needs pngquant.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=${1:-$root/build/release/bin/rackwright}
folder=${2:-$root/resources/manual/pictures}
examples=$root/resources/examples
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Page by page: its name, the example it is shown with, and the file the window writes for it.
pages="
programme openai-amd-6gw programme
sites     openai-fleet   sites
power     openai-amd-6gw building-power
cooling   openai-amd-6gw building-cooling
flow      openai-amd-6gw building-flow
hall      hgx-hall       hall
rack      openai-amd-6gw rack-both
climate   openai-amd-6gw climate
compare   openai-amd-6gw compare
report    openai-amd-6gw report
"

# shot EXAMPLE THEME SCALE: all pages of an example, once.
shot() {
    local into=$scratch/$1-$2-$3
    [[ -d $into ]] && return
    mkdir "$into"
    QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=$3 LC_ALL=C.UTF-8 \
        "$program" --screenshot "$into" --theme "$2" --size 1440x900 "$examples/$1.rackwright" >"$scratch/log" 2>&1 || {
        cat "$scratch/log" >&2
        return 1
    }
}

mkdir -p "$folder"
while read -r page example file; do
    [[ -n $page ]] || continue
    for theme in light dark; do
        for scale in 1 2; do
            shot "$example" "$theme" "$scale"
            suffix=
            [[ $scale == 1 ]] || suffix=@2x
            pngquant --force --speed 1 --quality 70-95 --output "$folder/$page-$theme$suffix.png" "$scratch/$example-$theme-$scale/$file.png"
        done
    done
done <<<"$pages"
du -sh "$folder"
