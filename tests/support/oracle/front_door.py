"""Contacts and referrals, by slow plain Python."""

from __future__ import annotations

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import within_months
from tests.support.oracle.records import Records


@oracle("FD03")
def referred_again(records: Records) -> Cases:
    return _again(records, "cine_referral_date")


@oracle("FD03", from_="closure")
def referred_again_after_closure(records: Records) -> Cases:
    return _again(records, "cine_close_date")


def _again(records: Records, before: str) -> Cases:
    cases = {}
    for row in records("ssd_cin_episodes"):
        day = row["cine_referral_date"]
        if day is None:
            continue
        again = any(
            other[before]
            and other["cine_referral_date"]
            and other["cine_referral_date"] <= other[before] < day
            and within_months(other[before], day, 12)
            for other in records("ssd_cin_episodes", cine_person_id=row["cine_person_id"])
            if row["cine_person_id"]
        )
        cases[row["cine_referral_id"], day] = (row["cine_referral_team"], int(again), 1)
    return cases
