#!/bin/sh
# Runs every test on two processors: the site's and the browser's, and beside them the core's without Django, then the
# site's once more on PostgreSQL.
#   tools/run_tests.sh PYTHON-OF-THE-CORE PYTHON-OF-THE-SITE        ends with 1 where a test failed
set -u
on_postgresql=tests/site/test_on_postgresql.py
kept=$(mktemp -d)
trap 'rm -rf "$kept"' EXIT

told() { # the output of the rest of the words goes to stdout and to a file, its exit code to another
    name=$1
    shift
    { "$@" -m pytest -q -rfEs $tests 2>&1; echo $? >"$kept/$name.code"; } | tee "$kept/$name"
}

beside() {
    # These folders hold nothing of the site, and what runs them has no Django.
    tests="tests/unit tests/property tests/spec" told core "$1"
    tests=$on_postgresql told postgresql "$2"
}

beside "$1" "$2" >/dev/null &
also=$!
echo "The site's tests, and the browser's; those of the core and on PostgreSQL run beside them and are printed after them:"
tests="tests/site tests/browser --ignore=$on_postgresql" told site "$2"
wait "$also"
echo "The core's tests, without Django:"
cat "$kept/core"
echo "The site's tests on PostgreSQL, as one test:"
cat "$kept/postgresql"
for name in core postgresql site; do
    echo "$name closed with: $(tail -n 1 "$kept/$name")"
    [ "$(cat "$kept/$name.code")" = 0 ] || failed=1
done
exit "${failed:-0}"
