"""The rules on positions, remedies, dates and copies: each on wordings of our own, and on near misses."""

from __future__ import annotations

import pytest

from tests.unit.plan.checks.wording_tables import action, found

SECOND = {"id": "r2", "number": "2", "text": "Help care leavers into work and a home of their own"}
FIRST = {"id": "r1", "number": "1", "text": "Make sure that children are visited and heard"}
BOTH = {"recommendations": [FIRST, SECOND]}


def due(text: str, **fields) -> dict:
    return action(due={"text": text, **fields})


def position(day: str, done: str = "", **parts) -> dict:
    said = {"actions_completed": {"text": [done] if done else []}}
    return {"recommendation": "r1", "as_at": day, **said, **parts}


def remedy(text: str, outstanding: str = "Visits are late", by: str = "Ada Marsh, May 2026") -> dict:
    return {"recommendation": "r1", "outstanding": outstanding, "remedies": [text], "by": by}


@pytest.mark.parametrize(
    ("code", "row", "breaks"),
    [
        ("GT224", due("Dec 2026, with clear signs of improvement by autumn"), True),
        ("GT224", due("Steadily rising until Dec 2026"), True),
        ("GT224", due("Dec 2026, 40% by September"), False),
        ("GT225", due("By end October"), True),
        ("GT225", due("12 May, first thing"), True),
        ("GT225", due("October 2026 [slipped from May]"), False),
        ("GT225", due("Autumn term 2026"), False),
        ("GT226", due("Starting July 2026", earliest="2026-07-01", kinds=["month"]), True),
        ("GT226", due("July 2026, then termly", latest="2026-07-31", kinds=["month", "recurring"]), True),
        ("GT226", due("July 2026", latest="2026-07-31", kinds=["month"]), False),
        ("GT226", due("Ongoing", kinds=["ongoing"]), False),
        ("GT614", action("Consideration is to be given to a second office"), True),
        ("GT614", action("A second office is opened after consideration of three sites"), False),
        ("GT615", action("Maintain close links with the college"), True),
        ("GT615", action("The duty team to carry on meeting each morning; links to continue to be made"), False),
        ("GT615", action("Health visitors will carry on with joint visits"), True),
        ("GT615", action("Stop the weekly list and start a daily one"), False),
        ("GT615", action("Continue the weekly list and introduce a daily one"), False),
        ("GT607", action("Ask schools for their lists, agree dates with each head and write to every parent"), True),
        ("GT607", action("Reports to be on the agenda each month. Two managers to visit every home."), True),
        ("GT607", action("Review, update and publish the procedures"), False),
        ("GT414", action("Two extra advisers: posts to be filled", cost={"text": "£81,000", "amount": 81000}), True),
        ("GT414", action("A housing adviser post", cost={"text": "£81,000 p.a.", "amount": 81000}), False),
        ("GT414", action("A new van for the contact centre", cost={"text": "£21,000", "amount": 21000}), False),
    ],
)
def test_one_action(code, row, breaks):
    assert bool(found(code, actions=[row])) is breaks


@pytest.mark.parametrize(
    ("said", "explains"),
    [
        ("Two nurses left in March and the clinic was closed for a month.", True),
        ("Results are not known until July.", True),
        ("Two nurses left in March. Ask the hospital for a loan of one.", False),
        ("The clinic was closed; a second one must be found.", False),
        ("A loan nurse works from 3 June 2026; the clinic was closed.", False),
        ("Clinic to be re-opened.", False),
    ],
)
def test_a_remedy_that_only_explains(said, explains):
    assert bool(found("GT617", remedial_actions=[remedy(said)])) is explains


@pytest.mark.parametrize(
    ("outstanding", "stray"),
    [
        ("Things are better, although it is too early to see it in the figures", True),
        ("A website for young people", True),
        ("The tracker of visits is late", False),
        ("Set up tracker of visits", False),
    ],
)
def test_a_remedy_for_none_of_the_actions(outstanding, stray):
    parts = {"actions": [action()], "remedial_actions": [remedy("Ask the web team for help", outstanding)]}
    assert bool(found("GT724", **parts)) is stray


def test_one_remedy_for_two_things_that_are_late():
    cause = "Staff were moved to the front door for six weeks in spring"
    twice = [remedy(cause), remedy(cause + ".", "Plans are late")]
    apart = [remedy(cause), remedy("A second team leader is hired in May", "Plans are late")]
    assert (len(found("GT616", remedial_actions=twice)), found("GT616", remedial_actions=apart)) == (1, [])


