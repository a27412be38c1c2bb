"""Plans in layouts whose heads say nothing to the reader, read as a person's map says, in every kind of file."""

from __future__ import annotations

import pytest

from goldthread.documents import read_plan
from goldthread.documents.mapping import Mapping
from goldthread.documents.understand.layouts import layouts_in
from goldthread.errors import NotAPlan
from goldthread.page import Cell, Document, Line, Prose, Table, TableRow
from tests.support.office_files import WRITERS

FRONT = ("Fernshire Council", "Improvement plan for children's services, March 2026")
ROWS = (
    ("Visit every child on time", "Lena Osgood", "31/05/2026", "Green", "Sent each Monday"),
    ("Set up duty cover for visits", "Omar Bell", "30/06/2026", "Amber", "Two teams have it"),
    ("Train supervisors in reflective supervision", "Joan Wren", "30/09/2026", "Red", "Not begun"),
)
WANTED = [(text, (lead,), due, colour.lower(), note) for text, lead, due, colour, note in ROWS]
FIELDS = ("action", "lead", "due", "rag", "status")
HEADS = {
    "columns by letter": ("Col A", "Col B", "Col C", "Col D", "Col E"),
    "codes": ("C1", "C2", "C3", "C4", "C5"),
    "Welsh": ("Beth fyddwn ni’n ei wneud", "Pwy", "Erbyn pryd", "Statws CMOG", "Cynnydd hyd yma"),
    "words for other things": ("Journey", "Captain", "Landing", "Weather", "Log"),
    "heads of other fields": ("Status", "Cost", "Lead", "Outcome", "Due date"),
    "one head twice": ("Detail", "Detail", "Date", "Colour", "Detail"),
    "a head without words": ("Detail", "", "#", "Weather", "Log"),
}


def document(heads: tuple[str, ...], rows=ROWS) -> Document:
    """The front page, and one table of these rows below the heads."""
    lines = [heads, *rows] if heads else rows
    table = Table(tuple(TableRow(tuple(map(_cell, row)), 5 + place) for place, row in enumerate(lines)), 1)
    return Document((*(Prose(text, line) for line, text in enumerate(FRONT, 1)), table), "plan")


def _cell(text: str) -> Cell:
    return Cell((Line(text),) if text else ())


def as_text(document: Document) -> bytes:
    """The document as text with columns parted by |."""
    *front, table = document.blocks
    rows = ["| " + " | ".join(row.texts) + " |" for row in table.rows]
    return "\n".join([*(prose.text for prose in front), "", *rows]).encode()


def as_html(document: Document) -> bytes:
    """The document as a web page whose table has no <th>."""
    *front, table = document.blocks
    rows = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row.texts) + "</tr>" for row in table.rows)
    head = "".join(f"<p>{prose.text}</p>" for prose in front)
    return f"<html><meta charset=utf-8><body>{head}<table>{rows}</table></body></html>".encode()


FILES = {"text": as_text, "html": as_html, **WRITERS}


def a_map(heads: tuple[str, ...], fields: tuple[str, ...] = FIELDS, **more) -> Mapping:
    """The map of a table with these heads."""
    columns = [
        {"head": head, "field": field} if head else {"column": place, "field": field}
        for place, (head, field) in enumerate(zip(heads, fields, strict=True), 1)
    ]
    return Mapping.from_values({"table": [{"columns": columns, **more}]})


def read(data: bytes, mapping: Mapping) -> list[tuple]:
    """Each action of the plan as it was read."""
    actions = read_plan(data, name="plan", mapping=mapping).plan.actions
    return [(row.text, row.leads, row.due.text, row.rag, row.status) for row in actions]


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("heads", HEADS.values(), ids=HEADS)
def test_a_layout_is_read_as_the_map_says(kind, heads):
    assert read(FILES[kind](document(heads)), a_map(heads)) == WANTED


@pytest.mark.parametrize("kind", FILES)
def test_a_table_without_heads_is_told_by_its_count_of_columns(kind):
    assert read(FILES[kind](document(())), a_map(("",) * 5)) == WANTED


@pytest.mark.parametrize("heads", ["columns by letter", "codes", "words for other things"])
def test_without_the_map_these_are_no_plan_or_another(heads):
    try:
        found = read_plan(as_text(document(HEADS[heads])), name="plan").plan.actions
    except NotAPlan:
        return
    assert [(row.text, row.leads, row.due.text, row.rag, row.status) for row in found] != WANTED


def test_who_and_when_in_one_cell():
    heads = ("Col A", "What", "By whom/when (Q)", "Hwb")
    rows = (("1", "Visit every child on time", "Lena Osgood / Q2 2026", "P3"),
            ("2", "Set up duty cover", "Omar Bell – 30/06/2026", "P2"),
            ("3", "Train supervisors", "Joan Wren", "P1"))  # fmt: skip
    mapping = a_map(
        heads, ("ref", "action", "lead_and_due", "rag"), ratings={"P1": "red", "P2": "amber", "p3": "green"}
    )
    actions = read_plan(as_text(document(heads, rows)), name="plan", mapping=mapping).plan.actions
    assert [(row.ref, row.text, row.leads, row.due.text, row.rag, row.status) for row in actions] == [
        ("1", "Visit every child on time", ("Lena Osgood",), "Q2 2026", "green", "P3"),
        ("2", "Set up duty cover", ("Omar Bell",), "30/06/2026", "amber", "P2"),
        ("3", "Train supervisors", ("Joan Wren",), None, "red", "P1"),
    ]


