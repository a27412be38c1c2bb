"""Hostile web pages."""

from __future__ import annotations

from random import Random

from tests.support.hostile.docx import laughs
from tests.support.hostile.kinds import ACTION, HEAD, kind

_ROWS = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in texts)}</tr>" for texts in (HEAD, ACTION))
TABLE = f"<table>{_ROWS}</table>"


def page(body: str, *, head: str = "") -> bytes:
    """A web page that holds the plan after ``body``."""
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}{TABLE}</body></html>".encode()


@kind("nesting without end, web page", "html", end="either", slow=True, files=8)
def _nested(chance: Random, number: int) -> bytes:
    tag = ("div", "table><tr><td", "ul><li", "b", "span", "blockquote", "p", "font")[number]
    return page(f"<{tag}>" * chance.randrange(90_000, 110_000) + "x")


@kind("spans of a thousand million", "html", end="either", files=6)
def _spans(chance: Random, number: int) -> bytes:
    many = (10**9, 9999, 255, 10**30, -5, 10**9)[number]
    cell = f'<td colspan="{many}" rowspan="{many}">x {chance.random()}</td>'
    return f"<html><table>{_ROWS}<tr>{cell * (1, 9, 1, 300, 3, 1)[number]}</tr>{_ROWS * 9}</table></html>".encode()


@kind("entities of its own, web page", "html", end="either")
def _entities(chance: Random, number: int) -> bytes:
    bomb = laughs(chance.randrange(5, 12)).replace("<a>", "<html><body>").replace("</a>", TABLE)
    outside = '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/passwd">]><html><p>&e;</p>'
    return (bomb, f"<?xml version='1.0'?>{bomb}", outside + TABLE, outside.replace("html [", "a [") + TABLE,
            "<html><p>" + "&amp;" * 3000 + "</p>" + TABLE)[number].encode()  # fmt: skip


@kind("scripts, frames and calls from elsewhere", "html", end="read", says="not run", files=6)
def _scripts(chance: Random, number: int) -> bytes:
    address = f"http://127.0.0.1:9/{chance.random()}"
    body, head = (
        (f"<script>fetch('{address}')</script>", ""),
        (f'<iframe src="{address}"></iframe>', ""),
        ("", f'<meta http-equiv="refresh" content="0; url={address}">'),
        (f'<object data="{address}"></object><embed src="{address}">', ""),
        (f'<img src="x" onerror="fetch(\'{address}\')"><script src="{address}"></script>', ""),
        (f'<iframe src="data:text/html;base64,{"QUFB" * 900}"></iframe>', f'<base href="{address}">'),
    )[number]
    return page(body, head=head)


@kind("tags that never end", "html", end="either", files=10)
def _unclosed(chance: Random, number: int) -> bytes:
    many = chance.randrange(100_000, 200_000)
    return page(
        (
            "<" * many, "<p " * many, "<!--" * many, "<td" * many, "</" * many, "<![CDATA[" * (many // 9), "&" * many,
            "<p a" + "=" * many, "<?xml " + "?" * many, '<p style="' + "background:" * (many // 9),
        )[number]
    )  # fmt: skip


@kind("signs of a page in the wrong encoding", "html", end="either", files=6)
def _encodings(chance: Random, number: int) -> bytes:
    text = page(f"<p>£5 — “{chance.random()}”</p>").decode()
    return (
        text.encode("utf-16"), text.encode("cp1252"), b"\xef\xbb\xbf" + text.encode(),
        text.replace("<head>", '<head><meta charset="utf-7">').encode(), text.encode() + b"\xff\xfe\x81",
        text.replace("<p>", "<p>\x00").encode(),
    )[number]  # fmt: skip


@kind("attributes without end", "html", end="either")
def _attributes(chance: Random, number: int) -> bytes:
    many = chance.randrange(20_000, 60_000)
    said = (
        "<p " + " ".join(f"a{n}=1" for n in range(many)) + ">",
        f'<p style="{"x:y;" * many}">',
        f'<td bgcolor="{"9" * many}">',
        f'<table><tr><td style="background: rgb({"9" * many},0,0)">x</table>',
        "".join(f"<p class=c{n}></p>" for n in range(many)),
    )[number]
    return page(said)


@kind(
    "rows or cells without end, web page", "html", end="refused", says="no plan we know comes near|far more", slow=True
)
def _rows_without_end(chance: Random, number: int) -> bytes:
    many = chance.randrange(20_000, 60_000)
    return (
        f"<html><table>{'<tr><td>x<td>y' * many}</table>",
        f"<html><table><tr>{'<td>x' * many}</table>",
        f"<html><p>{'w' * many}{TABLE}",
        f"<html>{'<p>word' * (31_000 + many)}{TABLE}",
        f"<html><table>{_ROWS}<tr><td>{'<br>a' * (31_000 + many)}</table>",
    )[number].encode()
