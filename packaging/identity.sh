# Sourced by the scripts beside it: what packages say about the program, from Cargo.toml, and how
# the program that they hold is built.

root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"

field() {
    value=$(sed -n "/^\[$1\]\$/,/^\[/ s/^$2 = \"\(.*\)\"\$/\1/p" Cargo.toml)
    [ -n "$value" ] || { echo "Cargo.toml: $2 is missing in [$1]" >&2; exit 1; }
    printf '%s\n' "$value"
}

program=$(field package name)
version=$(field package version)
description=$(field package description)
homepage=$(field package homepage)
licence=$(field package license)
id=$(field package.metadata.desktop id)
name=$(field package.metadata.desktop name)
vendor=$(field package.metadata.desktop vendor)
contact=$(field package.metadata.desktop contact)

# The time of the commit, so that the same commit gives the same files.
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date +%s)}
export SOURCE_DATE_EPOCH
released=$(date -u -d "@$SOURCE_DATE_EPOCH" +%Y-%m-%d 2>/dev/null || date -u -r "$SOURCE_DATE_EPOCH" +%Y-%m-%d)

# Where packages are put.
packages=${PACKAGES:-$root/target/packages}
target_folder=${CARGO_TARGET_DIR:-$root/target}
profile=${PROFILE:-dist}
# Packaged programs can draw without OpenGL, too.
features=${FEATURES-wgpu}

# Writes a template with its @WORDS@ replaced.
fill() {
    sed -e "s|@PROGRAM@|$program|g" -e "s|@VERSION@|$version|g" -e "s|@DESCRIPTION@|$description|g" \
        -e "s|@HOMEPAGE@|$homepage|g" -e "s|@LICENCE@|$licence|g" -e "s|@ID@|$id|g" \
        -e "s|@NAME@|$name|g" -e "s|@VENDOR@|$vendor|g" -e "s|@CONTACT@|$contact|g" \
        -e "s|@RELEASED@|$released|g" "$1"
}
