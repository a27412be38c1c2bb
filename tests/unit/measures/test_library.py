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
