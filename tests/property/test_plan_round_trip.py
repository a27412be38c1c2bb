"""Any plan written as JSON and read again is the same plan, with the keys that nobody knows."""

import json

from hypothesis import HealthCheck, given, settings

from goldthread.plan.model import Plan
from tests.support.plans import plan_objects, plans

MODEST = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@MODEST
@given(plans())
def test_a_plan_written_and_read_is_the_same(plan):
    again = Plan.from_json(plan.to_json())
    assert again == plan
    assert again.to_json() == plan.to_json()


@MODEST
@given(plan_objects())
def test_nothing_that_was_given_is_lost(given_object):
    written = json.loads(Plan.model_validate(given_object).to_json())
    assert missing_from(written, given_object) == []


def missing_from(written, original, place: str = "plan") -> list[str]:
    """Every place of the original whose value does not stand in what was written."""
    if isinstance(original, dict):
        faults = [f"{place}.{key}" for key in original if key not in written]
        return faults + [
            fault
            for key in original
            if key in written
            for fault in missing_from(written[key], original[key], f"{place}.{key}")
        ]
    if isinstance(original, list):
        if len(original) != len(written):
            return [place]
        pairs = zip(written, original, strict=True)
        return [
            fault
            for number, (one, other) in enumerate(pairs)
            for fault in missing_from(one, other, f"{place}.{number}")
        ]
    return [] if written == original else [place]
