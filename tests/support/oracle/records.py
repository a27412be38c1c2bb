"""The rows an oracle reads, and who is open on a day and allocated to whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from goldthread.measures.calendar import snapshot_days
from goldthread.records.schema import tables

Row = dict


class CarePeriod(NamedTuple):
    """One period of care; `left` and `reason` are None while it lasts."""

    id: str
    child: str
    entered: date
    left: date | None
    reason: str | None


@dataclass(frozen=True)
class Records:
    """Rows by table, every column named, and the day they speak for."""

    held: dict[str, list[Row]]
    first_day: date
    as_at: date

    def __call__(self, table: str, **wanted: object) -> list[Row]:
        """The rows of a table, those only whose columns hold what is wanted."""
        every = dict.fromkeys(tables()[table].columns)
        rows = [every | row for row in self.held.get(table, [])]
        return [row for row in rows if all(row[name] == value for name, value in wanted.items())]

    @cached_property
    def snapshots(self) -> tuple[date, ...]:
        """The snapshot days."""
        return snapshot_days(self.first_day, self.as_at)

    @cached_property
    def persons(self) -> dict[str, Row]:
        """The person rows by child."""
        return {row["pers_person_id"]: row for row in self("ssd_person")}

    def born(self, child: str | None) -> date | None:
        """The date of birth, if the records have it."""
        return self.persons[child]["pers_dob"] if child in self.persons else None

    def worker(self, child: str | None, day: date) -> tuple[str | None, str | None]:
        """The team and the worker allocated to a child on a day; (None, None) where nobody is."""
        latest = None
        for row in self._allocations.get(child, []):
            if row["invo_involvement_start_date"] <= day:
                latest = row
        if latest and is_open(latest, "invo_involvement_start_date", "invo_involvement_end_date", day):
            return latest["invo_professional_team"], latest["invo_professional_id"]
        return None, None

    def team(self, child: str | None, day: date) -> str | None:
        """The team allocated to a child on a day."""
        return self.worker(child, day)[0]

    @cached_property
    def _allocations(self) -> dict[str, list[Row]]:
        rows = [
            row
            for row in self("ssd_involvements")
            if row["invo_professional_role_id"] in ("ALLOCATED", None)
            and row["invo_involvement_start_date"]
            and row["invo_person_id"]
        ]
        rows.sort(key=lambda row: (row["invo_involvement_start_date"], row["invo_involvements_id"]))
        by_child: dict[str, list[Row]] = {}
        for row in rows:
            by_child.setdefault(row["invo_person_id"], []).append(row)
        return by_child

    @cached_property
    def care_periods(self) -> list[CarePeriod]:
        """The periods of care, from the episodes that make them up; series of short breaks left out."""
        together: dict[str, list[Row]] = {}
        for row in self("ssd_cla_episodes"):
            if row["clae_cla_id"]:
                together.setdefault(row["clae_cla_id"], []).append(row)
        periods = self._periods(together)
        return [one for one in periods if not self._is_short_breaks(one.child, one.entered)]

    @staticmethod
    def _periods(together: dict[str, list[Row]]) -> Iterator[CarePeriod]:
        for cla_id, episodes in together.items():
            last = max(
                episodes,
                key=lambda row: (row["clae_cla_episode_start_date"] or date.min, row["clae_cla_episode_id"]),
            )
            entered = [row["clae_entered_care_date"] for row in episodes if row["clae_entered_care_date"]]
            left, reason = last["clae_cla_episode_ceased_date"], last["clae_cla_episode_ceased_reason"]
            if left is None or reason == "X1":
                left = reason = None
            if entered:
                yield CarePeriod(cla_id, last["clae_person_id"], min(entered), left, reason)

    def _is_short_breaks(self, child: str | None, day: date) -> bool:
        return self.legal_status(child, day) in ("V3", "V4")

    def in_care(self, day: date) -> list[CarePeriod]:
        """The children in care on a day, each in her latest period, without those in a series of short breaks."""
        latest: dict[str, CarePeriod] = {}
        for period in sorted(self.care_periods, key=lambda one: (one.entered, one.id)):
            if period.child and period.entered <= day and (period.left is None or period.left > day):
                latest[period.child] = period
        return [one for one in latest.values() if not self._is_short_breaks(one.child, day)]

    def legal_status(self, child: str | None, day: date) -> str | None:
        """The legal status of a child on a day; of two that are open the later one."""
        start, end = "lega_legal_status_start_date", "lega_legal_status_end_date"
        hers = self("ssd_legal_status", lega_person_id=child) if child else []
        rows = [row for row in hers if is_open(row, start, end, day)]
        rows.sort(key=lambda row: (row[start], row["lega_legal_status_id"]))
        return rows[-1]["lega_legal_status"] if rows else None

    def cp_plans(self, day: date) -> list[Row]:
        """The child protection plans open on a day, those of other authorities left out."""
        start, end = "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"
        return [row for row in self("ssd_cp_plans") if row["cppl_cp_plan_ola"] != "Y" and is_open(row, start, end, day)]

    def needs(self, day: date) -> list[Row]:
        """The episodes of need open on a day, referrals without further action left out."""
        start, end = "cine_referral_date", "cine_close_date"
        return [
            row for row in self("ssd_cin_episodes") if row["cine_referral_nfa"] != "Y" and is_open(row, start, end, day)
        ]

    def children_in_need(self, day: date) -> dict[str, date]:
        """The children with an open episode of need on a day, and since when."""
        rows = sorted(self.needs(day), key=lambda row: row["cine_referral_date"], reverse=True)
        return {row["cine_person_id"]: row["cine_referral_date"] for row in rows if row["cine_person_id"]}

    def cin_plans(self, day: date) -> list[Row]:
        """The child in need plans open on a day, one a child, none of a child in care or on a child protection plan."""
        start, end = "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"
        elsewhere = {one.child for one in self.in_care(day)} | {row["cppl_person_id"] for row in self.cp_plans(day)}
        rows = [row for row in self("ssd_cin_plans") if is_open(row, start, end, day)]
        rows.sort(key=lambda row: (row[start], row["cinp_cin_plan_id"]), reverse=True)
        first = {row["cinp_person_id"]: row for row in rows}
        return [row for child, row in first.items() if child and child not in elsewhere]

    def open_children(self, day: date) -> dict[str, tuple[str, date]]:
        """Every open child on a day: what she is open as, and since when."""
        found = {child: ("child in need", opened) for child, opened in self.children_in_need(day).items()}
        for row in sorted(self.cp_plans(day), key=lambda row: row["cppl_cp_plan_start_date"], reverse=True):
            if row["cppl_person_id"]:
                found[row["cppl_person_id"]] = ("child protection", row["cppl_cp_plan_start_date"])
        return found | {one.child: ("in care", one.entered) for one in self.in_care(day)}


def is_open(row: Row, start: str, end: str, day: date) -> bool:
    """Whether a row has started by a day and not ended on it."""
    return row[start] is not None and row[start] <= day and (row[end] is None or row[end] > day)
