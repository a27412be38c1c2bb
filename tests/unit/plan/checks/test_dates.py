"""The rules of dates, on wordings of our own and on near misses."""

from __future__ import annotations

import pytest

from tests.support.checking import found, recs, row, touched

JULY = {"dated": "2026-07"}
BY_JUNE = {"outcomes": [{"id": "o1", "text": "No child waits for a plan by the end of June 2027"}]}
SIX_MONTHS = {
    "sections": [{"id": "s1", "title": "Soon", "timescale": "4-6 months"}, {"id": "s2", "title": "Care leavers"}]
}

FIRES = [
    ("GT201", [row("Write a guide", recs="1")], {}),
    ("GT202", [row("Write a guide", "to be agreed with partners")], {}),
    ("GT202", [row("Write a guide", "End")], {}),
    ("GT202", [row("Write a guide", "September")], {}),
    ("GT202", [row("Write a guide", "31 June 2026")], {}),
    ("GT202", [row("Write a guide", "Over 2026 - 2027")], {}),
    ("GT203", [row("Write a guide", "March 2026")], JULY),
    ("GT203", [row("Write a guide", "29/6/2026")], JULY),
    (
        "GT203",
        [row("Write a guide", "Sept 25")],
        {"indicators": [{"text": "The board agreed on 16/10/25 to watch this"}]},
    ),
    ("GT204", [row("Let the contract", "May 2026", status="Tenders are still being prepared.")], JULY),
    ("GT204", [row("Let the contract", "May 2026", status="Waiting for the new director.", rag="amber")], JULY),
    ("GT205", [row("Hire two managers", status="Adverts will go out in April 2026.")], JULY),
    ("GT205", [row("Hire two managers", status="In hand; expected by 3 June 2026")], JULY),
    ("GT206", [row("Support carers", "On-going")], {}),
    ("GT206", [row("Support carers", "as required")], {}),
    ("GT206", [row("Support carers", "Termly")], {}),
    ("GT207", [row("Stop overnight stays", "Straight away")], {}),
    ("GT207", [row("Stop overnight stays", "Immediate and ongoing")], {}),
    ("GT208", [row("Write a guide", "within 6 weeks")], {}),
    ("GT209", [row("Write a guide", "May 2026")], {}),
    ("GT209", [row("Write a guide", "May 2027", status="The panel was told of this in February 2027.")], JULY),
    (
        "GT210",
        [
            row("Open a drop-in for care leavers", "May 2026", "1"),
            row("Open the care leavers' drop-in", "Oct 2026", "2"),
        ],
        {},
    ),
    (
        "GT210",
        [
            row("Give every CLA a health passport", "At once", "1"),
            row("Give each looked after child a health passport", "June 2026", "2"),
        ],
        {},
    ),
    ("GT211", [row("Write a guide", "9 months", section="s1")], SIX_MONTHS),
    ("GT211", [row("Write a guide", "one year (12 months)", section="s2")], SIX_MONTHS),
    ("GT211", [row("Write a guide", "March 2027", section="s1")], {**SIX_MONTHS, **JULY}),
    ("GT212", [row("Let the contract by the end of October 2026", "With immediate effect")], {}),
    ("GT212", [row("Draw up and carry out a plan to see all children by April 2027", "Jul-26")], {}),
    ("GT213", [row("Print the leaflet", "May 2026 (was March 2026)", "1")], {}),
    ("GT216", [row("Write a guide", "30/01/27", start="January 2027")], {}),
    ("GT217", [row("Write a guide", "Jan 2027", start="1 Feb 2027")], {}),
    ("GT218", [row(f"Guide {n}", "June 2027") for n in range(12)], {}),
    ("GT219", [row("Roll out the duty rota", "May 2027", "1"), row("Evaluate the duty rota", "March 2027", "1")], {}),
    (
        "GT219",
        [
            row("Train foster carers in first aid", "May 2027", "1"),
            row("Sample files three months after the training", "July 2027", "1"),
        ],
        {},
    ),
    ("GT220", [row("Write a guide", "May 2027, then again by March 2028")], {}),
    ("GT222", [row("Hire assessors", "Sept 2027", outcomes=["o1"])], BY_JUNE),
    ("GT223", [row("Write a guide", "Sept 26"), row("Print it", "Dec 2026")], {}),
]
SILENT = [
    ("GT201", [row("Write a guide", "tbc")], {}),
    ("GT201", [row("All actions completed", leads=["N/A"])], {}),
    ("GT202", [row("Write a guide", "Autumn 2026")], {}),
    ("GT202", [row("Write a guide", "September [slipped from June 2026]")], {}),
    ("GT202", [row("Write a guide", "Over 2026", "1")][:0] or [row("Write a guide", "Jan to June 2026")], {}),
    ("GT203", [row("Write a guide", "August 2026")], JULY),
    ("GT203", [row("Write a guide", "March 2026", status="Completed 19 April 2026.")], JULY),
    ("GT203", [row("Write a guide", "March 2026", rag="blue")], JULY),
    ("GT203", [row("Write a guide", "Sept 25")], {"indicators": [{"text": "The board will meet on 16/10/25"}]}),
    ("GT204", [row("Let the contract", "May 2026", status="Contract let on 3 May 2026.")], JULY),
    ("GT204", [row("Let the contract", "August 2026", status="Tenders are being drawn up.")], JULY),
    ("GT205", [row("Hire two managers", status="Adverts went out in April 2026.")], JULY),
    ("GT205", [row("Hire two managers", status="Adverts will go out in August 2026.")], JULY),
    ("GT206", [row("Support carers", "Monthly from May 2026")], {}),
    ("GT206", [row("Support carers", "3 months")], {}),
    ("GT207", [row("Stop overnight stays", "Ongoing")], {}),
    ("GT207", [row("Stop overnight stays", "Immediately, and no later than 3 May 2026")], {}),
    ("GT208", [row("Write a guide", "within 6 weeks")], JULY),
    ("GT208", [row("Write a guide", "as needed")], {}),
    ("GT209", [row("Write a guide", "May 2027", status="This will be told to the panel in February 2027.")], JULY),
    (
        "GT210",
        [
            row("Open a drop-in for care leavers", "May 2026", "1"),
            row("Open a drop-in for foster carers", "Oct 2026", "2"),
        ],
        {},
    ),
    (
        "GT210",
        [
            row("Review the layout of care plans", "May 2026", "1"),
            row("Review the layout of pathway plans", "Oct 2026", "2"),
        ],
        {},
    ),
    (
        "GT210",
        [
            row("Audit target: 85% of files hold a chronology", "May 2026", "1"),
            row("Audit target: 85% of plans are measurable", "Oct 2026", "2"),
        ],
        {},
    ),
    (
        "GT210",
        [
            row("Open a drop-in for care leavers", "May 2026", "1"),
            row("Open the care leavers' drop-in", "End May 2026", "2"),
        ],
        {},
    ),
    ("GT211", [row("Write a guide", "6 months", section="s1")], SIX_MONTHS),
    ("GT212", [row("Act on the audit report of May 2027", "March 2027")], {}),
    ("GT212", [row("Let the contract by September 2026", "Oct 2026")], {}),
    ("GT212", [row("Follow up the conference held in October 2026", "With immediate effect")], {}),
    ("GT216", [row("Write a guide", "Jan 2027", start="Dec 2026")], {}),
    ("GT217", [row("Write a guide", "Jan 2027", start="Jan 2027")], {}),
    ("GT218", [row(f"Guide {n}", f"{n} June 2027") for n in range(1, 9)], {}),
    ("GT218", [row(f"Guide {n}", "June 2027" if n % 3 else f"{1 + n % 12}/2027") for n in range(8)], {}),
    (
        "GT219",
        [row("Roll out the duty rota", "May 2027", "1"), row("Evaluate the fostering leaflet", "March 2027", "1")],
        {},
    ),
    ("GT219", [row("Roll out the duty rota", "May 2027", "1"), row("Evaluate the duty rota", "March 2027", "2")], {}),
    ("GT220", [row("Write a guide", "May to September 2027")], {}),
    ("GT220", [row("Write a guide", "Sept 2027 [slipped from May 2027]")], {}),
    ("GT222", [row("Hire assessors", "May 2027", outcomes=["o1"])], BY_JUNE),
    ("GT223", [row("Write a guide", "Sept 2026"), row("Print it", "18 Dec 2026")], {}),
]


