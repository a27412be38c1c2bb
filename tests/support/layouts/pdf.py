"""Plans as PDF files, in layouts that councils send."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Circle, Drawing
from reportlab.lib import colors
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from tests.support.layouts.content import Content

FILL = {"red": "#FF0000", "amber": "#FFC000", "green": "#92D050", "blue": "#0070C0"}
SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=8, leading=9.6)
STRONG = ParagraphStyle("strong", parent=SMALL, fontName="Helvetica-Bold")
WHITE = ParagraphStyle("white", parent=STRONG, textColor=colors.white)
BIG = ParagraphStyle("big", fontName="Helvetica-Bold", fontSize=16, leading=20)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=12, leading=15, spaceBefore=8, spaceAfter=6)


def t(text: str | None, style=SMALL) -> Paragraph:
    return Paragraph(escape(text or ""), style)


def several(texts, style=SMALL) -> list[Paragraph]:
    return [t(text, style) for text in texts]


WIDE = landscape(A4)


def built(story: list, size=WIDE, rotate: int = 0, foot: str = "") -> bytes:
    out = io.BytesIO()

    def margins(canvas, document) -> None:
        canvas.setFont("Helvetica", 7)
        if foot:
            canvas.drawString(40, 20, f"{foot}    Page {document.page}")
        if rotate:
            canvas.setPageRotation(rotate)

    SimpleDocTemplate(out, pagesize=size, leftMargin=36, rightMargin=36, topMargin=36, bottomMargin=40).build(
        story, onFirstPage=margins, onLaterPages=margins
    )
    return out.getvalue()


GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def shaded(rows: list[tuple], column: int, start: int = 1) -> list[tuple]:
    return [("BACKGROUND", (column, place), (column, place), colors.HexColor(FILL[rag]))
            for place, rag in enumerate(rows, start) if rag]  # fmt: skip


def whole_rows(c: Content, *heads: str, number: bool = True) -> tuple[list[list], list]:
    rows, rags = [[t(head, STRONG) for head in heads]], []
    for row, actions in c.groups():
        for a in actions:
            rows.append(
                [
                    t(a.ref),
                    t(f"{row.number}. {row.text}"),
                    t(a.text),
                    t(" / ".join(a.leads)),
                    t(a.due),
                    t((a.rag or "").title()),
                    t(a.status),
                ]
            )
            rags.append(a.rag)
    return rows, rags


# the layouts --------------------------------------------------------------------------------------------------------


def ruled_over_pages(c: Content) -> bytes:
    """Ruled, its header again on each page, rows broken where the page ends, a foot with page numbers."""
    c.shown = {"ref", "rag", "status"}
    rows, rags = whole_rows(c, "Ref", "Recommendation", "Action", "Lead", "By when", "RAG", "Progress")
    table = Table(rows, style=GRID + shaded(rags, 5), repeatRows=1, colWidths=[30, 170, 190, 100, 70, 45, 160])
    return built([t(c.title, BIG), Spacer(1, 12), table], foot=c.authority + " improvement plan")


def no_rules(c: Content) -> bytes:
    """No line is drawn anywhere: columns are only set apart by white, rows by a little more of it."""
    c.shown = {"ref", "rag"}
    story = [t(c.title, BIG), Spacer(1, 14)]
    for row, actions in c.groups():
        rows = [[t(text, STRONG) for text in ("Ref", "Action", "Lead", "By when", "RAG")]]
        rows += [[t(a.ref), t(a.text), t(" / ".join(a.leads)), t(a.due), t((a.rag or "").title())] for a in actions]
        space = [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
            ("LEFTPADDING", (0, 0), (-1, -1), 10),
        ]
        story += [
            t(f"Recommendation {row.number}: {row.text}", HEAD),
            Table(rows, style=space, colWidths=[50, 340, 170, 110, 80], repeatRows=1),
            Spacer(1, 10),
        ]
    return built(story)


def level_rules(c: Content) -> bytes:
    """Only level lines between the rows, as reports print them."""
    c.shown = {"ref", "rag", "status"}
    rows, _ = whole_rows(c, "Ref", "Recommendation", "Action", "Lead", "By when", "RAG", "Progress")
    style = [
        ("LINEBELOW", (0, 0), (-1, 0), 1.2, colors.black),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, colors.grey),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
    table = Table(rows, style=style, repeatRows=1, colWidths=[34, 170, 190, 100, 70, 45, 155])
    return built([t(c.title, BIG), Spacer(1, 12), table], foot="Children's improvement board")


def bands_of_shade(c: Content) -> bytes:
    """No lines: a dark header and every other row on grey."""
    c.shown = {"ref", "status"}
    rows = [[t(text, WHITE) for text in ("Ref", "Recommendation", "Action", "Owner", "Due date", "Update")]]
    for row, actions in c.groups():
        rows += [
            [t(a.ref), t(f"{row.number}. {row.text}"), t(a.text), t(", ".join(a.leads)), t(a.due), t(a.status)]
            for a in actions
        ]
    style = [("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#1F3864")), ("VALIGN", (0, 0), (-1, -1), "TOP"),
             ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.white, colors.HexColor("#EDEDED")])]  # fmt: skip
    return built(
        [t(c.title, BIG), Spacer(1, 12), Table(rows, style=style, repeatRows=1, colWidths=[34, 180, 200, 110, 75, 160])]
    )


def drawn_marks(c: Content) -> bytes:
    """Recommendations as banners; the rating a drawn circle; bullets of a symbol font; words broken by a hyphen."""
    c.shown = {"rag"}
    rows, spans, at = [[t(text, STRONG) for text in ("Action", "Lead officer", "Timescale", "RAG", "Evidence")]], [], 0
    for row, actions in c.groups():
        at += 1
        rows.append([t(f"Recommendation {row.number}: {row.text}", STRONG), "", "", "", ""])
        spans.append(("SPAN", (0, at), (-1, at)))
        spans.append(("BACKGROUND", (0, at), (-1, at), colors.HexColor("#DDDDDD")))
        for a in actions:
            at += 1
            mark: list | str = ""
            if a.rag:
                mark = Drawing(12, 12)
                mark.add(Circle(6, 6, 5, fillColor=colors.HexColor(FILL[a.rag]), strokeColor=None))
            rows.append(
                [
                    t(a.text),
                    several(a.leads),
                    t(a.due),
                    mark,
                    [t("\u2022 Minutes of the super-"), t("vision board"), t("\u2022 Audit")],
                ]
            )
    return built(
        [
            t(c.title, BIG),
            Spacer(1, 12),
            Table(rows, style=GRID + spans, repeatRows=1, colWidths=[300, 150, 100, 50, 160]),
        ]
    )


def merged_down(c: Content) -> bytes:
    """The recommendation merged down over its actions and over the page; fills without a word."""
    c.shown = {"ref", "rag"}
    story, rows, style, at = (
        [t(c.title, BIG), Spacer(1, 10)],
        [[t(x, STRONG) for x in ("Ofsted recommendation", "Ref", "Action", "Who", "When", "RAG")]],
        [*GRID],
        0,
    )
    for row, actions in c.groups():
        begun = at + 1
        for place, a in enumerate(actions):
            at += 1
            rows.append(
                [
                    t(f"{row.number}. {row.text}") if not place else "",
                    t(a.ref),
                    t(a.text),
                    several(a.leads),
                    t(a.due),
                    "",
                ]
            )
            style += [("BACKGROUND", (5, at), (5, at), colors.HexColor(FILL[a.rag]))] if a.rag else []
        style.append(("SPAN", (0, begun), (0, at)))
    return built(
        [*story, Table(rows, style=style, repeatRows=1, colWidths=[190, 34, 290, 130, 90, 40])], size=landscape(A3)
    )


def cards(c: Content) -> bytes:
    """Cover and narrative, then a ruled card for each action."""
    c.shown = {"ref", "rag", "status"}
    story = [
        t(c.title, BIG),
        Spacer(1, 30),
        t("Foreword", HEAD),
        t("Children deserve better, and we have begun. " * 30),
        PageBreak(),
    ]
    for row, actions in c.groups():
        story.append(t(f"Recommendation {row.number}: {row.text}", HEAD))
        for a in actions:
            rows = [[t(label, STRONG), t(value)] for label, value in (("Action no.", a.ref), ("Action", a.text), ("Lead", " / ".join(a.leads)),
                    ("By when", a.due), ("RAG", (a.rag or "").title()), ("Progress", a.status))]  # fmt: skip
            story += [Table(rows, style=GRID, colWidths=[90, 400]), Spacer(1, 12)]
    return built(story, size=A4)


def table_each(c: Content) -> bytes:
    """Headings, and under each a table of its own with a shaded header; sections too."""
    c.shown = {"ref", "rag", "section"}
    story = [t(c.title, BIG), t("Draft for the board", SMALL), Spacer(1, 20)]
    story[1:2] = [t("Plan for the board", SMALL)]
    for section, groups in c.sections():
        story.append(t(section, BIG))
        for row, actions in groups:
            rows = [[t(x, WHITE) for x in ("Ref", "Action", "Owner", "Due", "Rating")]]
            rows += [[t(a.ref), t(a.text), t(" / ".join(a.leads)), t(a.due), t((a.rag or "").title())] for a in actions]
            head = ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#00546E"))
            style = [*GRID, head, *shaded([a.rag for a in actions], 4)]
            story += [
                t(f"Recommendation {row.number}: {row.text}", HEAD),
                Table(rows, style=style, repeatRows=1, colWidths=[40, 330, 170, 110, 70]),
                Spacer(1, 8),
            ]
    return built(story)


def no_rules_merged(c: Content) -> bytes:
    """Columns only white apart, the recommendation printed once beside its first action."""
    c.shown = {"status"}
    rows = [[t(text, STRONG) for text in ("Recommendation", "Action", "Lead", "Timescale", "Progress")]]
    for row, actions in c.groups():
        for place, a in enumerate(actions):
            rows.append(
                [
                    t(f"{row.number}. {row.text}") if not place else "",
                    t(a.text),
                    t(" / ".join(a.leads)),
                    t(a.due),
                    t(a.status),
                ]
            )
    space = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 9),
        ("RIGHTPADDING", (0, 0), (-1, -1), 12),
    ]
    return built(
        [t(c.title, BIG), Spacer(1, 12), Table(rows, style=space, repeatRows=1, colWidths=[190, 230, 120, 90, 140])],
        foot="Improvement plan",
    )


def turned_pages(c: Content, turn: int = 90) -> bytes:
    """Pages on which all is drawn on its side, and which the file turns by a quarter when it shows them."""
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

    c.shown = {"ref", "rag", "status"}
    rows, rags = whole_rows(c, "Ref", "Recommendation", "Action", "Lead", "By when", "RAG", "Progress")
    table = Table(rows, style=GRID + shaded(rags, 5), repeatRows=1, colWidths=[30, 170, 190, 100, 70, 45, 160])
    out, (wide, high) = io.BytesIO(), landscape(A4)

    def turned(canvas, document) -> None:
        canvas.translate(high, 0)
        canvas.rotate(90)

    class Turned(Canvas):
        def showPage(self) -> None:
            self.setPageRotation(turn)
            super().showPage()

    frame = Frame(36, 36, wide - 72, high - 72)
    BaseDocTemplate(out, pagesize=A4, pageTemplates=[PageTemplate(frames=[frame], onPage=turned)]).build(
        [t(c.title, BIG), Spacer(1, 12), table], canvasmaker=Turned
    )
    return out.getvalue()


def sideways(c: Content) -> bytes:
    """Pages on which all is drawn on its side, and which nobody turns."""
    return turned_pages(c, turn=0)


LAYOUTS = (
    ruled_over_pages, no_rules, level_rules, bands_of_shade, turned_pages, sideways, drawn_marks, merged_down, cards, table_each, no_rules_merged,
)  # fmt: skip
