"""Documents written as Word, Excel and PDF files, as small as a test needs them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from goldthread.page import Cell, Document, Prose, Table

FILLS = {"red": "FF0000", "amber": "FFC000", "green": "92D050", "blue": "0070C0"}
CIRCLES = {"🔴": "red", "🟠": "amber", "🟡": "amber", "🟢": "green", "🔵": "blue"}
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx_of(document: Document) -> bytes:
    """The document as a Word file: merged cells merged, colours as fills."""
    import docx
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    file = docx.Document()
    for block in document.blocks:
        if isinstance(block, Prose):
            if block.level:
                file.add_heading(block.text, block.level)
            else:
                file.add_paragraph(style="List Bullet" if block.bullet else None).add_run(block.text).bold = block.bold
            continue
        table = file.add_table(len(block.rows), block.width, style="Table Grid")
        for place, row in enumerate(block.rows):
            for column, cell in enumerate(row.cells):
                box = table.rows[place].cells[column] if not cell.merged else None
                if box is None:
                    continue
                for number, line in enumerate(cell.lines):
                    paragraph = box.paragraphs[0] if not number else box.add_paragraph()
                    paragraph.style = ("List Bullet", "List Bullet 2")[line.depth - 1] if line.depth else None
                    paragraph.add_run(line.text).bold = line.bold
                if cell.shade:
                    shading = OxmlElement("w:shd")
                    shading.set(qn("w:val"), "clear")
                    shading.set(qn("w:fill"), FILLS[cell.shade])
                    box._tc.get_or_add_tcPr().append(shading)
        for top, left, bottom, right in _areas(block):
            table.cell(top, left).merge(table.cell(bottom, right))
    return _saved(file.save)


def xlsx_of(document: Document) -> bytes:
    """The document as an Excel file of one sheet: a blank row after each table."""
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill

    book = Workbook()
    sheet = book.active
    at = 0
    for block in document.blocks:
        if isinstance(block, Prose):
            at += 1
            sheet.cell(at, 1, block.text).font = Font(bold=block.bold or block.level > 0)
            continue
        for place, row in enumerate(block.rows, 1):
            for column, cell in enumerate(row.cells, 1):
                box = sheet.cell(at + place, column)
                if not cell.merged:
                    box.value = "\n".join(("", "• ", "   - ")[line.depth] + line.text for line in cell.lines) or None
                    box.data_type = "s" if box.value else "n"
                    box.font = Font(bold=bool(cell.lines) and all(line.bold for line in cell.lines))
                if cell.shade and not cell.merged:
                    box.fill = PatternFill("solid", fgColor=FILLS[cell.shade])
        for top, left, bottom, right in _areas(block):
            sheet.merge_cells(
                start_row=at + top + 1, start_column=left + 1, end_row=at + bottom + 1, end_column=right + 1
            )
        at += len(block.rows) + 1
    return _saved(book.save)


def pdf_of(document: Document) -> bytes:
    """The document as a PDF of ruled tables, which break over its pages."""
    from reportlab.lib import colors
    from reportlab.lib.pagesizes import A3, landscape
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer
    from reportlab.platypus import Table as Drawn

    styles = getSampleStyleSheet()
    small = styles["BodyText"].clone("small", fontSize=7, leading=8.4, spaceBefore=0, spaceAfter=3)
    story, out = [], io.BytesIO()
    for block in document.blocks:
        if isinstance(block, Prose):
            story.append(
                Paragraph(_escaped(block), styles[f"Heading{min(block.level, 3)}" if block.level else "BodyText"])
            )
            continue
        boxes = [
            [_flowing(cell, small) for cell in row.cells] + [""] * (block.width - len(row.cells)) for row in block.rows
        ]
        style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
        style += [("SPAN", (left, top), (right, bottom)) for top, left, bottom, right in _areas(block)]
        style += [
            ("BACKGROUND", (column, place), (column, place), colors.HexColor(f"#{FILLS[cell.shade]}"))
            for place, row in enumerate(block.rows) for column, cell in enumerate(row.cells) if cell.shade
        ]  # fmt: skip
        # Two tables that touch would be one table to anyone who looks.
        story += [Drawn(boxes, style=style, colWidths=[1080 / block.width] * block.width), Spacer(1, 12)]
    SimpleDocTemplate(out, pagesize=landscape(A3), leftMargin=40, rightMargin=40).build(story)
    return out.getvalue()


WRITERS: dict[str, Callable[[Document], bytes]] = {"docx": docx_of, "xlsx": xlsx_of, "pdf": pdf_of}


def changed(package: bytes, **parts: Callable[[bytes], bytes] | bytes | None) -> bytes:
    """The package with parts changed, put in, or (``None``) left out. Names: ``word__document_xml``."""
    by_name = {
        name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"): part for name, part in parts.items()
    }
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = by_name.pop(name, old.read(name))
            if part is not None:
                new.writestr(name, part(old.read(name)) if callable(part) else part)
        for name, part in by_name.items():
            new.writestr(name, part)
    return out.getvalue()


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip of the parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(name, part)
    return out.getvalue()


def word(body: str, **parts: bytes) -> bytes:
    """A Word file with this XML as its body; other parts by name."""
    from docx import Document as new

    document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'.encode()
    return changed(_saved(new().save), word__document_xml=document, **parts)


def row(*cells: str) -> str:
    """A Word row of cells, each a text or the XML of its content."""
    inside = (cell if cell.startswith("<") else p(cell) for cell in cells)
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in inside)}</w:tr>"


def p(text: str, props: str = "") -> str:
    """A Word paragraph."""
    return f'<w:p><w:pPr>{props}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _saved(save: Callable) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


def _areas(table: Table) -> list[tuple[int, int, int, int]]:
    """Merged areas: a cell with those to its right by its span, and those below that go on from it."""
    areas = []
    for top, line in enumerate(table.rows):
        for left, cell in enumerate(line.cells):
            bottom, right = top, min(left + cell.span, len(line.cells)) - 1
            while not cell.merged and bottom + 1 < len(table.rows) and _goes_on(table, bottom + 1, left):
                bottom += 1
            if not cell.merged and (bottom, right) != (top, left):
                areas.append((top, left, bottom, right))
    return areas


def _goes_on(table: Table, place: int, column: int) -> bool:
    cells = table.rows[place].cells
    beside = any(cells[left].span > column - left for left in range(min(column, len(cells))))
    return column < len(cells) and cells[column].merged and not beside


def _flowing(cell: Cell, style) -> list | str:
    from reportlab.platypus import Paragraph

    if cell.text in CIRCLES:  # no font of a PDF's own has these signs
        return [_circle(FILLS[CIRCLES[cell.text]])]
    return [Paragraph(("• " if line.depth else "") + _escaped(line), style) for line in cell.lines] or ""


def _circle(colour: str):
    from reportlab.graphics.shapes import Circle, Drawing
    from reportlab.lib.colors import HexColor

    return Drawing(9, 9, Circle(4.5, 4.5, 4, fillColor=HexColor(f"#{colour}"), strokeColor=None))


def _escaped(said) -> str:
    text = said.text.replace("&", "&amp;").replace("<", "&lt;")
    return f"<b>{text}</b>" if said.bold else text
