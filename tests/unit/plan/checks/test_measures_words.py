"""The rules of measures, on wordings of no real plan, and on wordings that only look alike."""

from __future__ import annotations

import pytest

from tests.unit.plan.checks.wording_tables import RECOMMENDATION, action, found


def outcome(text: str, **fields) -> dict:
    return {"id": "o1", "recommendations": ["r1"], "text": text} | fields


@pytest.mark.parametrize(
    "text",
    [
        "Re-referrals cut by XX% within a year",
        "Reviews held on time: __% by March",
        "Care leavers in work up by 10% by ?",
        "90% of visits on time (date tbc)",
        "Fewer moves: target to be agreed with the board",
        "Repeat plans down to x% of all plans",
    ],
)
def test_a_gap_is_found(text):
    assert len(found("GT301", outcomes=[outcome(text)])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "90% of visits on time by March 2027",
        "Children can answer the question: who will look after me?",
        "All targets agreed with the board are met",
        "Next of kin are named in every file",
    ],
)
def test_no_gap_is_found(text):
    assert found("GT301", outcomes=[outcome(text)]) == []


@pytest.mark.parametrize(
    ("text", "task"),
    [
        ("Write to every head teacher", True),
        ("The nurse to attend the panel", True),
        ("Health reports to be filed within a week", True),
        ("Establishment of a young people's hub", True),
        ("1) Families feel heard 2) Commission a survey of parents", True),
        ("Improve the safety of children who go missing", False),
        ("Support is offered within a week", False),
        ("Audit findings show that plans are specific", False),
        ("Reports reach families within a week of the meeting", False),
        ("Children are able to name their worker", False),
    ],
)
def test_an_outcome_that_is_a_task(text, task):
    assert bool(found("GT303", outcomes=[outcome(text)])) is task


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Care plans are consistently specific and timely", True),
        ("Managers understand the thresholds", True),
        ("Learning from complaints informs training", True),
        ("Every child has a named worker and foster carers have a voice", True),
        ("Make care plans specific and timely", False),
        ("Care plans to be rewritten with families", False),
        ("A post of participation officer is created", False),
        ("The panel will check each plan", False),
        ("The board to understand its duties through training", False),
        ("Training for managers in the thresholds", False),
    ],
)
def test_an_action_that_is_an_outcome(text, state):
    assert bool(found("GT304", actions=[action(text)])) is state


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Placement policy", True),
        ("Carers feel supported", True),
        ("Improved confidence of 16 and 17 year olds", True),
        ("Every child has a health plan", False),
        ("No child waits for a review", False),
        ("95% of visits on time", False),
        ("Policy agreed by June 2026", False),
    ],
)
def test_a_success_measure_without_a_figure(text, bare):
    sections = [{"id": "s1", "title": "Practice", "success_measures": [text]}]
    assert bool(found("GT305", sections=sections)) is bare


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("Reduction in the number of placement moves", True),
        ("Higher take-up of health checks", True),
        ("Number of parents who join the group", True),
        ("Fewer complaints about late reports", True),
        ("Placement moves down from 14% to 9%", False),
        ("Improved understanding of risk", False),
        ("All carers take up the offer more often", False),
        ("Take-up reduced by ?%", False),
    ],
)
def test_a_direction_without_an_amount(text, open_):
    assert bool(found("GT307", outcomes=[outcome(text)])) is open_


@pytest.mark.parametrize(
    ("text", "aim"),
    [
        ("Increase the use of advocates", True),
        ("Improve placement choice for teenagers (*)", True),
        ("Strengthen management oversight", True),
        ("Increase the use of advocates by a leaflet in each welcome pack", False),
        ("Reduce caseloads to 18", False),
        ("Publish the guide to advocacy", False),
    ],
)
def test_a_change_without_a_step(text, aim):
    assert bool(found("GT308", actions=[action(text)])) is aim


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Attainment improves by an average of 5%", True),
        ("Turnover reduced to below 12%", True),
        ("Time to match cut to 100 days", True),
        ("Turnover reduced from 19% to below 12%", False),
        ("Attainment improves by 5%, compared with 2025", False),
        ("90% of reviews are on time", False),
    ],
)
def test_a_target_of_change_without_a_baseline(text, bare):
    assert bool(found("GT309", outcomes=[outcome(text)])) is bare


@pytest.mark.parametrize(
    ("outcome_text", "indicator", "other"),
    [
        ("Time from referral to assessment falls to 20 days", "Days between a visit and the review", True),
        ("Weeks from the panel's approval to placement halve", "Average weeks from referral to assessment", True),
        ("Days from court order to matching fall", "Average days from entering care to placement", True),
        ("Time from referral to assessment falls to 20 days", "Days taken to assess a child after referral", False),
        ("Days from court order to matching fall", "Average days from the court's order until matched", False),
        ("Reviews are on time", "% of reviews within 20 days of entering care", False),
    ],
)
def test_an_indicator_that_times_something_else(outcome_text, indicator, other):
    indicators = [{"recommendations": ["r1"], "code": "T1", "text": indicator}]
    assert bool(found("GT312", outcomes=[outcome(outcome_text)], indicators=indicators)) is other


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("The panel agreed on 4/2/26 to look at this twice a year", True),
        ("A new dashboard was launched. Managers will use it weekly.", True),
        ("Cabinet has approved the budget; recruitment to follow in May 2026", True),
        ("Number of cases the panel has considered", False),
        ("% of plans agreed with families", False),
        ("Average days from when a need was known to a service", False),
    ],
)
def test_news_in_the_indicator_s_place(text, news):
    assert bool(found("GT314", indicators=[{"recommendations": ["r1"], "text": text}])) is news


