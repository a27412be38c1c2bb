"""Nothing that changed in a plan is dropped: the changes listed, made to the plan before, give the plan after."""

import json
from collections import Counter
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.plan.changes import changes_between
from goldthread.plan.differences import applied, differences_between
from goldthread.plan.model import Plan
from goldthread.plan.text_changes import pieces_between
from tests.support.plans import TEXTS, plan_objects, rest_of_a_plan, rows_with_ids

MODEST = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
WITH_IDS = {"sections", "recommendations", "outcomes", "actions"}
THEN, NOW = date(2026, 9, 22), date(2026, 11, 20)


@st.composite
def then_and_now(draw) -> tuple[Plan, Plan]:
    """A random plan, and the same plan later: rows moved about, some written again, some actions gone or new."""
    before = draw(plan_objects())
    ids = {name: [row["id"] for row in before[name]] for name in WITH_IDS}
    after = dict(before)
    for name, rows in rows_with_ids(ids):
        again = [{"id": row["id"], **draw(rows)} if draw(st.booleans()) else row for row in before[name]]
        after[name] = draw(st.permutations(again))
    kept = after["actions"][draw(st.integers(0, 1)) :]
    after["actions"] = [*kept, *([{"id": "new action"}] if draw(st.booleans()) else [])]
    rest = draw(rest_of_a_plan(ids))
    after |= {name: rest[name] for name in rest if draw(st.booleans())}
    if draw(st.booleans()) and "positions" in after:
        after["positions"] = draw(st.permutations(after["positions"]))
    return Plan.model_validate(before), Plan.model_validate(after)


@MODEST
@given(then_and_now())
def test_the_changes_made_to_the_plan_before_give_the_plan_after(plans):
    before, after = plans
    changes = changes_between(before, after, before_on=THEN, after_on=NOW)
    assert as_written(applied(before, changes.differences)) == as_written(after)


@MODEST
@given(then_and_now())
def test_each_difference_stands_in_one_list(plans):
    changes = changes_between(*plans, before_on=THEN, after_on=NOW)
    listed = Counter(repr(each) for each in changes.differences)
    assert listed == Counter(repr(each) for each in differences_between(*plans))
    assert not listed or max(listed.values()) == 1


@MODEST
@given(then_and_now())
def test_every_leaf_that_differs_is_found_slowly_too(plans):
    """Second way: write each row with an id as lines “list/id/path = value”, and take one set from the other."""
    found = {
        (each.entity, each.key, path)
        for each in differences_between(*plans)
        if each.path[:1] != ("order",) or each.key
        for path in each_path(each)
        if each.entity in WITH_IDS
    }
    one, other = (leaves_of(plan) for plan in plans)
    assert found == {place for place in one.keys() | other.keys() if one.get(place) != other.get(place)}


@MODEST
@given(then_and_now())
def test_a_plan_beside_itself_has_no_changes(plans):
    assert changes_between(plans[0], plans[0], before_on=THEN, after_on=THEN).count == 0


@MODEST
@given(st.lists(st.sampled_from(["10%", "by", "May", ".", " ", "\n", "children’s"]) | TEXTS), st.data())
def test_the_pieces_of_a_changed_text_hold_both_texts(words, data):
    after = data.draw(st.lists(st.sampled_from(words or [""]) | TEXTS))
    pieces = pieces_between("".join(words), "".join(after))
    assert "".join(piece.text for piece in pieces if piece.kind != "added") == "".join(words)
    assert "".join(piece.text for piece in pieces if piece.kind != "struck") == "".join(after)


def leaves_of(plan: Plan) -> dict[tuple, str]:
    whole = plan.model_dump(mode="json")
    return {(name, row["id"], path): value for name in WITH_IDS for row in whole[name] for path, value in leaves(row)}


def leaves(value, path=()):
    """Every value at the end of a path; an empty dictionary holds none."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, (*path, name))
    else:
        yield path, json.dumps(value, sort_keys=True)


def each_path(difference):
    """The paths of all the leaves under one difference, on either side of it."""
    sides = [value for value in (difference.before, difference.after) if value.__class__.__name__ != "Absence"]
    return {(*difference.path, *path) for value in sides for path, _ in leaves(value)}


def as_written(plan: Plan):
    return json.dumps(plan.model_dump(mode="json"), sort_keys=True)