@pytest.mark.parametrize(("code", "rows", "parts"), FIRES)
def test_a_paraphrase_is_found(code, rows, parts):
    assert [finding.code for finding in found(code, *rows, **parts)][:1] == [code]


@pytest.mark.parametrize(("code", "rows", "parts"), SILENT)
def test_a_near_miss_is_not(code, rows, parts):
    assert found(code, *rows, **parts) == []


def test_a_date_half_a_year_before_the_plan_is_an_error_and_later_ones_are_one_finding():
    rows = [row("One", "Jan 2026"), row("Two", "May 2026"), row("Three", "June 2026"), row("Four", "July 2026")]
    said = [(finding.severity, finding.actions) for finding in found("GT203", *rows, **JULY)]
    assert said == [("error", ("a1",)), ("warning", ("a2", "a3")), ("note", ("a4",))]


def test_a_plan_with_positions_speaks_from_the_newest_that_was_filled_in():
    filled = {"recommendation": "1", "as_at": "2026-03-01", "actions_completed": {"text": ["Rota agreed"]}}
    blank = {"recommendation": "1", "as_at": "2026-07-01", "actions_completed": {"text": ["TBC"]}}
    rows = [row("One", "Jan 2026", "1"), row("Two", "May 2026", "1")]
    assert touched(found("GT203", *rows, positions=[filled, blank], **JULY)) == [("a1",)]


