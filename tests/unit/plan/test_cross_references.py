"""Rows that texts speak of, as links; and rows that two plans share."""

import pytest

from goldthread.plan.cross_references import likely_duplicates, rows_named, suggested_references
from goldthread.plan.model import Plan

ROWS = {
    "sections": [{"id": "sa", "title": "A: Front door"}, {"id": "sb", "title": "Workstream B – Practice"}],
    "recommendations": [{"id": "r4", "number": "4", "text": "Visits"}, {"id": "r13", "number": "13/14", "text": "x"}],
    "actions": [
        {"id": "a23", "ref": "2.3"}, {"id": "a24", "ref": "2.4"}, {"id": "b4", "ref": "B4"}, {"id": "a7", "ref": "7"},
    ],
}  # fmt: skip
NAMED = [
    ("cf Workstream B", ["sb"]),
    ("See theme A", ["sa"]),
    ("see action 2.3", ["a23"]),
    ("links to rec 4", ["r4"]),
    ("Links to recommendations 4 and 13/14", ["r4", "r13"]),
    ("See 2.3 and 2.4; B4", ["a23", "a24", "b4"]),
    ("actions 2.3, 2.4 and 7", ["a23", "a24", "a7"]),
    ("section 47 enquiries, 2.35 of the guide, £2.3", []),
    ("see action 9.9", []),
    (None, []),
]


@pytest.mark.parametrize(("text", "keys"), NAMED)
def test_the_rows_that_a_text_names(text, keys):
    assert [each.key for each in rows_named(text, Plan.model_validate(ROWS))] == keys


def plan_with(**action) -> Plan:
    return Plan.model_validate(ROWS | {"actions": [*ROWS["actions"], {"id": "me", "ref": "9.1", **action}]})


SEND = Plan.model_validate({
    "title": "SEND improvement plan", "authority": "Fernshire",
    "actions": [{"id": "x1", "ref": "2.3", "text": "Write education, health and care plans in 20 weeks"}],
})  # fmt: skip

SUGGESTED = [
    ({"see_also": "cf Workstream B"}, [("see also", None, "sections", "sb")]),
    ({"see_also": "2.3"}, [("see also", None, "actions", "a23")]),
    ({"text": "Publish the guide; waits for action 2.4"}, [("waits for", None, "actions", "a24")]),
    ({"status": "Same as action 2.3. Seen by the board."}, [("the same as", None, "actions", "a23")]),
    ({"text": "Cut waits by 2.3 days"}, []),
    ({"see_also": "see 9.1"}, []),
    ({"see_also": "SEND plan, action 2.3; rec 4"},
     [("see also", 7, "actions", "x1"), ("see also", None, "recommendations", "r4")]),
    ({"see_also": "the SEND improvement plan"}, [("see also", 7, "plan", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("action", "links"), SUGGESTED)
def test_links_are_suggested_from_what_a_row_says(action, links):
    found = [each.reference for each in suggested_references(plan_with(**action), {7: SEND})]
    assert [(ref.kind, ref.plan, ref.other_entity, ref.other_key) for ref in found] == links
    assert {(ref.entity, ref.key) for ref in found} <= {("actions", "me")}


DUPLICATES = [
    ("Write EHC plans within 20 weeks of a request", "Write EHC plans in 20 weeks", None),
    ("Train every social worker in court work", "Train all social workers in court work.", True),
    ("Train every social worker in court work", "Train every social worker in direct work", None),
    ("Audit 20 files a month for quality", "Audit 40 files a month for quality", None),
    ("Review CLA placement plans each month", "Review placement plans of looked after children each month", True),
    ("Train staff", "Train staff", None),
]


@pytest.mark.parametrize(("mine", "theirs", "is_one"), DUPLICATES)
def test_likely_duplicates_between_two_plans(mine, theirs, is_one):
    plan, other = (Plan(actions=[{"id": "a", "text": text}]) for text in (mine, theirs))
    found = likely_duplicates(plan, {3: other})
    assert [(each.reference.kind, each.reference.plan) for each in found] == ([("the same as", 3)] if is_one else [])
