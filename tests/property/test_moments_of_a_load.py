"""Moments of a load agree with the clock in London as the standard library knows it, at changes of the clocks too."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from goldthread.records import Store
from tests.support.extracts import extract, left_over, rows, taken

LONDON, UTC = ZoneInfo("Europe/London"), ZoneInfo("UTC")
FIRST, LAST = datetime.fromisoformat("1975-01-01"), datetime.fromisoformat("2037-12-31")
# The clocks change on the last Sunday of March and of October.
CHANGES = [
    datetime.fromisoformat(f"{year}-{month}-{day}")
    for year in range(1996, 2038) for month in ("03", "10") for day in range(25, 32)
]  # fmt: skip
NEAR_A_CHANGE = st.builds(
    lambda day, minute: day + timedelta(minutes=minute), st.sampled_from(CHANGES), st.integers(-90, 240)
)
ANY = st.datetimes(FIRST, LAST).map(lambda at: at.replace(second=0, microsecond=0))


def by_hand(wall):
    """Minutes since 1970 in UTC, and why not or why with a doubt, by trying the two instants that it could be."""
    instants = [wall.replace(tzinfo=LONDON, fold=fold).astimezone(UTC) for fold in (0, 1)]
    real = sorted({at for at in instants if at.astimezone(LONDON).replace(tzinfo=None) == wall})
    why = {0: "the clocks skipped this time", 1: None, 2: "the clocks showed this time twice; the first was taken"}
    return (int(real[0].timestamp()) // 60 if real else None), why[len(real)]


@settings(max_examples=6)
@given(walls=st.lists(st.one_of(NEAR_A_CHANGE, ANY), min_size=60, max_size=120))
def test_every_moment_is_the_instant_that_the_clock_on_the_wall_showed(walls, tmp_path_factory):
    folder = tmp_path_factory.mktemp("moments")
    lines = "\n".join(f"I{number},{wall:%d/%m/%Y %H:%M}" for number, wall in enumerate(walls))
    load = taken(
        Store(folder / "store"), extract(folder / "x", local_return_interviews=f"interview_id,returned_at\n{lines}")
    )
    wanted = [by_hand(wall) for wall in walls]
    assert rows(load, "local_return_interviews", "returned_at_minutes") == [(minutes,) for minutes, _ in wanted]
    assert [(row, why) for _, row, _, why in left_over(load)] == [
        (row, why) for row, (_, why) in enumerate(wanted, 1) if why
    ]
