"""Whatever a later document says: nothing is lost, nothing is said twice, and what was agreed holds."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.plan.differences import LISTS
from goldthread.plan.model import Plan
from goldthread.plan.next_version.ids import under_live_ids
from goldthread.plan.next_version.matching import matched
from goldthread.plan.next_version.merging import Merge, merge
from goldthread.plan.next_version.rows import keyed
from goldthread.plan.next_version.taking import MINE, THEIRS, taken
from goldthread.plan.next_version.values import is_empty, same, values_of
from tests.support.plans import plans
from tests.support.plausible_plans import plausible_plans

ANY = plausible_plans(largest=3) | plans()
often = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
TEXTS = st.sampled_from(["Visit every child in time", "Train managers", "Open a desk in the north", "Hold panels", ""])


@st.composite
def later(draw, plan: Plan, *, edits_only: bool = False) -> Plan:
    """The plan after some edits; as a document, also with actions dropped, added, renumbered and in another order."""
    rows = []
    for row in plan.actions:
        if not edits_only and draw(st.integers(0, 5)) == 0:
            continue
        values = {
            "text": TEXTS, "rag": st.sampled_from(["red", "green", "blue", None]), "status": TEXTS,
            "leads": st.sampled_from([(), ("Mira Oakes",)]), "ref": st.sampled_from([row.ref, "7.1"]),
        }  # fmt: skip
        named = draw(st.sets(st.sampled_from(sorted(values)), max_size=2))
        rows.append(row.model_copy(update={name: draw(values[name]) for name in sorted(named)}))
        if edits_only and draw(st.integers(0, 7)) == 0:
            rows[-1] = rows[-1].model_copy(update={"withdrawn": True})
    if plan.actions and draw(st.booleans()):
        rows.append(plan.actions[0].model_copy(update={"id": f"new{len(rows)}", "text": draw(TEXTS), "ref": "9.9"}))
    if not edits_only:
        rows = [row.model_copy(update={"id": f"d{place}"}) for place, row in enumerate(draw(st.permutations(rows)))]
        lines = tuple(row.model_copy(update={"actions": ()}) for row in plan.costs.lines)
        remedial = tuple(row.model_copy(update={"action": None}) for row in plan.remedial_actions)
        plan = plan.model_copy(
            update={"costs": plan.costs.model_copy(update={"lines": lines}), "remedial_actions": remedial}
        )
    return plan.model_copy(update={"actions": tuple(rows)})


def merged_with(base: Plan, live: Plan, document: Plan) -> tuple[Plan, Merge]:
    matching = matched(live, document, base=base)
    document = under_live_ids(live, document, matching)
    return document, merge(base, live, document, whole=True, matching=matching)


def all_of(merged: Merge, how: str) -> dict[int, str]:
    return {each.number: MINE if each.frozen else how for each in merged.proposed}


@often
@given(st.data())
def test_the_last_document_again_changes_nothing(data):
    base = data.draw(ANY)
    live = data.draw(later(base, edits_only=True))
    merged = merge(base, live, base, whole=True)
    assert (merged.proposed, taken(live, merged)) == ((), live)


@often
@given(st.data())
def test_each_row_of_both_is_in_one_pair(data):
    live = data.draw(ANY)
    document = data.draw(later(live))
    pairs = matched(live, document).pairs
    for entity in LISTS:
        for plan, side in ((live, "live"), (document, "document")):
            named = [getattr(each, side) for each in pairs if each.entity == entity and getattr(each, side)]
            assert sorted(named) == sorted(keyed(plan, entity))


@often
@given(st.data())
def test_a_document_taken_whole_is_what_the_plan_says(data):
    base = data.draw(ANY)
    document, merged = merged_with(base, base, data.draw(later(base)))
    after = taken(base, merged, all_of(merged, THEIRS))
    for entity in LISTS:
        rows, said = keyed(after, entity), keyed(document, entity)
        printed = {path for row in said.values() for path, held in values_of(entity, row).items() if not is_empty(held)}
        if entity != "actions":  # the others were not altered, and rows without an id have other keys
            continue
        for key, row in said.items():
            ours = values_of(entity, rows[key])
            assert [path for path, held in values_of(entity, row).items()
                    if path in printed and not same(path, ours[path], held)] == []  # fmt: skip


@often
@given(st.data(), st.sampled_from([MINE, THEIRS]))
def test_no_row_is_lost_and_nothing_is_said_twice(data, how):
    base = data.draw(ANY)
    live = data.draw(later(base, edits_only=True))
    document, merged = merged_with(base, live, data.draw(later(base)))
    after = taken(live, merged, all_of(merged, how))
    for entity in LISTS:
        assert keyed(live, entity).keys() <= keyed(after, entity).keys()
    said = Counter((each.entity, each.key, each.path) for each in (*merged.proposed, *merged.kept, *merged.agreed))
    assert [place for place, many in said.items() if many > 1] == []
    for row in live.actions:
        now = keyed(after, "actions")[row.id].due
        assert now.latest == row.due.latest or row.due.text in now.slipped_from
    assert merge(base, live, document, whole=True) == merge(base, live, document, whole=True)


@often
@given(st.data())
def test_the_same_document_once_more_changes_nothing(data):
    base = data.draw(ANY)
    document, merged = merged_with(base, base, data.draw(later(base)))
    after = taken(base, merged, all_of(merged, THEIRS))
    again = merge(document, after, document, whole=True)
    assert (again.proposed, again.marks, taken(after, again)) == ((), (), after)
