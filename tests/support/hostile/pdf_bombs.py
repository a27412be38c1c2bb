"""PDFs made to use up a reader's time or memory."""

from __future__ import annotations

import zlib
from random import Random

from tests.support.hostile.kinds import kind
from tests.support.hostile.pdf import _LOST, PAGE, put_together, simple, stream

_FLATE = b"/Filter/FlateDecode"
_FONT = PAGE.replace(b"<<>>", b"<</Font<</f 5 0 R>>>>")


@kind("a PDF that unpacks to far more", "pdf", says=_LOST, slow=True)
def _flate(chance: Random, number: int) -> bytes:
    many = chance.randrange(5_000_000, 9_000_000)
    if number == 4:  # packed three times over
        thrice = zlib.compress(zlib.compress(zlib.compress(b"0 0 m 9 9 l S " * 9_000_000)))
        return simple(b"", _4=stream(thrice, b"/Filter[/FlateDecode/FlateDecode/FlateDecode]"))
    drawn = (b"0 0 m 9 9 l S ", b"q ", b"0 0 9 9 re f ", b"(aaaaaaa) ")[number]
    return simple(b"", _4=stream(zlib.compress(drawn * many), _FLATE))


@kind("filters upon filters", "pdf", says=_LOST, files=6)
def _filters(chance: Random, number: int) -> bytes:
    many = chance.randrange(50, 5000)
    said = (
        b"/Filter[" + b"/ASCIIHexDecode" * many + b"]", b"/Filter/LZWDecode", b"/Filter/NoSuchDecode",
        b"/Filter[" + b"/RunLengthDecode" * 40 + b"]", b"/Filter/ASCII85Decode",
        b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 999999999/Colors 99/BitsPerComponent 99>>",
    )[number]  # fmt: skip
    data = zlib.compress(b"x" * 900_000) if number == 5 else chance.randbytes(3000)
    return simple(b"", _4=stream(data, said))


@kind("nesting without end, PDF", "pdf", says=_LOST, slow=True)
def _nested(chance: Random, number: int) -> bytes:
    many = chance.randrange(50_000, 90_000)
    return simple((b"q " * many, b"[" * many, b"<<" * many, b"BT " * many, b"(" * many)[number] + b"(x) Tj")


@kind("lines without end, PDF", "pdf", end="refused", says=_LOST + "|far more|comes near|no table", slow=True)
def _lines(chance: Random, number: int) -> bytes:
    many = (3_000, 20_000, 60_000, 1_500, 300_000)[number]

    def drawn(n: int) -> bytes:
        x, y = chance.randrange(600), chance.randrange(800)
        return (b"%d %d m %d %d l S", b"%d %d %d %d re S")[n % 2] % (x, y, (x, 600)[number % 2], 800 - n % 9)

    words = b" BT /f 8 Tf 72 700 Td (Action) Tj ET" if number == 3 else b""
    return simple(b"\n".join(map(drawn, range(many))) + words, _3=_FONT)


@kind("letters without end, PDF", "pdf", end="refused", says=_LOST + "|far more|comes near|no table", slow=True)
def _letters(chance: Random, number: int) -> bytes:
    many = (200_000, 40_000, 90_000, 600_000, 20_000)[number] + chance.randrange(99)
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    shown = (b"(a) Tj", b"0 -9 Td (word word) Tj", b"1 0 0 1 9 9 Tm (a) Tj", b"(\\101) '", b"/f 9 Tf [(a)-999(b)] TJ")[
        number
    ]
    return simple(b"BT /f 9 Tf 9 790 Td " + (shown + b"\n") * many + b"ET", _3=_FONT, _5=font)


@kind("fonts that never end", "pdf", end="either", slow=True, files=6)
def _fonts(chance: Random, number: int) -> bytes:
    ranges = (
        b"1 beginbfrange <0000> <FFFFFFFF> <0000> endbfrange", b"1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange",
        b"99999 beginbfrange " + b"<0000> <FFFF> <0041> " * 900 + b"endbfrange", b"<" + b"D800" * 99 + b">",
        b"1 begincodespacerange <00> <FFFFFFFFFFFFFFFF> endcodespacerange", chance.randbytes(900),
    )[number]  # fmt: skip
    font = (
        b"<</Type/Font/Subtype/Type0/BaseFont/a/Encoding/Identity-H/ToUnicode 6 0 R/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/a/CIDSystemInfo<</Registry(a)/Ordering(b)/Supplement 0>>"
        b"/W[0 99999999 500]>>]>>"
    )
    text = stream(b"BT /f 9 Tf 9 700 Td <00410042> Tj ET")
    return simple(b"", _3=_FONT, _4=text, _5=font, _6=stream(b"begincmap\n" + ranges + b"\nendcmap"))


@kind("claims of endless numbers, PDF", "pdf", end="either", files=6)
def _claims(chance: Random, number: int) -> bytes:
    many = 10 ** chance.randrange(9, 15)
    said = (
        (b"<</Type/Pages/Kids[3 0 R]/Count %d>>" % many, PAGE), (b"<</Type/Pages/Kids[3 0 R]/Count -5>>", PAGE),
        (b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE.replace(b"4 0 R", b"[" + b"4 0 R " * 20_000 + b"]")),
        (b"<</Type/Pages/Kids[3 0 R]/Count 1>>", PAGE.replace(b"/Type", b"/UserUnit %d/Type" % many)),
        (b"<</Type/Pages/Kids[3 0 R]/Count %b>>" % (b"9" * 5000), PAGE), (b"<</Type/Pages/Kids 7/Count 1>>", PAGE),
    )[number]  # fmt: skip
    content = stream(b"0 0 m 9 9 l S", b"" if number % 2 else b"/DL %d" % many)
    return put_together({1: b"<</Type/Catalog/Pages 2 0 R>>", 2: said[0], 3: said[1], 4: content})
