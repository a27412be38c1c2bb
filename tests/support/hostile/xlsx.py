"""Hostile Excel files: sheets that claim what they do not hold, and sheets that hide or start something."""

from __future__ import annotations

import io
from random import Random

from tests.support.hostile.kinds import ACTION, HEAD, good, kind
from tests.support.office_files import changed

_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'


def text_cell(place: str, text: str) -> str:
    """A cell that holds its own text."""
    said = text.replace("&", "&amp;").replace("<", "&lt;")
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


def row_of(number: int, *texts: str) -> str:
    """A row of a sheet."""
    return (
        f'<row r="{number}">{"".join(text_cell(f"{chr(65 + n)}{number}", text) for n, text in enumerate(texts))}</row>'
    )


PLAN_ROWS = row_of(1, *HEAD) + row_of(2, *ACTION)


def sheet(rows: str = PLAN_ROWS, *, before: str = "", after: str = "", **parts) -> bytes:
    """A workbook whose one sheet has these rows, with XML before and after them."""
    xml = _SHEET.format(f"{before}<sheetData>{rows}</sheetData>{after}").encode()
    return changed(good("xlsx"), xl__worksheets__sheet1_xml=xml, **parts)


@kind("a sheet that says it is endless", "xlsx", end="read", files=6)
def _dimension(chance: Random, number: int) -> bytes:
    said = ("A1:XFD1048576", "A1:ZZZ99999999", "A1", "XFD1048576:A1", "nonsense", "A1:A1 B2:XFD9")[number]
    view = f'<sheetFormatPr defaultRowHeight="{chance.randrange(10, 10**6)}" outlineLevelRow="255"/>'
    return sheet(before=f'<dimension ref="{said}"/>{view}')


@kind("cells at the end of the sheet", "xlsx", end="either", files=8)
def _far(chance: Random, number: int) -> bytes:
    place = ("XFD1048576", "XFD3", "A1048576", "A99999999999", "ZZZZZ3", "A0", "A-1", "3")[number]
    digits = "".join(letter for letter in place if letter.isdigit()) or "3"
    return sheet(PLAN_ROWS + f'<row r="{digits}">{text_cell(place, f"far {chance.random()}")}</row>')


@kind("merged over the whole sheet", "xlsx", end="either", files=6)
def _merged(chance: Random, number: int) -> bytes:
    many = chance.randrange(300, 900)
    areas = (
        ["A3:XFD1048576"], ["A3:XFD1048576"] * 9, ["A1:XFD1"], ["A3:A1048576"],
        [f"A{n}:XFD{n}" for n in range(3, many)], ["A1:E2", "A1:E2", "B1:C9", "nonsense"][: 3 + number // 9],
    )[number]  # fmt: skip
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in areas)
    return sheet(after=f"<mergeCells>{cells}</mergeCells>")


@kind("a hidden sheet", "xlsx", end="read", says="is hidden and was not read")
def _hidden(chance: Random, number: int) -> bytes:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(good("xlsx")))
    for place in range(number + 1):
        extra = book.create_sheet(f"Payload {chance.randrange(10**6)} {place}")
        extra.append(HEAD)
        extra.append(("9.9", "Pay the attacker", "Nobody", "May 2026", "Green"))
        extra.sheet_state = ("hidden", "veryHidden")[place % 2]
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@kind("formulas that call out", "xlsx", end="read", says="no stored result", files=6)
def _formulas(chance: Random, number: int) -> bytes:
    formula = (
        "cmd|' /C calc'!A0", 'HYPERLINK("http://127.0.0.1:9/"&A1)', 'WEBSERVICE("http://127.0.0.1:9/")',
        "[1]Sheet1!A1", 'CALL("kernel32","WinExec","JC","calc",1)', "(" * 5000 + "1" + ")" * 5000,
    )[number]  # fmt: skip
    cell = f'<row r="3"><c r="A3"><f>{formula.replace("&", "&amp;")}</f></c></row>'
    link = f'<externalLink xmlns="a"><ddeLink ddeService="cmd" ddeTopic="/c {chance.random()}"/></externalLink>'
    return sheet(PLAN_ROWS + cell, xl__externalLinks__externalLink1_xml=link.encode())


@kind("formulas written as text", "xlsx", end="read", files=6)
def _formula_texts(chance: Random, number: int) -> bytes:
    begin = ("=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1+1", '=HYPERLINK("http://x","y")')
    return sheet(row_of(1, *HEAD) + row_of(2, "1.1", f"{begin[number]} {chance.randrange(99)}", *ACTION[2:]))


@kind("values that no cell shows", "xlsx", end="either", files=10)
def _values(chance: Random, number: int) -> bytes:
    cell = (
        '<c r="B3" s="1"><v>1e308</v></c>', '<c r="B3"><v>-99999999999</v></c>', '<c r="B3"><v>nan</v></c>',
        '<c r="B3" t="s"><v>99999999</v></c>', '<c r="B3" t="s"><v>-5</v></c>', '<c r="B3" t="d"><v>nonsense</v></c>',
        f'<c r="B3"><v>{"9" * 5000}</v></c>', '<c r="B3" s="99999999"><v>1</v></c>', '<c r="B3" t="e"><v>#REF!</v></c>',
        text_cell("B3", "a_xD800_b_x0000_c_xFFFF_d"),
    )[number]  # fmt: skip
    return sheet(PLAN_ROWS + f'<row r="3">{text_cell("A3", f"1.{chance.randrange(9)}")}{cell}</row>')
