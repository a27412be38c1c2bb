"""Over random records, dirt and all, the counts of measures are as they are declared for small numbers."""

from goldthread.measures.cube import Cell
from goldthread.measures.disclosure.declared import declared
from goldthread.measures.library import library
from goldthread.measures.measuring import cube_sql
from tests.support.counts_declared import untrue


def test_over_random_records_counts_are_the_same_or_within_each_other_as_is_declared(laid_out):
    said = [one.counted for one in declared(library().values()).values()]
    for seed, (_, engine) in laid_out.items():
        times = ((engine.scope.first_day, {}),)
        cases = {code: f"({engine.cases_sql(one, times)}) counted" for code, one in library().items()}
        cells = [Cell(*row) for row in engine.connection.sql(cube_sql(cases, engine.scope)).fetchall()]
        assert untrue(cells, said, by_team=True) == [], f"seed {seed}"
        assert len({cell.measure for cell in cells}) > 60