@pytest.mark.parametrize(
    ("report", "done"),
    [
        ("A tracker of visits has been set up and launched.", True),
        ("Tracker of visits finished", True),
        ("Tracker of visits: prices asked of three firms.", False),
        ("The tracker of visits will be launched in May.", False),
        ("A new form for plans was launched.", False),
    ],
)
def test_done_in_a_position_and_still_on_the_list(report, done):
    parts = {"actions": [action("Set up a tracker of visits")], "positions": [position("2026-03-01", report)]}
    assert bool(found("GT521", **parts)) is done


def test_what_is_rated_green_is_not_still_to_do():
    row = action("Set up a tracker of visits", rag="green")
    assert (
        found("GT521", actions=[row], positions=[position("2026-03-01", "Tracker of visits set up and launched")]) == []
    )


@pytest.mark.parametrize(("again", "told"), [("Children wait less.", False), ("Children wait 8 days, not 20.", True)])
def test_the_effect_is_told(again, told):
    days = ("2025-11-01", "2026-03-01", "2026-07-01")
    effects = ("Children wait less.", "Children wait less", again)
    rows = [position(d, "Staff trained.", impact={"text": [e]}) for d, e in zip(days, effects, strict=True)]
    assert bool(found("GT329", positions=rows)) is not told


def test_one_report_alone_is_too_early_for_an_effect():
    rows = [
        position(day, said, impact={"text": ["Children wait less."]})
        for day, said in (("2025-11-01", ""), ("2026-03-01", "Begun."))
    ]
    assert found("GT329", positions=rows) == []


@pytest.mark.parametrize(
    ("colours", "red"),
    [(["amber", "red"], True), (["red", None], True), (["red", "amber"], False), ([None, None], False)],
)
def test_red_without_remedy(colours, red):
    days = ("2025-11-01", "2026-03-01")
    rows = [position(day, outcome={"text": ["Heard."], "rag": rag}) for day, rag in zip(days, colours, strict=True)]
    assert bool(found("GT524", positions=rows)) is red
    assert found("GT524", positions=rows, remedial_actions=[remedy("Hire a worker")]) == []


@pytest.mark.parametrize(
    ("text", "closed"),
    [("Complete.", True), ("Actions completed", True), ("Completed: all 14 seen", False), ("Begun.", False)],
)
def test_closed_on_a_word(text, closed):
    assert bool(found("GT525", positions=[position("2026-03-01", text)])) is closed


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("At least 9 in 10 plans are clear: 90% by audit", True),
        ("Plans are clear in 90% of files, up from 70%", False),
        ("Plans are clear in most files", False),
    ],
)
def test_a_share_from_nowhere(text, bare):
    assert bool(found("GT325", actions=[action(text)])) is bare


def test_a_target_without_a_figure_among_its_like():
    rows = [action("Audit target: 80% of plans are clear"), action("Audit target: risks are named", id="a2")]
    other = [rows[0], action("Note: risks are named", id="a2")]
    assert (len(found("GT326", actions=rows)), found("GT326", actions=other)) == (1, [])


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("All advisers and workers will be coached in GROW goals", True),
        ("All advisers will be coached in first aid", False),
        ("GROW posters to be put up in each office", False),
    ],
)
def test_one_training_in_two_places(text, one):
    rows = [action("GROW workshops for advisers"), action(text, id="a2", recommendations=["r2"])]
    assert bool(found("GT723", actions=rows, **BOTH)) is one


def test_two_recommendations_with_the_same_tail():
    tail = "above all for boys of twelve and older whose marks are low"
    rows = [{"id": "r1", "number": "1", "text": f"Chairs must check each plan, {tail}"}]
    other = {"id": "r2", "number": "2", "text": f"Help every child to read, {tail}"}
    near = {"id": "r2", "number": "2", "text": "Help every child to read, above all boys whose marks in maths are low"}
    shared, apart = (found("GT721", recommendations=[*rows, row]) for row in (other, near))
    assert (len(shared), apart) == (1, [])


def test_a_slipped_row_is_not_recovered_by_the_remedy_of_its_near_twin():
    slipped = {"text": "May 2026", "latest": "2026-05-31", "kinds": ["month"], "slipped_from": ["March 2026"]}
    rows = [
        action("Ask young people what they think of the plans that are made for them and with them", due=slipped),
        action("Ask parents what they think of the plans that are made for them and with them", id="a2", due=slipped),
    ]
    late = remedy("Hire a worker", rows[1]["text"])
    messages = found("GT213", actions=rows, remedial_actions=[late])
    assert len(messages) == 1


