#!/bin/sh
# Installs from Debian what the tests need beside Python: a browser, a database server, the fonts of the
# pages, and the Java (17 or later) that Spark runs in.
# What cannot be had is named loudly. With CI=true that is a failure; elsewhere the tests that need it are skipped.
set -u

new_enough() {
    "$1" -version 2>&1 | grep -Eq 'version "(1[7-9]|[2-9][0-9])'
}

is_there() {
    case "$1" in
        chromium) command -v chromium ;;
        postgresql) command -v initdb || ls /usr/lib/postgresql/*/bin/initdb ;;
        default-jre-headless) for java in java "${JAVA_HOME:-}"/bin/java /usr/lib/jvm/*/bin/java; do new_enough "$java" && break; done ;;
        fonts-liberation) ls /usr/share/fonts/truetype/liberation*/LiberationSans-Regular.ttf ;;
    esac >/dev/null 2>&1
}

not_there() {
    for package in chromium postgresql fonts-liberation default-jre-headless; do
        is_there "$package" || printf '%s ' "$package"
    done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

install() {
    command -v apt-get >/dev/null && as_root true 2>/dev/null || return 1
    echo "Installing $* from Debian, which takes a minute or two ..."
    as_root apt-get update -qq || return 1
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

missing=$(not_there)
[ -z "$missing" ] && exit 0
# shellcheck disable=SC2086 # one word a package
install $missing
missing=$(not_there)
[ -z "$missing" ] && exit 0

echo "" >&2
echo "MISSING: $missing" >&2
echo "The tests that need it cannot run. Install it with: apt-get install $missing" >&2
echo "" >&2
[ "${CI:-}" != true ]
