"""Plans as Word files, in layouts that councils send: each function writes the content its own way."""

from __future__ import annotations

from xml.sax.saxutils import escape

from tests.support.layouts.content import Content, day
from tests.support.office_files import WORD, word

FILL = {"red": "FF0000", "amber": "FFC000", "green": "00B050", "blue": "0070C0"}
LETTER = {"red": "R", "amber": "A", "green": "G", "blue": "B"}
CIRCLE = {"red": "🔴", "amber": "🟠", "green": "🟢", "blue": "🔵"}
THEME_OF = {"red": "accent2", "amber": "accent4", "green": "accent6", "blue": "accent5"}


def run(text: str, props: str = "") -> str:
    return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(text: str = "", props: str = "", *, bold: bool = False, runs: str = "") -> str:
    inside = runs or (run(text, "<w:b/>" if bold else "") if text else "")
    return f"<w:p><w:pPr>{props}</w:pPr>{inside}</w:p>"


def heading(text: str, level: int = 1) -> str:
    return p(text, f'<w:pStyle w:val="Heading{level}"/>')


def title(text: str) -> str:
    return p(text, '<w:pStyle w:val="Title"/>')


def tc(content: str = "", *, fill: str | None = None, span: int = 1, merge: str | None = None, props: str = "") -> str:
    inside = (
        content
        if content.startswith("<w:p") or content.startswith("<w:tbl") or content.startswith("<w:sdt")
        else p(content)
    )
    parts = props
    if span > 1:
        parts += f'<w:gridSpan w:val="{span}"/>'
    if merge is not None:
        parts += f'<w:vMerge w:val="{merge}"/>' if merge else "<w:vMerge/>"
    if fill:
        parts += f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'
    return f"<w:tc><w:tcPr>{parts}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, head: bool = False, props: str = "") -> str:
    inside = "".join(
        cell if cell.startswith("<w:tc>") or cell.startswith("<w:sdt><w:sdtContent><w:tc>") else tc(cell)
        for cell in cells
    )
    return f"<w:tr><w:trPr>{'<w:tblHeader/>' if head else ''}{props}</w:trPr>{inside}</w:tr>"


def tbl(*rows: str, style: str = "TableGrid", look: str = "") -> str:
    return f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{look}</w:tblPr>{"".join(rows)}</w:tbl>{p()}'


def head(*texts: str, fill: str = "1F3864") -> str:
    return tr(*(tc(p(text, bold=True), fill=fill) for text in texts), head=True)


def page(landscape: bool, *, last: bool = False) -> str:
    size = (
        '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if landscape else '<w:pgSz w:w="11906" w:h="16838"/>'
    )
    sect = f"<w:sectPr>{size}</w:sectPr>"
    return sect if last else f"<w:p><w:pPr>{sect}</w:pPr></w:p>"


def bullets(*texts: str, style: str = "ListBullet") -> str:
    return "".join(p(text, f'<w:pStyle w:val="{style}"/>') for text in texts)


def lines(*texts: str) -> str:
    return "".join(map(p, texts)) or p()


# the layouts --------------------------------------------------------------------------------------------------------


def merged_with_theme_fills(c: Content) -> bytes:
    """The recommendation merged down over its actions; the rating only a fill in a colour of the theme."""
    c.shown = {"rag", "status"}
    rows = [head("No.", "Recommendation", "Action", "Lead", "By when", "RAG", "Progress")]
    for row, actions in c.groups():
        for place, a in enumerate(actions):
            merge = "restart" if not place else ""
            theme = (
                f'<w:shd w:val="clear" w:color="auto" w:fill="auto" w:themeFill="{THEME_OF[a.rag]}"/>' if a.rag else ""
            )
            rows.append(tr(tc(row.number if not place else "", merge=merge), tc(row.text if not place else "", merge=merge),
                           a.text, lines(*a.leads), a.due or "", tc(props=theme), a.status or ""))  # fmt: skip
    theme = (
        b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">'
        b'<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
        b'<a:dk2><a:srgbClr val="44546A"/></a:dk2><a:lt2><a:srgbClr val="E7E6E6"/></a:lt2><a:accent1><a:srgbClr val="4472C4"/></a:accent1>'
        b'<a:accent2><a:srgbClr val="E0202A"/></a:accent2><a:accent3><a:srgbClr val="A5A5A5"/></a:accent3><a:accent4><a:srgbClr val="FFC000"/></a:accent4>'
        b'<a:accent5><a:srgbClr val="4472C4"/></a:accent5><a:accent6><a:srgbClr val="70AD47"/></a:accent6></a:clrScheme></a:themeElements></a:theme>'
    )
    return word(title(c.title) + tbl(*rows) + page(True, last=True), word__theme__theme1_xml=theme)


