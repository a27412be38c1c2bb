#!/bin/sh
# Writes the hash-locked requirement files from pyproject.toml: `make lock`. Pins agree, because all follow dev.txt.
set -eu
cd "$(dirname "$0")/.."

lock() {
    out="$1"; shift
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --no-emit-find-links --custom-compile-command "make lock" --output-file "requirements/$out" "$@"
}

lock dev.txt pyproject.toml requirements/build.in --extra dev
lock site.txt pyproject.toml requirements/build.in --extra site --constraints requirements/dev.txt
lock core-test.txt pyproject.toml requirements/build.in --extra test --constraints requirements/dev.txt
lock node.txt requirements/node.in
