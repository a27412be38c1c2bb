"""Hostile Word files: what is wrong is in the XML, or beside it."""

from __future__ import annotations

from random import Random

from tests.support.hostile.kinds import ACTION, HEAD, good, kind, office
from tests.support.hostile.packages import MAIN, with_part
from tests.support.office_files import changed, p, row, word

_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PLAN = f"<w:tbl>{row(*HEAD)}{row(*ACTION)}</w:tbl>"
_SHARED = {"docx": "word/styles.xml", "xlsx": "xl/sharedStrings.xml"}


def laughs(levels: int, name: str = "lol") -> str:
    """A billion laughs: each entity ten of the one before."""
    entities = "".join(f'<!ENTITY {name}{n} "{f"&{name}{n - 1};" * 10}">' for n in range(1, levels))
    return f'<!DOCTYPE a [<!ENTITY {name}0 "ha">{entities}]><a>&{name}{levels - 1};</a>'


def _places(number: int) -> tuple[str, str]:
    format_ = office(number)
    names = (MAIN[format_], MAIN[format_], _SHARED[format_], _SHARED[format_], "word/_rels/document.xml.rels",
             "xl/_rels/workbook.xml.rels", "word/numbering.xml", "xl/styles.xml")  # fmt: skip
    return format_, names[number]


@kind("entities that multiply", "docx", says="entities of its own", files=8)
def _laughs(chance: Random, number: int) -> bytes:
    format_, name = _places(number)
    return with_part(format_, name, laughs(chance.randrange(3, 12)).encode())


@kind("entities that are files or addresses", "docx", says="entities of its own", files=6)
def _external_entities(chance: Random, number: int) -> bytes:
    format_, name = _places(number)
    place = ("file:///etc/passwd", "http://127.0.0.1:9/x", "file:///dev/zero", "../../x", "ftp://a/b", "expect://id")
    sign = chance.choice(("", "% "))
    return with_part(format_, name, f'<!DOCTYPE a [<!ENTITY {sign}e SYSTEM "{place[number]}">]><a>&e;</a>'.encode())


@kind("entities in another encoding", "xlsx", says="entities of its own|not whole|do not fit", files=6)
def _encoded_entities(chance: Random, number: int) -> bytes:
    encoding = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp037", "utf-7")[number]
    said = f'<?xml version="1.0" encoding="{encoding}"?>' + laughs(chance.randrange(4, 9))
    return with_part(office(number), MAIN[office(number)], said.encode(encoding))


@kind("a part that is missing", "docx", says="damaged|a zip file, not a plan", files=6)
def _missing(chance: Random, number: int) -> bytes:
    gone = ("word__document_xml", "xl__workbook_xml", "[Content_Types]_xml", "xl__worksheets__sheet1_xml",
            "[Content_Types]_xml", "xl___rels__workbook_xml.rels")  # fmt: skip
    return changed(good(office(number)), **{gone[number]: None})


@kind("a part of another kind", "docx", says="damaged", files=8)
def _another_part(chance: Random, number: int) -> bytes:
    format_ = office(number)
    wrong = (b"hello", b"<a", b"<a/>", b"<a/>", chance.randbytes(400), b"", b"\x89PNG\r\n\x1a\n", b"<!-- -->")
    main = "xl/workbook.xml" if format_ == "xlsx" else MAIN["docx"]
    return with_part(format_, main, wrong[number])


@kind("content types that lie", "docx", says="damaged|not a plan|PowerPoint|binary Excel|it has no text", files=6)
def _types(chance: Random, number: int) -> bytes:
    def said(old: bytes) -> bytes:
        swap = {b"wordprocessingml.document.main": b"spreadsheetml.sheet.main",
                b"spreadsheetml.sheet.main": b"wordprocessingml.document.main"}  # fmt: skip
        if number < 2:
            first, second = list(swap.items())[number]
            return old.replace(first, second)
        return (b"", b"<Types/>", b'<Types><Default Extension="xml" ContentType="image/png"/></Types>',
                b"presentationml" * chance.randrange(1, 9))[number - 2]  # fmt: skip

    return changed(good(office(number)), **{"[Content_Types]_xml": said})


@kind("relationships that loop or lead out", "docx", end="either", files=8)
def _loops(chance: Random, number: int) -> bytes:
    format_ = office(number)
    targets = ("document.xml", "workbook.xml", "../../../../../etc/passwd", "../../../etc/passwd",
               "file:///etc/passwd", "http://127.0.0.1:9/a", "_rels/document.xml.rels", "")  # fmt: skip
    part = {"docx": "word/_rels/document.xml.rels", "xlsx": "xl/_rels/workbook.xml.rels"}[format_]
    kinds = ("styles", "worksheet", "image", "sharedStrings", "attachedTemplate", "externalLink")
    entry = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{chance.choice(kinds)}" Target="{targets[number]}"/>'
        for n in range(1, 9)
    )
    return with_part(format_, part, _RELS.format(entry).encode())


@kind("things called from elsewhere", "docx", end="read", says="not fetched", files=6)
def _elsewhere(chance: Random, number: int) -> bytes:
    """A template, a picture, a linked object and a part of the text that are to come from another machine."""
    kinds = ("attachedTemplate", "image", "oleObject", "subDocument", "frame", "aFChunk")
    address = (f"http://127.0.0.1:9/{chance.random()}.dotm", "\\\\10.0.0.1\\share\\a.dotm", "file:///etc/hostname")
    entry = (
        f'<Relationship Id="rId90" Type="{_OFFICE}/{kinds[number]}" Target="{address[number % 3]}" '
        'TargetMode="External"/></Relationships>'
    )

    def rels(old: bytes) -> bytes:
        return old.replace(b"</Relationships>", entry.encode())

    return changed(good("docx"), **{"word/_rels/document.xml.rels": rels})


