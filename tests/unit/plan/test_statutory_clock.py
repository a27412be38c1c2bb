"""By when a council must answer a report, and when that cannot be said."""

from goldthread.plan.statutory_clock import Stated, statutory_clock


def days(clock):
    return {deadline.name: deadline.day for deadline in clock.deadlines}


def test_counted_from_publication():
    clock = statutory_clock(published="2016-05-16")
    assert days(clock) == {"draft": "2016-06-14", "final": "2016-08-23"}
    assert (clock.counted_from, clock.counted_from_what, clock.cannot_say) == ("2016-05-16", "its publication", "")
    assert "day 0" in clock.rule and "working day 20" in clock.rule and "working day 70" in clock.rule


def test_the_day_of_receipt_goes_before_publication():
    clock = statutory_clock(published="2016-05-16", received="2016-05-13")
    assert days(clock) == {"draft": "2016-06-13", "final": "2016-08-22"}
    assert clock.counted_from_what == "the day the report was received"


def test_a_stated_date_goes_before_the_one_worked_out_and_both_are_kept():
    said = {"final": Stated(day="2016-08-25", why="Ofsted’s letter says so")}
    clock = statutory_clock(published="2016-05-16", stated=said)
    final = clock.deadlines[1]
    assert (final.day, final.worked_out, final.stated.why) == ("2016-08-25", "2016-08-23", "Ofsted’s letter says so")
    assert days(clock)["draft"] == "2016-06-14"


def test_without_a_day_nothing_is_counted():
    clock = statutory_clock(published=None)
    assert days(clock) == {"draft": None, "final": None}
    assert clock.cannot_say == "The report prints no date of publication. Say on which day it was received."


def test_outside_the_known_years_nothing_is_guessed():
    early, late = statutory_clock(published="2010-06-11"), statutory_clock(published="2028-11-01")
    assert days(early) == {"draft": None, "final": None}
    assert days(late) == {"draft": "2028-11-29", "final": None}
    assert "known for 2012 to 2028 only" in early.cannot_say and early.cannot_say == late.cannot_say


def test_dates_that_are_stated_need_no_count():
    said = {name: Stated(day=f"2010-0{at}-01", why="The letter") for at, name in ((7, "draft"), (9, "final"))}
    assert statutory_clock(published="2010-06-11", stated=said).cannot_say == ""
