"""Layouts on which the reader was first measured, and not built."""

from __future__ import annotations

from datetime import datetime
from html import escape

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import PageBreak, Spacer, Table

from tests.support.layouts import excel, pdf, web, word
from tests.support.layouts.content import Content, day
from tests.support.layouts.word import FILL, LETTER, bullets, heading, lines, p, run, tbl, tc, title, tr
from tests.support.office_files import word as docx


def what_how_who(c: Content) -> bytes:
    """Word: sections as headings, recommendations as banner rows inside one table each, status in emoji and words."""
    c.shown = {"rag", "section", "ref"}
    words = {"red": "🔴 Off track", "amber": "🟡 Some risk", "green": "🟢 On track", "blue": "🔵 Complete"}
    body = title(c.title) + p("This plan answers what inspectors told us. It is owned by the whole council.")
    for section, groups in c.sections():
        rows = [
            word.head(
                "#", "Action we are taking", "Lead professional", "To be done by", "How we will know", "Delivery status"
            )
        ]
        for row, actions in groups:
            rows.append(
                tr(
                    tc(
                        p(
                            f"Ofsted recommendation {row.number}: ",
                            runs=run(f"Ofsted recommendation {row.number}: ", "<w:b/>") + run(row.text),
                        ),
                        span=6,
                        fill="FFF2CC",
                    )
                )
            )
            for a in actions:
                rows.append(
                    tr(
                        a.ref,
                        a.text,
                        lines(*a.leads),
                        a.due or "",
                        bullets("Fewer children wait"),
                        words.get(a.rag, ""),
                    )
                )
        body += heading(section) + tbl(*rows)
    return docx(body)


def card_and_table(c: Content) -> bytes:
    """Word: a card of each recommendation and the table of its actions in one Word table of five columns."""
    c.shown = {"ref", "rag"}
    body = title(c.title)
    for row, actions in c.groups():
        b = lambda text: tc(p(text, bold=True), fill="E7E6E6")  # noqa: E731
        body += tbl(
            tr(b("Recommendation"), tc(f"{row.number}. {row.text}", span=4)),
            tr(b("Outcome"), tc("Children are safe and do well at home, at school and with friends.", span=4)),
            tr(b("Ref"), b("Action"), b("Lead"), b("Timescale"), b("RAG")),
            *(
                tr(a.ref, a.text, " / ".join(a.leads), a.due or "", tc(p(LETTER.get(a.rag, "")), fill=FILL.get(a.rag)))
                for a in actions
            ),
        )
    return docx(body)


def states_with_formulas(c: Content) -> bytes:
    """Excel: recommendations merged in a column, sections as banners, rules that colour whole rows by the state."""
    c.shown = {"rag", "section", "ref"}
    words = {"red": "Slipped", "amber": "Minor slippage", "green": "On target", "blue": "Closed"}
    book = Workbook()
    sheet = book.active
    sheet.merge_cells("B1:G1")
    sheet["B1"] = c.title
    excel.put(
        sheet,
        3,
        "Ofsted recommendation",
        "Ref",
        "Key actions",
        "Officer responsible",
        "Deadline",
        "RAG status",
        start=2,
        bold=True,
    )
    at = 4
    for section, groups in c.sections():
        sheet.cell(at, 2, section).font = Font(bold=True)
        sheet.merge_cells(start_row=at, end_row=at, start_column=2, end_column=7)
        at += 1
        for row, actions in groups:
            begun = at
            for a in actions:
                excel.put(
                    sheet,
                    at,
                    f"{row.number}. {row.text}" if at == begun else None,
                    a.ref,
                    a.text,
                    " / ".join(a.leads),
                    a.due,
                    words.get(a.rag),
                    start=2,
                )
                at += 1
            if at - begun > 1:
                sheet.merge_cells(start_row=begun, end_row=at - 1, start_column=2, end_column=2)
    for state, colour in (
        ("Slipped", "FF5050"),
        ("Minor slippage", "FFD966"),
        ("On target", "A9D08E"),
        ("Closed", "5B9BD5"),
    ):
        sheet.conditional_formatting.add(
            f"$G$4:$G${at}", FormulaRule(formula=[f'LEFT($G4,4)="{state[:4]}"'], fill=PatternFill(bgColor=colour))
        )
    return excel.saved(book)


