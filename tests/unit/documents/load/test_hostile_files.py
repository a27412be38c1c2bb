"""Broken files and files made to do harm: one plain sentence each, soon, and in little memory."""

from __future__ import annotations

import io
import random
import resource
import subprocess
import sys
import time
import zipfile
from functools import cache

import pytest

from goldthread.documents import read_plan
from goldthread.documents.load import load_document, sandbox
from goldthread.documents.load.limits import limits
from goldthread.errors import UserError
from goldthread.page import Cell, Document, Line, Table, TableRow
from tests.support.office_files import WRITERS, changed, docx_of, p, row, word, xlsx_of, zipped

TEXTS = (("Ref", "Action", "Lead", "Due", "RAG"), ("1.1", "Visit each child in time", "Ann Lee", "May 2026", "Green"))
ROWS = tuple(TableRow(tuple(Cell((Line(text),)) for text in texts), line) for line, texts in enumerate(TEXTS))
PLAN = Document((Table(ROWS, 1),))
COLOURS = Document((Table((TableRow((Cell((Line("Colour"),)), Cell((Line("Size"),))), 1),), 1),))
GOOD = {kind: write(PLAN) for kind, write in WRITERS.items()}
BOMB = b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>'
FILE_ENTITY = b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/hostname">]><a>&a;</a>'
WIDE = '<w:gridSpan w:val="999"/>'
WHOLE = '<mergeCell ref="A1:XFD1048576"/>'
SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'


def cut(kind: str, share: float) -> bytes:
    return GOOD[kind][: int(len(GOOD[kind]) * share)]


def scrambled(kind: str, seed: int) -> bytes:
    noise, data = random.Random(seed), bytearray(GOOD[kind])
    for _ in range(len(data) // 20):
        data[noise.randrange(8, len(data))] = noise.randrange(256)
    return bytes(data)


def locked_zip(kind: str) -> bytes:
    data = bytearray(GOOD[kind])
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


def liar(kind: str) -> bytes:
    """A package whose contents list says that a part is small, though it is not."""
    part = "word/document.xml" if kind == "docx" else "xl/worksheets/sheet1.xml"
    data = bytearray(changed(GOOD[kind], **{part.replace("/", "__").replace(".xml", "_xml"): b" " * 30_000_000}))
    at = data.rfind(part.encode()) - 46
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    return bytes(data)


def sheet_of(xml: str) -> bytes:
    return changed(GOOD["xlsx"], xl__worksheets__sheet1_xml=SHEET.format(xml).encode())


def twice_named() -> bytes:
    out = io.BytesIO(GOOD["docx"])
    with pytest.warns(UserWarning), zipfile.ZipFile(out, "a") as file:
        file.writestr("word/document.xml", "<a/>")
    return out.getvalue()


def pdf_locked() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(72, 700, "plan")
    canvas.save()
    return out.getvalue()


def pdf_with(stream: bytes, *, pages: str = "[3 0 R]", extra: bytes = b"") -> bytes:
    parts = (
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids%b/Count 1>>endobj\n" % pages.encode(),
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>endobj\n",
        b"4 0 obj<</Length %d%b>>stream\n%b\nendstream endobj\n" % (len(stream), extra, stream),
    )
    return b"%PDF-1.4\n" + b"".join(parts) + b"trailer<</Root 1 0 R>>\n%%EOF"


def deep(levels: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * levels + p("x") + "</w:tc></w:tr></w:tbl>" * levels


def pdf_bomb() -> bytes:
    import zlib

    return pdf_with(zlib.compress(b"0 0 m 9 9 l S " * 8_000_000), extra=b"/Filter/FlateDecode")


def part_swollen(kind: str, name: str, size: int) -> bytes:
    return changed(GOOD[kind], **{name: b"<a>" + b" " * size + b"</a>"})


KINDS = {
    "cut short, Word": lambda: [cut("docx", share) for share in (0.05, 0.4, 0.98)],
    "cut short, Excel": lambda: [cut("xlsx", share) for share in (0.05, 0.4, 0.98)],
    "cut short, PDF": lambda: [cut("pdf", share) for share in (0.01, 0.1, 0.3)],
    "only a beginning": lambda: [b"PK\x03\x04", b"PK\x05\x06" + bytes(18), b"%PDF-1.7\n"],
    "noise after a sign": lambda: (
        [b"PK\x03\x04" + random.Random(n).randbytes(5000) for n in (1, 2)]
        + [b"%PDF-1.4\n" + random.Random(3).randbytes(5000)]
    ),
    "bytes changed, Word": lambda: [scrambled("docx", seed) for seed in (1, 2)],
    "bytes changed, Excel": lambda: [scrambled("xlsx", seed) for seed in (1, 2)],
    "a part that is missing": lambda: [
        changed(GOOD["docx"], word__document_xml=None),
        changed(GOOD["xlsx"], xl__workbook_xml=None),
    ],
    "a part that is no XML": lambda: [
        changed(GOOD["docx"], word__document_xml=b"hello"),
        changed(GOOD["xlsx"], xl__worksheets__sheet1_xml=b"<a"),
    ],
    "a part of another kind": lambda: [
        changed(GOOD["docx"], word__document_xml=b"<a/>"),
        changed(GOOD["xlsx"], xl__workbook_xml=b"<a/>"),
    ],
    "entities that multiply": lambda: [
        changed(GOOD["docx"], word__document_xml=BOMB),
        changed(GOOD["xlsx"], xl__worksheets__sheet1_xml=BOMB),
    ],
    "an entity that is a file": lambda: [
        changed(GOOD["docx"], word__styles_xml=FILE_ENTITY),
        changed(GOOD["xlsx"], xl__sharedStrings_xml=FILE_ENTITY),
    ],
    "entities in UTF-16": lambda: [
        changed(GOOD[kind], **{part: BOMB.decode().encode("utf-16")})
        for kind, part in (("docx", "word__document_xml"), ("xlsx", "xl__workbook_xml"))
    ],
    "a zip bomb": lambda: [
        part_swollen("docx", "word__document_xml", 50_000_000),
        part_swollen("xlsx", "xl__worksheets__sheet1_xml", 50_000_000),
    ],
    "a zip bomb beside the plan": lambda: [part_swollen("docx", "word__media__a_xml", 80_000_000)],
    "a size that is a lie": lambda: [liar("docx"), liar("xlsx")],
    "many parts": lambda: [zipped({"[Content_Types].xml": b"<a/>"} | {f"word/{n}": b"" for n in range(4000)})],
    "zip slip": lambda: [zipped({name: b"x"}) for name in ("../../etc/passwd", "/etc/passwd", "a\\..\\..\\b", "C:/a")],
    "two parts of one name": lambda: [twice_named()],
    "locked, zip": lambda: [locked_zip("docx"), locked_zip("xlsx")],
    "locked, Office": lambda: [b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)],
    "locked, PDF": lambda: [pdf_locked()],
    "old Office": lambda: [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)],
    "another kind of file": lambda: [
        b"\x89PNG\r\n\x1a\n" + bytes(99),
        b"GIF89a" + bytes(99),
        b"{\\rtf1 plan}",
        b"\x1f\x8b\x08" + bytes(99),
    ],
    "a zip that is no plan": lambda: [
        zipped({"plan.txt": b"plan"}),
        zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
    ],
    "a PowerPoint": lambda: [
        zipped({"[Content_Types].xml": b'<Override ContentType="application/vnd.presentationml"/>'})
    ],
    "tables within tables": lambda: [word(deep(200)), word(deep(3000))],
    "a cell of endless text": lambda: [word(f"<w:tbl>{row('1', 'x' * 200_000)}</w:tbl>")],
    "endless rows, Word": lambda: [word(f"<w:tbl>{row('1', 'a') * 20_000}</w:tbl>")],
    "endless columns": lambda: [
        word(f"<w:tbl>{row(*'a' * 3000)}</w:tbl>"),
        word(f"<w:tbl><w:tr><w:tc><w:tcPr>{WIDE}</w:tcPr></w:tc></w:tr></w:tbl>"),
    ],
    "a sheet that says it is endless": lambda: [
        sheet_of('<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')
    ],
    "merged over the whole sheet": lambda: [sheet_of(f"<sheetData/><mergeCells>{WHOLE * 3}</mergeCells>")],
    "a PDF that unpacks to far more": lambda: [pdf_bomb()],
    "a PDF whose pages go round": lambda: [pdf_with(b"", pages="[2 0 R]")],
    "a PDF without text": lambda: [pdf_with(b"0 0 m 9 9 l S")],
    "a PDF of endless nesting": lambda: [pdf_with(b"q " * 100_000 + b"[" * 50_000)],
    "no plan in it": lambda: [docx_of(Document(())), xlsx_of(COLOURS)],
}


