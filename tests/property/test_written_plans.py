"""Any plausible plan, written and read, is the same plan: in every layout, and in every form but JSON by its pages."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from goldthread.documents.layouts import layout_named, layout_names
from goldthread.documents.layouts.carried import left_out
from goldthread.documents.layouts.read_back import read_back
from goldthread.documents.write import FORMS, write_plan
from tests.support.plausible_plans import plausible_plans
from tests.support.round_trip import differences, read_in_this_process

MODEST = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
FEW = settings(MODEST, max_examples=6)
SLOW = settings(FEW, phases=[Phase.explicit, Phase.reuse, Phase.generate])  # to make a plan smaller takes minutes


def check(plan, form, layout):
    read = read_back(read_in_this_process(write_plan(plan, form, layout), form))
    assert read is not None, "the file was not known again"
    found = differences(plan, read, layout_named(layout), sheets=FORMS[form].sheets, form=form)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("layout", layout_names())
@MODEST
@given(plausible_plans())
def test_as_a_web_page(layout, plan):
    check(plan, "html", layout)


@pytest.mark.parametrize("form", ["docx", "xlsx", "csv"])
@pytest.mark.parametrize("layout", layout_names())
@FEW
@given(plausible_plans(largest=3))
def test_as_a_file(layout, form, plan):
    check(plan, form, layout)


@SLOW
@given(plausible_plans(largest=3))
def test_as_a_pdf(plan):
    check(plan, "pdf", "house")


@MODEST
@given(plausible_plans())
def test_our_own_layout_leaves_nothing_out(plan):
    house = layout_named("house")
    assert not left_out(plan, house) and not left_out(plan, house, sheets=True)
