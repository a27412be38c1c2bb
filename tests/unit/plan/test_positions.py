"""The next position, prepared from the last one; and what still needs a remedial action."""

from datetime import date

import pytest

from goldthread.errors import PositionIsPublished
from goldthread.plan.live.evidence import Evidence
from goldthread.plan.live.update import Update
from goldthread.plan.positions import prepared, published, refuse_if_published
from goldthread.plan.remedies import remedial_needed, remedies_to_mend
from tests.support.changing import before

TODAY = date(2026, 11, 20)
LAST = {"recommendation": "r1", "as_at": "2026-10-01", "published": "2026-10-02",
        "outcome": {"rag": "amber", "text": ["Two teams review."]},
        "impact": {"rag": "red", "text": ["Children wait."]},
        "actions_completed": {"rag": "amber", "text": ["1 of 3 done."]}}  # fmt: skip
DONE = ("actions", None, {"id": "a3", "ref": "2.5", "recommendations": ["r1"], "text": "Chronology on every file",
                          "completed": "30 October 2026"})  # fmt: skip
DONE_BEFORE = ("actions", None, {"id": "a4", "recommendations": ["r1"], "text": "Train", "completed": "1 Sept 2026"})


def test_texts_and_ratings_are_carried_and_marked_and_what_was_done_is_counted():
    plan = before(("positions", None, LAST), DONE, DONE_BEFORE)
    told = [
        Update(id="u1", action="a1", on="2026-11-03", by="Joan Sefton", changed="Children see one worker."),
        Update(id="u2", action="a1", on="2026-09-03", by="Joan Sefton", changed="Told to the last board."),
        Update(id="u3", action="a2", on="2026-11-03", by="Owen Tarrant", changed="Of another recommendation."),
    ]
    proof = [Evidence(id="e1", title="Audit of 20 files", used_by=[{"entity": "actions", "key": "a3"}])]
    draft = prepared(plan, "r1", as_at=TODAY, updates=told, evidence=proof)
    assert draft.position.outcome.text == ("Two teams review.",)
    assert draft.position.impact.text == ("Children wait.", "Children see one worker.")
    assert draft.position.actions_completed.text == (
        "2 of 3 actions are done, 1 since 1 October 2026.",
        "Action 2.5, “Chronology on every file”, done 30 October 2026. Proof: Audit of 20 files.",
    )
    assert draft.carried == ("outcome", "impact", "actions_completed")
    assert draft.position.how["outcome.text"] == "inherited" and draft.position.how["impact.text"] == "inferred"
    assert [each.action.id for each in draft.since] == ["a3"] and (draft.done, draft.of) == (2, 3)


def test_the_first_position_starts_empty_and_says_what_has_no_proof():
    plan = before(("actions", "a2", {"completed": "2026-11-01"}))
    draft = prepared(plan, "r2", as_at=TODAY)
    assert draft.last is None and draft.carried == () and draft.position.outcome.rag is None
    assert draft.position.actions_completed.text == (
        "1 of 1 action is done.",
        "Action 9.4, “Report late appointments by reason”, done 1 November 2026. No proof yet.",
    )


def test_what_is_published_is_frozen():
    draft = prepared(before(), "r1", as_at=TODAY).position
    frozen = published(draft, by="Priya Stanmore", on=TODAY)
    assert (frozen.published, frozen.published_by) == ("2026-11-20", "Priya Stanmore")
    refuse_if_published(draft)
    with pytest.raises(PositionIsPublished, match="what a board has read does not change"):
        published(frozen, by="Priya Stanmore", on=TODAY)


def test_no_position_is_prepared_for_a_day_before_a_published_one():
    plan = before(("positions", None, LAST))
    with pytest.raises(PositionIsPublished, match=r"as at 1 October 2026 is published\. Choose a later day"):
        prepared(plan, "r1", as_at=date(2026, 9, 30))


LATE = ("actions", "a1", {"due": {"latest": "2026-10-31"}})
RED = ("actions", "a2", {"rag": "red", "due": {"latest": "2026-12-31", "slipped_from": ["Nov 2026"]}})
FOR_A2 = {"action": "a2", "recommendation": "r2", "outstanding": "The Trust has no clerk", "lead": "Owen Tarrant",
          "due": {"latest": "2026-12-15"}}  # fmt: skip


@pytest.mark.parametrize(
    ("edits", "needed"),
    [
        ([], []),
        ([LATE], [("actions", "a1", ("late since 31 October 2026",))]),
        ([RED], [("recommendations", "r2", ("rated red",)), ("actions", "a2", ("rated red", "slipped from Nov 2026"))]),
        ([RED, ("remedial_actions", None, FOR_A2)], []),
        ([LATE, ("remedial_actions", None, FOR_A2)], [("actions", "a1", ("late since 31 October 2026",))]),
        (
            [RED, ("remedial_actions", None, FOR_A2 | {"completed": "2026-11-01"})],
            [("recommendations", "r2", ("rated red",)), ("actions", "a2", ("rated red", "slipped from Nov 2026"))],
        ),
        ([("actions", "a1", {"due": {"latest": "2026-10-31"}, "completed": "2026-11-02"})], []),
    ],
)
def test_what_needs_a_remedial_action(edits, needed):
    assert [(n.entity, n.key, n.because) for n in remedial_needed(before(*edits), as_at=TODAY)] == needed


def test_a_remedial_action_needs_an_owner_and_a_date_of_its_own():
    bare = {"recommendation": "r2", "outstanding": "The Trust has no clerk"}
    plan = before(("remedial_actions", None, bare), ("remedial_actions", None, FOR_A2),
                  ("remedial_actions", None, FOR_A2 | {"due": {"latest": "2026-11-01"}}))  # fmt: skip
    assert [(row.place, row.because) for row in remedies_to_mend(plan, as_at=TODAY)] == [
        (0, ("it has no owner", "it has no date")),
        (2, ("it is late itself, since 1 November 2026",)),
    ]
