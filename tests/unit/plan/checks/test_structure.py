"""The rules of structure, on wordings of our own and on near misses."""

from __future__ import annotations

import pytest

from tests.support.checking import found, recs, row, touched

ONE = {"recommendations": recs("See every child alone")}
LETTERS = [row(f"Step {ref}", recs="1", ref=ref) for ref in "abcd"]


def numbered(*numbers: str, **fields) -> dict:
    texts = ["See children", "Write it down", "Act on it", "Check it", "Tell them"]
    rows = [{"id": f"r{n}", "number": number, "text": texts[n], **fields} for n, number in enumerate(numbers)]
    return {"recommendations": rows}


def parts(*texts: str) -> dict:
    return {"recommendations": recs(*texts)}


def refs(*names: str) -> list[dict]:
    return [row(f"Step {n} of the work", recs="1", ref=name) for n, name in enumerate(names)]


FIRES = [
    ("GT720", [row("Launch the website", recs="1"), row("A website section for carers to be designed", recs="2")], {}),
    (
        "GT720",
        [row("Draft a housing policy", recs="1"), row("The Housing Policy is to include 16 year olds", recs="2")],
        {},
    ),
    ("GT719", [row("Add a box", recs="1")], {**ONE, "status": "draft"}),
    ("GT701", [row("Add a box", recs="1")], parts("See children", "Write it down")),
    ("GT701", [row("", recs="1", ref="1.1")], ONE),
    (
        "GT702",
        [row("Buy laptops for the duty team", recs="1 2")],
        parts("Keep social workers from leaving Fernshire", "Buy the duty team laptops"),
    ),
    ("GT703", [row("Add a box", recs="1", leads=["AM"]), row("and at school.")], ONE),
    ("GT703", [row("Add a box", recs="1"), row("and at school.", orphan=True, recs="1")], ONE),
    ("GT704", [row("One", recs="1"), row("Two", recs="1"), row("Paint the hall", "May 2026", leads=["AM"])], ONE),
    ("GT705", [row("", "May 2026", recs="1")], ONE),
    ("GT706", [row("One", ref="a"), row("Two", ref="b"), row("Three")], {}),
    ("GT707", [], numbered("7", "Rec 7")),
    ("GT707", [], numbered("3/4", "4")),
    ("GT707", refs("2.1", "2.1."), ONE),
    ("GT707", refs("b)", "B)"), ONE),
    ("GT708", [*refs("1.1", "1.2"), row("Check", recs="2", ref="7.1")], parts("See children", "Check it")),
    ("GT709", [], numbered("11", "12", "14")),
    ("GT709", refs("C3", "C4"), ONE),
    ("GT709", refs("2.1", "2.2", "2.5"), ONE),
    ("GT710", [LETTERS[0], LETTERS[2]], ONE),
    ("GT710", [*LETTERS[:3], row("Step", recs="1", ref="D)")], ONE),
    ("GT711", [row("Do as recommendation 9 asks (see recommendation 9)", recs="1")], ONE),
    ("GT711", [row("Publish it (as per action 4.7)", recs="1", ref="1.1")], ONE),
    (
        "GT711",
        [row("Publish it", recs="1", see_also="cf. Workstream F")],
        {**ONE, "sections": [{"id": "a", "title": "A: Duty"}, {"id": "b", "title": "B: Care"}]},
    ),
    ("GT711", [row("Publish it (see also action)", recs="1")], ONE),
    ("GT711", [row("Meet the standard described under B2", recs="1", ref="B7")], ONE),
    (
        "GT712",
        [],
        parts("Share every pathway plan with the young person", "Share every Pathway Plan with the young person."),
    ),
    (
        "GT713",
        [],
        parts(
            "Keep sibling groups together when they move to foster homes",
            "Foster homes must let sibling groups stay together whenever they move",
        ),
    ),
    ("GT714", [], numbered("13/14")),
    ("GT714", [], numbered("4 and 5")),
    ("GT715", [], numbered("18", withdrawn=True)),
    ("GT716", [row("Hold talks", recs="1", unpaired={"leads": ["Ada Marsh"]})], ONE),
    (
        "GT717",
        [row("Open a drop-in for care leavers", recs="1"), row("A drop-in for Care Leavers to be opened", recs="2")],
        {},
    ),
    (
        "GT718",
        [row("Add a box", section="s", commitment="We see children")],
        {"sections": [{"id": "s", "title": "Duty", "commitments": ["We see children", "Nobody waits for an answer"]}]},
    ),
]
SILENT = [
    ("GT720", [row("Draft a housing policy", recs="1"), row("Draft a leave policy", recs="2")], {}),
    (
        "GT720",
        [row("Launch the website", recs="1"), row("Put the new website out to tender and build it", recs="1")],
        {},
    ),
    (
        "GT711",
        [row("Follow section 47 and Section 20", recs="1")],
        {**ONE, "sections": [{"id": "a", "title": "A: Duty"}, {"id": "b", "title": "B: Care"}]},
    ),
    ("GT719", [row("Draft a policy", recs="1")], ONE),
    ("GT701", [row("Add a box", recs="1 2")], parts("See children", "Write it down")),
    (
        "GT702",
        [row("Pay social workers to stay in Fernshire", recs="1 2")],
        parts("Keep social workers from leaving Fernshire", "Pay them more to stay"),
    ),
    ("GT702", [row("Buy laptops", recs="1")], parts("Keep social workers from leaving Fernshire")),
    ("GT703", [row("Add a box"), row("and at school.")], {}),
    ("GT703", [row("Add a box", recs="1"), row("Talk at school", "May 2026")], ONE),
    ("GT704", [row("One"), row("Two", recs="1")], ONE),
    ("GT705", [row("", recs="1")], ONE),
    ("GT706", [row("One", ref="a"), row("Two"), row("Three")], {}),
    ("GT707", [], numbered("1", "11", "1.1")),
    ("GT707", [row("One", ref="a)", recs="1"), row("Two", ref="a)", recs="2")], {}),
    ("GT708", [*refs("1.1", "1.2"), row("Check", recs="2", ref="2.7")], parts("See children", "Check it")),
    ("GT708", refs("A5.1", "A5.2"), ONE),
    ("GT709", [], numbered("11", "12/13", "14")),
    ("GT709", refs("2.1", "2.2", "2.3"), ONE),
    ("GT709", [], numbered("1", None, "2")),
    ("GT710", LETTERS, ONE),
    (
        "GT711",
        [row("Work with 16 and 17 year olds under S20, as in Phase 2, list 8 and Annex A", recs="1", ref="A5")],
        ONE,
    ),
    ("GT711", [row("See recommendation 1 and action 1.2", recs="1", ref="1.2")], ONE),
    ("GT711", [row("Take action; act on each recommendation of the review", recs="1")], ONE),
    (
        "GT712",
        [],
        parts(
            "Share every pathway plan with the young person", "Share every care plan with the young person and carer"
        ),
    ),
    ("GT713", [], parts("Keep sibling groups together when they move", "Keep young people in school when they move")),
    ("GT714", [], numbered("13", "14")),
    ("GT715", [], numbered("18")),
    ("GT716", [row("Hold talks", recs="1", unpaired={})], ONE),
    (
        "GT717",
        [row("Open a drop-in for care leavers", recs="1"), row("Open a drop-in for foster carers", recs="2")],
        {},
    ),
    (
        "GT717",
        [row("Review the layout of care plans", recs="1"), row("Review the layout of health plans", recs="1")],
        {},
    ),
    (
        "GT718",
        [row("Add a box", section="s", commitment="We will see children alone")],
        {"sections": [{"id": "s", "title": "Duty", "commitments": ["Fernshire will see children alone"]}]},
    ),
]