def parallel_bullets(c: Content) -> bytes:
    """One row a recommendation: its actions as Word bullets, leads and dates line by line beside them."""
    c.shown = set()
    for a in c.actions:
        a.leads = a.leads[:1]
    rows = [head("Ofsted recommendation", "What we will do", "Who", "When")]
    for row, actions in c.groups():
        rows.append(tr(f"{row.number}. {row.text}", bullets(*(a.text for a in actions)),
                       lines(*(" / ".join(a.leads) for a in actions)), lines(*(a.due or "-" for a in actions))))  # fmt: skip
    return word(title(c.title) + tbl(*rows))


NUMBERING = f"""<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="7"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Recommendation %1:"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="8"/></w:num></w:numbering>""".encode()


def num(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def numbered_by_word(c: Content) -> bytes:
    """Banner rows and references that only Word's own numbering prints; no one typed them."""
    c.shown = {"ref", "rag"}
    for place, row in enumerate(c.recommendations, 1):
        row.number = str(place)
    c.numbered()
    rows = [head("Ref", "Action", "Lead officer", "Deadline", "RAG")]
    for row, actions in c.groups():
        rows.append(tr(tc(p(row.text, num(7, 0), bold=True), span=5, fill="D9E2F3")))
        for a in actions:
            rows.append(tr(tc(p("", num(7, 1))), a.text, ", ".join(a.leads), a.due or "",
                           tc(p(LETTER.get(a.rag, "")), fill=FILL.get(a.rag))))  # fmt: skip
    return word(title(c.title) + tbl(*rows), word__numbering_xml=NUMBERING)


def table_a_recommendation(c: Content) -> bytes:
    """Cover, contents, a long narrative, landscape pages: headings for sections and recommendations, a table under each."""
    c.shown = {"ref", "rag", "status", "section"}
    body = title(c.title) + p("Version 3, agreed by the improvement board") + page(False)
    body += heading("Foreword") + p("We know that children in our area deserve better, and we have begun. " * 6)
    body += heading("What inspectors found") + bullets(
        "Leaders did not know enough.", "Thresholds were not understood by partners."
    )
    body += heading("How we will run the plan") + p(
        "The board meets each month. Red actions are escalated to the chief executive."
    )
    body += tbl(head("Colour", "Meaning"), tr(tc("Blue", fill=FILL["blue"]), "Complete"), tr(tc("Green", fill=FILL["green"]), "On track"),
                tr(tc("Amber", fill=FILL["amber"]), "Some delay"), tr(tc("Red", fill=FILL["red"]), "Not on track"))  # fmt: skip
    for section, groups in c.sections():
        body += heading(section)
        for row, actions in groups:
            body += heading(f"Recommendation {row.number}: {row.text}", 2)
            body += tbl(
                head("Ref", "Action", "Owner", "Due", "Status", "Commentary"),
                *(tr(a.ref, a.text, lines(*a.leads), a.due or "", tc(p((a.rag or "").title()), fill=FILL.get(a.rag)), a.status or "")
                  for a in actions),
            )  # fmt: skip
    return word(body + page(True, last=True))


INS, DEL = (
    '<w:ins w:id="1" w:author="A" w:date="2024-05-01T09:00:00Z">',
    '<w:del w:id="2" w:author="A" w:date="2024-05-01T09:00:00Z">',
)


def changes_tracked(c: Content) -> bytes:
    """Dates struck and put in, a row put in, a row taken out, text moved: read as if all were accepted."""
    c.shown = {"ref", "status"}
    rows = [head("Ref", "Action", "Lead", "Due", "Update")]
    for row, actions in c.groups():
        rows.append(tr(tc(p(f"Recommendation {row.number}: {row.text}", bold=True), span=5)))
        for place, a in enumerate(actions):
            due = f"{DEL}<w:r><w:delText>May 2019</w:delText></w:r></w:del>{INS}{run(a.due or '')}</w:ins>"
            first, _, rest = a.text.partition(" ")
            text = f"{run(first + ' ')}{DEL}<w:r><w:delText>perhaps </w:delText></w:r></w:del>{INS}{run(rest)}</w:ins>"
            if place == 1:
                text = f'<w:moveTo w:id="9" w:author="A">{run(a.text)}</w:moveTo>'
            put_in = '<w:ins w:id="5" w:author="A"/>' if place == 0 else ""
            rows.append(tr(a.ref, tc(p(runs=text)), " / ".join(a.leads), tc(p(runs=due)), a.status or "", props=put_in))
        gone = "".join(
            tc(f"<w:p>{DEL}<w:r><w:delText>{t}</w:delText></w:r></w:del></w:p>")
            for t in ("9.9", "Hold a fair", "Nobody", "June 2019", "Gone")
        )
        rows.append(f'<w:tr><w:trPr><w:del w:id="6" w:author="A"/></w:trPr>{gone}</w:tr>')
    return word(title(c.title) + tbl(*rows))


def controls(c: Content) -> bytes:
    """Content controls: a drop-down for the rating, a date to pick, a box to tick, prompts left unfilled."""
    c.shown = {"ref", "rag"}

    def sdt(inside: str, props: str) -> str:
        return f"<w:sdt><w:sdtPr>{props}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    rows = [head("Ref", "Action", "Lead", "Target date", "RAG", "Complete?", "Comments")]
    for row, actions in c.groups():
        rows.append(tr(tc(p(f"Recommendation {row.number}: {row.text}", bold=True), span=7)))
        for a in actions:
            due = p(runs=sdt(run(a.due or ""), '<w:date w:fullDate="2020-01-01T00:00:00Z"/>'))
            rag = p(
                runs=sdt(run((a.rag or "").title()), '<w:dropDownList><w:listItem w:value="Red"/></w:dropDownList>')
            )
            tick = p(runs=sdt(run("☒" if a.rag == "blue" else "☐"), ""))
            prompt = p(runs=sdt(run("Click or tap here to enter text."), "<w:showingPlcHdr/>"))
            boxed = f"<w:sdt><w:sdtContent>{tc(a.text)}</w:sdtContent></w:sdt>"
            rows.append(tr(a.ref, boxed, " / ".join(a.leads), tc(due), tc(rag), tc(tick), tc(prompt)))
    return word(title(c.title) + tbl(*rows))


def highlighted_words(c: Content) -> bytes:
    """The rating as the highlighter's colour over the update, and no column of its own."""
    c.shown = {"rag"}
    names = {"red": "red", "amber": "yellow", "green": "green", "blue": "cyan"}
    rows = [head("Action", "Lead", "Date", "RAG")]
    for row, actions in c.groups():
        rows.append(tr(tc(p(f"Recommendation {row.number}: {row.text}", bold=True), span=4, fill="BFBFBF")))
        for a in actions:
            a.rag = None if a.rag == "blue" else a.rag
            marked = f'<w:highlight w:val="{names[a.rag]}"/>' if a.rag else ""
            rows.append(
                tr(a.text, " / ".join(a.leads), a.due or "", tc(p(runs=run("See update", marked) if a.rag else "")))
            )
    return word(title(c.title) + tbl(*rows))


def months_of_ratings(c: Content) -> bytes:
    """A header in two rows: one heading “RAG” over the months, of which the last holds the rating now."""
    c.shown = {"ref", "rag"}
    two = lambda text: tc(p(text, bold=True), merge="restart")  # noqa: E731
    top = tr(two("Ref"), two("Action"), two("Lead"), two("Due date"), tc(p("RAG", bold=True), span=3), head=True)
    low = tr(
        *(tc(merge="") for _ in range(4)), *(tc(p(month, bold=True)) for month in ("Apr", "May", "Jun")), head=True
    )
    rows = [top, low]
    for row, actions in c.groups():
        rows.append(tr(tc(p(f"Recommendation {row.number}: {row.text}", bold=True), span=7)))
        for place, a in enumerate(actions):
            before = ("red", "amber", "amber")[place % 3]
            cells = [tc("", fill=FILL[colour]) if colour else tc() for colour in (before, "amber", a.rag)]
            rows.append(tr(a.ref, a.text, " / ".join(a.leads), a.due or "", *cells))
    return word(title(c.title) + tbl(*rows))


def broken_over_pages(c: Content) -> bytes:
    """A table typed anew on each page, its header again, a row broken in the middle of a sentence."""
    c.shown = {"ref", "status"}
    body, rows, top = title(c.title), [], head("Ref", "Recommendation", "Action", "Lead", "By when", "Progress")
    for row, actions in c.groups():
        for place, a in enumerate(actions):
            words, cells = a.text.split(), (f"{row.number}. {row.text}" if not place else "",)
            if len(words) > 9 and place:
                rows.append(tr(a.ref, *cells, " ".join(words[:6]), " / ".join(a.leads), a.due or "", a.status or ""))
                body += tbl(top, *rows)
                rows = [tr("", "", " ".join(words[6:]), "", "", "")]
            else:
                rows.append(tr(a.ref, *cells, a.text, " / ".join(a.leads), a.due or "", a.status or ""))
    return word(body + tbl(top, *rows))


def many_updates(c: Content) -> bytes:
    """A column of updates for each month, the newest last; shares done, costs and indicators beside them; emoji for ratings."""
    c.shown = {"ref", "rag", "status"}
    rows = [
        head(
            "Ref",
            "Action",
            "Owner",
            "Deadline",
            "% complete",
            "Cost",
            "KPI",
            "RAG",
            "Update April 2024",
            "Update June 2024",
        )
    ]
    for row, actions in c.groups():
        rows.append(tr(tc(p(f"Recommendation {row.number}: {row.text}", bold=True), span=10, fill="DEEAF6")))
        for place, a in enumerate(actions):
            rows.append(tr(a.ref, a.text, "; ".join(a.leads), a.due or "", f"{(20, 55, 100)[place % 3]}%", ("£2,500", "Nil")[place % 2],
                           f"KPI {place + 3}", CIRCLE.get(a.rag, ""), "Not begun.", a.status or ""))  # fmt: skip
    return word(title(c.title) + tbl(*rows))


def coloured_letters(c: Content) -> bytes:
    """R, A, G and B printed in their colour; the table's style shades header and bands; footnotes and comments."""
    c.shown = {"rag", "status"}
    rows = [head("Recommendation", "Action", "Lead", "Timescale", "RAG", "Comments", fill="auto")]
    for row, actions in c.groups():
        for place, a in enumerate(actions):
            letter = run(LETTER[a.rag], f'<w:b/><w:color w:val="{FILL[a.rag]}"/>') if a.rag else ""
            note = '<w:r><w:footnoteReference w:id="2"/></w:r>' if place == 0 else ""
            first = tc(p(runs=run(f"{row.number}. {row.text}") + note), merge="restart") if not place else tc(merge="")
            rows.append(tr(first, a.text, " / ".join(a.leads), a.due or "", tc(p(runs=letter)), a.status or ""))
    footnotes = f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2">{p("As the inspectors wrote it.")}</w:footnote></w:footnotes>'
    return word(title(c.title) + tbl(*rows, style="MediumGrid1-Accent1"), word__footnotes_xml=footnotes.encode())


def dated_in_words(c: Content) -> bytes:
    """Sections as banner rows, recommendations as a column, leads with roles in brackets, dates as “30 June 2024”."""
    c.shown = {"ref", "section", "status"}
    for a in c.actions:
        if when := day(a):
            a.due, a.kinds = f"{when.day} {when:%B %Y}", ["date"]
    rows = []
    top = head("Ref", "Ofsted said", "So we will", "Led by", "Complete by", "Where are we now?")
    for section, groups in c.sections():
        rows += [tr(tc(p(section, bold=True), span=6, fill="1F3864")), top]
        for row, actions in groups:
            for place, a in enumerate(actions):
                said = tc(f"{row.number}. {row.text}", merge="restart") if not place else tc(merge="")
                rows.append(tr(a.ref, said, a.text, lines(*a.leads), a.due or "", a.status or ""))
    return word(title(c.title) + tbl(*rows))


def sub_bullets(c: Content) -> bytes:
    """Progress as Word bullets with bullets within them, by numbering and not by style."""
    c.shown = {"ref", "rag"}
    rows = [head("Ref", "Action", "Lead", "When", "BRAG", "Evidence of progress")]
    for row, actions in c.groups():
        rows.append(tr(tc(p(f"Recommendation {row.number}: {row.text}", bold=True), span=6)))
        for a in actions:
            said = p("Done so far:") + p("Team told", num(8, 0)) + p("in May", num(8, 1)) + p("Form made", num(8, 0))
            rows.append(
                tr(
                    a.ref,
                    a.text,
                    " / ".join(a.leads),
                    a.due or "",
                    tc((a.rag or "").upper(), fill=FILL.get(a.rag)),
                    tc(said),
                )
            )
    return word(title(c.title) + tbl(*rows), word__numbering_xml=NUMBERING)


LAYOUTS = (
    merged_with_theme_fills, parallel_bullets, numbered_by_word,  table_a_recommendation,  changes_tracked, controls,  highlighted_words,  months_of_ratings,
    broken_over_pages, many_updates, coloured_letters, dated_in_words, sub_bullets,
)  # fmt: skip
