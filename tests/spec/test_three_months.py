"""An invented plan as it was sent in three months, with live edits between: each difference, and what is asked."""

from __future__ import annotations

import pytest

from goldthread.errors import UserError
from goldthread.plan.model import Action, Due, Plan
from goldthread.plan.next_version.ids import under_live_ids
from goldthread.plan.next_version.matching import matched
from goldthread.plan.next_version.merging import merge
from goldthread.plan.next_version.said import sentence, summary, unspoken_said
from goldthread.plan.next_version.taking import taken
from goldthread.plan.next_version.whole import looks_whole
from tests.support.three_months import AUDIT, COUNT, DESK, DESK_LATER, RECRUIT, TRAIN, TRUST, VISIT, part_sent, sent_in

MARCH = sent_in("March")
KEY = {row.text: row.id for row in MARCH.actions}
SPLIT = next(row.id for row in MARCH.actions if row.text.startswith(RECRUIT))
WRITE, PUBLISH = (row.id for row in MARCH.actions if "policy" in row.text)


def changed(plan: Plan, key: str, **values) -> Plan:
    rows = tuple(row.model_copy(update=values) if row.id == key else row for row in plan.actions)
    return plan.model_copy(update={"actions": rows})


def lived() -> Plan:
    """The plan of March after some weeks here: a date moved, progress told of, an action added."""
    moved = Due(text="June 2026", latest="2026-06-30", kinds=("month",), slipped_from=("May 2026",))
    plan = changed(changed(MARCH, KEY[DESK], due=moved), KEY[COUNT], status="Two reports written")
    added = Action(id="added", text="Ring every foster carer once a week", recommendations=("r1",))
    return plan.model_copy(update={"actions": (*plan.actions, added)})


def april(live: Plan, decisions=None):
    """The document of April, with the questions answered: 1.2 goes on as the recruitment, 2.1 as the joined action."""
    document = sent_in("April")
    key = {row.text: row.id for row in document.actions}
    joined = next(row.id for row in document.actions if "policy" in row.text)
    said = {("actions", key[RECRUIT]): SPLIT, ("actions", key[TRAIN]): None, ("actions", joined): WRITE}
    matching = matched(live, document, said=said, base=MARCH)
    document = under_live_ids(live, document, matching)
    return document, merge(MARCH, live, document, whole=True, matching=matching)


def only(merged, key: str, path: str = ""):
    """The one change proposed there."""
    wanted = tuple(filter(None, [path]))
    (found,) = (each for each in merged.proposed if (each.entity, each.key, each.path) == ("actions", key, wanted))
    return found


def test_numbers_layout_and_order_are_seen_through_and_pieces_are_asked_about():
    document = sent_in("April")
    matching = matched(MARCH, document)
    words = {row.id: row.text for row in document.actions}
    sure = {words[each.document]: each.live for each in matching.pairs
            if each.entity == "actions" and each.document and each.live and each.sure}  # fmt: skip
    assert sure == {DESK_LATER: KEY[DESK], VISIT: KEY[VISIT], AUDIT: KEY[AUDIT], COUNT: KEY[COUNT]}
    asked = {words.get(each.document, each.live) for each in matching.doubts}
    assert asked == {RECRUIT, TRAIN, "Write and publish a policy on reflective supervision to all teams", PUBLISH}
    assert [each.live for each in matching.pairs if each.how == "gone" and each.sure] == [KEY[TRUST]]


def test_what_april_proposes_beside_the_live_edits():
    live = lived()
    _, merged = april(live)
    assert summary(merged) == "1 new, 7 changed, 2 slipped, 1 re-rated, 2 gone, 1 to decide"
    assert sentence(only(merged, KEY[DESK], "due"), live) == (
        "Action 1.1: due July 2026, was June 2026. It was changed here too: the last document said May 2026."
    )
    assert sentence(only(merged, KEY[VISIT], "leads"), live) == "Action 1.3, lead: “T. Hallow” instead of “Tom Hallow”."
    assert {each.key for each in merged.conflicts} == {KEY[DESK]}
    assert {(each.key, each.path) for each in merged.kept} == {(KEY[COUNT], ("status",)), ("added", ())}


def test_nothing_is_taken_while_a_conflict_is_undecided():
    live = lived()
    _, merged = april(live)
    with pytest.raises(UserError, match="nobody has decided"):
        taken(live, merged, {only(merged, KEY[TRUST]).number: "theirs"})


