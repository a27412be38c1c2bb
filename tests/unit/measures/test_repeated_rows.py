"""A row that stands twice in an extract is one case: the first counts, the others are findings."""

from datetime import date

from goldthread.measures.engine import DuckEngine, Scope
from goldthread.measures.library import library
from goldthread.records import Store, findings_in

ROWS = """cina_assessment_id,cina_person_id,cina_assessment_start_date,cina_assessment_auth_date,cina_assessment_team
a1,p1,2026-09-01,2026-09-15,North
a1,p1,2026-09-01,2026-09-15,North
a2,p2,2026-09-01,2026-09-15,North
a2,p2,2026-09-01,2026-09-16,South
,p3,2026-09-01,2026-09-17,South
,p4,2026-09-01,2026-09-18,South
"""


def test_each_id_is_counted_once_and_rows_without_one_are_kept(tmp_path):
    (tmp_path / "extract").mkdir()
    (tmp_path / "extract" / "ssd_cin_assessments.csv").write_text(ROWS)
    load = Store(tmp_path / "store").take_in(tmp_path / "extract", as_at=date(2026, 9, 30), authority="E06999999")
    with DuckEngine(Scope((load,), date(2026, 9, 1))) as engine:
        found = engine.cases(library()["AS01"]).order("day").fetchall()
    assert [(case[0], case[1], case[2], case[4].day) for case in found] == [
        ("a1", "p1", "North", 15),
        ("a2", "p2", "North", 15),
        (None, "p3", "South", 17),
        (None, "p4", "South", 18),
    ]
    twice = findings_in(load).of(rule="DQ001")
    assert sorted(one.key for one in twice) == ["a1", "a1", "a2", "a2"]