def sheet_a_recommendation(c: Content) -> bytes:
    """Excel: a sheet for each recommendation with its title over the table; a summary of counts; days as 5-Jun."""
    c.shown = {"ref", "rag", "status"}
    book = Workbook()
    front = book.active
    front.title = "Summary"
    excel.put(front, 1, c.title, bold=True)
    excel.put(front, 3, "Recommendation", "Red", "Amber", "Green", "Blue", "Total", bold=True)
    for place, (row, actions) in enumerate(c.groups(), 4):
        counts = [sum(a.rag == rag for a in actions) for rag in ("red", "amber", "green", "blue")]
        excel.put(front, place, f"Rec {row.number}", *counts, len(actions))
    for place, (row, actions) in enumerate(c.groups(), 1):
        sheet = book.create_sheet(f"Rec {place}")
        excel.put(sheet, 1, f"Recommendation {row.number}: {row.text}", bold=True)
        excel.put(sheet, 4, "Action no", "What we will do", "Who", "When", "RAG", "Comments", bold=True)
        for at, a in enumerate(actions, 5):
            when = day(a)
            if when:
                a.due, a.kinds = f"{when.day}-{when:%b-%y}", ["date"]
            excel.put(
                sheet,
                at,
                a.ref,
                a.text,
                "\n".join(a.leads),
                datetime(when.year, when.month, when.day) if when else a.due,
                None,
                a.status,
            )
            sheet.cell(at, 4).number_format = "d-mmm-yy"
            sheet.cell(at, 5).fill = excel.fill(excel.FILL.get(a.rag))
    return excel.saved(book)


def set_in_columns(c: Content) -> bytes:
    """PDF: no lines; sections large, recommendations bold, ratings as coloured words; the header once a table."""
    c.shown = {"rag", "section"}
    from reportlab.lib.styles import ParagraphStyle

    inks = {
        rag: ParagraphStyle(rag, parent=pdf.STRONG, textColor=colors.HexColor(colour))
        for rag, colour in pdf.FILL.items()
    }
    story = [pdf.t(c.title, pdf.BIG), Spacer(1, 30)]
    for section, groups in c.sections():
        story.append(pdf.t(section, pdf.BIG))
        for row, actions in groups:
            rows = [[pdf.t(x, pdf.STRONG) for x in ("What we will do", "Owner", "Timescale", "BRAG")]]
            rows += [
                [
                    pdf.t(a.text),
                    pdf.t(" / ".join(a.leads)),
                    pdf.t(a.due),
                    pdf.t((a.rag or "").upper(), inks.get(a.rag, pdf.SMALL)),
                ]
                for a in actions
            ]
            style = [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("TOPPADDING", (0, 0), (-1, -1), 5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
                ("RIGHTPADDING", (0, 0), (-1, -1), 14),
            ]
            story += [
                pdf.t(f"Recommendation {row.number}: {row.text}", pdf.HEAD),
                Table(rows, style=style, colWidths=[260, 130, 85, 60]),
            ]
    return pdf.built(story, size=A4, foot=c.authority)


def lines_and_banners(c: Content) -> bytes:
    """PDF: a line above and below each action, recommendations as bold rows without columns."""
    c.shown = {"ref", "rag", "status"}
    rows, style, at = (
        [[pdf.t(x, pdf.STRONG) for x in ("Ref", "Action", "Lead officer", "Due date", "RAG", "Update")]],
        [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.HexColor("#888888"))],
        0,
    )
    for row, actions in c.groups():
        at += 1
        rows.append([pdf.t(f"Recommendation {row.number}: {row.text}", pdf.STRONG), *[""] * 5])
        style.append(("SPAN", (0, at), (-1, at)))
        for a in actions:
            at += 1
            rows.append([pdf.t(a.ref), pdf.t(a.text), pdf.several(a.leads), pdf.t(a.due), "", pdf.t(a.status)])
            style += [("BACKGROUND", (4, at), (4, at), colors.HexColor(pdf.FILL[a.rag]))] if a.rag else []
    return pdf.built(
        [
            pdf.t(c.title, pdf.BIG),
            Spacer(1, 14),
            Table(rows, style=style, repeatRows=1, colWidths=[36, 270, 130, 90, 40, 190]),
        ],
        size=landscape(A4),
    )