@cache
def files(kind: str) -> list[bytes]:
    """The files of a kind, made when they are asked for."""
    return KINDS[kind]()


@pytest.mark.parametrize("kind", KINDS)
def test_each_is_refused_in_a_sentence(kind, capsys):
    for data in files(kind):
        begun = time.monotonic()
        with pytest.raises(UserError) as refused:
            read_plan(data, name="plan")
        said = str(refused.value)
        assert said.startswith("plan")
        assert len(said) < 400 and "\n" not in said and "Traceback" not in said and "Error" not in said
        assert time.monotonic() - begun < limits()["seconds"] + 5
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    assert most < limits()["memory"] / 2**20
    with capsys.disabled():
        print(f"\n{kind}: {len(files(kind))} refused, “{said[:110]}”", end="")


def test_there_are_25_kinds_or_more(capsys):
    count = sum(len(files(kind)) for kind in KINDS)
    with capsys.disabled():
        print(f"\n{len(KINDS)} kinds of hostile or broken files, {count} files", end="")
    assert len(KINDS) >= 25


@pytest.mark.parametrize("kind", WRITERS)
def test_the_same_files_unharmed_are_read(kind):
    assert [action.text for action in read_plan(GOOD[kind], name="plan").plan.actions] == [TEXTS[1][1]]


@pytest.mark.parametrize(("what", "words"), [("seconds", "takes too long"), ("result", "far more text")])
def test_a_limit_that_is_reached_is_said(what, words, monkeypatch):
    small = {"seconds": 0.02, "result": 10}
    monkeypatch.setattr(sandbox, "limits", lambda: {**limits(), what: small[what]})
    with pytest.raises(UserError, match=words):
        load_document(xlsx_of(PLAN), name="plan")


def test_the_child_is_given_no_secret_and_cannot_write(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_PASSWORD", "secret")
    assert "DATABASE_PASSWORD" not in sandbox._environment()
    write = "open('kept', 'wb', buffering=0).write(b'plan')"
    for code, fails in ((write, False), (f"confined.confine(memory=10**9, seconds=5); {write}", True)):
        command = [sys.executable, "-c", f"from goldthread.documents.load import confined; {code}"]
        ended = subprocess.run(command, env=sandbox._environment(), cwd=tmp_path, capture_output=True)
        assert (ended.returncode != 0) == fails
