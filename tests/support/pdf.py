"""Small PDFs, written by hand, so that a test shows every line of the page that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Printed:
    """A line on a page: text, size, weight, distance from the left; ``raised`` is a footnote mark after it."""

    text: str
    size: float = 12
    bold: bool = False
    left: float = 72
    raised: str = ""


def pdf_of(pages: Sequence[Iterable[Printed]]) -> bytes:
    """A PDF of these pages, in a standard font, one line below the other."""
    kids = [5 + 2 * place for place in range(len(pages))]
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode(),
        3: _font("Helvetica"),
        4: _font("Helvetica-Bold"),
    }
    for kid, page in zip(kids, pages, strict=True):
        content = _content(page)
        objects[kid] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {kid + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        ).encode()
        objects[kid + 1] = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)
    return _file(objects)


def _font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def _content(page: Iterable[Printed]) -> bytes:
    height, parts = 800.0, []
    for line in page:
        height -= line.size * 1.5
        parts.append(_shown(line.text, line.size, line.bold, line.left, height))
        if line.raised:
            parts.append(
                f"{line.size / 2:g} Tf".join(["/F1 ", " 4 Ts "]).encode() + _string(line.raised) + b" Tj 0 Ts ET"
            )
        else:
            parts.append(b"ET")
    return b"\n".join(parts)


def _shown(text: str, size: float, bold: bool, left: float, height: float) -> bytes:
    return f"BT /F{2 if bold else 1} {size:g} Tf {left:g} {height:g} Td ".encode() + _string(text) + b" Tj"


def _string(text: str) -> bytes:
    raw = text.encode("cp1252")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def _file(objects: dict[int, bytes]) -> bytes:
    data, places = b"%PDF-1.4\n", []
    for number in sorted(objects):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start, size = len(data), len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    return data + head + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
