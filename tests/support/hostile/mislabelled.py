"""Files that are something else than their names say."""

from __future__ import annotations

import gzip
import sqlite3
from random import Random

from tests.support.hostile.kinds import good, kind
from tests.support.office_files import changed, zipped


def _database() -> bytes:
    with sqlite3.connect(":memory:") as base:
        base.execute("create table actions (ref, action)")
        return base.serialize()


@kind("another kind of file under a plan's name", "docx", says="not a plan|not a text file|rich text|damaged", files=10)
def _others(chance: Random, number: int) -> bytes:
    noise = chance.randbytes(3000)
    return (
        b"\x89PNG\r\n\x1a\n" + noise, b"GIF89a" + noise, b"\xff\xd8\xff\xe0" + noise, b"MZ\x90\x00" + noise,
        b"\x7fELF\x02\x01\x01" + noise, _database(), gzip.compress(noise, mtime=0), b"{\\rtf1\\ansi plan\\par}",
        b"7z\xbc\xaf\x27\x1c" + noise, b"ID3\x04\x00" + noise,
    )[number]  # fmt: skip


@kind("a good plan under another name", "txt", end="read", files=6)
def _wrong_extension(chance: Random, number: int) -> bytes:
    format_ = ("docx", "xlsx", "pdf")[number % 3]
    if format_ == "pdf":
        return good(format_) + b"\n%% %d" % chance.randrange(10**6)
    return changed(good(format_), **{"docProps/kept.txt": chance.randbytes(9)})


@kind("old Office", "doc", says="old Office file")
def _old(chance: Random, number: int) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + chance.randbytes(chance.randrange(8, 4000))


@kind("a zip that is no plan", "zip", says="zip file, not a plan|OpenDocument|PowerPoint|binary Excel|it has no text")
def _no_plan(chance: Random, number: int) -> bytes:
    types = '<Types><Override ContentType="application/vnd.{}"/></Types>'
    return zipped(
        (
            {"plan.txt": chance.randbytes(50)},
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"},
            {"[Content_Types].xml": types.format("openxmlformats-officedocument.presentationml.main").encode()},
            {"[Content_Types].xml": types.format("ms-excel.sheet.binary.macroEnabled.main").encode()},
            {"mimetype": b"application/epub+zip", "META-INF/container.xml": b"<a/>"},
        )[number]
    )


@kind("empty", "txt", says="the file is empty")
def _empty(chance: Random, number: int) -> bytes:
    return (b"", b"\n" * 500, b" \t\r\n" * 90, b"\x0c\x0b", b"\xef\xbb\xbf")[number]


@kind("a web archive", "mht", says="web archive")
def _mht(chance: Random, number: int) -> bytes:
    head = (b"MIME-Version: 1.0\r\n", b"From: <Saved by Blink>\r\n")[number % 2]
    mark = chance.randbytes(8).hex().encode()
    body = b"<html><table><tr><td>Ref<td>Action</table></html>"
    return head + b'Content-Type: multipart/related; boundary="%b"\r\n\r\n--%b\r\n%b\r\n--%b--' % (
        mark,
        mark,
        body,
        mark,
    )
