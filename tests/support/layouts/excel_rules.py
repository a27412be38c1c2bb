"""Plans as Excel files in which a rule gives the colours."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule, ColorScaleRule, FormulaRule, IconSetRule, Rule
from openpyxl.styles import PatternFill
from openpyxl.styles.differential import DifferentialStyle

from tests.support.layouts.content import Content
from tests.support.layouts.excel import across, put, saved


def conditional_words(c: Content) -> bytes:
    """States in words that conditional formatting colours: cell is, contains text, a formula over the row."""
    c.shown = {"ref", "rag"}
    words = {"red": "Off track", "amber": "At risk", "green": "On schedule", "blue": "Done"}
    book = Workbook()
    sheet = book.active
    put(sheet, 1, c.title, bold=True)
    put(sheet, 3, "Ref", "Action", "Lead", "Due", "RAG", "Notes", bold=True)
    at = 4
    for row, actions in c.groups():
        across(sheet, at, f"Recommendation {row.number}: {row.text}", 6, "D9E1F2")
        at += 1
        for a in actions:
            put(sheet, at, a.ref, a.text, " / ".join(a.leads), a.due, words.get(a.rag), None)
            at += 1
    area = f"E4:E{at}"
    sheet.conditional_formatting.add(
        area, CellIsRule(operator="equal", formula=['"Off track"'], fill=PatternFill(bgColor="FFC7CE"))
    )
    amber = DifferentialStyle(fill=PatternFill(bgColor="FFEB9C"))
    sheet.conditional_formatting.add(
        area,
        Rule(
            type="containsText",
            operator="containsText",
            text="risk",
            dxf=amber,
            formula=['NOT(ISERROR(SEARCH("risk",E4)))'],
        ),
    )
    sheet.conditional_formatting.add(
        area, FormulaRule(formula=['AND($E4="On schedule",$A4<>"")'], fill=PatternFill(bgColor="C6EFCE"))
    )
    sheet.conditional_formatting.add(
        area, FormulaRule(formula=['OR($E4="Done",$E4="Complete")'], fill=PatternFill(bgColor="00B0F0"))
    )
    return saved(book)


def conditional_icons(c: Content) -> bytes:
    """The rating a figure from 1 to 3 that an icon set shows as three lights; blue is not used."""
    c.shown = {"ref", "rag"}
    score = {"red": 1, "amber": 2, "green": 3}
    for a in c.actions:
        a.rag = "green" if a.rag == "blue" else a.rag
    book = Workbook()
    sheet = book.active
    put(sheet, 1, c.title, bold=True)
    put(sheet, 3, "Ref", "Recommendation", "Action", "Responsible officer", "Timescale", "RAG", bold=True)
    at = 4
    for row, actions in c.groups():
        for a in actions:
            put(sheet, at, a.ref, f"{row.number}. {row.text}", a.text, " / ".join(a.leads), a.due, score.get(a.rag))
            at += 1
    sheet.conditional_formatting.add(f"F4:F{at - 1}", IconSetRule("3TrafficLights1", "num", [0, 2, 3], showValue=False))
    return saved(book)


def conditional_scale(c: Content) -> bytes:
    """The rating by a scale of colours from red over yellow to green over a column of figures."""
    c.shown = {"ref", "rag"}
    share = {"red": 0.1, "amber": 0.5, "green": 1.0}
    for a in c.actions:
        a.rag = "green" if a.rag == "blue" else a.rag
    book = Workbook()
    sheet = book.active
    put(sheet, 1, c.title, bold=True)
    put(sheet, 3, "Ref", "Recommendation", "Action", "Lead", "By when", "RAG", bold=True)
    at = 4
    for row, actions in c.groups():
        for a in actions:
            put(sheet, at, a.ref, f"{row.number}. {row.text}", a.text, " / ".join(a.leads), a.due, share.get(a.rag))
            sheet.cell(at, 6).number_format = "0%"
            at += 1
    scale = ColorScaleRule(start_type="num", start_value=0, start_color="F8696B", mid_type="num", mid_value=0.5, mid_color="FFEB84",
                           end_type="num", end_value=1, end_color="63BE7B")  # fmt: skip
    sheet.conditional_formatting.add(f"F4:F{at - 1}", scale)
    return saved(book)


LAYOUTS = (conditional_words, conditional_icons, conditional_scale)
