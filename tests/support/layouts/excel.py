"""Plans as Excel files, in layouts that councils send."""

from __future__ import annotations

import io
from datetime import date, datetime, timedelta

from openpyxl import Workbook
from openpyxl.styles import Alignment, Color, Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.datavalidation import DataValidation

from tests.support.layouts.content import Content, day

FILL = {"red": "FF0000", "amber": "FFC000", "green": "92D050", "blue": "00B0F0"}
LETTER = {"red": "R", "amber": "A", "green": "G", "blue": "B"}
BOLD = Font(bold=True)


def fill(colour: str | None) -> PatternFill:
    return PatternFill("solid", fgColor=colour) if colour else PatternFill()


def put(sheet, row: int, *values, bold: bool = False, start: int = 1) -> None:
    for place, value in enumerate(values, start):
        box = sheet.cell(row, place, value)
        if isinstance(value, str):
            box.data_type = "s"
        if bold:
            box.font = BOLD


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def across(sheet, row: int, text: str, width: int, colour: str | None = None) -> None:
    put(sheet, row, text, bold=True)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    if colour:
        sheet.cell(row, 1).fill = fill(colour)


# the layouts --------------------------------------------------------------------------------------------------------


def sheet_a_priority(c: Content) -> bytes:
    """A front sheet, one sheet for each priority, a log of changes and a sheet of lists."""
    c.shown = {"ref", "rag", "status", "section"}
    book = Workbook()
    front = book.active
    front.title = "Cover"
    put(front, 2, c.title, bold=True)
    put(front, 4, "Version", "3.1")
    put(front, 5, "Owner", "Director of Children's Services")
    put(front, 7, "Sheet", "What it holds", bold=True)
    for place, (section, groups) in enumerate(c.sections(), 1):
        put(front, 7 + place, f"Priority {place}", section)
        sheet = book.create_sheet(f"Priority {place}")
        across(sheet, 1, section, 8)
        put(sheet, 3, "Ref", "Rec no", "Recommendation", "Action", "Owner", "Due date", "RAG", "Progress", bold=True)
        at = 4
        for row, actions in groups:
            for a in actions:
                put(
                    sheet,
                    at,
                    a.ref,
                    row.number,
                    row.text,
                    a.text,
                    "\n".join(a.leads),
                    a.due,
                    (a.rag or "").title() or None,
                    a.status,
                )
                sheet.cell(at, 7).fill = fill(FILL.get(a.rag))
                at += 1
    log = book.create_sheet("Change log")
    put(log, 1, "Date", "Version", "Change", "By", bold=True)
    put(log, 2, datetime(2024, 3, 1), "3.0", "Dates of action 1.2 moved", "Policy officer")
    put(log, 3, datetime(2024, 4, 2), "3.1", "New lead for action 1.1", "Policy officer")
    lists = book.create_sheet("Lists")
    put(lists, 1, "RAG", "Owner", "Status", bold=True)
    for at, (rag, who, state) in enumerate(zip(("Red", "Amber", "Green", "Blue"), ("Head of Service", "Team Manager", "Director", "IRO"),
                                              ("Not started", "In progress", "Late", "Complete"), strict=True), 2):  # fmt: skip
        put(lists, at, rag, who, state)
    return saved(book)


