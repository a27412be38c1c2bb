"""Ruled tables of a PDF: their cells, lines, fills and pages, and the text around them."""

import io

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Table

from goldthread.documents.load import load_document
from goldthread.errors import UnreadableFile

BODY = getSampleStyleSheet()["BodyText"].clone("small", fontSize=8, leading=9.6, spaceBefore=0, spaceAfter=0)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
WIDTHS = [40, 180, 90, 60]
HEAD = ["Ref", "Action", "Lead", "RAG"]


def boxed(*rows, style=()):
    cells = [[cell if not isinstance(cell, str) else Paragraph(cell, BODY) for cell in row] for row in rows]
    return Table(cells, style=[GRID, ("VALIGN", (0, 0), (-1, -1), "TOP"), *style], colWidths=WIDTHS)


def read(*story, head=""):
    out = io.BytesIO()

    def draw(canvas, _):
        canvas.drawString(72, 560, head)
        canvas.drawString(72, 20, f"Page {canvas.getPageNumber()}")

    SimpleDocTemplate(out, pagesize=landscape(A4)).build(list(story), onFirstPage=draw, onLaterPages=draw)
    return load_document(out.getvalue(), name="plan.pdf")


def rows(document):
    return [row for table in document.tables for row in table.rows]


def test_lines_that_ran_out_of_room_are_one_and_others_are_not():
    long = "Send each team manager a list of the visits that fall due in the week, and ask what stands in the way"
    document = read(boxed(HEAD, ["1.1", [Paragraph(long, BODY), Paragraph("• one", BODY), Paragraph("• two", BODY)],
                                 [Paragraph("Ann Lee", BODY), Paragraph("Bob Ray", BODY)], ""]))  # fmt: skip
    action, lead = rows(document)[1].cells[1:3]
    assert [(line.text, line.depth) for line in action.lines] == [(long, 0), ("one", 1), ("two", 1)]
    assert [line.text for line in lead.lines] == ["Ann Lee", "Bob Ray"]


def test_fills_are_shades_and_a_merged_cell_stands_once():
    style = [("BACKGROUND", (3, 1), (3, 1), colors.HexColor("#FF0000")), ("SPAN", (2, 1), (2, 2)),
             ("BACKGROUND", (3, 2), (3, 2), colors.HexColor("#92D050")), ("SPAN", (0, 3), (3, 3)),
             ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#BFBFBF"))]  # fmt: skip
    document = read(boxed(HEAD, ["1", "Do", "Ann", ""], ["2", "Go", "", ""], ["Care leavers", "", "", ""], style=style))
    found = rows(document)
    assert [row.cells[3].shade for row in found] == [None, "red", "green", None]
    assert [row.cells[2].merged for row in found] == [False, False, True, True]
    assert (found[3].cells[0].text, found[3].cells[0].span) == ("Care leavers", 4)


def test_text_around_the_tables_and_the_page_of_each_row():
    heading = getSampleStyleSheet()["Heading1"]
    story = []
    for number in (1, 2, 3):
        story += [Paragraph(f"Priority {number}", heading), Paragraph("What we will do about it now.", BODY),
                  boxed(HEAD, [str(number), "Do", "Ann", ""]), PageBreak()]  # fmt: skip
    document = read(*story, head="Fernshire plan")
    said = [(prose.text, prose.level > 0, prose.page) for prose in document.prose]
    assert said[1:3] == [("Priority 1", True, 1), ("What we will do about it now.", False, 1)]
    assert [text for text, *_ in said].count("Fernshire plan") == 1
    assert not any(text.startswith("Page ") for text, *_ in said)
    assert [row.page for row in rows(document)] == [1, 1, 2, 2, 3, 3]


def test_a_table_without_lines_at_its_sides_keeps_its_first_and_last_column():
    inner = [("LINEABOVE", (0, 0), (-1, -1), 0.5, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black),
             ("LINEAFTER", (0, 0), (-2, -1), 0.5, colors.black)]  # fmt: skip
    table = Table([HEAD, ["1", "Do", "Ann", "Green"]], style=inner, colWidths=WIDTHS)
    assert [row.texts for row in rows(read(table))] == [tuple(HEAD), ("1", "Do", "Ann", "Green")]


def test_pages_without_text_are_said_to_be_pictures():
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(50, 50, 300, 300, fill=1)
    canvas.save()
    with pytest.raises(UnreadableFile, match="the pages hold no text"):
        load_document(out.getvalue(), name="scan.pdf")