CODED = ("K1", "K2", "K3", "K4", "K5")
IN_GROUPS = (
    ("Thread one: front door", "", "", "", ""),
    CODED,
    ("The quality of assessments must improve", "Write a guide\nand share it", "Lena Osgood", "31/05/2026", "green"),
    (None, "Train all staff in the guide", "Omar Bell", "30/06/2026", "amber"),
    ("Thread two: care leavers", "", "", "", ""),
    CODED,
    ("Pathway plans must be up to date", "Review each pathway plan", "Joan Wren", "31/07/2026", "red"),
)


def in_groups() -> Document:
    """Banners, heads printed again below each, a cell over two rows, and colours without words."""
    rows = []
    for line, (first, action, lead, due, colour) in enumerate(IN_GROUPS, 5):
        lines = Cell(tuple(map(Line, action.split("\n")))) if action else Cell()
        shade = Cell(shade=colour) if colour in ("red", "amber", "green") else _cell(colour)
        merged = Cell(merged=True) if first is None else Cell((Line(first),), span=1 if action else 5)
        rows.append(TableRow((merged, lines, _cell(lead), _cell(due), shade), line))
    front = (Prose(text, line) for line, text in enumerate(FRONT, 1))
    return Document((*front, Table(tuple(rows), 1)), "plan")


@pytest.mark.parametrize("kind", WRITERS)
def test_banners_merged_cells_repeated_heads_and_colours(kind):
    mapping = a_map(CODED, ("recommendation", "action", "lead", "due", "rag"))
    plan = read_plan(WRITERS[kind](in_groups()), name="plan", mapping=mapping).plan
    assert [section.title for section in plan.sections] == ["Thread one: front door", "Thread two: care leavers"]
    assert [(row.text, row.leads, row.due.text, row.rag, row.recommendations, row.section) for row in plan.actions] == [
        ("Write a guide and share it", ("Lena Osgood",), "31/05/2026", "green", ("r1",), "s1"),
        ("Train all staff in the guide", ("Omar Bell",), "30/06/2026", "amber", ("r1",), "s1"),
        ("Review each pathway plan", ("Joan Wren",), "31/07/2026", "red", ("r2",), "s2"),
    ]


TWO_HEADS = (
    ("", "Assurance", "", "When", ""),
    ("Thing", "First", "Second", "A", "B"),
    ("Write a guide for all staff", "Lena Osgood", "Ann Lee", "May 2026", "July 2026"),
    ("Train the whole duty team", "Omar Bell", "Ann Lee", "June 2026", "July 2026"),
)


@pytest.mark.parametrize("kind", FILES)
def test_heads_in_two_rows_are_offered_and_read(kind):
    data = FILES[kind](document((), TWO_HEADS))
    try:
        layouts = layouts_in(read_plan(data, name="plan").document)
    except NotAPlan as fault:
        layouts = layouts_in(fault.reading.document)
    heads = [column.head for column in layouts[0].columns]
    mapping = a_map(tuple(heads), ("action", "lead", "accountable", "start", "due"))
    actions = read_plan(data, name="plan", mapping=mapping).plan.actions
    assert [(row.text, row.leads, row.accountable, row.start, row.due.text) for row in actions] == [
        ("Write a guide for all staff", ("Lena Osgood",), ("Ann Lee",), "May 2026", "July 2026"),
        ("Train the whole duty team", ("Omar Bell",), ("Ann Lee",), "June 2026", "July 2026"),
    ]


def test_two_tables_whose_heads_are_codes_are_told_apart():
    first = "C1\tC2\tC3\nWrite a guide\tLena Osgood\tMay 2026\nTrain all staff\tOmar Bell\tJune 2026\n"
    second = "C4\tC5\tC6\nJune 2026\tVisit every child\tJoan Wren\nJuly 2026\tReview each plan\tJoan Wren\n"
    tables = [("C1 C2 C3", "action lead due"), ("C4 C5 C6", "due action lead")]
    mapping = Mapping.from_values({
        "table": [
            {"columns": [{"head": head, "field": field} for head, field in zip(h.split(), f.split(), strict=True)]}
            for h, f in tables
        ]
    })  # fmt: skip
    data = "\n".join([*FRONT, "", first, "Second", "", second]).encode()
    actions = read_plan(data, name="plan", mapping=mapping).plan.actions
    assert [(row.text, row.leads, row.due.text) for row in actions] == [
        ("Write a guide", ("Lena Osgood",), "May 2026"), ("Train all staff", ("Omar Bell",), "June 2026"),
        ("Visit every child", ("Joan Wren",), "June 2026"), ("Review each plan", ("Joan Wren",), "July 2026"),
    ]  # fmt: skip
