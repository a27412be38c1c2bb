"""The rules of text, on wordings of no real plan, and on wordings that only look alike."""

from __future__ import annotations

import pytest

from tests.unit.plan.checks.wording_tables import RECOMMENDATION, action, found


@pytest.mark.parametrize(
    "text",
    [
        "Hold a workshop with foster carers on the",
        "Report the figures for missing children to",
        "Ensure that each file holds a chronology and",
        "Set out who visits, how often and under which",
        "Review the contract (including the night service",
        "Agree thresholds for enquiries under Section",
        "Match the pledge (see actions under recommendation)",
        "Publish a guide for carers that explains their",
        "Train reviewing officers, social workers,",
        "Children help to design, review and re-",
    ],
)
def test_a_broken_end_is_found(text):
    assert len(found("GT601", actions=[action(text)])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Ask children about the area they live in",
        "Give each child a worker whom they can turn to",
        "Make sure the protocol is signed up to",
        "Use audits to ensure that findings are acted upon",
        "Weekly planning meeting",
        "Revise Annex A",
        "Apply the thresholds of Section 47",
        "Three kinds of visit:",
        "Plan the move with the child (and the school)",
        "Help young people into the work they hope for",
        "Visit every 10 days or more often",
        "Read the plan, as set out in this section.",
    ],
)
def test_a_whole_sentence_is_left_alone(text):
    assert found("GT601", actions=[action(text)]) == []


def test_a_broken_end_is_found_in_every_kind_of_text():
    parts = {
        "outcomes": [{"id": "o1", "recommendations": ["r1"], "text": "Children are heard by the"}],
        "sections": [{"id": "s1", "title": "Practice", "success_measures": ["Visits are made within"]}],
        "remedial_actions": [{"recommendation": "r1", "outstanding": "Audit", "remedies": ["Appoint an auditor to"]}],
        "actions": [action("Audit visits", status="The audit began in May and the")],
    }
    assert len(found("GT601", **parts)) == 4


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("plans, and to share them with schools", True),
        ("within the family wherever that is safe", True),
        ("reviews.", True),
        ("e-Learning for every team", False),
        ("ePEPs used by every school", False),
        ("Share plans with schools", False),
    ],
)
def test_a_row_that_begins_in_the_middle(text, broken):
    rows = [action(f"Visit team {n}", id=f"b{n}") for n in range(9)]
    assert bool(found("GT602", actions=[*rows, action(text)])) is broken


def test_a_council_that_writes_its_rows_small_may_do_so():
    rows = [action(f"visit team {n}", id=f"b{n}") for n in range(9)]
    assert found("GT602", actions=rows) == []


SAID = "New forms went to all teams in May; training follows."


@pytest.mark.parametrize(
    ("other", "same"),
    [
        (SAID, True),
        ("New forms went to all teams in May, training follows", True),
        ("NEW FORMS WENT TO ALL TEAMS IN MAY. TRAINING FOLLOWS.", True),
        ("New forms went to the north team only.", False),
        ("On target", False),
        (None, False),
    ],
)
def test_the_same_comment_again(other, same):
    rows = [action("Redesign the review form", status=SAID), action("Train clerks", status=other, id="a2")]
    assert bool(found("GT603", actions=rows)) is same


def test_an_action_printed_twice_keeps_its_comment():
    rows = [action("Redesign the review form", status=SAID), action("Redesign the review form.", status=SAID, id="a2")]
    assert found("GT603", actions=rows) == []


USED = (
    "The improvement programme. The improvement board. Improvement goes on. Reviewing officers, reviewing, reviewing."
)


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("Report to the improvemnet board", True),
        ("Report to the the board", True),
        ("Report to the board ,then to cabinet", True),
        ("Report on imporvement", True),
        ("Report on this in September 2106", True),
        ("IRO's to report to the board", True),
        ("Report on improvements", False),
        ("Report on this in September 2026", False),
        ("Use the IRO's report", False),
        ("Report to the board, then to cabinet", False),
        ("Report that that is so", False),
        ("Report on contracts and contacts", False),
    ],
)
def test_slips_of_the_pen(text, slip):
    rows = [{**RECOMMENDATION, "text": USED}]
    assert bool(found("GT604", recommendations=rows, actions=[action(text)])) is slip


