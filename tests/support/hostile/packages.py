"""Broken and hostile packages: what is wrong is in the zip, before any part of it is read."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from random import Random

from tests.support.hostile.kinds import good, kind, office
from tests.support.office_files import changed, zipped

MAIN = {"docx": "word/document.xml", "xlsx": "xl/worksheets/sheet1.xml"}
_LOCAL, _CENTRAL = b"PK\x03\x04", b"PK\x01\x02"


def with_part(format_: str, name: str, data: bytes) -> bytes:
    """The good package with one part changed or put in."""
    return changed(good(format_), **{name.replace("/", "__").replace(".xml", "_xml").replace(".bin", "_bin"): data})


def _headers_changed(package: bytes, local: int, central: int, value: int, size: int) -> bytes:
    """The package with a field of every header set: its place in the local header and in the contents list."""
    data = bytearray(package)
    for sign, offset in ((_LOCAL, local), (_CENTRAL, central)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset : at + offset + size] = value.to_bytes(size, "little")
            at = data.find(sign, at + 4)
    return bytes(data)


@kind("zip bomb of one part", "docx", says="unpacks to")
def _one_part(chance: Random, number: int) -> bytes:
    size = chance.randrange(61_000_000, 90_000_000) if number else 30_000_000
    name = (
        MAIN[office(number)],
        MAIN[office(number)],
        "word/media/image1.xml",
        "xl/media/a.xml",
        "customXml/item1.xml",
    )
    return with_part(office(number), name[number], b"<a>" + b" " * size + b"</a>")


@kind("zip bomb of many parts", "xlsx", says="unpacks to")
def _many_parts(chance: Random, number: int) -> bytes:
    each = chance.randrange(6_000_000, 9_900_000)
    parts = {f"{'xl' if number % 2 else 'word'}/part{n}.xml": b" " * each for n in range(1 + 121_000_000 // each)}
    return zipped({"[Content_Types].xml": b"<Types/>"} | parts)


@kind("zip bomb that lies of its size", "docx", says="cannot be unpacked|sheets do not fit|not whole")
def _liar(chance: Random, number: int) -> bytes:
    format_ = office(number)
    data = bytearray(with_part(format_, MAIN[format_], b" " * chance.randrange(20_000_000, 50_000_000)))
    at = data.rfind(MAIN[format_].encode()) - 46
    data[at + 24 : at + 28] = chance.randrange(1, 2000).to_bytes(4, "little")
    return bytes(data)


@kind("zip of zips of zips", "docx", says="a zip file, not a plan|unpacks to")
def _nested(chance: Random, number: int) -> bytes:
    inner = b" " * 5_000_000
    for level in range(2 + number):
        inner = zipped({f"{level}-{n}.zip": inner for n in range(chance.randrange(3, 9))})
    return inner


@kind("zip bomb of entries laid over each other", "xlsx", says="unpacks to|two parts|cannot be unpacked|contents list")
def _overlapping(chance: Random, number: int) -> bytes:
    """One packed part that every entry of the contents list points at."""
    data = zipped({"a": b" " * 9_000_000})
    at, end = data.find(_CENTRAL), data.rfind(b"PK\x05\x06")
    entry, count = bytearray(data[at:end]), chance.randrange(20, 400)
    entries = b"".join(bytes(entry[:46]) + f"{chr(97 + n % 26)}".encode() + bytes(entry[47:]) for n in range(count))
    if number:  # with names of their own, as a careful attacker would give them
        head = bytearray(entry[:46])
        head[28:30] = (12).to_bytes(2, "little")
        entries = b"".join(bytes(head) + b"xl/part%05d" % n + bytes(entry[47:]) for n in range(count))
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(entries), at, 0)
    return data[:at] + entries + tail


@kind("zip slip", "docx", says="outside its own folder")
def _slip(chance: Random, number: int) -> bytes:
    up = "../" * chance.randrange(1, 12)
    return zipped({(f"{up}etc/passwd", f"word/{up}x", f"a\\..\\..\\{number}", "..", f"word\\{up}x")[number]: b"x"})


@kind("absolute names", "xlsx", says="outside its own folder")
def _absolute(chance: Random, number: int) -> bytes:
    name = ("/etc/passwd", "C:/Windows/a.dll", "\\\\server\\share\\a", "c:a", "//etc/x")[number]
    return zipped({"[Content_Types].xml": b"<Types/>", name: chance.randbytes(40)})


@kind("two parts of one name", "docx", says="two parts of the same name")
def _twice(chance: Random, number: int) -> bytes:
    out = io.BytesIO(good(office(number)))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as file:
        warnings.simplefilter("ignore")
        name = MAIN[office(number)] if number < 2 else chance.choice(sorted(file.namelist()))
        file.writestr(name, f"<a>{chance.random()}</a>")
    return out.getvalue()


@kind("packed in a way that is not known", "docx", says="cannot be unpacked|sheets do not fit")
def _unknown_packing(chance: Random, number: int) -> bytes:
    return _headers_changed(good(office(number)), 8, 10, (99, 97, 93, 1, 18)[number], 2)


@kind("checksums that are wrong", "xlsx", says="cannot be unpacked|sheets do not fit")
def _checksums(chance: Random, number: int) -> bytes:
    return _headers_changed(good(office(number)), 14, 16, chance.randrange(1, 2**32), 4)


@kind("cut short, Office", "docx", files=8)
def _cut(chance: Random, number: int) -> bytes:
    whole = good(office(number))
    return whole[: max(5, int(len(whole) * (number + chance.random()) / 8))]


@kind("only a beginning", "xlsx", files=6)
def _only_a_beginning(chance: Random, number: int) -> bytes:
    starts = (_LOCAL, b"PK\x05\x06" + bytes(18), b"%PDF-1.7\n", b"PK\x03\x04" + bytes(26), b"\xd0\xcf\x11\xe0", b"%PDF")
    return starts[number]


@kind("locked zip", "docx", says="locked with a password")
def _locked_zip(chance: Random, number: int) -> bytes:
    return _headers_changed(good(office(number)), 6, 8, (1, 1, 9, 9, 0x41)[number], 2)


@kind("locked by Office", "xlsx", says="locked with a password")
def _locked_office(chance: Random, number: int) -> bytes:
    name = "EncryptedPackage".encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(chance.randrange(400, 4000)) + name + chance.randbytes(600)


@kind("bytes changed, Office", "docx", end="either", files=8)
def _scrambled(chance: Random, number: int) -> bytes:
    data = bytearray(good(office(number)))
    for _ in range(len(data) // (15, 60, 300, 2000)[number // 2]):
        data[chance.randrange(8, len(data))] = chance.randrange(256)
    return bytes(data)


@kind("noise after a sign", "docx", files=6)
def _noise(chance: Random, number: int) -> bytes:
    return (b"PK\x03\x04", b"%PDF-1.4\n", b"\xd0\xcf\x11\xe0")[number % 3] + chance.randbytes(5000)


@kind("thousands of parts", "xlsx", says="parts")
def _thousands(chance: Random, number: int) -> bytes:
    return zipped(
        {"[Content_Types].xml": b"<Types/>"} | {f"word/{n}": b"" for n in range(chance.randrange(3001, 9000))}
    )


@kind("sizes of more than a zip can hold", "docx")
def _zip64(chance: Random, number: int) -> bytes:
    """Each entry says that its true size stands in an extra field, which names an exabyte or is cut off."""
    data = _headers_changed(good(office(number)), 22, 24, 0xFFFFFFFF, 4)
    return data if number % 2 else _headers_changed(data, 18, 20, 0xFFFFFFFF - chance.randrange(9), 4)
