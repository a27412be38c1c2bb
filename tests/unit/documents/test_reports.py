"""What a report asks for, read from its pages: every item whole, nothing that is not one."""

from dataclasses import replace

import pytest

from goldthread.documents.inspection.dates import inspected
from goldthread.documents.load.pdf_pages import Page, load_pdf_pages
from goldthread.documents.reports import read_report, report_from_pages
from goldthread.errors import NotAReport
from tests.support.inspections import COVER, NEWER, OLDER, VERY_OLD, big, bold, older_pdf, pages_of, within
from tests.support.pdf import Printed, pdf_of


def items(findings):
    return [(row.number, row.group, row.heading, row.text, row.page) for row in findings]


PRIORITY, AREAS = "Priority and immediate action", "Areas for improvement"
VISIT = "See every child within a working day of a referral, and write down what the child has said."
DUTY = "Give the duty desk the staff that it needs: a manager on Saturdays two social workers in reserve."
REVIEWS = "Hold the reviews of 16 to 18-year-olds on time, with an agenda that they have agreed before."
TOLD = "Tell every care leaver what they are entitled to."
ASKED_IN_2014 = [
    ("19", PRIORITY, None, VISIT, 3),
    ("20", PRIORITY, None, DUTY, 3),
    ("21", AREAS, "Children looked after", REVIEWS, 3),
    ("22", AREAS, "Care leavers", TOLD, 4),
]


READ = {
    "pages": lambda: report_from_pages(pages_of(OLDER), name="x"),
    "pdf": lambda: read_report(older_pdf(), name="x"),
}


@pytest.mark.parametrize("read", READ.values(), ids=READ)
def test_groups_headings_nested_bullets_and_footnotes(read):
    report = read()
    assert items(report.recommendations) == ASKED_IN_2014
    assert items(report.lscb_recommendations) == [
        ("90", AREAS, None, "Hear from children before the business plan is agreed.", 5)
    ]


def test_the_cover():
    report = report_from_pages(pages_of(OLDER), name="x")
    assert (report.authority, report.framework) == ("Fernshire County Council", "SIF")
    assert (report.inspected_from, report.inspected_to, report.published) == ("2014-06-23", "2014-07-15", "2014-09-01")
    assert {judgement.area: judgement.grade for judgement in report.judgements} == {
        "Overall effectiveness": "Requires improvement",
        "Children who need help and protection": "Requires improvement",
        "Children looked after and achieving permanence": "Requires improvement",
        "Adoption performance": "Good",
        "Leadership, management and governance": "Inadequate",
        "Local Safeguarding Children Board": "Good",
    }


def test_bullets_and_no_date_of_publication():
    report = report_from_pages(pages_of(NEWER), name="x")
    assert (report.authority, report.framework, report.published) == ("Fernshire", "ILACS", None)
    assert (report.inspected_from, report.inspected_to) == ("2024-12-09", "2025-01-10")
    assert [(row.area, row.grade) for row in report.judgements] == [
        ("The impact of leaders on social work practice with children and families", "Good"),
        ("Overall effectiveness", "Requires improvement to be good"),
    ]
    assert items(report.recommendations) == [
        (
            None,
            "What needs to improve",
            None,
            "The timeliness of visits, and the multi-agency plans that follow them.",
            2,
        ),
        (None, "What needs to improve", None, "Supervision.", 2),
    ]


def test_headings_of_time_and_a_sentence_that_leads_in():
    report = report_from_pages(pages_of(VERY_OLD), name="x")
    assert (report.authority, report.framework, report.published) == ("Fernshire", "other", "2010-06-11")
    assert items(report.recommendations) == [
        (None, AREAS, "Immediately", "record each visit", 2),
        (None, AREAS, "Within three months", "agree a plan for the workforce.", 2),
    ]
    assert [(row.area, row.grade) for row in report.judgements] == [("Capacity for improvement", "Good")]


def test_lines_that_nobody_measured():
    texts = [row[3] for row in items(report_from_pages(pages_of(NEWER, measured=False), name="x").recommendations)]
    assert texts == ["The timeliness of visits, and the multi-agency plans that follow them.", "Supervision."]