def test_april_taken_in_and_may_brings_a_row_back():
    live = lived()
    document, merged = april(live)
    decisions = {each.number: "theirs" for each in merged.conflicts}
    after = taken(live, merged, decisions)
    rows = {row.id: row for row in after.actions}
    assert rows[KEY[DESK]].due.slipped_from == ("May 2026", "June 2026")
    assert [key for key, row in rows.items() if row.withdrawn] == [PUBLISH, KEY[TRUST]]
    assert rows[KEY[COUNT]].status == "Two reports written" and "added" in rows
    assert set(rows) - {row.id for row in live.actions} == {row.id for row in document.actions if row.text == TRAIN}

    may = sent_in("May")
    matching = matched(after, may, base=document)
    assert matching.doubts == ()
    merged = merge(document, after, under_live_ids(after, may, matching), whole=True, matching=matching)
    assert only(merged, KEY[TRUST]).kind == "back"
    assert [each.kind for each in merged.proposed if each.key != KEY[TRUST] and each.entity == "actions"] == []
    back = next(row for row in taken(after, merged).actions if row.id == KEY[TRUST])
    assert not back.withdrawn and back.due.slipped_from == ("30 June 2026",)


def test_a_workstreams_own_report_makes_nothing_go():
    matching = matched(MARCH, part_sent())
    guess = looks_whole(MARCH, matching)
    assert not guess.whole and guess.why.endswith("and none under 2 of the 3 recommendations.")
    document = under_live_ids(MARCH, part_sent(), matching)
    merged = merge(MARCH, MARCH, document, whole=guess.whole, matching=matching)
    assert "gone" not in {each.kind for each in merged.proposed}


def test_a_column_that_the_document_does_not_print_changes_nothing():
    bare = MARCH.model_copy(update={"actions": tuple(row.model_copy(update={"status": None}) for row in MARCH.actions)})
    merged = merge(MARCH, MARCH, bare, whole=True)
    assert (merged.proposed, taken(MARCH, merged)) == ((), MARCH)
    assert unspoken_said(merged) == "The document does not print progress of actions. They stay as they are."


def test_a_date_that_slipped_earlier_and_is_told_of_now_is_taken_in():
    told = Due(text="May 2026", latest="2026-05-31", kinds=("month",), slipped_from=("February 2026",))
    merged = merge(MARCH, MARCH, changed(MARCH, KEY[DESK], due=told), whole=True)
    assert taken(MARCH, merged).actions[0].due.slipped_from == ("February 2026",)


def test_a_finished_action_that_is_not_printed_any_more_stays():
    live = changed(MARCH, KEY[VISIT], rag="blue")
    left = tuple(row for row in MARCH.actions if row.id != KEY[VISIT])
    merged = merge(MARCH, live, MARCH.model_copy(update={"actions": left}), whole=True)
    assert (merged.done, merged.proposed) == ((KEY[VISIT],), ())


def test_a_published_position_does_not_change():
    position = {"recommendation": "r1", "as_at": "2026-03-01", "outcome": {"text": ["Some do."], "rag": "red"}}
    base = MARCH.model_validate({**MARCH.model_dump(mode="json"), "positions": [position]})
    live = base.model_validate(
        {**base.model_dump(mode="json"), "positions": [{**position, "published": "2026-03-09", "published_by": "Ruth"}]}
    )
    said = {**position, "outcome": {"text": ["Most do."], "rag": "red"}}
    merged = merge(base, live, base.model_validate({**base.model_dump(mode="json"), "positions": [said]}), whole=True)
    (change,) = merged.proposed
    assert change.conflict and change.frozen
    with pytest.raises(UserError, match="a published position does not change"):
        taken(live, merged, {1: "theirs"})
    assert taken(live, merged, {1: "mine"}) == live


def test_a_new_recommendation_that_is_left_out_takes_along_what_is_its_own():
    said = MARCH.model_dump(mode="json")
    said["recommendations"].append({"id": "r4", "number": "4", "text": "Private fostering"})
    said["actions"].append({"id": "a9", "text": "Write to every school", "recommendations": ["r4"]})
    said["positions"].append({"recommendation": "r4", "as_at": "2026-04-01"})
    merged = merge(MARCH, MARCH, MARCH.model_validate(said), whole=True)
    (new,) = (each for each in merged.proposed if each.entity == "recommendations")
    after = taken(MARCH, merged, {new.number: "mine"})
    assert (after.positions, after.actions[-1].id, after.actions[-1].recommendations) == ((), "a9", ())
