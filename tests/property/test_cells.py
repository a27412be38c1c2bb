"""Whatever stands in a cell: nothing breaks, and no date, figure or amount is made up."""

import re
import unicodedata
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goldthread.plan.money import amount_in, money_in, sums_in
from goldthread.plan.targets import targets_in
from goldthread.plan.timescale import is_new, looks_like_timescale, read_day, read_month, read_timescale

MONTHS = [date(2018, month, 1).strftime("%B") for month in range(1, 13)]
PIECES = [
    *MONTHS, "Jan", "Sept", "Dec", "may", "spring", "winter", "autumn term", "Q3", "financial year", "end", "mid",
    "from", "onwards", "slipped from", "was", "now", "[", "]", "(", "-", "–", "/", " to ", "and", "1st", "31", "29",
    "2018", "2019", "18", "18/19", "2018/19", "2018-19", "31/06/2018", "01.02.18", "2018-02-30", "201 8", "20",
    "3 months", "termly", "ongoing", "tba", "£", "20k", "@", "x", "=", "4", "per day", "total", "%", "?", "by",
    "at least", "within", "<b>", "</del>", "~~", "ı", "ſ",
]  # fmt: skip
TIMELY = st.lists(st.sampled_from(PIECES), max_size=9).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join)
ANY_TEXT = st.text() | TIMELY
DAYS = st.dates(date(2000, 1, 1), date(2049, 12, 31))


def years_that_stand(text: str) -> set[int]:
    """Every year that the digits of the text can stand for, with the second year of a winter."""
    text = unicodedata.normalize("NFKC", text)
    whole = re.sub(r"(?<=\d)\s(?=\d)", "", text)  # the reader mends a year that a cell's edge cut
    years = {int(year) for each in (text, whole) for year in re.findall(r"(?=(\d{4}))", each)}
    years |= {2000 + int(year) for year in re.findall(r"(?<!\d)\d\d(?!\d)", text)}
    years |= {int(century + year) for century, year in re.findall(r"(\d\d)\d\d\s?[/–-]\s?(\d\d)(?!\d)", whole)}
    return years | {year + 1 for year in years if "winter" in text.lower()}


@given(ANY_TEXT)
def test_no_text_breaks_a_reader(text):
    assert 0.0 <= looks_like_timescale(text) <= 1.0
    assert is_new(text) in (True, False)
    assert read_day(text) is None or date.fromisoformat(read_day(text))
    assert read_month(text) is None or re.fullmatch(r"\d{4}-\d\d(-\d\d)?", read_month(text))


@given(ANY_TEXT)
def test_the_text_is_kept_and_a_kind_is_given(text):
    due = read_timescale(text)
    assert due.text == (text if text.strip() else None)
    assert bool(due.kinds) == bool(text.strip())


@given(ANY_TEXT)
def test_no_year_is_invented(text):
    due = read_timescale(text)
    for day in (due.earliest, due.latest):
        assert day is None or int(day[:4]) in years_that_stand(text)


@given(ANY_TEXT)
def test_no_day_is_invented(text):
    """Where only dates are named, every day given stands there."""
    due = read_timescale(text)
    if set(due.kinds) <= {"date", "ongoing", "recurring", "relative", "immediate"}:
        for day in filter(None, (due.earliest, due.latest)):
            assert re.search(rf"(?<!\d)0?{int(day[8:])}(?!\d)", unicodedata.normalize("NFKC", text))


@given(ANY_TEXT)
def test_words_that_name_no_date_give_none(text):
    due = read_timescale(text)
    if not {"date", "month", "season"} & set(due.kinds):
        assert (due.earliest, due.latest) == (None, None)
    if due.kinds == ("unknown",):
        assert (due.earliest, due.latest) == (None, None)


def ordinal(day: int) -> str:
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def written(day: date) -> list[str]:
    """A day in each form that English councils write it."""
    month, nth = MONTHS[day.month - 1], ordinal(day.day)
    return [
        f"{day.day} {month} {day.year}", f"{nth} {month} {day.year}", f"{nth} of {month}, {day.year}",
        f"{day.day}-{month[:3]}-{day:%y}", f"{day.day} {month[:3]} {day:%y}", f"{day.day}/{day.month}/{day.year}",
        f"{day:%d/%m/%y}", f"{day:%d.%m.%y}", f"{day:%d-%m-%Y}", f"{day:%Y-%m-%d}",
        f"by {day:%A} {day.day} {month} {day.year}",
    ]  # fmt: skip


@given(DAYS, st.data())
def test_a_day_written_and_read_is_the_same(day, data):
    due = read_timescale(data.draw(st.sampled_from(written(day))))
    assert (due.earliest, due.latest, due.kinds) == (None, day.isoformat(), ("date",))


@given(
    DAYS,
    st.sampled_from(["{m} {y}", "{s} {y}", "{s}-{yy}", "{s} {yy}", "{s}-{y}", "End {m} {y}", "by the end of {m} {y}"]),
)
def test_a_month_written_and_read_is_the_same(day, form):
    month = MONTHS[day.month - 1]
    due = read_timescale(form.format(m=month, s=month[:3], y=day.year, yy=f"{day:%y}"))
    following = date.fromisoformat(due.latest) + timedelta(days=1)
    assert (due.latest[:7], following.day, due.kinds) == (day.isoformat()[:7], 1, ("month",))


@given(DAYS, DAYS)
def test_the_slipped_date_is_never_the_due_date(due_day, old_day):
    due = read_timescale(f"{due_day:%d/%m/%Y} [slipped from {old_day:%d/%m/%Y}]")
    assert (due.latest, due.slipped_from) == (due_day.isoformat(), (f"{old_day:%d/%m/%Y}",))


@given(ANY_TEXT)
def test_every_target_stands_in_the_text(text):
    whole = " ".join(re.sub(r"<[^<>]*>", " ", text).split())
    assert all(target in whole for target in targets_in(text))


@given(ANY_TEXT)
def test_every_amount_stands_in_the_text(text):
    moneys = money_in(text)
    assert all(text[money.start :].startswith(money.text) and money.amount >= 0 for money in moneys)
    assert amount_in(text) in {None, *(money.amount for money in moneys)}
    for each in sums_in(text):
        assert each.text in text
        assert each.printed.text in each.text


@given(st.integers(1, 60), st.integers(1, 99_999), st.integers(0, 3))
def test_a_right_sum_adds_up_and_a_wrong_one_does_not(count, price, off):
    (found,) = sums_in(f"{count} posts @ £{price:,} = £{count * price + off:,}")
    assert found.adds_up is (off == 0)
    assert amount_in(found.text) == count * price + off
