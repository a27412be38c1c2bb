"""One child, checked by hand: what is true of her on the last day of each month."""

from datetime import date
from random import Random

import pytest

from goldthread.synthetic.children.childhood import Allocation, Assessment, Childhood, Contact, ProtectionPlan, Span
from goldthread.synthetic.children.council import Council, Making, Team, Worker
from goldthread.synthetic.children.snapshots import say_caseloads, say_snapshots
from goldthread.synthetic.children.truth import Truth

COUNCIL = Council(
    seed=1,
    as_at=date(2026, 6, 30),
    first_day=date(2026, 3, 1),
    improved_on=date(2026, 5, 1),
    teams=(Team("T1", "Safeguarding 1", "safeguarding"),),
    workers={"T1": (Worker("W1", "T1", fte=0.5, registration="SW1"),)},
)
REFERRED = date(2026, 2, 2)


@pytest.fixture
def said(tmp_path):
    """The truth of one child: referred on 2 February 2026, on a plan from 25 February, reviewed a day late."""
    child = Childhood("C1", date(2016, 5, 5))
    child.involvements = [Allocation("INV1", REFERRED, date(2026, 6, 10), worker="W1", team="T1")]
    child.settle_allocations()
    child.contacts = [Contact("CON1", date(2026, 4, 30), None)]
    child.referrals = [Span("REF1", REFERRED)]
    child.assessments = [Assessment("ASM1", REFERRED, date(2026, 4, 10), team="T1")]
    plan = ProtectionPlan("CPP1", date(2026, 2, 25), date(2026, 6, 15), core_group=date(2026, 4, 1))
    plan.reviews = [(date(2026, 5, 26), True)]
    child.cp_plans = [plan]
    child.cp_visits = [(date(2026, 3, 17), "V1", True), (date(2026, 5, 20), "V2", False)]
    child.supervisions = [date(2026, 3, 10)]
    truth = Truth()
    making = Making(COUNCIL, None, truth, Random(1))
    say_snapshots(making, child)
    say_caseloads(making)
    return {(row[0], row[1][:7]): row[2:] for row in truth.cells()}


# Each: team, cases, numerator, denominator, cannot say.
@pytest.mark.parametrize(
    "measure, by_month",
    [
        # 42 working days from 2 February to 31 March (no bank holiday among them): not overdue; then authorised.
        ("AS02", {"2026-03": ("T1", "1", "0", "1", "0")}),
        # Visited on 17 March: 10 working days to 31 March. On 30 April 30 working days ago. 20 May to 29 May is 6
        # working days (25 May is a bank holiday), and 31 May is a Sunday.
        ("CP08", {"2026-03": ("T1", "1", "1", "1", "0"), "2026-04": ("T1", "1", "0", "1", "0"),
                  "2026-05": ("T1", "1", "1", "1", "0")}),
        # Seen alone on 17 March, not alone on 20 May.
        ("CP09", {"2026-03": ("T1", "1", "1", "1", "0"), "2026-04": ("T1", "1", "1", "1", "0"),
                  "2026-05": ("T1", "1", "0", "1", "0")}),
        # Three months old on 25 May: asked from then on, and the review of 26 May was a day late.
        ("CP07", {"2026-05": ("T1", "1", "0", "1", "0")}),
        # The first core group met on 1 April, so at the end of March it was overdue: 24 working days.
        ("CP10O", {"2026-03": ("T1", "1", "1", "1", "0")}),
        # 30 April itself is no working day after the contact; on 31 May 20 have gone by; in June nobody is allocated.
        ("FD02O", {"2026-04": ("T1", "1", "0", "1", "0"), "2026-05": ("T1", "1", "1", "1", "0"),
                   "2026-06": ("", "1", "1", "1", "0")}),
        # Supervised on 10 March, two months hold to 10 May; in June she is a child in need since February, no
        # supervision for more than three months.
        ("QA01", {"2026-03": ("T1", "1", "1", "1", "0"), "2026-04": ("T1", "1", "1", "1", "0"),
                  "2026-05": ("T1", "1", "0", "1", "0"), "2026-06": ("", "1", "0", "1", "0")}),
        # One child of a worker at half time, up to 10 June.
        ("WF04", dict.fromkeys(("2026-03", "2026-04", "2026-05"), ("T1", "1", "1", "0.5", "0"))),
        ("CP11", dict.fromkeys(("2026-03", "2026-04", "2026-05"), ("T1", "1", "1", "0", "0"))),
        ("WF06", dict.fromkeys(("2026-03", "2026-04", "2026-05"), ("T1", "1", "1", "1", "0"))),
        ("CN01", {"2026-03": ("T1", "1", "1", "0", "0"), "2026-04": ("T1", "1", "1", "0", "0"),
                  "2026-05": ("T1", "1", "1", "0", "0"), "2026-06": ("", "1", "1", "0", "0")}),
        ("AS04", {"2026-03": ("T1", "1", "0", "1", "0"), "2026-04": ("T1", "1", "1", "1", "0"),
                  "2026-05": ("T1", "1", "1", "1", "0"), "2026-06": ("", "1", "1", "1", "0")}),
    ],
)  # fmt: skip
def test_what_is_true_of_one_child(said, measure, by_month):
    assert {month: cell for (code, month), cell in said.items() if code == measure} == by_month