@pytest.mark.parametrize(
    ("status", "stray"),
    [("x", True), ("G", True), ("3", True), ("–", False), (".", False), ("OK", False), (None, False)],
)
def test_a_stray_letter(status, stray):
    assert bool(found("GT605", actions=[action(status=status)])) is stray


@pytest.mark.parametrize(
    ("one", "other", "several"),
    [
        ("Ask the Family Justice Board", "Report to the Family Justice Panel", True),
        ("Set up a Carers Forum", "Meet the Carers' Forum", True),
        ("Check each PEP and YPIC form", "Check YPiC forms", True),
        ("Fernshire's Corporate Parenting Committee", "The Corporate Parenting Board", True),
        ("Ask the Children in Care Council", "Report to the Children in Care Board", False),
        ("Ask the Family Justice Board", "Report to the Health Board", False),
        ("Check each PEP", "Check all PEPs", False),
    ],
)
def test_one_body_with_two_names(one, other, several):
    assert bool(found("GT606", actions=[action(one), action(other, id="a2")])) is several


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("Write the protocol. Train all teams in it.", True),
        ("The board to agree a pledge. Publish it.", True),
        ("Forms to be redesigned. Staff to be trained in May.", True),
        ("Write the protocol. It will replace three others.", False),
        ("Write the protocol, train all teams", False),
        ("Review by e.g. phone or letter", False),
    ],
)
def test_several_actions_in_one_row(text, several):
    assert bool(found("GT607", actions=[action(text)])) is several


@pytest.mark.parametrize(
    ("text", "verbless"),
    [
        ("Clear thresholds for schools", True),
        ("More foster homes for teenagers", True),
        ("Chronologies of good quality", True),
        ("Training for foster carers", False),
        ("Recruitment of two reviewing officers", False),
        ("Schools to hold a list", False),
        ("Agree clear thresholds", False),
        ("Plans are clear", False),
        ("Monthly audit of visits", False),
    ],
)
def test_an_action_without_a_verb(text, verbless):
    assert bool(found("GT608", actions=[action(text)])) is verbless


@pytest.mark.parametrize(
    ("text", "placeholder"),
    [
        ("Meet [insert name of school]", True),
        ("Open the hub (location to be agreed) (TBC)", True),
        ("Report to XX each month", True),
        ("Agree the rota with ____", True),
        ("Report to the Xavier trust", False),
        ("Confirm the rota [see page 4]", False),
        ("Agree what is to be confirmed by whom", False),
    ],
)
def test_a_placeholder(text, placeholder):
    assert bool(found("GT609", actions=[action(text)])) is placeholder


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("FRAG to ask the PQB and the WSM", True),
        ("The QFP, RST and XWB meet", True),
        ("JLB forms, TRW forms and KPV forms", True),
        (
            "The Family Risk Group (FRAG), Practice Quality Board (PQB) and Weekly Staff Meeting (WSM) "
            "report; FRAG leads",
            False,
        ),
        ("HR and IT report to the NHS", False),
        ("FRAG meets", False),
    ],
)
def test_short_forms_without_explanation(text, bare):
    assert bool(found("GT610", actions=[action(text)])) is bare


@pytest.mark.parametrize(
    ("status", "first"),
    [
        ("I've asked the trust again.", True),
        ("This month I met the provider.", True),
        ("Agreed with my manager.", True),
        ("Phase I was completed.", False),
        ("Leaflet “I have a voice” printed.", False),
        ("We have asked the trust again.", False),
    ],
)
def test_the_first_person(status, first):
    assert bool(found("GT611", actions=[action(status=status)])) is first


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("The tracker has been rebuilt", True),
        ("New guidance for carers has recently been issued", True),
        ("Two posts have been created", True),
        ("Rebuild the tracker", False),
        ("Check that the tracker has been rebuilt", False),
        ("Where a child has been missing, the nurse to call", False),
    ],
)
def test_an_action_told_as_done(text, done):
    assert bool(found("GT613", actions=[action(text)])) is done


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("Explore a joint service with health", True),
        ("The panel to consider the needs of teenagers", True),
        ("Write an action plan for the night service", True),
        ("Consider three designs and choose one", False),
        ("Review the night service", False),
        ("Write a care plan for each child", False),
    ],
)
def test_a_vague_action(text, vague):
    assert bool(found("GT614", actions=[action(text)])) is vague
