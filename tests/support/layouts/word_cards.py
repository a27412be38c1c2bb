"""Plans as Word files in which an action is a card, a column, or stands in a table within a table."""

from __future__ import annotations

from tests.support.layouts.content import Content
from tests.support.layouts.word import FILL, head, heading, p, tbl, tc, title, tr
from tests.support.office_files import word


def card_an_action(c: Content) -> bytes:
    """One small table an action: labels on the left, values on the right, below a heading for each recommendation."""
    c.shown = {"ref", "rag", "status"}
    body = title(c.title)
    for row, actions in c.groups():
        body += heading(f"Recommendation {row.number}: {row.text}", 2)
        for a in actions:
            body += tbl(
                tr(tc(p("Ref", bold=True)), a.ref), tr(tc(p("Action", bold=True)), a.text),
                tr(tc(p("Lead", bold=True)), " / ".join(a.leads)), tr(tc(p("Timescale", bold=True)), a.due or ""),
                tr(tc(p("RAG", bold=True)), tc((a.rag or "").title(), fill=FILL.get(a.rag))),
                tr(tc(p("Progress", bold=True)), a.status or ""),
            )  # fmt: skip
    return word(body)


def card_in_pairs(c: Content) -> bytes:
    """A table an action, with two labels and two values in a row."""
    c.shown = {"ref", "rag", "status"}
    body = title(c.title)
    b = lambda text: tc(p(text, bold=True), fill="D9D9D9")  # noqa: E731
    for row, actions in c.groups():
        body += heading(f"Recommendation {row.number}: {row.text}", 2)
        for a in actions:
            body += tbl(
                tr(b(f"Action {a.ref}"), tc(a.text, span=3)),
                tr(b("Lead officer"), " / ".join(a.leads), b("Due date"), a.due or ""),
                tr(b("RAG"), tc("", fill=FILL.get(a.rag)), b("Progress"), a.status or ""),
            )
    return word(body)


def table_within_a_table(c: Content) -> bytes:
    """A table of two columns that holds the recommendation on the left and a table of its actions on the right."""
    c.shown = {"ref", "rag"}
    rows = []
    for row, actions in c.groups():
        inner = tbl(head("Ref", "Action", "Lead", "By when", "RAG"),
                    *(tr(a.ref, a.text, " / ".join(a.leads), a.due or "", tc("", fill=FILL.get(a.rag))) for a in actions))  # fmt: skip
        rows.append(tr(tc(p(f"Recommendation {row.number}", bold=True) + p(row.text)), tc(inner)))
    return word(title(c.title) + tbl(*rows))


def text_boxes(c: Content) -> bytes:
    """Each recommendation in a text box over its table; the rating a coloured dot of the Wingdings font."""
    c.shown = {"rag"}
    body = title(c.title)
    for row, actions in c.groups():
        inside = p(f"Recommendation {row.number}", bold=True) + p(row.text)
        body += (
            '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:Choice Requires="wps"><w:drawing><w:txbxContent>{inside}</w:txbxContent></w:drawing></mc:Choice>'
            f"<mc:Fallback><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        )
        dots = {
            a.text: f'<w:r><w:rPr><w:color w:val="{FILL.get(a.rag, "000000")}"/></w:rPr><w:sym w:font="Wingdings" w:char="F06C"/></w:r>'
            for a in actions
        }
        body += tbl(head("Action", "Responsible", "Timescale", "RAG"),
                    *(tr(a.text, " / ".join(a.leads), a.due or "", tc(p(runs=dots[a.text]) if a.rag else p())) for a in actions))  # fmt: skip
    return word(body)


def transposed(c: Content) -> bytes:
    """A table for each recommendation in which each action is a column and each row a fact of it."""
    c.shown = {"ref", "rag"}
    body = title(c.title)
    for row, actions in c.groups():
        body += heading(f"Recommendation {row.number}: {row.text}", 2)
        b = lambda text: tc(p(text, bold=True))  # noqa: E731
        for at in range(0, len(actions), 4):
            some = actions[at : at + 4]
            body += tbl(
                tr(b("Ref"), *(a.ref for a in some)), tr(b("Action"), *(a.text for a in some)),
                tr(b("Lead"), *(" / ".join(a.leads) for a in some)), tr(b("By when"), *(a.due or "" for a in some)),
                tr(b("RAG"), *(tc((a.rag or "").title(), fill=FILL.get(a.rag)) for a in some)),
            )  # fmt: skip
    return word(body)


LAYOUTS = (card_an_action, card_in_pairs, transposed, table_within_a_table, text_boxes)
