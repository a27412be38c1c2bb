"""A page of the site as its reader has it: words without tags, its heading, its links."""

from __future__ import annotations

import re
from html import unescape


def words(html: str) -> str:
    """The words inside the page's main part, with single spaces."""
    main = html.split("<main", 1)[-1].split("</main>", 1)[0]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", main.split(">", 1)[-1]))).strip()


def heading(html: str) -> str:
    """The words of the first heading."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.DOTALL)
    return words(f"<main>{found[1]}</main>") if found else ""


def row_of(html: str, text: str) -> str:
    """The words of the first table row or list row that holds ``text``; nothing where none does."""
    rows = re.findall(r"<(?:tr|li)\b.*?</(?:tr|li)>", html, re.DOTALL)
    return next((found for row in rows if text in (found := words(f"<main>{row}</main>"))), "")


def links(html: str) -> set[str]:
    """Where the page's links lead."""
    return {unescape(href) for href in re.findall(r'<a\b[^>]*href="([^"]*)"', html)}
