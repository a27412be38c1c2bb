"""Plans as LibreOffice saves and prints them."""

from __future__ import annotations

import os
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment

from tests.support.layouts import excel, word
from tests.support.layouts.content import Content, day
from tests.support.layouts.word import FILL, bullets, heading, lines, p, tbl, tc, title, tr
from tests.support.office_files import word as docx

FIXTURES = Path(__file__).parents[1] / "opened"


def converted(data: bytes, kind: str, to: str, *, kept: str) -> bytes:
    """The file as LibreOffice saves it in another format: the copy kept beside the tests, made anew where asked for.

    ``GOLDTHREAD_SOFFICE`` names the program when the kept copies are to be written again.
    """
    place = FIXTURES / f"{kept}.{to}"
    if program := os.environ.get("GOLDTHREAD_SOFFICE"):
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / f"plan.{kind}"
            source.write_bytes(data)
            options = [f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to]
            subprocess.run([program, *options, "--outdir", f"{folder}/out", str(source)], check=True, timeout=120)
            place.write_bytes(Path(folder, "out", f"plan.{to}").read_bytes())
    return place.read_bytes()


def printed_by_writer(c: Content) -> bytes:
    """PDF: a Word table with merged recommendations and fills, as a word processor prints it."""
    c.shown = {"ref", "rag", "status"}
    width = lambda n: f'<w:tcW w:w="{n}" w:type="dxa"/>'  # noqa: E731
    rows = [
        tr(
            *(
                tc(p(x, bold=True), props=width(n), fill="DDDDDD")
                for x, n in (
                    ("Recommendation", 3400),
                    ("Ref", 700),
                    ("Action", 3800),
                    ("Lead", 1900),
                    ("By when", 1400),
                    ("RAG", 800),
                    ("Progress", 2600),
                )
            ),
            head=True,
        )
    ]
    for row, actions in c.groups():
        for place, a in enumerate(actions):
            first = (
                tc(f"{row.number}. {row.text}", merge="restart", props=width(3400))
                if not place
                else tc(merge="", props=width(3400))
            )
            rows.append(tr(first, tc(a.ref, props=width(700)), tc(a.text, props=width(3800)), tc(lines(*a.leads), props=width(1900)),
                           tc(a.due or "", props=width(1400)), tc("", fill=FILL.get(a.rag), props=width(800)), tc(a.status or "", props=width(2600))))  # fmt: skip
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table = f'<w:tbl><w:tblPr><w:tblW w:w="14600" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>{"".join(rows)}</w:tbl>{p()}'
    return converted(docx(title(c.title) + table + word.page(True, last=True)), "docx", "pdf", kept="printed-by-writer")


def open_spreadsheet(c: Content) -> bytes:
    """OpenDocument spreadsheet: merged recommendations, fills, real days, as LibreOffice saves it."""
    c.shown = {"ref", "rag", "status"}
    book = Workbook()
    sheet = book.active
    excel.put(sheet, 1, c.title, bold=True)
    excel.put(sheet, 3, "Recommendation", "Ref", "Action", "Lead", "Deadline", "RAG", "Progress", bold=True)
    at = 4
    for row, actions in c.groups():
        begun = at
        for a in actions:
            when = day(a)
            if when:
                a.due, a.kinds = f"{when:%d/%m/%Y}", ["date"]
            excel.put(
                sheet,
                at,
                f"{row.number}. {row.text}" if at == begun else None,
                a.ref,
                a.text,
                "\n".join(a.leads),
                datetime(when.year, when.month, when.day) if when else a.due,
                None,
                a.status,
            )
            sheet.cell(at, 5).number_format = "dd/mm/yyyy"
            sheet.cell(at, 6).fill = excel.fill(excel.FILL.get(a.rag))
            sheet.cell(at, 3).alignment = Alignment(wrap_text=True)
            at += 1
        if at - begun > 1:
            sheet.merge_cells(start_row=begun, end_row=at - 1, start_column=1, end_column=1)
    return converted(excel.saved(book), "xlsx", "ods", kept="open-spreadsheet")


def open_text(c: Content) -> bytes:
    """OpenDocument text: a table under a heading for each recommendation, bullets and fills, as LibreOffice saves it."""
    c.shown = {"ref", "rag", "section"}
    body = title(c.title)
    for section, groups in c.sections():
        body += heading(section)
        for row, actions in groups:
            body += heading(f"Recommendation {row.number}: {row.text}", 2) + tbl(
                word.head("Ref", "Action", "Owner", "Due", "RAG", "Measures", fill="D9D9D9"),
                *(
                    tr(
                        a.ref,
                        a.text,
                        lines(*a.leads),
                        a.due or "",
                        tc((a.rag or "").title(), fill=FILL.get(a.rag)),
                        bullets("Audit", "Survey"),
                    )
                    for a in actions
                ),
            )
    return converted(docx(body), "docx", "odt", kept="open-text")


LAYOUTS = (printed_by_writer, open_spreadsheet, open_text)
