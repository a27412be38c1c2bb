"""Counts of 1 to 5 are hidden, all else is rounded to 5, and totals are added up from what is shown."""

import pytest

from goldthread.measures.disclosure.shown import NOT_GIVEN, State, added, exact_count, left_over, shown_count


@pytest.mark.parametrize(
    "count, words, low, high",
    [
        (0, "0", 0, 0),
        (1, "1 to 5, not shown", 1, 5),
        (5, "1 to 5, not shown", 1, 5),
        (6, "5", 6, 7),
        (7, "5", 6, 7),
        (8, "10", 8, 12),
        (12, "10", 8, 12),
        (13, "15", 13, 17),
        (0.4, "1 to 5, not shown", 1, 5),  # full-time equivalents
        (5.4, "1 to 5, not shown", 1, 5),
        (12.5, "15", 13, 17),
    ],
)
def test_a_count_is_shown_as_its_band(count, words, low, high):
    shown = shown_count(count)
    assert (shown.words, shown.low, shown.high) == (words, low, high)


def test_a_hidden_count_has_no_value_and_a_nought_has():
    assert [shown_count(count).value for count in (0, 3, 6, 12)] == [0, None, 5, 10]


@pytest.mark.parametrize(
    "count, wider, words",
    [
        (6, 7, "1 to 7, not shown"),  # else the 0 or 1 between them would be all but told
        (2, 7, "1 to 7, not shown"),  # else a "5" beside it would say 6 or 7 all the same
        (0, 7, "0"),
        (6, 8, "5"),
        (4, 5, "1 to 5, not shown"),
    ],
)
def test_six_or_seven_within_six_or_seven_is_hidden_with_the_smaller_ones(count, wider, words):
    assert shown_count(count, within=[shown_count(wider)]).words == words


def test_what_lies_within_one_to_seven_is_hidden_alike():
    wide = shown_count(7)
    inner = shown_count(6, within=[wide])
    assert shown_count(6, within=[inner]) == shown_count(1, within=[inner]) == inner


@pytest.mark.parametrize(
    "counts, words, low, high",
    [
        ([31, 44, 0], "about 75", 71, 79),
        ([31, 3], "about 35", 29, 37),
        ([3, 0, 0], "1 to 5, not shown", 1, 5),
        ([3, 1, 0], "2 to 10, not shown", 2, 10),
        ([0, 0], "0", 0, 0),
        ([31, 0], "30", 28, 32),
    ],
)
def test_a_total_is_added_up_from_what_is_shown_of_its_parts(counts, words, low, high):
    total = added([shown_count(count) for count in counts])
    assert (total.words, total.low, total.high) == (words, low, high)


def test_a_total_with_a_part_that_is_not_given_is_not_given():
    assert added([shown_count(31), NOT_GIVEN]) == NOT_GIVEN
    assert NOT_GIVEN.value is None


def test_exact_counts_stay_exact():
    total = added([exact_count(3), exact_count(31)])
    assert (total.state, total.value, left_over(total, exact_count(4)).value) == (State.EXACT, 34, 30)


def test_what_is_left_is_worked_out_from_what_is_shown():
    left = left_over(shown_count(41), shown_count(11))
    assert (left.words, left.low, left.high) == ("about 30", 26, 34)