@kind("fields that start a program", "docx", end="read", says="not run")
def _dde(chance: Random, number: int) -> bytes:
    code = ('DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc"', 'DDE excel "a" b', 'ddeauto "cmd" "/c x"',
            'INCLUDETEXT "http://127.0.0.1:9/a"', 'INCLUDEPICTURE "http://127.0.0.1:9/a" \\d')[number]  # fmt: skip
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    field = f"<w:p>{begin}<w:r><w:instrText>{code.replace('&', '&amp;')}</w:instrText></w:r>{end}</w:p>"
    return word(field * chance.randrange(1, 4) + PLAN)


@kind("macros", "docm", end="read", says="macros, which were not run", files=6)
def _macros(chance: Random, number: int) -> bytes:
    """Under their own type, and put into a file that says it has none."""
    format_ = office(number)
    folder = {"docx": "word", "xlsx": "xl"}[format_]

    def types(old: bytes) -> bytes:
        if number < 2:
            return old
        return old.replace(
            b"openxmlformats-officedocument.wordprocessingml.document.main", b"ms-word.document.macroEnabled.main"
        ).replace(b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main")

    name = "vbaProject" if number < 4 else "VbaProject"
    return changed(good(format_), **{f"{folder}__{name}_bin": chance.randbytes(2000), "[Content_Types]_xml": types})


@kind("files within the file", "docx", end="read", says="not opened", files=6)
def _embedded(chance: Random, number: int) -> bytes:
    format_ = office(number)
    folder = {"docx": "word", "xlsx": "xl"}[format_]
    inside = (b"MZ", b"\xd0\xcf\x11\xe0", good("xlsx"), good("docx"), b"<script>", b"PK\x03\x04")[number]
    name = ("oleObject1_bin", "oleObject1_bin", "Sheet1.xlsx", "a.docx", "a.hta", "a.zip")[number]
    return changed(good(format_), **{f"{folder}__embeddings__{name}": inside + chance.randbytes(300)})


@kind("tables within tables", "docx", end="either", files=6)
def _tables(chance: Random, number: int) -> bytes:
    levels = (20, 40, 60, 80, 300, 5000)[number] + chance.randrange(3)
    begin = "<w:tbl><w:tr><w:tc>" + (f"{p('y')}</w:tc><w:tc>" if number % 2 else "")
    return word(PLAN + begin * levels + p("x") + "</w:tc></w:tr></w:tbl>" * levels)


@kind("boxes within boxes", "docx", end="either")
def _boxes(chance: Random, number: int) -> bytes:
    levels = (8, 16, 24, 30, 200)[number] + chance.randrange(3)
    opened = "<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"
    return word(PLAN + opened[0] * levels + p("x") + opened[1] * levels)


@kind("wrappers within wrappers", "docx", end="either")
def _wrappers(chance: Random, number: int) -> bytes:
    tag = ("sdt", "ins", "smartTag", "customXml", "hyperlink")[number]
    levels = chance.randrange(150, 230)
    return word(PLAN + f"<w:{tag}>" * levels + p("x") + f"</w:{tag}>" * levels)


@kind("columns without end", "docx", end="either", files=6)
def _columns(chance: Random, number: int) -> bytes:
    many = chance.randrange(1000, 3000)
    spans = (999, 10**9, 10**30, -1)
    if number < 4:
        over = f'<w:gridSpan w:val="{spans[number]}"/><w:gridBefore w:val="{spans[number]}"/>'
        return word(f"<w:tbl>{row(*HEAD)}<w:tr><w:tc><w:tcPr>{over}</w:tcPr>{p('x')}</w:tc></w:tr></w:tbl>{PLAN}")
    return word(f"<w:tbl>{row(*'a' * many)}</w:tbl>" if number == 4 else f"<w:tbl>{'<w:tr/>' * many}</w:tbl>{PLAN}")


@kind("text or rows without end", "docx", says="no plan we know comes near|not whole|far more", files=6)
def _endless(chance: Random, number: int) -> bytes:
    size = chance.randrange(20_000, 60_000)
    return word(
        (
            f"<w:tbl>{row('1', 'x' * size * 10)}</w:tbl>",
            p("word " * size),
            f"<w:tbl>{row('1', 'a') * size}</w:tbl>",
            p("word") * (31_000 + size),
            f"<w:tbl>{row(*HEAD)}<w:tr><w:tc>{p('a') * 35_000}</w:tc></w:tr></w:tbl>",
            p("x" * 11_000_000),
        )[number]
    )


@kind("styles and lists that go round", "docx", end="read", files=6)
def _round(chance: Random, number: int) -> bytes:
    wns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    loop = "".join(f'<w:style w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 9}"/></w:style>' for n in range(9))
    pattern, start = (
        ("%1" * 4000, "%9." * 90, "%1", "%1", "%2%3%4", "%0")[number],
        (1, 10**6 - 1, 10**9, -5, 0, 3999)[number],
    )
    format_ = ("decimal", "upperRoman", "lowerLetter", "bullet", "none", "lowerRoman")[number]
    level = f'<w:start w:val="{start}"/><w:numFmt w:val="{format_}"/><w:lvlText w:val="{pattern}"/>'
    numbers = (
        f'<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">{level}</w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    )
    listed = p("a point", '<w:pStyle w:val="s0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
    return word(
        (listed * chance.randrange(1, 5) if number else "") + PLAN,
        word__styles_xml=f"<w:styles {wns}>{loop}</w:styles>".encode(),
        word__numbering_xml=f"<w:numbering {wns}>{numbers}</w:numbering>".encode(),
    )
