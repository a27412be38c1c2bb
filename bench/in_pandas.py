"""The same two measures as an analyst would write them in pandas: over whole columns, with no loop over rows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

from goldthread.periods import bank_holidays, known_years

HOLIDAYS = np.array(sorted(bank_holidays()), dtype="datetime64[D]")


def assessments_in_45_days(path: Path, first: date, last: date) -> pd.DataFrame:
    """AS01 by month and team: cases, those within 45 working days, those that can be judged."""
    names = {"cina_assessment_start_date": "start", "cina_assessment_auth_date": "end", "cina_assessment_team": "team"}
    rows = _read(path, names)
    rows = rows[rows["end"].notna()]
    rows = rows[(rows["end"] >= pd.Timestamp(first)) & (rows["end"] <= pd.Timestamp(last))]
    start, end = (rows[name].to_numpy("datetime64[D]") for name in ("start", "end"))
    known = [np.datetime64(f"{known_years()[0]}-01-01"), np.datetime64(f"{known_years()[1]}-12-31")]
    judged = ~np.isnat(start) & (end >= start) & (start >= known[0]) & (end <= known[1])
    took = np.full(len(rows), 10_000)
    # Day zero is not counted: from the day after it up to and including the last.
    one = np.timedelta64(1, "D")
    took[judged] = np.busday_count(start[judged] + one, end[judged] + one, holidays=HOLIDAYS)
    return _added_up(rows["end"], rows["team"], judged & (took <= 45), judged)


def referrals_within_12_months(path: Path, first: date, last: date) -> pd.DataFrame:
    """FD03 by month and team: cases, those with an earlier referral within 12 months."""
    rows = _read(path, {"cine_person_id": "child", "cine_referral_date": "day", "cine_referral_team": "team"})
    rows = rows[rows["day"].notna()]
    days = rows[["child", "day"]].drop_duplicates().sort_values(["child", "day"])
    days["before"] = days.groupby("child", sort=False)["day"].shift()
    rows = rows.merge(days, on=["child", "day"], how="left")
    rows = rows[(rows["day"] >= pd.Timestamp(first)) & (rows["day"] <= pd.Timestamp(last))]
    again = (_month_points(rows["day"]) - _month_points(rows["before"])) <= 12 * 31
    return _added_up(rows["day"], rows["team"], again.to_numpy(bool), np.ones(len(rows), bool))


def _read(path: Path, names: dict[str, str]) -> pd.DataFrame:
    rows = pd.read_parquet(path, columns=list(names)).rename(columns=names)
    for name in ("start", "end", "day"):
        if name in rows:
            rows[name] = pd.to_datetime(rows[name])
    return rows


def _month_points(days: pd.Series) -> pd.Series:
    return (days.dt.year * 12 + days.dt.month - 1) * 31 + days.dt.day - 1


def _added_up(days: pd.Series, teams: pd.Series, met: np.ndarray, judged: np.ndarray) -> pd.DataFrame:
    month = days.to_numpy("datetime64[M]")
    cases = pd.DataFrame({"month": month, "team": teams.to_numpy(), "met": met, "judged": judged})
    return cases.groupby(["month", "team"], sort=False).agg(
        cases=("met", "size"), met=("met", "sum"), judged=("judged", "sum")
    )
