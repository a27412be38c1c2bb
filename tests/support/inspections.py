"""Invented inspection reports on Fernshire, in the layouts of three periods, as the lines of their pages."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.load.pdf_pages import Line, Page
from tests.support.pdf import Printed, pdf_of

TITLE = (
    "Inspection of services for children in need of any",
    "help or protection, of children in care and of care leavers",
)


def big(text: str, size: float = 14) -> Printed:
    return Printed(text, size=size, bold=True)


def bold(text: str) -> Printed:
    return Printed(text, bold=True)


def within(text: str) -> Printed:
    """A line that goes on with an item."""
    return Printed(text, left=100)


def nested(text: str) -> Printed:
    return Printed(f"• {text}", left=110)


# What every full report of that time printed on its cover.
COVER = [
    Printed("1", size=20),
    Printed("Fernshire County Council", size=26),
    *(big(line) for line in TITLE),
    big("Inspection date: 23 June – 15 July 2014"),
    big("Report published: 1 September 2014"),
    big("The overall judgement is that children’s services require improvement"),
    Printed("1. Children who need help and protection Requires improvement"),
    Printed("2. Children looked after and achieving"),
    Printed("permanence"),
    Printed("Requires", left=380),
    Printed("Improvement", left=380),
    Printed("2.1 Adoption performance Good"),
    Printed("3. Leadership, management and governance Inadequate"),
]
CONTENTS = [
    big("Contents"),
    *(Printed(f"{text} {page}") for text, page in (
        ("The local authority", 3), ("Priority and immediate action", 3), ("Areas for improvement", 3),
        ("The local authority’s strengths", 4), ("The Local Safeguarding Children Board (LSCB)", 5))),
]  # fmt: skip
FINDINGS = [
    Printed("3", size=20),
    big("What does the local authority need to improve?"),
    bold("Priority and immediate action"),
    Printed("19. See every child within a working day of a referral, and write down"),
    within("what the child has said."),
    Printed("20. Give the duty desk the staff that it needs:"),
    nested("a manager on Saturdays"),
    nested("two social workers in reserve."),
    bold("Areas for improvement"),
    Printed("Children looked after", bold=True),
    Printed("21. Hold the reviews of", raised="2"),
    within("16 to 18-year-olds on time, with an agenda that they have"),
    Printed("2 A note of the printer stands here.", size=9),
]
GOES_ON = [
    Printed("4", size=20),
    within("agreed before."),
    bold("Care leavers"),
    Printed("22. Tell every care leaver what they are entitled to."),
    bold("The local authority’s strengths"),
    Printed("23. Foster carers are well supported."),
]
BOARD = [
    Printed("5", size=20),
    big("The Local Safeguarding Children Board (LSCB)", 16),
    big("The Local Safeguarding Children Board is good"),
    bold("Priority and immediate action"),
    Printed("There are no priority and immediate actions."),
    bold("Areas for improvement"),
    Printed("90. Hear from children before the business plan is agreed."),
    bold("Key judgements about the board"),
    Printed("91. Attendance is good."),
]
OLDER = [COVER, CONTENTS, FINDINGS, GOES_ON, BOARD]

NEWER = [
    [
        Printed("Inspection of Fernshire local authority", size=24),
        Printed("children’s services", size=24),
        bold("Inspection dates: 9 December 2024 to 10 January 2025"),
        Printed("Judgement Grade"),
        Printed("The impact of leaders on social work practice with"),
        Printed("children and families Good"),
        Printed("Overall effectiveness Requires improvement to be good"),
        Printed("A good start has been made since the focused visit of 2023."),
    ],
    [
        bold("What needs to improve?"),
        Printed("• The timeliness of visits, and the multi-", left=80),
        Printed("agency plans that follow them.", left=96),
        Printed("• Supervision.", left=80),
        bold("The experiences and progress of children whom"),
        bold("early help reaches: good"),
        Printed("1. Early help is good."),
        Printed("• Families say so.", left=80),
    ],
]

VERY_OLD = [
    [
        big("Inspection of safeguarding and looked after children services"),
        big("Fernshire"),
        Printed("Inspection dates: 26 April – 7 May 2010"),
        Printed("Published: 11 June 2010"),
    ],
    [
        bold("Capacity for improvement Grade 2 (Good)"),
        bold("Areas for improvement"),
        Printed("7. In order to improve the quality of services in Fernshire, the council"),
        within("and its partners should take the following action."),
        bold("Immediately:"),
        Printed("• record each visit", left=90),
        bold("Within three months:"),
        Printed("• agree a plan for the workforce.", left=90),
        bold("Safeguarding outcomes for children"),
        Printed("8. Children feel safe."),
    ],
]


def pages_of(report: Sequence[Sequence[Printed]], *, measured: bool = True) -> tuple[Page, ...]:
    """The pages as the PDF loader gives them; without places and sizes, as plain text would have them."""
    return tuple(
        Page(place, tuple(_line(printed, measured) for printed in lines)) for place, lines in enumerate(report, 1)
    )


def _line(printed: Printed, measured: bool) -> Line:
    if not measured:
        return Line(printed.text)
    return Line(printed.text, printed.left, printed.left + 20, printed.size, printed.bold)


def older_pdf() -> bytes:
    """The report of 2014 as a PDF."""
    return pdf_of(OLDER)