def cards_saved_from_word(c: Content) -> bytes:
    """Web page: saved from Word, a table of labels for each action with its rating filled in."""
    c.shown = {"rag", "status", "ref"}
    body = f"<h1>{escape(c.title)}</h1>"
    for row, actions in c.groups():
        body += f"<h2>Recommendation {row.number}: {escape(row.text)}<o:p></o:p></h2>"
        for a in actions:
            body += (
                "<table class=MsoTableGrid border=1>"
                + web.tr(web.td(web.o(f"Action {a.ref}", bold=True)), web.td(web.o(a.text)))
                + web.tr("Responsible officer", " / ".join(a.leads))
                + web.tr("Target date", a.due or "")
            )
            body += (
                web.tr("Status", web.td(web.o(""), fill=web.FILL.get(a.rag)))
                + web.tr("Update", a.status or "")
                + "</table>"
                + web.o("")
            )
    return web.ends(body)


def long_report(c: Content) -> bytes:
    """PDF: cover and report, then a ruled table on landscape pages whose recommendation rows run across."""
    c.shown = {"ref", "rag", "status"}
    story = [
        pdf.t(c.title, pdf.BIG),
        Spacer(1, 200),
        pdf.t("Agreed by cabinet", pdf.SMALL),
        PageBreak(),
        pdf.t("Introduction", pdf.HEAD),
    ]
    story += [
        pdf.t("Our services must change, and the people who work in them have said so plainly. " * 12),
        Spacer(1, 8),
        pdf.t("How we will work", pdf.HEAD),
    ]
    story += [
        pdf.t(f"\u2022 {x}") for x in ("We listen to children.", "We act on what we hear.", "We say what has changed.")
    ] + [PageBreak()]
    rows, style, at = (
        [[pdf.t(x, pdf.WHITE) for x in ("No", "Action", "Accountable officer", "Deadline", "RAG", "Latest position")]],
        [*pdf.GRID, ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#003355"))],
        0,
    )
    for row, actions in c.groups():
        at += 1
        rows.append([pdf.t(f"Recommendation {row.number}", pdf.STRONG), pdf.t(row.text, pdf.STRONG), "", "", "", ""])
        style += [("SPAN", (1, at), (-1, at)), ("BACKGROUND", (0, at), (-1, at), colors.HexColor("#CCDDEE"))]
        for a in actions:
            at += 1
            rows.append(
                [
                    pdf.t(a.ref),
                    pdf.t(a.text),
                    pdf.several(a.leads),
                    pdf.t(a.due),
                    pdf.t((a.rag or "")[:1].upper()),
                    pdf.t(a.status),
                ]
            )
            style += [("BACKGROUND", (4, at), (4, at), colors.HexColor(pdf.FILL[a.rag]))] if a.rag else []
    return pdf.built([*story, Table(rows, style=style, repeatRows=1, colWidths=[90, 240, 130, 80, 34, 180])])


LAYOUTS = (
    what_how_who, card_and_table,  states_with_formulas, sheet_a_recommendation, set_in_columns,
    lines_and_banners, cards_saved_from_word,  long_report,
)  # fmt: skip
