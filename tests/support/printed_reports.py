"""Invented inspection reports, printed as PDFs, with the reading that each should give.

A report is a text file in `tests/spec/inspections`. Its head holds TOML: what the cover says, and how it is printed.
Below `---` each line is a kind, `|`, and words that may carry `<super>` marks and soft hyphens. The kinds: T title,
H heading, S sub-heading, I the same in italics, P paragraph, N item (`N|1.|words`), B bullet (`B|•|words`), BB a
bullet within an item, C words that go on, F small print, J judgement (`J|area|grade`), PB new page. What the reading
should hold is marked after the kind: `=` on a group's title, `-` on its sub-heading, `*` on an item for the council,
`@` on one for the board; `~` says that a heading ends the sub-heading before.
"""

from __future__ import annotations

import html
import re
import tomllib
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

REPORTS = Path(__file__).parents[1] / "spec" / "inspections"
NAMES = tuple(sorted(path.stem for path in REPORTS.glob("*.txt")))
_LINE = re.compile(r"(?P<kind>T|H|S|I|P|N|BB|B|C|F|J|PB)(?P<mark>[=\-*@~]*)(?:\|(?P<rest>.*))?")
_LIGATURES = str.maketrans({"\ufb01": "fi", "\ufb02": "fl", "\ufb00": "ff", "\ufb03": "ffi"})


@dataclass
class Printed:
    """A report as its PDF, and the gold reading in goldthread-report/1."""

    head: dict
    lines: list[tuple[str, str, str]]
    pages: dict[str, int] = field(default_factory=dict)

    @property
    def pdf(self) -> bytes:
        return _printed(self)

    @property
    def gold(self) -> dict:
        """What a careful person reads. Only after `pdf`, which says on which page each item begins."""
        return _gold(self)


def report_named(name: str) -> Printed:
    head, body = (REPORTS / f"{name}.txt").read_text("utf-8").split("\n---\n", 1)
    lines = []
    for text in filter(str.strip, body.split("\n")):
        found = _LINE.fullmatch(text)
        assert found, f"{name}: {text}"
        lines.append((found["kind"], found["mark"] or "", found["rest"] or ""))
    return Printed(tomllib.loads(head), lines)


def _plain(text: str) -> str:
    text = re.sub(r"<super[^>]*>.*?</super>", "", text)
    text = html.unescape(re.sub(r"<br/>", " ", text)).replace("\u00ad", "")
    return " ".join(re.sub(r"<[^>]+>", "", text).translate(_LIGATURES).split())


def _without_glyph(rest: str) -> str:
    """What an item goes on with: a bullet is left out, a letter or a number stays."""
    sign, _, words = rest.rpartition("|")
    return f"{sign} {words}" if re.search(r"\w\W", sign) else words


def _grade(text: str) -> str:
    """“Good”, also where the report prints “Grade 2 (Good)”."""
    numbered = re.search(r"\((\w+)\)", text)
    return (numbered[1] if numbered else _plain(text)).capitalize()


def _title(text: str) -> str:
    return _plain(text).rstrip("?:. ")


def _gold(report: Printed) -> dict:
    group = heading = None
    lists: dict[str, list[dict]] = {"*": [], "@": []}
    judgements, last = [], None
    for at, (kind, mark, rest) in enumerate(report.lines):
        if kind == "J":
            area, grade = rest.split("|")
            judgements.append({"area": re.sub(r"^[\d.]+ ", "", _plain(area)), "grade": _grade(grade)})
        elif "=" in mark:
            group, heading, last = _title(rest), None, None
        elif "-" in mark:
            heading, last = _title(rest), None
        elif "~" in mark:
            heading, last = None, None
        elif mark in lists and mark:
            sign, words = rest.split("|", 1)
            number = re.sub(r"\W", "", sign) if kind == "N" else None
            last = {"number": number, "group": group, "heading": heading, "text": _plain(words)}
            last["page"] = report.pages.get(str(at))
            lists[mark].append(last)
        elif last and kind in ("BB", "C"):
            last["text"] += " " + _plain(_without_glyph(rest))
        elif kind not in ("F", "PB"):
            last = None
    said = {
        key: report.head.get(key) for key in ("authority", "framework", "inspected_from", "inspected_to", "published")
    }
    judgements = [*report.head.get("judged_before", []), *judgements, *report.head.get("judged_after", [])]
    return {**said, "judgements": judgements, "recommendations": lists["*"], "lscb_recommendations": lists["@"]}


