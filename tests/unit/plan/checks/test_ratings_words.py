"""The rules of ratings, on comments worded otherwise than in any plan, and on comments that only look alike."""

from __future__ import annotations

import pytest

from tests.unit.plan.checks.wording_tables import action, found

LATE = {"due": {"text": "Mar 2026", "latest": "2026-03-31", "kinds": ["month"]}}

NOT_DONE = [
    "Still to be agreed with the trust.",
    "Guidance rewritten. Staff must be briefed on it.",
    "The form isn't in use across every team.",
    "Two of the four teams have yet to adopt it.",
    "Take-up is patchy and requires firmer oversight.",
    "The contract has not been let.",
    "More work is needed with the night service.",
    "The new chair ought to be inducted first.",
    "Scoped in May; the remaining chapters are to be written.",
    "Further training is required.",
    "Recording remains inconsistent between the two offices.",
]
DONE = [
    "Nothing remains to be done.",
    "The old form is no longer to be used.",
    "Complete; next routine review of the standards is in June.",
    "Complete. Strategy updated.",
    "No further work needed.",
    "Continues to be used well by every team.",
    "The panel found it to be of good quality.",
    "Leaflet designed to meet children's needs, as required by the guidance.",
    "Training delivered to all who required it.",
    "Visits tracked weekly; 97% on time in May.",
]


@pytest.mark.parametrize("status", NOT_DONE)
def test_green_is_doubted_where_the_comment_leaves_work_open(status):
    assert len(found("GT501", actions=[action(rag="green", status=status)])) == 1


@pytest.mark.parametrize("status", DONE)
def test_green_stands_where_the_comment_says_the_work_is_done(status):
    assert found("GT501", actions=[action(rag="green", status=status)]) == []


@pytest.mark.parametrize("rag", ["amber", "red", "blue", None])
def test_only_green_is_doubted(rag):
    assert found("GT501", actions=[action(rag=rag, status="Still to be agreed.")]) == []


def test_the_action_s_own_verb_reported_as_done_answers_it_whatever_follows():
    done = action("Review the night service", rag="green", status="Reviewed in May. Service to be retendered in 2027.")
    undone = action(
        "Review the night service", rag="green", status="Terms agreed. Service to be reviewed in the autumn."
    )
    assert (found("GT501", actions=[done]), len(found("GT501", actions=[undone]))) == ([], 1)


@pytest.mark.parametrize(
    "status",
    [
        "The paper will go to the board in the summer.",
        "Booked for the July meeting.",
        "On hold until a new manager has been appointed.",
        "Drafted, and shall be taken to the panel.",
        "The head of service to present it.",
    ],
)
def test_late_and_green_is_found_where_the_work_is_put_later(status):
    assert len(found("GT502", dated="2026-05", actions=[action(rag="green", status=status, **LATE)])) == 1


@pytest.mark.parametrize(
    ("status", "dated"),
    [
        ("The paper went to the board on 12 March.", "2026-05"),
        ("In place. The board will review it every year.", "2026-05"),
        ("The paper will go to the board in the summer.", "2026-03"),
        ("The paper will go to the board in the summer.", None),
    ],
)
def test_late_and_green_needs_a_day_gone_by_and_work_ahead(status, dated):
    assert found("GT502", dated=dated, actions=[action(rag="green", status=status, **LATE)]) == []


@pytest.mark.parametrize(
    ("status", "doubted"),
    [
        ("This is complete. Sickness puts this action at risk.", True),
        ("Done. The second site has not started.", True),
        ("The work is finished. Partners are reluctant to use it.", True),
        ("Complete in two teams. The third has not started.", False),
        ("This is complete. Issued to all staff on 3 May.", False),
        ("Not complete. The deadline is at risk.", False),
    ],
)
def test_complete_and_at_risk(status, doubted):
    assert bool(found("GT509", actions=[action(status=status)])) is doubted


