"""Update sheets in a browser: the list of owners, a sheet without and with a conflict, by standard and at 320 px."""

import io

import openpyxl
import pytest

from goldthread_site.people.models import User
from goldthread_site.plans.models import Action
from tests.support.big_plan import big_plan
from tests.support.browser import PHONE, faults
from tests.support.site import plan_in


@pytest.fixture
def sheets(signed_in):
    """The address of the update sheets of a plan of 12 actions."""
    row = plan_in(User.objects.get(username="programme_manager"), **big_plan(12).model_dump(mode="json"))
    return f"/plan/{row.pk}/update-sheets/"


def test_a_sheet_comes_back_without_scripts_or_a_mouse_and_a_conflict_is_decided(
    signed_in, live_server, sheets, tmp_path
):
    signed_in.goto(live_server.url + sheets)
    assert faults(signed_in) == {}
    answer = signed_in.context.request.get(f"{live_server.url}{sheets}1/xlsx/")
    book = openpyxl.load_workbook(io.BytesIO(answer.body()))
    sheet = book["Updates"]
    key = sheet["A2"].value
    sheet["G2"], sheet["H2"] = "Children see the same worker.", "Green"
    book.save(tmp_path / "sheet.xlsx")
    row = Action.objects.get(key=key)
    Action.objects.filter(pk=row.pk).update(value={**row.value, "status": "Somebody else was here."})
    signed_in.set_input_files("input[type=file]", tmp_path / "sheet.xlsx")
    signed_in.get_by_role("button", name="See what it changes").press("Enter")
    signed_in.wait_for_url("**/back/**")
    assert faults(signed_in) == {}
    signed_in.set_viewport_size({"width": PHONE, "height": 700})
    assert faults(signed_in) == {}
    signed_in.get_by_label("Take what the sheet says: “Children see the same worker.”").check()
    signed_in.get_by_role("button", name="Put the sheet into the plan").press("Enter")
    signed_in.wait_for_url("**/actions/")
    assert Action.objects.get(key=key).value["status"] == "Children see the same worker."
