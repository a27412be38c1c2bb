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


def test_a_referral_that_stands_twice_makes_one_assessment_no_two(tmp_path):
    (tmp_path / "extract").mkdir()
    head = "cina_assessment_id,cina_referral_id,cina_assessment_start_date,cina_assessment_auth_date\n"
    (tmp_path / "extract" / "ssd_cin_assessments.csv").write_text(head + "a1,r1,2026-09-01,2026-09-15\n")
    referrals = "cine_referral_id,cine_referral_date\nr1,2026-08-03\nr1,2026-08-28\n"
    (tmp_path / "extract" / "ssd_cin_episodes.csv").write_text(referrals)
    load = Store(tmp_path / "store").take_in(tmp_path / "extract", as_at=date(2026, 9, 30), authority="E06999999")
    with DuckEngine(Scope((load,), date(2026, 9, 1))) as engine:
        found = engine.cases(library()["AS01"], {"start": "referral"}).fetchall()
    # From Monday 3 August: 19 working days follow in August (the 31st is a bank holiday), 11 in September.
    assert [(case[0], case[5]) for case in found] == [("a1", 30)]