@pytest.mark.parametrize(
    ("other", "doubted"),
    [
        ("Embedding this consistently across the teams.", True),
        ("Across teams this is not embedded consistently.", True),
        ("Consistent embedding across all teams goes on.", True),
        ("Every file checked in May was up to date.", False),
        ("Teams received the guidance.", False),
    ],
)
def test_same_story_other_colour(other, doubted):
    rows = [
        action(
            "Keep the chronology on every case file", rag="amber", status="Not yet embedded consistently across teams."
        ),
        action("Chronology on each file checked", rag="green", status=other, id="a2", ref="1.2"),
    ]
    assert bool(found("GT510", actions=rows)) is doubted


def test_same_story_about_another_subject_may_have_another_colour():
    rows = [
        action("Keep the chronology on each file", rag="amber", status="Not yet embedded consistently across teams."),
        action("Give foster carers a handbook", rag="green", status="Embedding consistently across teams.")
        | {"id": "a2"},
    ]
    assert found("GT510", actions=rows) == []


@pytest.mark.parametrize(
    ("status", "doubted"),
    [
        ("Done. Needs monitoring so that it continues.", True),
        ("Complete. Should be checked by managers until the practice becomes routine.", True),
        ("Finished; dip-sampling required to hold the change.", True),
        ("Done. Last checked on 4 May: 48 of 50 files; will be reviewed again so that it is sustained.", False),
        ("Done. Every team uses it.", False),
        ("Complete. Next review of the standards is in June.", False),
    ],
)
def test_done_without_evidence(status, doubted):
    assert bool(found("GT511", actions=[action(status=status)])) is doubted


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("Supervision is more regular, though not yet good enough in the south team.", True),
        ("Sampling shows that recording remains inconsistent.", True),
        ("We cannot be confident that every file complies.", True),
        ("Supervision now takes place monthly in each team.", False),
        ("No delays were found in any of the files.", False),
        ("Not only managers but carers were trained.", False),
    ],
)
def test_a_green_position_that_says_otherwise(text, doubted):
    position = {"recommendation": "r1", "as_at": "2026-03-01", "actions_completed": {"text": [text], "rag": "green"}}
    assert bool(found("GT517", positions=[position])) is doubted


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        ("A parents' forum will meet in the autumn.", True),
        ("New forms being designed with foster carers.", True),
        ("Recruitment to the post is scheduled for May.", True),
        ("A programme is in place to support carers.", False),
        ("Complaints are being answered sooner.", False),
        ("Agreed that the council will pay the fees of apprentices.", False),
        ("Funding agreed to recruit two workers.", False),
    ],
)
def test_work_listed_as_completed(text, doubted):
    position = {"recommendation": "r1", "as_at": "2026-03-01", "actions_completed": {"text": [text]}}
    assert bool(found("GT518", positions=[position])) is doubted


@pytest.mark.parametrize(
    ("status", "doubted"),
    [
        ("Awaiting the trust's decision.", True),
        ("Dependent on the new case system.", True),
        ("Can begin once the chair is appointed.", True),
        ("Pending sign-off by finance.", True),
        ("The trust has decided; work began in May.", False),
        ("The chair was appointed in April.", False),
        ("Children no longer wait for a worker.", False),
        ("Every case is now subject to weekly scrutiny.", False),
    ],
)
def test_waiting_for_something(status, doubted):
    assert bool(found("GT519", actions=[action(status=status)])) is doubted


@pytest.mark.parametrize("text", ["", "TBC", ".", "n/a", "To be confirmed"])
def test_a_colour_beside_nothing(text):
    position = {"recommendation": "r1", "as_at": "2026-03-01", "impact": {"text": [text], "rag": "amber"}}
    assert len(found("GT508", positions=[position])) == 1


@pytest.mark.parametrize("rag", ["red", None])
def test_no_colour_is_needed_beside_nothing(rag):
    position = {"recommendation": "r1", "as_at": "2026-03-01", "impact": {"text": ["Safer."], "rag": rag}}
    assert found("GT508", positions=[position]) == []
