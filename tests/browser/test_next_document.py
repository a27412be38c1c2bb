"""A later version of a plan in a browser: chosen, looked at, decided, taken in; by standard at 1280 and 375 px."""

import pytest

from goldthread_site.people.models import User
from goldthread_site.plans import actions, models
from goldthread_site.plans.changing import changing
from tests.support.browser import PHONE, faults
from tests.support.later_documents import FEBRUARY, MARCH, TRAIN, file_of


@pytest.fixture
def plan(signed_in):
    """The plan of February, in which somebody re-worded an action since."""
    by = User.objects.get(username="programme_manager")
    draft = actions.start_import(by=by, data=file_of(FEBRUARY, "txt"), file_name="february.txt")
    plan = actions.accept_import(by=by, draft=actions.confirm_rest(by=by, draft=draft))
    row = models.Action.objects.get(plan=plan, ref="2.1")
    with changing(plan, by=by, why="The board asked") as change:
        change.put(row, row.read.model_copy(update={"text": "Train the supervisors first"}), was=row.version)
    return plan


def well(page) -> None:
    """Nothing is wrong with the page in a wide window or on a phone."""
    assert faults(page) == {}
    page.set_viewport_size({"width": PHONE, "height": 700})
    assert faults(page) == {}
    page.set_viewport_size({"width": 1280, "height": 900})


def goes_on(page, button: str) -> None:
    """Looks at the page, presses its button by the keyboard and waits for the next one."""
    well(page)
    page.get_by_role("button", name=button).press("Enter")


def test_a_later_version_is_taken_in_by_keyboard_with_a_doubt_and_a_conflict(signed_in, live_server, plan, tmp_path):
    (tmp_path / "march.docx").write_bytes(file_of(MARCH, "docx"))
    signed_in.goto(f"{live_server.url}/plan/{plan.pk}/next-document/")
    signed_in.set_input_files("input[type=file]", tmp_path / "march.docx")
    goes_on(signed_in, "Read the document")
    signed_in.wait_for_url("**/import/**")
    goes_on(signed_in, "Take it as it was read")
    goes_on(signed_in, "See what it changes")
    signed_in.wait_for_url("**/rows/")
    signed_in.get_by_label("None of these: it is new").check()
    goes_on(signed_in, "Save and go on")
    signed_in.wait_for_url("**/whole/")
    signed_in.get_by_label("It is the whole plan").check()
    goes_on(signed_in, "See what it changes")
    signed_in.wait_for_url("**/difference/")
    goes_on(signed_in, "Take the document in")  # undecided yet
    signed_in.get_by_text("There is a problem").wait_for()
    signed_in.get_by_label("Take what the document says").check()
    goes_on(signed_in, "Take the document in")
    signed_in.wait_for_url("**/documents/**")
    well(signed_in)
    assert models.Action.objects.get(plan=plan, ref="2.1").text == f"{TRAIN}, and every new one"
    signed_in.get_by_role("link", name="Every document of this plan").click()
    well(signed_in)
    signed_in.goto(f"{live_server.url}/plan/{plan.pk}/withdrawn/")
    well(signed_in)
    signed_in.get_by_role("link", name="Bring back").first.click()
    well(signed_in)
    signed_in.get_by_role("link", name="Leave it withdrawn").click()
    signed_in.get_by_role("link", name="Action 2.2").first.click()
    signed_in.get_by_text("This action is withdrawn.").wait_for()
    well(signed_in)