def test_a_report_without_a_list_has_no_recommendation():
    quiet = [COVER, [bold("Executive summary"), Printed("1. Recommendations were met."), Printed("2. All is well.")]]
    report = report_from_pages(pages_of(quiet), name="x")
    assert (report.recommendations, report.lscb_recommendations) == ((), ())


@pytest.mark.parametrize(
    "said", ["There are no priority and immediate actions.", "1. There are no areas for priority action.", "• None."]
)
def test_saying_that_there_is_nothing_is_no_recommendation(said):
    report = report_from_pages(pages_of([COVER, [bold("Priority and immediate action"), Printed(said)]]), name="x")
    assert report.recommendations == ()


def test_the_word_recommendations_in_a_sentence_begins_no_list():
    body = [Printed("Recommendations"), Printed("1. This stands in a table of the text."), Printed("Plain words.")]
    usual = [Printed("Plain words go on here for a while, so that their size is the usual one.")] * 3
    assert report_from_pages(pages_of([COVER, [*usual, *body]]), name="x").recommendations == ()


def test_a_number_out_of_turn_is_text():
    asked = [
        bold("Recommendations"),
        Printed("7. Meet each child by"),
        within("12 noon on the day."),
        Printed("8. Write it down."),
    ]
    report = report_from_pages(pages_of([COVER, asked]), name="x")
    assert [(row.number, row.text) for row in report.recommendations] == [
        ("7", "Meet each child by 12 noon on the day."), ("8", "Write it down."),
    ]  # fmt: skip


def test_a_report_on_something_else_is_refused():
    school = [[Printed("Inspection of Fernshire Infant School"), Printed("Inspection dates: 1 March 2024")]]
    plan = [
        [
            bold("Improvement plan after the inspection of children’s services"),
            bold("Recommendations"),
            Printed("1. Act."),
        ]
    ]
    for pages in (school, plan):
        with pytest.raises(NotAReport, match="no inspection report on children's services"):
            report_from_pages(pages_of(pages), name="x")


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Inspection dates: 22 February 2016 – 17 March 2016", "2016-02-22", "2016-03-17"),
        ("Inspection dates: 16 to 20 September 2024", "2024-09-16", "2024-09-20"),
        ("Inspection dates: Monday 3 March to Friday 7 March 2014", "2014-03-03", "2014-03-07"),
        ("Inspection date: 1st to 4th July 2013", "2013-07-01", "2013-07-04"),
        ("Inspection dates: 9 December to 10 January 2020", "2019-12-09", "2020-01-10"),
        ("a letter about the visit to Fernshire on 4 and 5 September 2018", "2018-09-04", "2018-09-05"),
        ("Inspection dates: 31 February 2020", None, None),
        ("Inspection dates: to be announced", None, None),
    ],
)
def test_the_days_of_the_inspection(text, first, last):
    assert inspected(text) == (first, last)


def test_a_raised_digit_is_a_footnote_mark_and_others_are_not():
    page = load_pdf_pages(pdf_of([[Printed("Help at key stage 2", raised="7"), Printed("in 12 weeks")]]), "x")[0]
    assert [line.text for line in page.lines] == ["Help at key stage 2", "in 12 weeks"]


def test_a_cover_that_judges_the_board_does_not_begin_its_part():
    judged = big("The effectiveness of the Local Safeguarding Children Board (LSCB) is good")
    report = report_from_pages(pages_of([[*COVER, judged], *OLDER[1:4]]), name="x")
    assert [row.number for row in report.recommendations] == ["19", "20", "21", "22"]
    assert report.lscb_recommendations == ()
    assert report.judgements[-1].area == "Local Safeguarding Children Board"


def asked(*lines):
    report = report_from_pages(pages_of([COVER, [*USUAL, *lines]]), name="x")
    return [(row.number, row.heading, row.text) for row in report.recommendations]


USUAL = [Printed("Plain words go on here for a while, so that their size is the usual one.")] * 3


def test_a_sentence_between_heading_and_items_belongs_to_neither():
    lines = [bold("Areas for improvement"), bold("Care leavers"), Printed("The council should:"), Printed("4. Listen.")]
    assert asked(*lines) == [("4", "Care leavers", "Listen.")]


def test_a_footnote_mark_at_a_title_is_no_part_of_it():
    report = report_from_pages(
        pages_of([COVER, [*USUAL, bold("Areas for improvement2"), Printed("4. Listen.")]]), name="x"
    )
    assert report.recommendations[0].group == "Areas for improvement"


