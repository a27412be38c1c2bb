"""What every measure of the library keeps to."""

import re

import pytest

from goldthread.measures.library import library
from goldthread.measures.library.prepared import prepared

TEXTS = {code: measure.sql for code, measure in library().items()} | prepared()
COUNTS_UNTIL_DONE = {"FD02", "AS01", "CP01", "CP07", "CP10", "LA01", "HE01", "MI04", "AD05", "AD06"}


@pytest.mark.parametrize("name", TEXTS)
def test_a_day_outside_the_calendar_drops_no_case(name):
    # Joined with a condition on months it chooses the cases, none of which lies outside.
    joined = re.findall(r"(?<!LEFT )\bJOIN calendar\b(?![^\n]* AND )", TEXTS[name])
    assert joined == []


@pytest.mark.parametrize("code", sorted(COUNTS_UNTIL_DONE))
def test_a_measure_of_what_was_done_in_time_names_what_is_open_and_overdue(code):
    beside = library()[library()[code].overdue]
    assert (beside.kind, beside.polarity) == ("snapshot", "low")


@pytest.mark.parametrize("code", sorted(COUNTS_UNTIL_DONE))
def test_what_is_overdue_is_judged_by_the_limits_of_what_was_done(code):
    done = library()[code]
    assert library()[done.overdue].defaults.items() <= done.defaults.items()


@pytest.mark.parametrize("measure", library().values(), ids=lambda measure: measure.code)
def test_a_measure_is_said_in_whole_words(measure):
    phrases = (measure.name, measure.numerator, measure.denominator, *measure.exclusions)
    sentences = (measure.why, measure.day_zero, *filter(None, [measure.note]))
    assert [said for said in phrases if said.endswith(".") or not said[0].isupper()] == []
    assert [said for said in sentences if not said.endswith(".")] == []
    short = re.compile(r"\b(?:CIN|CLA|CP|PEP|ICPC|FTE|CAO|SGO|incl|v|the system)\b", re.IGNORECASE)
    assert [said for said in (*phrases, *sentences) if short.search(said)] == []


def test_what_others_aim_for_is_told_with_who_they_are():
    aims = {code: measure.typical_target for code, measure in library().items() if measure.typical_target}
    assert aims["AS01"] == "90 percent (Darlington)"
    assert len(aims) >= 20
