#!/bin/sh
# Fetches node from PyPI into .venv where this machine has none that is new enough to build the page assets.
set -eu
cd "$(dirname "$0")/.."

if .venv/bin/python -c 'import sys; sys.path.insert(0, "tools"); import build_assets; build_assets.node_tools()' 2>/dev/null; then
    exit 0
fi
echo "This machine has no node that is new enough; fetching one from PyPI into .venv ..."
.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/node.txt
