"""Section 47 enquiries and initial child protection conferences, by slow plain Python."""

from __future__ import annotations

from datetime import date

from tests.support.oracle import Cases, oracle
from tests.support.oracle.days import in_the_year_before, working_days
from tests.support.oracle.records import Records, Row

YES_NO = {"Y": 1, "N": 0}


@oracle("CP01")
def conference_in_time(records: Records) -> Cases:
    cases = {}
    began = {row["s47e_s47_enquiry_id"]: row["s47e_s47_start_date"] for row in records("ssd_s47_enquiry")}
    for row in records("ssd_initial_cp_conference"):
        day, start = row["icpc_icpc_date"], began.get(row["icpc_s47_enquiry_id"])
        if day and row["icpc_icpc_transfer_in"] != "Y":
            took = working_days(start, day)
            met = None if took is None or day < start else int(took <= 15)
            cases[row["icpc_icpc_id"], day] = (row["icpc_icpc_team"], met, 1)
    return cases


@oracle("CP01O")
def enquiry_without_conference(records: Records) -> Cases:
    cases = {}
    for row in records("ssd_s47_enquiry"):
        start, held = row["s47e_s47_start_date"], _held(records, row)
        for day in records.snapshots:
            waits = row["s47e_s47_nfa"] != "Y" and not any(one <= day for one in held)
            if start and in_the_year_before(start, day) and waits:
                run = working_days(start, day)
                late = None if run is None else int(run > 15)
                cases[row["s47e_s47_enquiry_id"], day] = (row["s47e_s47_completed_by_team"], late, 1)
    return cases


@oracle("CP02")
def enquiry_that_leads_to_a_conference(records: Records) -> Cases:
    return {
        (row["s47e_s47_enquiry_id"], row["s47e_s47_start_date"]): (
            row["s47e_s47_completed_by_team"],
            int(bool(_held(records, row))),
            1,
        )
        for row in records("ssd_s47_enquiry")
        if row["s47e_s47_start_date"]
    }


def _held(records: Records, enquiry: Row) -> list[date]:
    linked = records("ssd_initial_cp_conference", icpc_s47_enquiry_id=enquiry["s47e_s47_enquiry_id"])
    return [row["icpc_icpc_date"] for row in linked if row["icpc_icpc_date"]]


@oracle("CP03")
def conference_that_makes_a_plan(records: Records) -> Cases:
    return {
        (row["icpc_icpc_id"], row["icpc_icpc_date"]): (
            row["icpc_icpc_team"],
            YES_NO.get(row["icpc_icpc_outcome_cp_flag"]),
            1,
        )
        for row in records("ssd_initial_cp_conference")
        if row["icpc_icpc_date"]
    }
