#!/bin/sh
# Runs every test on two processors: the core's, without Django, beside the site's and the browser's.
#   tools/run_tests.sh PYTHON-OF-THE-CORE PYTHON-OF-THE-SITE        ends with 1 where a test failed
set -u
kept=$(mktemp -d)
trap 'rm -rf "$kept"' EXIT

told() { # the output of the rest of the words goes to stdout and to a file, its exit code to another
    name=$1
    shift
    { "$@" 2>&1; echo $? >"$kept/$name.code"; } | tee "$kept/$name"
}

# These folders hold nothing of the site, and what runs them has no Django.
told core "$1" -m pytest -q -rfEs tests/unit tests/property tests/spec >/dev/null &
beside=$!
echo "The site's tests, and the browser's; the core's run beside them and are printed after them:"
told site "$2" -m pytest -q -rfEs tests/site tests/browser
wait "$beside"
echo "The core's tests, without Django:"
cat "$kept/core"
echo "The site's and the browser's closed with: $(tail -n 1 "$kept/site")"
[ "$(cat "$kept/core.code")" = 0 ] && [ "$(cat "$kept/site.code")" = 0 ]
