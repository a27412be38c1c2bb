"""Plans as web pages: saved from Word, saved from Excel, and written for a council's site."""

from __future__ import annotations

from html import escape

from tests.support.layouts.content import Content

FILL = {"red": "red", "amber": "#FFC000", "green": "#92D050", "blue": "#00B0F0"}
WORD_HEAD = """<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1252"><meta name=Generator content="Microsoft Word 15">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;font-size:11.0pt;font-family:"Calibri",sans-serif;} table.MsoTableGrid {border:solid windowtext 1.0pt;} --></style>
<!--[if gte mso 10]><style> table.MsoNormalTable {mso-style-name:"Table Normal";} </style><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt;word-wrap:break-word'><div class=WordSection1>
"""


def o(text: str | None, *, bold: bool = False) -> str:
    """A paragraph as Word saves it, its lines broken where Word breaks them."""
    words = escape(text or "", quote=False).replace("’", "\u2019").split(" ")
    broken = "\n".join(" ".join(words[at : at + 9]) for at in range(0, len(words), 9))
    inside = f"<b style='mso-bidi-font-weight:normal'>{broken}</b>" if bold else broken
    return f"<p class=MsoNormal style='margin-bottom:0cm;line-height:normal'>{inside or ''}<o:p>{'' if text else '&nbsp;'}</o:p></p>"


def td(content: str, *, fill: str | None = None, span: int = 1, down: int = 1) -> str:
    shade = f"background:{fill};" if fill else ""
    return (
        f"<td width=120 valign=top style='width:90.0pt;border:solid windowtext 1.0pt;\n  mso-border-alt:solid windowtext .5pt;{shade}padding:0cm 5.4pt 0cm 5.4pt'"
        f"{f' colspan={span}' if span > 1 else ''}{f' rowspan={down}' if down > 1 else ''}>\n  {content}\n  </td>"
    )


def tr(*cells: str) -> str:
    return f" <tr style='mso-yfti-irow:1'>\n  {''.join(cell if cell.startswith('<td') else td(o(cell)) for cell in cells)}\n </tr>\n"


def bullet(text: str) -> str:
    return (
        "<p class=MsoListParagraphCxSpFirst style='margin-left:18.0pt;text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>"
        "<span style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>\u00b7<span style='font:7.0pt \"Times New Roman\"'>"
        f"&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>{escape(text, quote=False)}<o:p></o:p></p>"
    )


def ends(body: str) -> bytes:
    return (WORD_HEAD + body + "</div></body></html>").encode("cp1252", "xmlcharrefreplace")


# the layouts --------------------------------------------------------------------------------------------------------


def saved_from_word(c: Content) -> bytes:
    """Saved from Word as a web page: Windows text, conditional comments, o:p, merged cells, shading by style."""
    c.shown = {"rag", "status"}
    body = f"<h1>{escape(c.title)}<o:p></o:p></h1>\n<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>"
    body += tr(
        *(
            td(o(text, bold=True), fill="#D9D9D9")
            for text in ("Recommendation", "Action", "Lead", "By when", "RAG", "Progress")
        )
    )
    for row, actions in c.groups():
        for place, a in enumerate(actions):
            first = [td(o(f"{row.number}. {row.text}"), down=len(actions))] if not place else []
            body += tr(
                *first,
                a.text,
                td("".join(map(o, a.leads))),
                a.due or "",
                td(o(""), fill=FILL.get(a.rag)),
                a.status or "",
            )
    return ends(body + "</table>")


def saved_from_word_listed(c: Content) -> bytes:
    """Saved from Word, with headings, banner rows, and bullets that are only paragraphs with a sign."""
    c.shown = {"ref", "rag"}
    body = f"<p class=MsoTitle>{escape(c.title)}<o:p></o:p></p>"
    body += "<table class=MsoNormalTable>" + tr(
        *(
            o(text, bold=True) and td(o(text, bold=True))
            for text in ("Ref", "Action", "Owner", "Deadline", "RAG", "Measures")
        )
    )
    for row, actions in c.groups():
        body += tr(td(o(f"Recommendation {row.number}: {row.text}", bold=True), span=6, fill="#C6D9F1"))
        for a in actions:
            rag = (
                td(
                    f"<p class=MsoNormal align=center><span style='color:white;background:{FILL[a.rag]};mso-highlight:{FILL[a.rag]}'>{a.rag[0].upper()}</span></p>"
                )
                if a.rag
                else ""
            )
            body += tr(
                a.ref,
                a.text,
                " / ".join(a.leads),
                a.due or "",
                rag,
                td(bullet("Audits are good") + bullet("Visits in time")),
            )
    return ends(body + "</table>")