def real_dates(c: Content) -> bytes:
    """Dates as Excel keeps them, shown as “Jun-24” by their format; counted from 1904; the sheet begins at C4."""
    c.shown = {"ref", "rag"}
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    put(sheet, 2, c.title, bold=True, start=3)
    put(sheet, 4, "Recommendation", "Ref", "Action", "Lead", "Deadline", "RAG", bold=True, start=3)
    at = 5
    for row, actions in c.groups():
        begun = at
        for a in actions:
            when = day(a)
            if when:
                a.due, a.kinds = f"{when:%b-%y}", ["month"]
                last = date(when.year + when.month // 12, when.month % 12 + 1, 1) - timedelta(days=1)
                a.latest = last.isoformat()
            put(sheet, at, f"{row.number}. {row.text}" if at == begun else None, a.ref, a.text, " / ".join(a.leads),
                datetime(when.year, when.month, 15) if when else a.due, (a.rag or "").upper() or None, start=3)  # fmt: skip
            if when:
                sheet.cell(at, 7).number_format = "mmm\\-yy"
            at += 1
        if at - begun > 1:
            sheet.merge_cells(start_row=begun, end_row=at - 1, start_column=3, end_column=3)
    return saved(book)


def hidden_parts(c: Content) -> bytes:
    """Hidden rows, a hidden column of notes, a hidden sheet with last year's plan; rows filtered away."""
    c.shown = {"ref", "rag", "status"}
    book = Workbook()
    sheet = book.active
    put(sheet, 1, c.title, bold=True)
    put(sheet, 3, "Ref", "Recommendation", "Action", "Private notes", "Lead", "Due", "RAG", "Update", bold=True)
    at = 4
    for row, actions in c.groups():
        for place, a in enumerate(actions):
            put(
                sheet,
                at,
                a.ref,
                f"{row.number}. {row.text}" if not place else None,
                a.text,
                "Not for the board",
                "; ".join(a.leads),
                a.due,
                LETTER.get(a.rag),
                a.status,
            )
            sheet.cell(at, 7).fill = fill(FILL.get(a.rag))
            sheet.row_dimensions[at].hidden = at % 3 == 0
            at += 1
    sheet.auto_filter.ref = f"A3:H{at - 1}"
    sheet.column_dimensions["D"].hidden = True
    old = book.create_sheet("2019 plan")
    put(old, 1, "Ref", "Action", "Lead", "Due", bold=True)
    put(old, 2, "1", "An action of another year", "Nobody", "May 2019")
    old.sheet_state = "hidden"
    return saved(book)


def banners_and_indexed(c: Content) -> bytes:
    """Sections and recommendations as merged rows over the table; ratings as numbered and as tinted theme colours."""
    c.shown = {"rag", "section"}
    theme = {
        "red": Color(indexed=10),
        "amber": Color(theme=9),
        "green": Color(theme=6, tint=0.4),
        "blue": Color(theme=4, tint=-0.25),
    }
    book = Workbook()
    sheet = book.active
    across(sheet, 1, c.title, 5)
    put(sheet, 2, "Action", "Lead", "Timescale", "RAG", "Success measure", bold=True)
    at = 3
    for section, groups in c.sections():
        across(sheet, at, section, 5, "1F3864")
        at += 1
        for row, actions in groups:
            across(sheet, at, f"Recommendation {row.number}: {row.text}", 5, "D9E1F2")
            at += 1
            for a in actions:
                put(sheet, at, a.text, " / ".join(a.leads), a.due, None, "Audits show that nine in ten are good.")
                if a.rag:
                    sheet.cell(at, 4).fill = PatternFill("solid", fgColor=theme[a.rag])
                at += 1
    return saved(book)


def cards_on_a_sheet(c: Content) -> bytes:
    """A block of labels and values for each action, an empty row between them."""
    c.shown = {"ref", "rag", "status"}
    book = Workbook()
    sheet = book.active
    put(sheet, 1, c.title, bold=True)
    at = 3
    for row, actions in c.groups():
        for a in actions:
            for label, value in (("Recommendation", f"{row.number}. {row.text}"), ("Action ref", a.ref), ("Action", a.text),
                                 ("Lead officer", " / ".join(a.leads)), ("Due date", a.due), ("RAG rating", (a.rag or "").title() or None),
                                 ("Progress", a.status)):  # fmt: skip
                put(sheet, at, label, bold=True)
                put(sheet, at, value, start=2)
                at += 1
            at += 1
    return saved(book)


def on_its_side(c: Content) -> bytes:
    """The whole plan on its side: a column for each action, a row for each fact."""
    c.shown = {"ref", "rag"}
    book = Workbook()
    sheet = book.active
    put(sheet, 1, c.title, bold=True)
    for at, label in enumerate(("Recommendation", "Ref", "Action", "Lead", "Due date", "RAG"), 3):
        put(sheet, at, label, bold=True)
    place = 2
    for row, actions in c.groups():
        for a in actions:
            for at, value in enumerate(
                (f"{row.number}. {row.text}", a.ref, a.text, " / ".join(a.leads), a.due, (a.rag or "").title() or None),
                3,
            ):
                put(sheet, at, value, start=place)
            sheet.cell(8, place).fill = fill(FILL.get(a.rag))
            place += 1
    return saved(book)


def heads_in_groups(c: Content) -> bytes:
    """A header in two rows, merged: “Who” over lead and sponsor, “RAG” over three months."""
    c.shown = {"ref", "rag", "status"}
    book = Workbook()
    sheet = book.active
    put(sheet, 1, c.title, bold=True)
    put(sheet, 3, "Ref", "Recommendation", "Action", "Who", None, "Due date", "RAG", None, None, "Comments", bold=True)
    put(sheet, 4, None, None, None, "Lead", "Sponsor", None, "Apr-24", "May-24", "Jun-24", None, bold=True)
    for column in (1, 2, 3, 6, 10):
        sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    sheet.merge_cells("D3:E3"), sheet.merge_cells("G3:I3")
    at = 5
    for row, actions in c.groups():
        begun = at
        for a in actions:
            put(
                sheet,
                at,
                a.ref,
                f"{row.number}. {row.text}" if at == begun else None,
                a.text,
                " / ".join(a.leads),
                "Director",
                a.due,
            )
            put(sheet, at, "R", "A", LETTER.get(a.rag), a.status, start=7)
            for column, colour in ((7, "red"), (8, "amber"), (9, a.rag)):
                sheet.cell(at, column).fill = fill(FILL.get(colour))
            at += 1
        if at - begun > 1:
            sheet.merge_cells(start_row=begun, end_row=at - 1, start_column=2, end_column=2)
    return saved(book)


def tracker(c: Content) -> bytes:
    """A long tracker: section and recommendation again on each row, shares done, costs, two updates, real days."""
    c.shown = {"ref", "rag", "status", "section"}
    book = Workbook()
    sheet = book.active
    sheet.title = "Tracker"
    put(sheet, 1, c.title, bold=True)
    put(
        sheet,
        3,
        "ID",
        "Theme",
        "Rec",
        "Ofsted recommendation",
        "Action",
        "Action owner",
        "Start",
        "Target date",
        "% complete",
        "Budget £",
        "BRAG",
        "Update March",
        "Update May",
        bold=True,
    )
    at = 4
    for row, actions in c.groups():
        for a in actions:
            when = day(a)
            if when:
                a.due, a.kinds = f"{when:%d/%m/%Y}", ["date"]
            put(sheet, at, a.ref, row.section, int(row.number) if row.number.isdigit() else row.number, row.text, a.text, ", ".join(a.leads),
                datetime(2016, 1, 4), datetime(when.year, when.month, when.day) if when else a.due, 0.4, 12500, (a.rag or "").title() or None,
                "Planning.", a.status)  # fmt: skip
            for column in (7, 8):
                sheet.cell(at, column).number_format = "mm-dd-yy"
            sheet.cell(at, 9).number_format, sheet.cell(at, 10).number_format = "0%", '"£"#,##0'
            sheet.cell(at, 5).alignment = Alignment(wrap_text=True)
            at += 1
    rule = DataValidation(type="list", formula1='"Red,Amber,Green,Blue"')
    sheet.add_data_validation(rule)
    rule.add(f"K4:K{at}")
    sheet.freeze_panes = "A4"
    return saved(book)


def coloured_ink(c: Content) -> bytes:
    """The rating a dot in coloured ink; actions as bullets in a cell with Alt-Enter; totals by formula below."""
    c.shown = {"rag"}
    book = Workbook()
    sheet = book.active
    put(sheet, 1, c.title, bold=True)
    put(sheet, 3, "Recommendation", "Action", "Lead", "By", "RAG", bold=True)
    at = 4
    for row, actions in c.groups():
        for place, a in enumerate(actions):
            put(
                sheet,
                at,
                f"{row.number}. {row.text}" if not place else None,
                a.text,
                "\n".join(a.leads),
                a.due,
                "●" if a.rag else None,
            )
            if a.rag:
                sheet.cell(at, 5).font = Font(color=FILL[a.rag], size=20)
            at += 1
        at += 1
    return saved(book)


LAYOUTS = (
    sheet_a_priority, real_dates,  hidden_parts,
    banners_and_indexed, cards_on_a_sheet, on_its_side, heads_in_groups, tracker, coloured_ink,
)  # fmt: skip
