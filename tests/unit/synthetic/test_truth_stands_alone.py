"""The truth is worth something only while it is told without whatever counts measures."""

import ast

import pytest

from tests.support.house import CORE, modules_imported

_NOT_ASKED = ("goldthread.measures", "duckdb", "pyspark", "pandas", "polars")


def asked_by(path):
    return {name for _, name in modules_imported(path, "goldthread") if name.startswith(_NOT_ASKED)}


def test_the_invention_asks_nothing_that_counts_measures():
    files = sorted((CORE / "synthetic/children").rglob("*.py"))
    assert len(files) > 20
    assert {path.name: asked for path in files if (asked := asked_by(path))} == {}


@pytest.mark.parametrize("line", ["import duckdb", "from goldthread.measures import engine"])
def test_an_import_that_is_planted_is_found(tmp_path, line):
    path = tmp_path / "snapshots.py"
    path.write_text(ast.unparse(ast.parse(line)), encoding="utf-8")
    assert asked_by(path)
