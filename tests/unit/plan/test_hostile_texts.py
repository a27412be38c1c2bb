"""Numbers that no plan prints and rows of signs neither break the check nor hold it up."""

from __future__ import annotations

import time
from math import isfinite

import pytest

from goldthread.documents import read_plan
from goldthread.errors import BadPlan
from goldthread.plan.checks import check_plan
from goldthread.plan.checks.figures import changes_amount, shares_in
from goldthread.plan.checks.likeness import groups_alike
from goldthread.plan.checks.mood import is_order
from goldthread.plan.checks.numbering import parts_of, whole_numbers
from goldthread.plan.model import Plan
from goldthread.plan.money import amount_in, money_in
from goldthread.plan.targets import targets_in

SECONDS = 5.0  # each takes some hundredths; without its mend, minutes or more


def _plan(number: str, refs: tuple[str, ...], text: str = "Write the guide for every team") -> Plan:
    actions = [{"id": f"a{n}", "recommendations": ["r1"], "ref": ref, "text": text} for n, ref in enumerate(refs)]
    rows = [{"id": "r1", "number": "1", "text": "Plan well"}, {"id": "r2", "number": number, "text": "Visit often"}]
    return Plan.model_validate({"recommendations": rows, "actions": actions})


@pytest.mark.parametrize("number", ["9999999999", "1" * 5000, "٣" * 5000])
def test_a_number_no_plan_counts_to_is_no_number(number):
    assert whole_numbers(f"13/{number}") == (13,)
    assert parts_of(f"A{number}.1") is None
    assert parts_of(f"5.{number}") == ("", 5, 0)
    check_plan(_plan(number, ("1.1", f"1.{number}", number)))


@pytest.mark.parametrize("figure", ["9" * 5000, "1." + "9" * 5000, "9" * 16, "1" + ",000" * 100])
def test_an_amount_without_end_is_no_amount(figure):
    assert money_in(f"£{figure}") == ()
    assert amount_in(f"Training £{figure}k and £400 for rooms") == 400
    document = f"Ref\tAction\n1\tWrite a guide\n\nItem\t2026/27\nTrainer\t£{figure}\nRoom\t£5\n"
    plan = read_plan(document.encode(), name="plan").plan
    assert all(isfinite(amount) for line in plan.costs.lines for amount in line.amounts.values())


def test_a_plan_of_amounts_that_are_no_numbers_is_refused():
    with pytest.raises(BadPlan, match="amount"):
        Plan.from_json(
            '{"format": "goldthread-plan/1", "actions": [{"id": "a1", "text": "x", "cost": {"amount": 1e999}}]}'
        )


@pytest.mark.parametrize(
    "work",
    [
        lambda: changes_amount("number " + "a-" * 400),
        lambda: changes_amount("%" * 8000),
        lambda: is_order("Ensure " + "a-/'" * 120),
        lambda: targets_in("1% " * 2600),
        lambda: shares_in("1% " * 2600),
        lambda: groups_alike(["Children are safer than before"] * 1500, 0.96),
        lambda: check_plan(_plan("2", ("1.1",), "1" * 8000), select=("GT219",)),
        lambda: check_plan(_plan("2", tuple(f"1.{n}" for n in range(900))), select=("GT717",)),
        lambda: check_plan(_plan("2", tuple(f"1.{n}" for n in range(1900))), select=("GT223",)),
    ],
    ids=[
        "hyphens",
        "per cent signs",
        "words of signs",
        "targets",
        "shares",
        "one text often",
        "digits",
        "one action often",
        "many rows",
    ],
)
def test_no_text_holds_the_check_up(work):
    begin = time.perf_counter()
    work()
    assert time.perf_counter() - begin < SECONDS
