"""Hostile and broken PDFs: what is wrong is in how they are put together, or in what they would start."""

from __future__ import annotations

import io
import zlib
from random import Random

from tests.support.hostile.kinds import good, kind

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<>>>>"
_CATALOG, _PAGES = b"<</Type/Catalog/Pages 2 0 R%b>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_LOST = "damaged|no text|takes too long|too much memory"


def put_together(objects: dict[int, bytes], *, trailer: bytes = b"") -> bytes:
    """A PDF of these objects with a table of where each stands; ``trailer`` goes into its last dictionary."""
    data, places = b"%PDF-1.7\n", {}
    for number, said in objects.items():
        places[number] = len(data)
        data += b"%d 0 obj\n%b\nendobj\n" % (number, said)
    lines = [b"%010d 00000 n \n" % places[n] if n in places else b"0000000000 65535 f \n"
             for n in range(max(objects) + 1)]  # fmt: skip
    table = b"xref\n0 %d\n%b" % (len(lines), b"".join(lines))
    return data + table + b"trailer<</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF" % (len(lines), trailer, len(data))


def stream(data: bytes, extra: bytes = b"") -> bytes:
    """A stream object."""
    return b"<</Length %d%b>>stream\n%b\nendstream" % (len(data), extra, data)


def simple(content: bytes = b"", *, catalog: bytes = b"", trailer: bytes = b"", **objects: bytes) -> bytes:
    """A PDF of one page; other objects by number, as ``_5``."""
    parts = {1: _CATALOG % catalog, 2: _PAGES, 3: PAGE, 4: stream(content)}
    return put_together(parts | {int(name[1:]): said for name, said in objects.items()}, trailer=trailer)


@kind("cut short, PDF", "pdf", end="either", files=6)
def _cut(chance: Random, number: int) -> bytes:
    whole = good("pdf")
    return whole[: max(20, int(len(whole) * (number + chance.random()) / 6))]