REMEDY = {"recommendation": "1", "remedies": ["Ask the web team"]}
SLIPPED = row("Publish what was learnt from complaints", "May 2026 [slipped from March 2026]", "1")


@pytest.mark.parametrize(
    ("outstanding", "recovered"),
    [
        ("Publish what was learnt from complaints.", True),
        ("What was learnt from complaints is still not published", True),
        ("Train every manager in supervision", False),
    ],
)
def test_a_slip_is_recovered_only_by_a_remedy_that_speaks_of_it(outstanding, recovered):
    assert (found("GT213", SLIPPED, remedial_actions=[{**REMEDY, "outstanding": outstanding}]) == []) is recovered


def test_a_remedy_that_repeats_one_action_does_not_recover_its_neighbour():
    other = row("Publish what was learnt from praise", "June 2026 [slipped from March 2026]", "1")
    remedy = {**REMEDY, "outstanding": "Publish what was learnt from complaints"}
    assert touched(found("GT213", SLIPPED, other, remedial_actions=[remedy])) == [("a2",)]


@pytest.mark.parametrize(
    ("by", "dated"),
    [
        ("Ada Marsh, end September", True),
        ("Ada Marsh – on-going", False),
        ("Ada Marsh by next update", False),
        ("", False),
    ],
)
def test_a_remedy_needs_a_day(by, dated):
    remedy = {**REMEDY, "outstanding": "Complaints", "by": by}
    assert (found("GT214", SLIPPED, remedial_actions=[remedy]) == []) is dated


@pytest.mark.parametrize(
    ("by", "late"), [("Ada Marsh by Sept 2026", True), ("Ada Marsh by 20 May 2026", False), ("Ada Marsh", False)]
)
def test_a_remedy_after_the_due_date_is_a_slip_not_owned_up_to(by, late):
    act = row("Publish what was learnt", "May 2026", "1")
    remedy = {**REMEDY, "outstanding": "Publish what was learnt", "by": by}
    assert bool(found("GT215", act, remedial_actions=[remedy])) is late


def test_empty_rows_of_the_form_are_no_remedies():
    assert (
        found(
            "GT214", SLIPPED, remedial_actions=[{"recommendation": "1", "outstanding": "", "remedies": [""], "by": ""}]
        )
        == []
    )


def test_the_same_action_a_month_apart_is_a_warning():
    texts = "Strengthen the checks that reviewing officers make on care plans"
    months = found(
        "GT210", row(texts, "March 2026", "1"), row(texts, "April 2026", "2"), recommendations=recs("One", "Two")
    )
    assert [finding.severity for finding in months] == ["warning"]
