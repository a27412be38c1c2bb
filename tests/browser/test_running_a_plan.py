"""Evidence, a draft, a remedial action and a cost line in a browser: by keyboard, by standard and at 320 px."""

import pytest

from goldthread_site.people.models import User
from goldthread_site.plans.models import CostLine, Evidence, PositionDraft, RemedialAction
from goldthread_site.plans.positions import actions as positions
from tests.support.browser import PHONE, faults
from tests.support.django_site import TODAY
from tests.support.site import plan_in

LATE = {"text": "May 2026", "latest": "2026-05-31", "kinds": ["month"]}
ACTIONS = [
    {"id": "a1", "recommendations": ["1"], "ref": "1.1", "text": "List the visits", "due": LATE, "rag": "red"},
    {"id": "a2", "recommendations": ["2"], "ref": "2.1", "text": "Record by phone", "completed": "May 2026"},
]
COSTS = {"lines": [{"item": "Duty workers", "recurrent": True, "amounts": {"2026/27": 80000}}]}


@pytest.fixture
def plan(signed_in, settings, tmp_path):
    settings.EVIDENCE = tmp_path / "evidence"
    by = User.objects.get(username="programme_manager")
    return plan_in(by, actions=ACTIONS, costs=COSTS, remedial_actions=[])


def test_proof_is_added_by_keyboard(signed_in, live_server, plan, tmp_path):
    (tmp_path / "minutes.txt").write_text("All visits were on time.", encoding="utf-8")
    signed_in.goto(f"{live_server.url}/plan/{plan.pk}/evidence/")
    assert faults(signed_in) == {}
    signed_in.get_by_role("link", name="Add proof of Action 2.1").press("Enter")
    signed_in.get_by_role("button", name="Add proof").press("Enter")
    signed_in.get_by_role("link", name="Choose a file or give a link, one of the two.").wait_for()
    signed_in.set_viewport_size({"width": PHONE, "height": 700})
    assert faults(signed_in) == {}
    signed_in.set_input_files("input[type=file]", tmp_path / "minutes.txt")
    signed_in.get_by_label("Lasts until").fill("31/3/2027")
    signed_in.get_by_role("button", name="Add proof").press("Enter")
    signed_in.get_by_role("heading", name="minutes", exact=True).wait_for()
    assert faults(signed_in) == {}
    with signed_in.expect_download() as taken:
        signed_in.get_by_role("link", name="Download minutes.txt").press("Enter")
    assert taken.value.suggested_filename == "minutes.txt"
    assert Evidence.objects.get(plan=plan).read.expires == "2027-03-31"


def test_a_draft_that_two_people_wrote_keeps_both_texts(signed_in, live_server, plan):
    by = User.objects.get(username="programme_manager")
    draft = positions.start_draft(by=by, plan=plan, recommendation="2", as_at=TODAY, today=TODAY)
    signed_in.goto(f"{live_server.url}/plan/{plan.pk}/position/{draft.key}/")
    assert faults(signed_in) == {}
    said = {
        f"{part}_{what}": () if what == "text" else ""
        for part in ("outcome", "impact", "actions_completed")
        for what in ("text", "rag")
    }
    theirs = {**said, "outcome_text": ("Their words",), "as_at": TODAY}
    positions.save_draft(by=by, plan=plan, key=draft.key, was=1, said=theirs, today=TODAY)
    signed_in.get_by_label("Outcome required", exact=True).fill("My words")
    signed_in.get_by_role("button", name="Save the draft").press("Enter")
    signed_in.get_by_role("heading", name="saved this row").wait_for()
    signed_in.set_viewport_size({"width": PHONE, "height": 700})
    assert faults(signed_in) == {}
    signed_in.locator("[id='both-outcome_text']").check()
    signed_in.get_by_role("button", name="Save what I chose").press("Enter")
    signed_in.get_by_text("The draft is saved.").wait_for()
    assert PositionDraft.objects.get(plan=plan).read.outcome.text == ("Their words", "My words")


def test_a_remedial_action_and_an_amount_that_cannot_be_read(signed_in, live_server, plan):
    signed_in.goto(f"{live_server.url}/plan/{plan.pk}/remedial-actions/")
    assert faults(signed_in) == {}
    row = signed_in.get_by_role("row", name="Action 1.1")
    row.get_by_role("link", name="Say what will put it right").press("Enter")
    for label, words in (
        ("What is outstanding?", "86 visits"),
        ("What will put it right?", "Ring each"),
        ("Who puts it right?", "Joan Sefton"),
        ("By when?", "18/12/2026"),
    ):
        signed_in.get_by_label(label).fill(words)
    signed_in.get_by_role("button", name="Save").press("Enter")
    signed_in.get_by_text("The remedial action is in the plan.").wait_for()
    assert RemedialAction.objects.get(plan=plan).read.due.latest == "2026-12-18"
    signed_in.goto(f"{live_server.url}/plan/{plan.pk}/costs/")
    signed_in.get_by_role("link", name="Change Duty workers").press("Enter")
    signed_in.get_by_label("Spent, 2026/27").fill("lots")
    signed_in.get_by_label("Why does it change?").fill("Half the year is over")
    signed_in.get_by_role("button", name="Save").press("Enter")
    signed_in.get_by_role("link", name="“lots” is not an amount in pounds").wait_for()
    signed_in.set_viewport_size({"width": PHONE, "height": 700})
    assert faults(signed_in) == {}
    signed_in.get_by_label("Spent, 2026/27").fill("38.5k")
    signed_in.get_by_role("button", name="Save").press("Enter")
    signed_in.get_by_text("Saved.").wait_for()
    assert CostLine.objects.get(plan=plan).read.spent == {"2026/27": 38500}
