"""What may be kept as evidence: the name, the size, and bytes that are what the name says, and nothing besides."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from goldthread.documents.evidence_files import NotEvidence, accepted
from goldthread.documents.evidence_files.kinds import kinds

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 17 + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 40 + b"\xff\xd9"
MAIL = b"From: A Person <a@example.org>\r\nSubject: Visits\r\n\r\nAll were on time.\r\n"
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 504
OUTLOOK = OLE + "__properties_version1.0".encode("utf-16-le")
TYPES = "[Content_Types].xml"


def zipped(*parts: str, first: dict[str, str] | None = None, **written) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in (first or {}).items():
            file.writestr(name, text, compress_type=zipfile.ZIP_STORED)
        for name in parts:
            file.writestr(name, "<x/>")
        for name, data in written.items():
            file.writestr(name, data)
    return out.getvalue()


WORD = zipped(TYPES, "word/document.xml")
EXCEL = zipped(TYPES, "xl/workbook.xml")
SLIDES = zipped(TYPES, "ppt/presentation.xml")
TEXT = {"mimetype": "application/vnd.oasis.opendocument.text"}
ODT = zipped("content.xml", first=TEXT)
ODS = zipped("content.xml", first={"mimetype": "application/vnd.oasis.opendocument.spreadsheet"})


@pytest.mark.parametrize(
    "name, data, media",
    [
        ("minutes.pdf", PDF, "application/pdf"),
        ("Rota v1.2.DOCX", WORD, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("list.xlsx", EXCEL, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("board.pptx", SLIDES, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
        ("note.odt", ODT, "application/vnd.oasis.opendocument.text"),
        ("list.ods", ODS, "application/vnd.oasis.opendocument.spreadsheet"),
        ("visits.csv", "team,“on time”\nNorth,71\n".encode(), "text/csv"),
        ("visits.txt", "visits\n".encode("utf-16"), "text/plain"),
        ("old list.txt", "caf\xe9 \x96 £20".encode("cp1252", "replace"), "text/plain"),
        ("wall.png", PNG, "image/png"),
        ("wall.jpeg", JPEG, "image/jpeg"),
        ("thanks.eml", MAIL, "message/rfc822"),
        ("thanks.msg", OUTLOOK, "application/vnd.ms-outlook"),
    ],
)
def test_a_file_that_is_what_its_name_says_is_kept_under_the_type_of_its_bytes(name, data, media):
    assert accepted(data, name).media_type == media and accepted(data, name).name == name


@pytest.mark.parametrize(
    "name, says",
    [
        ("../../x.pdf", "a path"),
        ("a\\b.pdf", "a path"),
        ("C:x.pdf", "a path"),
        ("..", "a path"),
        ("  ", "no name"),
        ("x.pdf.exe", "a program cannot be kept"),
        ("x.exe.pdf", "two endings, exe and pdf"),
        ("x.docx.pdf", "two endings, docx and pdf"),
        (".pdf", "cannot be kept"),
        ("x", "cannot be kept"),
        ("x.pdf.", "cannot be kept"),
        ("x.html", "a web page cannot be kept"),
        ("x.SVG", "a web page cannot be kept"),
        ("x.docm", "a file with macros cannot be kept"),
        ("x.zip", "an archive cannot be kept"),
        ("a" * 300 + ".pdf", "304 letters, 150 at most"),
        ("x\u202efdp.exe", "signs that cannot be seen"),
        ("x\u202eexe.pdf", "signs that cannot be seen"),
        ("x\n.pdf", "signs that cannot be seen"),
        ("x.pdf\n", "signs that cannot be seen"),
        ("x.pdf\x00.exe", "signs that cannot be seen"),
        ("x\u200b.pdf", "signs that cannot be seen"),
    ],
)
def test_a_name_that_hides_or_leads_elsewhere_is_refused(name, says):
    with pytest.raises(NotEvidence, match=says) as fault:
        accepted(PDF, name)
    assert "Nothing was saved" in str(fault.value) and "\n" not in str(fault.value) and "\u202e" not in str(fault.value)


BEHIND = zipped("evil.exe")


@pytest.mark.parametrize(
    "name, data, says",
    [
        ("x.pdf", b"", "empty"),
        ("x.pdf", b"MZ\x90\x00" + PDF, "its contents are a program"),
        ("x.pdf", b"<html><script>" + PDF, "its contents are a web page"),
        ("x.pdf", PDF[:-7], "damaged or cut short"),
        ("x.pdf", PDF + BEHIND, "is not the PDF|archive behind"),
        ("x.png", PNG + b"<script>alert(1)</script>", "not the PNG picture"),
        ("x.png", PNG + BEHIND, "not the PNG picture"),
        ("x.jpg", JPEG + BEHIND, "an archive behind"),
        ("x.jpg", PNG, "not the JPEG picture"),
        ("x.txt", b"#!/bin/sh\nrm x\n", "its contents are a program"),
        ("x.txt", b"\xef\xbb\xbf <!DOCTYPE html><html>", "its contents are a web page"),
        ("x.csv", b"a,b\x00c\n", "something else"),
        ("x.csv", b"a,b\n" + BEHIND, "something else"),
        ("x.txt", b"<svg onload=alert(1)>", "its contents are a web page"),
        ("x.txt", PDF, "its contents are a PDF"),
        ("x.eml", b"Hello, all were on time\n", "not the e-mail"),
        ("x.eml", MAIL + b'Content-Disposition: attachment; filename="run.exe"\r\n\r\n', "carries a file"),
        ("x.msg", OLE + "WordDocument".encode("utf-16-le"), "something else"),
        ("x.msg", OUTLOOK + "_VBA_PROJECT".encode("utf-16-le"), "holds macros"),
        ("x.docx", b"PK\x03\x04 and no list", "damaged or cut short"),
        ("x.docx", EXCEL, "not the Word file"),
        ("x.docx", zipped("evil.exe"), "not the Word file"),
        ("x.docx", b"MZ" + WORD, "its contents are a program"),
        ("x.docx", WORD + b"more", "not the Word file"),
        ("x.docx", zipped(TYPES, "word/document.xml", "word/vbaProject.bin"), "holds macros"),
        ("x.docx", zipped(TYPES, "word/document.xml", "../../evil.xml"), "outside its own folder"),
        ("x.docx", zipped(TYPES, "word/document.xml", **{"word/media/a.bin": b"\x00" * 30_000_000}), "far more"),
        ("x.odt", ODS, "not the OpenDocument text"),
        ("x.odt", zipped("mimetype", "content.xml"), "not the OpenDocument text"),
        ("x.odt", zipped("content.xml", "Basic/Standard/Module1.xml", first=TEXT), "holds macros"),
    ],
)  # fmt: skip
def test_bytes_that_are_not_what_the_name_says_are_refused(name, data, says):
    with pytest.raises(NotEvidence, match=says):
        accepted(data, name)


def test_a_file_over_the_limit_is_refused():
    with pytest.raises(NotEvidence, match="larger than 20 MB"):
        accepted(b" " * (kinds()["most_bytes"] + 1), "x.txt")


def test_a_locked_file_is_refused():
    locked = bytearray(WORD)
    at = locked.find(b"PK\x01\x02")
    locked[at + 8] |= 1
    with pytest.raises(NotEvidence, match="locked with a password"):
        accepted(bytes(locked), "x.docx")


def test_a_list_that_lies_of_its_size_is_no_list():
    """The end record may say anything; a list of a million parts would cost more to read than the file is worth."""
    head = b"PK\x03\x04" + b"\x00" * 26
    packed = zlib.compress(b"x" * 100)
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 65535, 65535, 2**32 - 1, 2**32 - 1, 0)
    with pytest.raises(NotEvidence, match="not the Word file"):
        accepted(head + packed + end, "x.docx")