def _printed(report: Printed) -> bytes:
    import reportlab
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import BaseDocTemplate, Frame, NextPageTemplate, PageBreak, PageTemplate, Paragraph, Table

    fonts = Path(reportlab.__file__).parent / "fonts"
    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        for name in ("Vera", "VeraBd", "VeraIt", "VeraBI"):
            pdfmetrics.registerFont(TTFont(name, str(fonts / f"{name}.ttf")))
        pdfmetrics.registerFontFamily("Vera", "Vera", "VeraBd", "VeraIt", "VeraBI")
    how = report.head.get("print", {})
    size, left = how.get("size", 11), how.get("indent", 18)
    lead = size * 1.3

    def style(**given) -> ParagraphStyle:
        base = {"fontName": "Vera", "fontSize": size, "leading": lead, "spaceAfter": 5, "allowOrphans": 1}
        return ParagraphStyle("x", **{**base, **given})

    bold = how.get("bold", "VeraBd")
    heading = how.get("heading", 15)
    sub = {
        "H": style(fontName=bold, fontSize=heading, leading=heading * 1.3),
        "S": style(fontName=bold),
        "I": style(fontName="VeraIt"),
        "P": style(),
        "C": style(leftIndent=left + how.get("marker", 0)),
        "F": style(fontSize=size - 2.5),
        "T": style(
            fontName=how.get("title_font", bold), fontSize=how.get("title", 22), leading=how.get("title", 22) * 1.2
        ),
    }
    where = how.get("marker", 0)
    story: list = []
    for at, (kind, _, rest) in enumerate(report.lines):
        if kind == "PB":
            if rest:
                story.append(NextPageTemplate(rest))
            story.append(PageBreak())
        elif kind == "J":
            rows = [[Paragraph(part, sub["P"]) for part in rest.split("|")]]
            story.append(Table(rows, colWidths=how.get("columns", [290, 170]), hAlign="LEFT"))
        elif kind in ("N", "B", "BB"):
            sign, words = rest.split("|", 1)
            deeper = (left if kind == "BB" else 0) + where
            item = style(leftIndent=deeper + left, bulletIndent=deeper, bulletFontName="Vera", bulletFontSize=size)
            story.append(Paragraph(f'<onDraw name="begins_here" label="{at}"/>{words}', item, bulletText=sign or None))
        else:
            story.append(Paragraph(f'<onDraw name="begins_here" label="{at}"/>{rest}', sub[kind]))

    def furniture(canvas, document) -> None:
        canvas.setNamedCB("begins_here", lambda _canvas, _kind, label: report.pages.__setitem__(label, document.page))
        canvas.setFont("Vera", 9)
        if document.page > 1 and (head := how.get("head")):
            canvas.drawString(60, 812, head)
        if foot := how.get("foot"):
            canvas.drawString(60, 28, foot.replace("{page}", str(document.page)))

    width, height = A4
    one = [Frame(60, 50, width - 120, height - 100, id="one")]
    gap = (width - 140) / 2
    two = [Frame(60, 50, gap, height - 100, id="left"), Frame(80 + gap, 50, gap, height - 100, id="right")]
    out = BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, invariant=1)
    document.addPageTemplates([PageTemplate("one", one, onPage=furniture), PageTemplate("two", two, onPage=furniture)])
    document.build(story)
    return out.getvalue()
