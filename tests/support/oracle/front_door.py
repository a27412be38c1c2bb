"""Contacts and referrals, by slow plain Python."""

from __future__ import annotations

from datetime import date

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import in_the_year_before, within_months, working_days
from tests.support.oracle.records import Records, Row

YES_NO = {"Y": 1, "N": 0}


@oracle("FD01")
def became_a_referral(records: Records) -> Cases:
    cases = {}
    for row in records("ssd_contacts"):
        day = row["cont_contact_date"]
        if day:
            flag = YES_NO.get(row["cont_contact_outcome_new_referral_flag"])
            cases[row["cont_contact_id"], day] = (records.team(row["cont_person_id"], day), flag, 1)
    return cases


@oracle("FD02")
def decided_in_a_day(records: Records) -> Cases:
    cases = {}
    for row in records("ssd_contacts"):
        day, decided = row["cont_contact_date"], _decided(records, row)
        if day is None:
            continue
        if decided:
            took = working_days(day, decided)
            met = None if took is None or decided < day else int(took <= 1)
        else:
            waited = working_days(day, records.as_at)
            if waited is not None and waited <= 1:
                continue
            met = None if waited is None else 0
        cases[row["cont_contact_id"], day] = (records.team(row["cont_person_id"], day), met, 1)
    return cases


@oracle("FD02O")
def undecided(records: Records) -> Cases:
    cases = {}
    for row in records("ssd_contacts"):
        came, decided = row["cont_contact_date"], _decided(records, row)
        for day in records.snapshots:
            if came and in_the_year_before(came, day) and (decided is None or decided > day):
                waited = working_days(came, day)
                late = None if waited is None else int(waited > 1)
                cases[row["cont_contact_id"], day] = (records.team(row["cont_person_id"], day), late, 1)
    return cases


def _decided(records: Records, contact: Row) -> date | None:
    decisions = records("local_contact_decisions", contact_id=contact["cont_contact_id"])
    return min((row["decision_date"] for row in decisions if row["decision_date"]), default=None)


@oracle("FD03")
def referred_again(records: Records) -> Cases:
    return {
        (row["cine_referral_id"], row["cine_referral_date"]): (row["cine_referral_team"], again, 1)
        for row, again in _with_earlier(records, "cine_referral_date")
    }


@oracle("FD03", from_="closure")
def referred_again_after_closure(records: Records) -> Cases:
    return {
        (row["cine_referral_id"], row["cine_referral_date"]): (row["cine_referral_team"], again, 1)
        for row, again in _with_earlier(records, "cine_close_date")
    }


def _with_earlier(records: Records, counted_from: str) -> list[tuple[Row, int | None]]:
    """Each referral, and whether an earlier episode of the child lies within 12 months; None without a child."""
    dated = [row for row in records("ssd_cin_episodes") if row["cine_referral_date"]]
    return [
        (
            row,
            int(any(_is_within_a_year(other, row, counted_from) for other in dated)) if row["cine_person_id"] else None,
        )
        for row in dated
    ]


def _is_within_a_year(other: Row, row: Row, counted_from: str) -> bool:
    before, day = other[counted_from], row["cine_referral_date"]
    if other["cine_person_id"] != row["cine_person_id"] or before is None:
        return False
    return other["cine_referral_date"] <= before < day and within_months(before, day, 12)


@oracle("FD04")
def without_further_action(records: Records) -> Cases:
    return {
        (row["cine_referral_id"], row["cine_referral_date"]): (
            row["cine_referral_team"],
            YES_NO.get(row["cine_referral_nfa"]),
            1,
        )
        for row in records("ssd_cin_episodes")
        if row["cine_referral_date"]
    }


@oracle("FD05")
def not_in_need(records: Records) -> Cases:
    cases = {}
    for row in records("ssd_cin_episodes"):
        if row["cine_referral_date"]:
            met = int(row["cine_close_reason"] == "RC8")
            if row["cine_close_reason"] is None and row["cine_close_date"]:
                met = None
            cases[row["cine_referral_id"], row["cine_referral_date"]] = (row["cine_referral_team"], met, 1)
    return cases
