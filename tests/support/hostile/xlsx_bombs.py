"""Excel files made to use up a reader's time or memory."""

from __future__ import annotations

import re
from random import Random

from tests.support.hostile.kinds import good, kind
from tests.support.hostile.xlsx import PLAN_ROWS, row_of, sheet
from tests.support.office_files import changed


@kind("styles without end", "xlsx", end="either", slow=True)
def _styles(chance: Random, number: int) -> bytes:
    many = (20_000, 200_000, 700_000, 900_000, 400_000)[number] + chance.randrange(999)
    bit = (
        b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
        b'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" applyFont="1"><alignment wrapText="1"/></xf>',
    )[number % 2]

    def styles(old: bytes) -> bytes:
        return re.sub(rb"<cellXfs[^>]*>", b"<cellXfs>" + bit * many, old)

    return changed(good("xlsx"), xl__styles_xml=styles)


@kind("rows without end", "xlsx", end="refused", slow=True)
def _rows(chance: Random, number: int) -> bytes:
    many = (2_000, 20_000, 60_000, 110_000, 1_600)[number] + chance.randrange(99)
    texts = ("1", "Visit") if number < 4 else ("1", *"abcdefghijklmnopqrstuvwxy")
    return sheet(PLAN_ROWS + "".join(row_of(n, *texts) for n in range(3, many)))


@kind("rules of colour without end", "xlsx", end="either", slow=True)
def _rules(chance: Random, number: int) -> bytes:
    many = (200, 5_000, 20_000, 60_000, 2_000)[number] + chance.randrange(99)
    area = ("A1:XFD1048576", "A1:E999", " ".join(f"A{n}:E{n}" for n in range(1, 2000)))[number % 3]
    rule = '<cfRule type="{}" priority="{}" operator="equal"><formula>{}</formula></cfRule>'
    kinds = (("cellIs", '"x"'), ("expression", '$A1="x"'), ("colorScale", "1"))
    rules = "".join(rule.format(*(kinds[n % 3][0], n + 1, kinds[n % 3][1])) for n in range(many))
    rows = PLAN_ROWS + "".join(row_of(n, "1", "Visit", "Ann", "May", "Red") for n in range(3, 300))
    return sheet(rows, after=f'<conditionalFormatting sqref="{area}">{rules}</conditionalFormatting>')


@kind("columns described without end", "xlsx", end="either", slow=True)
def _columns(chance: Random, number: int) -> bytes:
    many = (1, 3, 50_000, 200_000, 9)[number]
    most = (16384, 10**9, 16384, 9, -5)[number]
    cols = f'<col min="{chance.randrange(1, 3)}" max="{most}" width="9" hidden="{number % 2}"/>' * many
    return sheet(before=f"<cols>{cols}</cols>")


@kind("names and sheets without end", "xlsx", end="either", slow=True)
def _names(chance: Random, number: int) -> bytes:
    many = (10_000, 100_000, 3_000, 20_000, 200_000)[number] + chance.randrange(99)

    def book(old: bytes) -> bytes:
        if number in (2, 3):
            sheets = b"".join(b'<sheet name="s%d" sheetId="%d" r:id="rId1"/>' % (n, n + 2) for n in range(many))
            return old.replace(b"</sheets>", sheets.replace(b"r:id", _id_of(old)) + b"</sheets>")
        names = b"".join(b'<definedName name="n%d">Sheet!$A$1</definedName>' % n for n in range(many))
        return re.sub(
            rb"<definedNames\s*/>|</sheets>", b"</sheets><definedNames>" + names + b"</definedNames>", old, count=1
        )

    return changed(good("xlsx"), xl__workbook_xml=book)


def _id_of(workbook: bytes) -> bytes:
    """What the workbook calls the id of a relationship: its own prefix."""
    found = re.search(rb'<sheet\b[^>]*?(\S+:id|r:id)="', workbook)
    return found[1] if found else b"r:id"


@kind("one text a million times", "xlsx", end="refused", slow=True)
def _strings(chance: Random, number: int) -> bytes:
    size = (1_500_000, 300_000, 900_000, 40_000, 9_000)[number] + chance.randrange(99)
    one = ("<si/>", "<si><t>a</t></si>", "<si><r><t>a</t></r></si>", "<si><t>" + "x" * 300 + "</t></si>",
           "<si>" + "<r><t>a</t></r>" * 300 + "</si>")[number]  # fmt: skip
    strings = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{one * size}</sst>'.encode()
    cells = "".join(
        f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c><c r="B{n}" t="s"><v>1</v></c></row>' for n in range(3, 4000)
    )
    return sheet(PLAN_ROWS + cells, xl__sharedStrings_xml=strings)