@pytest.mark.parametrize("sign", ["•", "\uf06e", "\uf0b7", "◼", "➢", "o", "–"])
def test_any_sign_may_be_a_bullet(sign):
    lines = [Printed(f"{sign} Listen well.", left=80), Printed(f"{sign} Write.", left=80)]
    assert asked(bold("Recommendations"), *lines) == [(None, None, "Listen well."), (None, None, "Write.")]


def test_a_marker_on_a_line_of_its_own():
    lines = [Printed("1."), within("Listen well."), Printed("2."), within("Write.")]
    assert asked(bold("Recommendations"), *lines) == [("1", None, "Listen well."), ("2", None, "Write.")]


def test_a_paragraph_after_the_list_is_nobodys():
    lines = [Printed("1. Listen", left=72), within("well."), Printed("The inspectors thank the council.", left=72)]
    pages = pages_of([COVER, [*USUAL, bold("Recommendations"), *lines]])
    hanging = [replace(line, words_left=100.0) if line.text.startswith("1.") else line for line in pages[1].lines]
    report = report_from_pages([pages[0], Page(2, tuple(hanging))], name="x")
    assert [row.text for row in report.recommendations] == ["Listen well."]


def test_numbers_that_begin_again_under_a_heading():
    lines = [bold("Within three months"), Printed("1. Listen."), bold("Within six months"), Printed("1. Write.")]
    assert asked(bold("Areas for improvement"), *lines) == [
        ("1", "Within three months", "Listen."), ("1", "Within six months", "Write."),
    ]  # fmt: skip


def test_a_new_section_whose_numbers_go_on_is_not_the_list():
    lines = [Printed("1. Listen."), bold("The local authority’s strengths"), Printed("2. Schools are good.")]
    assert asked(bold("Recommendations"), *lines) == [("1", None, "Listen.")]


def test_running_heads_do_not_stand_in_items():
    def page(place, *lines):
        return [*lines, Printed(f"Inspection of Fernshire, 2024 {place}")]

    text = [Printed("Plain words on a page.")] * 5
    pages = [
        page(1, *COVER),
        page(2, bold("Recommendations"), Printed("1. Listen to every")),
        page(3, within("child."), *text),
    ]
    report = report_from_pages(pages_of(pages), name="x")
    assert report.recommendations[0].text.startswith("Listen to every child.")


BOARD_NAMED = "The Local Safeguarding Children Board (LSCB)"
ONE_LIST = [*USUAL, bold("Recommendations"), Printed("1. Listen.")]


@pytest.mark.parametrize(
    "before",
    [
        [[*COVER, big(BOARD_NAMED)]],
        [COVER, [big("Contents"), bold("Recommendations"), Printed("3"), bold(BOARD_NAMED), Printed("5"), *USUAL,
                 Printed("Findings 6"), Printed("Annex 7")]],
    ],
    ids=["cover", "contents"],
)  # fmt: skip
def test_the_board_named_on_cover_or_contents_does_not_take_the_councils_list(before):
    report = report_from_pages(pages_of([*before, ONE_LIST]), name="x")
    assert [row.text for row in report.recommendations] == ["Listen."]
    assert report.lscb_recommendations == ()


def test_a_line_of_text_that_begins_with_the_next_number_is_text():
    lines = [Printed("12. Visit each child within"), within("13 weeks of birth."), Printed("13. Write it down.")]
    assert [row[2] for row in asked(bold("Recommendations"), *lines)] == [
        "Visit each child within 13 weeks of birth.", "Write it down.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "heading",
    [
        BOARD_NAMED,
        "The Local Safeguarding Children Board requires improvement",
        "Section 2: The effectiveness of the local safeguarding children board",
        "What does the LSCB need to improve?",
    ],
)
def test_where_the_boards_part_begins(heading):
    second = [big(heading), bold("Areas for improvement"), Printed("8. Meet more often.")]
    report = report_from_pages(pages_of([COVER, ONE_LIST, second]), name="x")
    assert [row.text for row in report.recommendations] == ["Listen."]
    assert [row.text for row in report.lscb_recommendations] == ["Meet more often."]
