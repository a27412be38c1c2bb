"""What a plan makes of a report's findings: one case for each verdict, and the near misses."""

import pytest

from goldthread.plan.coverage import coverage_of
from goldthread.plan.model import Plan
from goldthread.plan.report import Finding, Report

ASKED = {
    "1": "See every child within a working day of a referral, and record what the child has said in the file.",
    "2": "Hold supervision every four weeks, so that managers can challenge drift and delay.",
    "3": "Ensure that looked after children at key stage 4 have a personal education plan.",
}


def report() -> Report:
    return Report(recommendations=tuple(Finding(number=number, text=text) for number, text in ASKED.items()))


def plan(*rows: tuple, acted: str = "123456") -> Plan:
    """A plan of these rows: number, text, and maybe withdrawn. The rows at the places ``acted`` have actions."""
    recommendations = [
        {"id": f"r{at}", "number": row[0], "text": row[1], "withdrawn": len(row) > 2} for at, row in enumerate(rows, 1)
    ]
    actions = [{"id": f"a{at}", "recommendations": [f"r{at}"]} for at in range(1, len(rows) + 1) if str(at) in acted]
    return Plan.model_validate({"recommendations": recommendations, "actions": actions})


def verdicts(plan: Plan) -> dict:
    return {covered.finding.number: covered.verdicts for covered in coverage_of(report(), plan).findings}


RECORDED = "and record what the child has said in the file"
WORD_FOR_WORD = tuple(ASKED.items())


def test_word_for_word_and_with_actions_is_answered():
    assert set(verdicts(plan(*WORD_FOR_WORD)).values()) == {("answered",)}


def test_no_action_withdrawn_and_missing():
    rows = [WORD_FOR_WORD[0], ("2", "This repeats recommendation 1 and has been removed.", True)]
    assert verdicts(plan(*rows, acted="")) == {"1": ("no action",), "2": ("withdrawn",), "3": ("missing",)}


def test_two_findings_in_one_recommendation_are_merged():
    both = plan(("1/2", "See every child and hold supervision."), WORD_FOR_WORD[2])
    assert verdicts(both) == {"1": ("merged",), "2": ("merged",), "3": ("answered",)}
    assert coverage_of(report(), both).findings[0].with_findings == ("2",)


def test_a_text_that_breaks_off_is_cut_off():
    found = coverage_of(
        report(),
        plan(("1", "See every child within a working day of a referral, and record what the"), *WORD_FOR_WORD[1:]),
    )
    assert found.findings[0].verdicts == ("answered", "cut off")
    assert found.findings[0].changes[0].lost == "child has said in the file."


@pytest.mark.parametrize(
    ("number", "text", "kind", "lost"),
    [
        ("1", "See every child within a working day of a referral.", "clause lost", RECORDED),
        ("2", "Hold supervision every six weeks, so that managers can challenge drift.", "words changed", "four delay"),
        ("3", "Ensure that CYPIC at KS4 have a PEP.", "abbreviated", ""),
        ("3", "Ensure that LAC at KS4 have a PEP", "abbreviated", ""),
    ],
)  # fmt: skip
def test_the_kind_of_a_change(number, text, kind, lost):
    rows = [(theirs, text if theirs == number else asked) for theirs, asked in ASKED.items()]
    covered = next(row for row in coverage_of(report(), plan(*rows)).findings if row.finding.number == number)
    assert covered.verdicts == ("answered", "wording changed")
    assert (covered.changes[0].kind, covered.changes[0].lost) == (kind, lost)


def test_a_lost_clause_ranks_above_other_words_and_those_above_an_abbreviation():
    changed = plan(
        ("1", "Ensure that every child is seen within a working day of a referral, and record what it said."),
        ("2", "Hold supervision every four weeks."),
        ("3", "Ensure that CLA at KS4 have a PEP."),
    )  # fmt: skip
    assert [covered.finding.number for covered in coverage_of(report(), changed).worst_first] == ["2", "1", "3"]


@pytest.mark.parametrize(
    "copy", ["See every child, within a working day of a referral and record what the child has said in the file"]
)
def test_signs_and_spaces_are_no_change(copy):
    assert verdicts(plan(("1", copy), *WORD_FOR_WORD[1:]))["1"] == ("answered",)


def test_words_match_where_numbers_do_not():
    shifted = plan(
        ("A", ASKED["1"]),
        ("B", "Hold supervision every 4 weeks so managers challenge drift and delay"),
        (None, ASKED["3"]),
    )
    found = coverage_of(report(), shifted).findings
    assert [covered.matched_by for covered in found] == ["words"] * 3
    assert [covered.recommendation.id for covered in found] == ["r1", "r2", "r3"]


def test_the_same_number_over_another_matter_is_no_answer():
    other = plan(
        ("1", "Reduce the use of agency staff."), ("2", "Publish a sufficiency strategy for homes."), WORD_FOR_WORD[2]
    )
    assert verdicts(other) == {"1": ("missing",), "2": ("missing",), "3": ("answered",)}
    assert [row.number for row in coverage_of(report(), other).not_in_report] == ["1", "2"]


def test_a_few_common_words_are_no_match():
    assert verdicts(plan(("9", "See every child.")))["1"] == ("missing",)