@kind("bytes changed, PDF", "pdf", end="either", files=6)
def _scrambled(chance: Random, number: int) -> bytes:
    data = bytearray(good("pdf"))
    for _ in range(len(data) // (10, 20, 40, 80, 200, 900)[number]):
        data[chance.randrange(9, len(data))] = chance.randrange(256)
    return bytes(data)


@kind("a PDF locked with a password", "pdf", says="locked with a password")
def _locked(chance: Random, number: int) -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    lock = StandardEncryption(f"secret {chance.random()}", canPrint=0, strength=(40, 128)[number % 2])
    canvas = Canvas(out, encrypt=lock, invariant=1)
    for _ in range(number + 1):
        canvas.drawString(72, 700, "plan")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


@kind("encryption that is not known", "pdf", says="locked|damaged")
def _odd_locks(chance: Random, number: int) -> bytes:
    said = (
        b"<</Filter/Standard/V 99/R 99/O(a)/U(b)/P -4>>", b"<</Filter/Own/V 1>>", b"<<>>", b"6 0 R",
        b"<</Filter/Standard/V 4/R 4/Length 999999999/O(%b)/U(b)/P -4>>" % chance.randbytes(8).hex().encode(),
    )[number]  # fmt: skip
    return simple(b"BT (x) Tj ET", trailer=b"/Encrypt 5 0 R/ID[(a)(b)]", _5=said)


@kind("a list of places that is wrong", "pdf", end="either", files=6)
def _xref(chance: Random, number: int) -> bytes:
    data = good("pdf")
    at = data.rfind(b"startxref")
    place = (b"0", b"99999999999", b"-5", b"nonsense", b"%d" % chance.randrange(len(data)), b"")[number]
    return data[:at] + b"startxref\n" + place + b"\n%%EOF"


@kind("lists of places that go round", "pdf", end="either")
def _prev(chance: Random, number: int) -> bytes:
    data = simple(b"")
    at = data.rfind(b"xref\n0")
    prev = (at, at, 9, 0, chance.randrange(9, at))[number]
    key = (b"/Prev", b"/XRefStm", b"/Prev", b"/Prev", b"/Prev")[number]
    return simple(b"", trailer=b"%b %d" % (key, prev)).replace(
        b"startxref\n", b"startxref\n" if number else b"startxref "
    )


@kind("objects that hold themselves", "pdf", says=_LOST, slow=True, files=8)
def _selves(chance: Random, number: int) -> bytes:
    inside = b"%d 0 5 %d " % (chance.randrange(6, 9), chance.randrange(9))
    objects: dict[str, bytes] = (
        {"_4": b"4 0 R"},
        {"_4": b"<</Length 4 0 R>>stream\nBT (x) Tj ET\nendstream"},
        {"_5": stream(inside, b"/Type/ObjStm/N 2/First 8/Extends 5 0 R"), "_4": b"6 0 R"},
        {"_3": b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>"},
        {"_3": PAGE.replace(b"4 0 R", b"[4 0 R 5 0 R]"), "_5": b"[5 0 R 4 0 R]"},
        {"_3": PAGE.replace(b"<<>>", b"<</XObject<</a 5 0 R>>>>"), "_4": stream(b"/a Do"),
         "_5": stream(b"/a Do " * 9, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</a 5 0 R>>>>")},
        {"_2": b"2 0 R"},
        {"_4": stream(b"x", b"/Filter 4 0 R")},
    )[number]  # fmt: skip
    return simple(b"", **objects)


@kind("pages that go round", "pdf", says=_LOST)
def _pages(chance: Random, number: int) -> bytes:
    kids = (b"[2 0 R]", b"[3 0 R 2 0 R 3 0 R 2 0 R]", b"[5 0 R 5 0 R]", b"2 0 R", b"[99 0 R null 1 0 R]")[number]
    other = b"<</Type/Pages/Kids[2 0 R 2 0 R 5 0 R]/Count %d>>" % chance.randrange(10**6)
    return simple(b"", _2=b"<</Type/Pages/Kids%b/Count 1>>" % kids, _5=other)


@kind("a tree of pages without end", "pdf", says=_LOST + "|pages", slow=True)
def _many_pages(chance: Random, number: int) -> bytes:
    many = (100_000, 401, 5_000, 30_000, 60_000)[number] + chance.randrange(99)
    if number < 3:
        return simple(b"", _2=b"<</Type/Pages/Kids[%b]/Count %d>>" % (b"3 0 R " * many, many))
    deep = {f"_{n}": b"<</Type/Pages/Kids[%d 0 R %d 0 R]/Count 2>>" % (n + 1, n + 1) for n in range(5, 5 + 40 * number)}
    return simple(b"", _2=b"<</Type/Pages/Kids[5 0 R]/Count 9>>", **deep)


@kind("sizes of page that cannot be", "pdf", end="either", files=8)
def _sizes(chance: Random, number: int) -> bytes:
    box = (b"[0 0 1000000000 1000000000]", b"[0 0 0 0]", b"[600 800 0 0]", b"[0 0 1e308 1e308]", b"[a b c d]",
           b"[0 0]", b"99", b"[-9999999999 0 1 1]")[number]  # fmt: skip
    old = good("pdf")
    at, end = old.find(b"/MediaBox"), old.find(b"]", old.find(b"/MediaBox"))
    return old[:at] + b"/MediaBox " + box + b"/Rotate %d" % chance.randrange(-9999, 9999) + old[end + 1 :]


@kind("pages without text", "pdf", says="no text")
def _scanned(chance: Random, number: int) -> bytes:
    picture = stream(zlib.compress(chance.randbytes(300)),
                     b"/Type/XObject/Subtype/Image/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceRGB"
                     b"/Filter/FlateDecode")  # fmt: skip
    drawn = b"q 600 0 0 800 0 0 cm /a Do Q " * number + b"0 0 m 9 9 l S"
    return simple(drawn, _3=PAGE.replace(b"<<>>", b"<</XObject<</a 5 0 R>>>>"), _5=picture)


@kind("scripts and files in a PDF", "pdf", end="read", says="not run or opened", files=6)
def _scripts(chance: Random, number: int) -> bytes:
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate, Table

    from tests.support.hostile.kinds import ACTION, HEAD

    act = (
        b"/OpenAction<</S/JavaScript/JS(app.alert\\(%d\\))>>" % chance.randrange(9999),
        b"/OpenAction<</S/Launch/F(cmd.exe)>>",
        b"/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(x)>>]>>>>",
        b"/AA<</WC<</S/JavaScript/JS(x)>>>>",
        b"/Names<</EmbeddedFiles<</Names[(a.exe)<</Type/Filespec/F(a.exe)>>]>>>>",
        b"/OpenAction<</S/URI/URI(http://127.0.0.1:9/)>>/AcroForm<</XFA(x)>>",
    )[number]
    out = io.BytesIO()
    grid = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    SimpleDocTemplate(out, pagesize=A4, invariant=1).build([Table([HEAD, ACTION], style=grid)])
    data = out.getvalue()
    at = data.find(b"/Type /Catalog")
    return data[:at] + act + b" " + data[at:]