def saved_from_excel(c: Content) -> bytes:
    """Saved from Excel as a web page: every colour in a class of the style sheet."""
    c.shown = {"ref", "rag", "status"}
    classes = {"red": "xl70", "amber": "xl71", "green": "xl72", "blue": "xl73"}
    styles = "".join(
        f".{name}\n\t{{mso-style-parent:style0;\n\tborder:.5pt solid windowtext;\n\tbackground:{FILL[rag]};\n\tmso-pattern:black none;}}\n"
        for rag, name in classes.items()
    )
    rows = f" <tr height=20><td colspan=7 class=xl65>{escape(c.title)}</td></tr><tr height=20 style='mso-height-source:userset'><td class=xl66></td></tr>"
    rows += (
        "<tr>"
        + "".join(
            f"<td class=xl66>{text}</td>"
            for text in ("Ref", "Recommendation", "Action", "Lead", "Due date", "RAG", "Comments")
        )
        + "</tr>"
    )
    for row, actions in c.groups():
        for place, a in enumerate(actions):
            first = f"<td rowspan={len(actions)} class=xl67>{row.number}. {escape(row.text)}</td>" if not place else ""
            rag = f"<td class={classes[a.rag]}>&nbsp;</td>" if a.rag else "<td class=xl66></td>"
            rows += f"<tr><td class=xl66 x:str>{a.ref}</td>{first}<td class=xl67>{escape(a.text)}</td><td class=xl67>{escape(' / '.join(a.leads))}</td><td class=xl68>{a.due or ''}</td>{rag}<td class=xl67>{escape(a.status or '')}</td></tr>\n"
    return (f"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><head><meta http-equiv=Content-Type content='text/html; charset=utf-8'>"
            f"<style><!--table {{mso-displayed-decimal-separator:'\\.';}}\n{styles}--></style></head><body><table border=0 cellpadding=0>{rows}</table></body></html>").encode()  # fmt: skip


def page_of_a_site(c: Content) -> bytes:
    """A page of a council's site: menu, captions, heads of rows, a class for each rating and the word hidden."""
    c.shown = {"rag", "status", "section"}
    body = (
        "<nav><ul><li><a href='/'>Home</a></li><li><a href='/plans'>Plans</a></li></ul></nav><main>"
        + f"<h1>{escape(c.title)}</h1>"
    )
    for section, groups in c.sections():
        body += f"<h2>{escape(section)}</h2>"
        for row, actions in groups:
            body += f"<h3>Recommendation {row.number}: {escape(row.text)}</h3><table><caption>Actions</caption><thead><tr><th scope=col>Action<th scope=col>Who<th scope=col>By when<th scope=col>RAG<th scope=col>Progress</tr></thead><tbody>"
            for a in actions:
                tag = f"<strong class='govuk-tag govuk-tag--{a.rag}'>{a.rag.title()}</strong>" if a.rag else ""
                body += f"<tr><th scope=row>{escape(a.text)}</th><td>{'<br>'.join(map(escape, a.leads))}</td><td>{a.due or ''}</td><td>{tag}</td><td>{escape(a.status or '')}</td></tr>"
            body += "</tbody></table>"
    return (
        f"<!DOCTYPE html><html lang=en><head><title>x</title><style>.govuk-tag--red{{color:red}}</style></head><body>{body}</main><footer>Contact us</footer></body></html>"
    ).encode()


def classes_for_ratings(c: Content) -> bytes:
    """The rating only by a class that the page's style sheet colours."""
    c.shown = {"ref", "rag"}
    rows = "<tr><th>Ref</th><th>Recommendation</th><th>Action</th><th>Lead</th><th>Timescale</th><th>RAG</th></tr>"
    for row, actions in c.groups():
        for a in actions:
            rows += f"<tr><td>{a.ref}</td><td>{row.number}. {escape(row.text)}</td><td>{escape(a.text)}</td><td>{escape(' / '.join(a.leads))}</td><td>{a.due or ''}</td><td class='cell rag-{a.rag or 'none'}'></td></tr>"
    style = "".join(
        f"td.rag-{rag}, .key .rag-{rag} {{ background-color: {colour}; }}\n" for rag, colour in FILL.items()
    )
    return f"<!DOCTYPE html><html><head><style>\n.cell {{ padding: 4px }}\n{style}</style></head><body><h1>{escape(c.title)}</h1><table>{rows}</table></body></html>".encode()


def list_of_definitions(c: Content) -> bytes:
    """No table at all: each action is a list of terms and what they mean."""
    c.shown = {"ref", "rag", "status"}
    body = f"<h1>{escape(c.title)}</h1>"
    for row, actions in c.groups():
        body += f"<h2>Recommendation {row.number}: {escape(row.text)}</h2>"
        for a in actions:
            pairs = (
                ("Ref", a.ref),
                ("Action", a.text),
                ("Lead", " / ".join(a.leads)),
                ("By when", a.due or ""),
                ("RAG", (a.rag or "").title()),
                ("Progress", a.status or ""),
            )
            body += "<dl>" + "".join(f"<dt>{key}</dt><dd>{escape(value)}</dd>" for key, value in pairs) + "</dl>"
    return f"<!DOCTYPE html><html><body>{body}</body></html>".encode()


LAYOUTS = (
    saved_from_word,
    saved_from_word_listed,
    saved_from_excel,
    page_of_a_site,
    classes_for_ratings,
    list_of_definitions,
)
