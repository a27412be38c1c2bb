#!/bin/sh
# Says which node builds the page assets: the machine's, when it is new enough, else one from PyPI, put into .venv.
set -eu
cd "$(dirname "$0")/.."
least=18

if command -v npm >/dev/null 2>&1 && node -e "process.exit(parseInt(process.versions.node) < $least)" 2>/dev/null; then
    exit 0
fi
echo "This machine has no node from version $least on; fetching one from PyPI into .venv."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/node.txt
