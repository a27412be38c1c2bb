"""An outcome that an action shares with one further up is said to be the same, and is read as the same."""

import pytest

from goldthread.documents.layouts.read_back import read_back
from goldthread.documents.write import write_plan
from goldthread.plan.model import Plan
from tests.support.round_trip import read_in_this_process


def plan_of(*shared: tuple[str, ...]) -> Plan:
    actions = [
        {"id": f"a{n}", "recommendations": ["r1"], "text": f"Write report {n}", "outcomes": ids}
        for n, ids in enumerate(shared)
    ]
    outcomes = [
        {"id": "o1", "recommendations": ["r1"], "text": "Visits are on time."},
        {"id": "o2", "recommendations": ["r1"], "text": "Reviews are on time."},
    ]
    one = {"id": "r1", "number": "1", "text": "See every child"}
    return Plan.model_validate({"recommendations": [one], "outcomes": outcomes, "actions": actions})


@pytest.mark.parametrize("form", ["html", "docx"])
@pytest.mark.parametrize("shared", [
    (("o1",), ("o1", "o2"), ("o1", "o2")), (("o1",), ("o2",), ("o1",)), (("o1",), ("o1",), ("o2",), ("o1", "o2")),
    (("o1", "o2"), (), ("o2",), ("o2",)),
])  # fmt: skip
def test_each_action_has_its_outcomes_again(shared, form):
    plan = plan_of(*shared)
    read = read_back(read_in_this_process(write_plan(plan, form), form))
    assert [row.text for row in read.outcomes] == ["Visits are on time.", "Reviews are on time."]
    assert tuple(action.outcomes for action in read.actions) == shared