@pytest.mark.parametrize(("code", "rows", "others"), FIRES)
def test_a_paraphrase_is_found(code, rows, others):
    assert [finding.code for finding in found(code, *rows, **others)][:1] == [code]


@pytest.mark.parametrize(("code", "rows", "others"), SILENT)
def test_a_near_miss_is_not(code, rows, others):
    assert found(code, *rows, **others) == []


def test_an_orphan_points_at_the_row_above_it():
    rows = [row("Add a box", recs="1", leads=["AM"]), row("and at school.")]
    assert [(f.actions, f.recommendations) for f in found("GT703", *rows, **ONE)] == [(("a2",), ("1",))]


def test_three_places_of_one_action_are_one_finding():
    rows = [row("Open a drop-in for care leavers", recs=str(n)) for n in (1, 2, 3)]
    assert touched(found("GT717", *rows)) == [("a1", "a2", "a3")]


def printed(line: int, how: str | None = None, rec: str = "1") -> dict:
    return row(f"Step {line}", recs=rec, source={"line": line}, how={"recommendations": how} if how else {})


def test_a_recommendation_printed_again_over_later_rows_is_repeated():
    merged = [printed(line, "inherited") for line in range(2, 6)]
    assert len(found("GT712", printed(1), *merged, printed(9), **parts("See every child alone at each visit"))) == 1
    assert found("GT712", printed(1), *merged, **parts("See every child alone at each visit")) == []


def test_a_layout_that_prints_the_recommendation_in_every_row_repeats_nothing():
    assert (
        found("GT712", *[printed(line) for line in range(1, 6)], **parts("See every child alone at each visit")) == []
    )
