"""DuckDB and Spark give the same facts for every measure, from the same text over the same files."""

from collections import Counter
from datetime import date

import pytest

from goldthread.measures.engine import DuckEngine, Scope, spark
from goldthread.measures.library import library
from goldthread.measures.measuring import measured
from goldthread.records.schema import tables
from tests.support.random_records import AS_AT, random_records
from tests.support.records import load_of

FIRST = date(2024, 10, 1)
# A few rows are run sooner by an interpreter than by code that must be compiled first.
FOR_A_FEW_ROWS = {
    "spark.sql.shuffle.partitions": "1",
    "spark.sql.adaptive.enabled": "false",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
}


def java_is_there() -> str:
    """Why Spark cannot run here; nothing where it can."""
    try:
        spark.java_home()
    except spark.NoSpark as fault:
        return str(fault)
    return ""


NO_JAVA = java_is_there()
pytestmark = pytest.mark.skipif(bool(NO_JAVA), reason=NO_JAVA)


@pytest.fixture(scope="module")
def region(tmp_path_factory):
    """Two authorities whose children have the same numbers, both engines over them."""
    folder = tmp_path_factory.mktemp("region")
    spark.SETTINGS.update(FOR_A_FEW_ROWS)
    loads = tuple(
        load_of(folder / f"authority={code}", random_records(list(tables()), seed, rows=50), AS_AT, code)
        for seed, code in ((5, "E06999998"), (6, "E06999999"))
    )
    return Scope(loads, FIRST), folder


@pytest.fixture(scope="module")
def engines(region):
    scope, _ = region
    with DuckEngine(scope) as duck, spark.SparkEngine(scope) as sparks:
        yield duck, sparks


@pytest.mark.parametrize("code", list(library()))
def test_the_facts_are_the_same(engines, code):
    times = ((FIRST, {}),)
    by_duck, by_spark = (Counter(engine.rows(engine.cases_sql(library()[code], times))) for engine in engines)
    assert by_spark == by_duck


def test_facts_and_cube_are_written_the_same(region, tmp_path):
    scope, _ = region
    some = [library()[code] for code in ("AS01", "AS02", "FD03")]
    by_duck = measured(scope, some, tmp_path / "duck")
    by_spark = measured(scope, some, tmp_path / "spark", engine=lambda part, to: spark.SparkEngine(part))
    assert by_spark.cases("AS01") == by_duck.cases("AS01") != []
    assert by_spark.cube() == by_duck.cube() != []
