#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs the Debian packages listed in packaging/debian-packages.txt that are still missing.
#
#   packaging/install-packages.sh [--dry-run] [SECTION...]
#
# Sections: build, run, wayland, tests, cross, develop. Without any: build, run and tests.
# Works as root or with sudo. Does nothing, and needs no network, when nothing is missing.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
list=$here/debian-packages.txt

say() { printf 'packages: %s\n' "$*"; }
fail() {
    printf 'packages: %s\n' "$*" >&2
    exit 1
}

# The packages of the sections given, one a line.
packages_of() {
    local section
    for section in "$@"; do
        grep -qx "#: $section" "$list" || fail "no section '$section' in $list"
    done
    awk -v wanted=" $* " '
        /^#: / { inside = index(wanted, " " $2 " ") > 0; next }
        { sub(/#.*/, "") }
        inside && NF { print $1 }' "$list"
}

dry_run=false
sections=()
for argument in "$@"; do
    case $argument in
        --dry-run) dry_run=true ;;
        -h | --help)
            sed -n '4,9s/^# \{0,1\}//p' "${BASH_SOURCE[0]}"
            exit 0
            ;;
        -*) fail "unknown option '$argument' (see --help)" ;;
        *) sections+=("$argument") ;;
    esac
done
((${#sections[@]})) || sections=(build run tests)

wanted_text=$(packages_of "${sections[@]}")
mapfile -t wanted <<<"$wanted_text"

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
    fail "this is not Debian (there is no apt-get here), so nothing can be installed for you." \
        "Rackwright is built on Debian 12; the packages it needs are listed in $list."
fi

# dpkg-query fails for packages it has never heard of: those are missing too.
installed=$(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "${wanted[@]}" 2>/dev/null |
    awk '$2 == "installed" { print $1 }') || true
missing=()
for package in "${wanted[@]}"; do
    grep -qxF "$package" <<<"$installed" || missing+=("$package")
done

if ((${#missing[@]} == 0)); then
    say "all ${#wanted[@]} are installed"
    exit 0
fi
say "${#missing[@]} of ${#wanted[@]} missing: ${missing[*]}"
if $dry_run; then
    exit 0
fi

# shellcheck source=/dev/null
release=$(. /etc/os-release 2>/dev/null && echo "${ID:-unknown} ${VERSION_ID:-}") || release=unknown
if [[ $release != "debian 12" ]]; then
    say "note: this is $release; the list is written for Debian 12 and names may differ"
fi

as_root=()
if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
        fail "installing needs root and there is no sudo. As root, run:" \
            "apt-get install --no-install-recommends ${missing[*]}"
    fi
    say "installing with sudo, which may ask for your password"
    sudo true || fail "sudo refused. As root, run:" \
        "apt-get install --no-install-recommends ${missing[*]}"
    as_root=(sudo)
fi

# env stands behind sudo because sudo drops the environment.
apt() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get -q -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 "$@" </dev/null
}

say "apt-get update"
apt update || fail "apt-get update failed (its messages stand above); is there a network?"
say "apt-get install ${missing[*]}"
apt install --yes --no-install-recommends "${missing[@]}" ||
    fail "apt-get install failed (its messages stand above)"
say "installed ${#missing[@]}"
