"""Hostile texts: what they hold is made to mislead, or to hold up whoever tries to understand it."""

from __future__ import annotations

from random import Random

from tests.support.hostile.kinds import ACTION, HEAD, kind

_PLAN = "\n".join("\t".join(row) for row in (HEAD, ACTION)) + "\n"
SIGNS = (
    " ", ".", "(", "[", "1", "1.", "1.1.", "-", "–", "*", "_", "a ", "A ", "A.", "a-", "a/", "'", "’", "£", "£1,", "%",
    "1% ", "1/", "01/01/", "May ", "2026 ", "1 May ", "and ", ", ", ";", ":", "KS4 ", "to ", "by ", "\\", "<", "<b>",
    "</", "&", "&amp;", "&#1;", "**", "__", "#", "@", "=", "+", "|", "•", "\u00a0", "\u200b", "\u0301", "\U0001f600",
    "January February ", "Director of ", "(a) ", "[slipped from ", "by end of ", "i", "IV ", "Recommendation 1 ",
    "R1, ", "١",
)  # fmt: skip


def plan_with(rows: list[tuple[str, ...]], head: tuple[str, ...] = HEAD) -> bytes:
    """A text plan whose table has these rows."""
    return "\n".join("\t".join(row) for row in (head, ACTION, *rows)).encode()


@kind("one sign again and again in each cell", "txt", end="either", files=len(SIGNS))
def _runs(chance: Random, number: int) -> bytes:
    sign = SIGNS[number]
    long = (sign * (7_800 // len(sign)))[:7_800]
    ends = ("", "x", "!", "1")[number % 4]
    return plan_with([(f"1.{n}", *(long + ends if place == n else "Visit" for place in range(4))) for n in range(4)])


@kind("one sign again and again in a text", "txt", end="either", files=12)
def _prose(chance: Random, number: int) -> bytes:
    signs = chance.sample(SIGNS, 5)
    lines = [sign * (3_900 // len(sign)) + chance.choice(("", "x", "1")) for sign in signs for _ in range(3)]
    return ("\n".join(lines) + "\n" + _PLAN + "\n".join(lines)).encode()


@kind("as many rows as may be", "txt", end="either", files=10)
def _many_rows(chance: Random, number: int) -> bytes:
    def texts(n: int) -> tuple[str, ...]:
        return (
            (f"1.{n}", "Visit each child in time", "Ann Lee", "May 2026", "Green"),
            ("1.1", f"Visit {n}", "Ann Lee", "May 2026", "Green"),
            (f"1.{n}", "word " * 300, "Ann Lee, " * 20, "May 2026, " * 20, "Green"),
            ("", "", "", "", ""),
            (f"{n}", f"{n}", f"{n}", f"{n}", f"{n}"),
            (f"Recommendation {n}: do well", "", "", "", ""),
            ("Ref", "Action", "Lead", "Due", "RAG"),
            (f"1.{n}", "", "", "", "Red") if n % 2 else ("", "and more of the same", "", "", ""),
            ("1.1", "1.1 as in 1.1, see 1.1; " * 20, "As above", "As 1.1", "As above"),
            (f"A{n}", "(a) one (b) two (c) three " * 20, "Director of Children's Services", "3 months", "R"),
        )[number]

    return plan_with([texts(n) for n in range(1_480)])


@kind("as many columns as may be", "txt", end="either", files=6)
def _many_columns(chance: Random, number: int) -> bytes:
    width, height = ((250, 1_400), (250, 300), (120, 1_400), (250, 3), (200, 700), (60, 1_490))[number]
    names = ("Action", "Lead", "Due", "RAG", "Outcome", "Progress")
    head = [f"{chance.choice(names)} {n if number % 2 else ''}" for n in range(width)]
    rows = ["\t".join(f"{chance.choice(('x', '1.1', 'May 2026', ''))}" for _ in range(width)) for _ in range(height)]
    return "\n".join(["\t".join(head), *rows]).encode()


@kind("far too much text", "txt", says="no plan we know comes near|has 2. MB|is empty")
def _too_much(chance: Random, number: int) -> bytes:
    size = chance.randrange(2_000_000, 9_000_000)
    return (b"x" * size, b"x\n" * size, b"a\tb\n" * size, b"\t" * size, b"word " * 4_200_000)[number]


@kind("columns that only spaces part", "txt", end="either", files=6)
def _spaces(chance: Random, number: int) -> bytes:
    def line() -> str:
        return "".join(chance.choice(("x" * number + "y", "   ", " ", "1.1")) for _ in range(90))[:390]

    return "\n".join(line() for _ in range((100, 1_999, 6_000, 20_000, 2_001, 29_000)[number])).encode()


@kind("control characters and turned text", "txt", end="either", says="hidden signs|binary", files=8)
def _turned(chance: Random, number: int) -> bytes:
    sign = ("\u202e", "\u2066", "\x1b[2J", "\x07", "\x08" * 3, "\u200f", "\x7f", "\uffff")[number]
    return plan_with(
        [("1.2", f"Train {sign}every{sign} team {chance.randrange(99)}", f"{sign}Ann Lee", "May 2026", "")]
    )


@kind("null bytes and noise", "txt", end="either")
def _nulls(chance: Random, number: int) -> bytes:
    return (
        _PLAN.encode() + b"\x00" * 9, bytes(9) + _PLAN.encode(), chance.randbytes(9000),
        _PLAN.encode("utf-32"), _PLAN.encode() + bytes(range(32)) * 40,
    )[number]  # fmt: skip


@kind("encodings that do not agree", "txt", end="either", files=8)
def _mixed(chance: Random, number: int) -> bytes:
    row = f"1.2\tSpend £{chance.randrange(99)} – “well”\tZoë\tMay 2026\tRed\n"
    return (
        _PLAN.encode() + row.encode("cp1252"), (_PLAN + row).encode("utf-16-le"),
        (_PLAN + row).encode("utf-16") + b"\x00",
        b"\xff\xfe" + _PLAN.encode(), (_PLAN + row).encode() + b"\xed\xa0\x80", (_PLAN + row).encode("utf-16-be"),
        b"\xfe\xff" + "\ud800\t".encode("utf-16-be", "surrogatepass") * 9, (_PLAN + row).encode() + b"\x81\x8d",
    )[number]  # fmt: skip


@kind("formulas in a text", "txt", end="read", files=6)
def _formulas(chance: Random, number: int) -> bytes:
    begin = ("=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://127.0.0.1:9/")', "\r=1+1")[number]
    return plan_with([("1.2", f"{begin} {chance.randrange(99)}", "Ann Lee", "May 2026", "Red")])