@pytest.mark.parametrize(
    ("status", "stale"),
    [
        ("All three were in place by 18 May 2026", False),
        ("110 plans had been reviewed by 30 May 2026", False),
        ("To be in place by 18 May 2026", True),
        ("Interviews will be held by 18 May 2026", True),
    ],
)
def test_a_report_of_a_past_day_is_not_stale(status, stale):
    assert bool(found("GT205", dated="2026-07", actions=[action(status=status)])) is stale


@pytest.mark.parametrize(
    "text",
    [
        "Read twenty records each month",
        "Report to the committee on what was found",
        "Review every plan that is a year old",
    ],
)
def test_an_order_is_no_wished_state(text):
    assert found("GT304", actions=[action(text)]) == []


def test_a_wish_with_an_adjective_before_its_people_is_a_state():
    assert len(found("GT304", actions=[action("Families of disabled children feel listened to")])) == 1


def test_a_workstream_ends_the_time_limit_of_the_group_above_it():
    sections = [{"id": "s1", "title": "Soon", "timescale": "6 months"}, {"id": "s2", "title": "Care leavers"}]
    stream = {"id": "s2", "title": "A: Practice", "sponsor": "Director"}
    row = action(section="s2", due={"text": "12 months", "kinds": ["relative"]})
    below, after = (found("GT211", sections=parts, actions=[row]) for parts in (sections, [sections[0], stream]))
    assert (len(below), after) == (1, [])


def test_a_comment_over_merged_rows_is_printed_once():
    said = "The service began in June and 44 children were seen."
    rows = [action(f"Step {n} of the service", id=f"a{n}", status=said, source={"line": 9}) for n in (1, 2, 3)]
    apart = [row | {"source": {"line": n}} for n, row in enumerate(rows, 1)]
    assert (found("GT603", actions=rows), len(found("GT603", actions=apart))) == ([], 1)


@pytest.mark.parametrize(
    ("lead", "doubt"),
    [
        ("Ada Marsh until a manager is found", True),
        ("Head of Service (to be appointed)", True),
        ("Ada Marsh / Nick Lane", False),
        ("Ada Butler", False),
    ],
)
def test_a_lead_in_doubt(lead, doubt):
    assert bool(found("GT118", actions=[action(leads=[lead])])) is doubt


@pytest.mark.parametrize(
    ("said", "rag", "fires"),
    [
        ("Needs another look in the new year", "green", True),
        ("Needs another look in the new year", "amber", False),
        ("Completed", "green", False),
    ],
)
def test_green_where_the_date_was_given_up(said, rag, fires):
    assert bool(found("GT526", actions=[due(said, kinds=["unknown"]) | {"rag": rag}])) is fires


@pytest.mark.parametrize(("share", "met"), [(92, True), (90, True), (61, False)])
def test_a_target_that_is_met(share, met):
    report = f"In May {share}% of visits were written up within two days"
    parts = {
        "actions": [action("90% of visits are written up within two days")],
        "positions": [position("2026-03-01", report)],
    }
    assert bool(found("GT331", **parts)) is met


@pytest.mark.parametrize(
    ("cost", "fires"),
    [
        ("To be met from current resources", True),
        ("£3,000 from the core budget", False),
        ("No cost within the grant", False),
    ],
)
def test_a_cost_met_without_a_figure(cost, fires):
    amount = 3000 if "3,000" in cost else None
    assert bool(found("GT415", actions=[action(cost={"text": cost, "amount": amount})])) is fires


@pytest.mark.parametrize(("inherited", "fires"), [(7, True), (4, False)])
def test_leads_of_merged_rows(inherited, fires):
    how = ["inherited"] * inherited + [None] * 3
    rows = [action(id=f"a{n}", leads=["Ada Marsh"], how={"leads": h} if h else {}) for n, h in enumerate(how)]
    assert bool(found("GT119", actions=rows)) is fires


@pytest.mark.parametrize(
    ("days", "fires"), [(["2026-05-31"] * 3, True), (["2026-05-31"] * 2, False), ([None] * 3, False)]
)
def test_one_date_for_a_whole_recommendation(days, fires):
    rows = [action(id=f"a{n}", due={"text": day, "latest": day}) for n, day in enumerate(days)]
    assert bool(found("GT227", actions=rows)) is fires