@pytest.mark.parametrize(
    ("told", "missed"),
    [
        ("In June 62% of files sampled held an up-to-date chronology.", True),
        ("Dip sampling: up-to-date chronology on file in 70 per cent of cases.", True),
        ("The chronology was up to date on 79% of files.", True),
        ("In June 88% of files sampled held an up-to-date chronology.", False),
        ("60% of staff attended the workshop.", False),
        ("Chronologies are up to date on 91% of files, up from 62%.", False),
        ("The target remains that 60% of files hold an up-to-date chronology by May.", False),
    ],
)
def test_a_target_missed(told, missed):
    target = action("Audit: at least 85% of files hold an up-to-date chronology")
    position = {"recommendation": "r1", "as_at": "2026-03-01", "actions_completed": {"text": [told]}}
    assert bool(found("GT318", actions=[target], positions=[position])) is missed


def test_a_share_that_should_fall_is_not_missed_when_it_is_low():
    target = action(
        "Agency workers reduced to below 20% of social workers", status="Agency workers are 14% of social workers"
    )
    assert found("GT318", actions=[target]) == []


def test_all_is_missed_by_a_share():
    done = action("All care plans reviewed on transfer", status="Care plans reviewed on transfer for 66%.")
    assert len(found("GT318", actions=[done])) == 1


@pytest.mark.parametrize("text", ["As above", "see above.", "Ditto", "As per the above", "Same as above"])
def test_as_above(text):
    assert len(found("GT317", actions=[action(difference=[text])])) == 1


@pytest.mark.parametrize(
    "text", ["As above all, children are safe", "The same worker throughout", "Carers see above-average support"]
)
def test_not_as_above(text):
    assert found("GT317", actions=[action(difference=[text])]) == []


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("Services meet the needs of children and families", True),
        ("Better outcomes for looked after children", True),
        ("Young people receive timely support of a high standard", True),
        ("Young people receive a laptop", False),
        ("Families know whom to ring at night", False),
        ("95% of children receive good services", False),
    ],
)
def test_an_outcome_that_fits_anything(text, general):
    assert bool(found("GT322", outcomes=[outcome(text)])) is general


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("Children are visited and heard", True),
        ("That children are visited and are heard", True),
        ("We make sure children are visited and heard", True),
        ("97% of children seen alone each month", False),
        ("Children say their worker listens", False),
        ("Visits are recorded within two days", False),
    ],
)
def test_the_recommendation_again(text, again):
    assert bool(found("GT320", outcomes=[outcome(text)])) is again


OTHER = {"id": "r2", "number": "2", "text": "Supervise staff every month"}
WHY = "To find out where records do not help the reader"


@pytest.mark.parametrize(
    ("why", "copied"),
    [
        (WHY, True),
        ("To find out where records don't help the reader.", True),
        ("To find out where the records do not help the reader;", True),
        ("Supervision records show whether staff reflect", False),
        ("As above", False),
        ("Records help", False),
    ],
)
def test_a_copied_reason(why, copied):
    rows = [
        action("Audit case files", why=[WHY]),
        action("Audit supervision", why=[why], id="a2", recommendations=["r2"]),
    ]
    assert bool(found("GT316", recommendations=[RECOMMENDATION, OTHER], actions=rows)) is copied


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Managers have live figures.", True),
        ("Better systems and processes.", True),
        ("", True),
        ("Young people are seen sooner.", False),
        ("Birth relatives are supported.", False),
        ("Carers know whom to call.", False),
    ],
)
def test_an_effect_that_names_nobody(text, missing):
    positions = [
        {"recommendation": "r1", "as_at": "2026-03-01", "impact": {"text": [text]}},
        {"recommendation": "r2", "as_at": "2026-03-01", "impact": {"text": ["Children are safer."]}},
    ]
    assert bool(found("GT323", recommendations=[RECOMMENDATION, OTHER], positions=positions)) is missing


GOAL = "Children who run away are found sooner and are offered help"


@pytest.mark.parametrize(
    ("later", "reworded"),
    [
        ("Children who run away may be found sooner and offered some help", True),
        ("More children who run away are found, and are offered help", True),
        ("Children who run away are more likely to be found sooner and offered help", True),
        (f"{GOAL}.", False),
        (f"{GOAL};", False),
        ("Foster carers are paid on time", False),
    ],
)
def test_a_goal_reworded(later, reworded):
    positions = [
        {"recommendation": "r1", "as_at": day, "impact": {"text": [text]}}
        for day, text in (("2025-11-01", GOAL), ("2026-03-01", later))
    ]
    assert bool(found("GT324", positions=positions)) is reworded
