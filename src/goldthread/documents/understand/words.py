"""Vocabularies of the reader, read once from the data files beside it."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

_FOLDER = files("goldthread.documents.understand.vocabulary")


@cache
def vocabulary(name: str) -> dict:
    """The tables of a vocabulary file."""
    return tomllib.loads(_FOLDER.joinpath(f"{name}.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def authorities() -> tuple[str, ...]:
    """The English local authorities with children's services, longest name first."""
    lines = _FOLDER.joinpath("authorities.txt").read_text("utf-8").splitlines()
    return tuple(sorted((line for line in lines if line and not line.startswith("#")), key=len, reverse=True))


@cache
def _whole(group: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{vocabulary('labels')[group][name]})\W*$", re.IGNORECASE)


@cache
def mark(name: str) -> re.Pattern[str]:
    """The pattern of a mark that may stand anywhere in a text."""
    return re.compile(vocabulary("labels")["marks"][name], re.IGNORECASE)


@lru_cache(maxsize=4096)
def label_of(text: str) -> str | None:
    """Which row label the text is, if any: “Impact for Children:” is ``position_impact``."""
    bare = plain(text)
    if not bare or len(bare) > 60:
        return None
    return next((name for name in vocabulary("labels")["rows"] if _whole("rows", name).match(bare)), None)


def is_heading(kind: str, text: str) -> bool:
    """Whether a heading is of this kind (``generic``, ``costs``, ``priority``)."""
    return bool(_whole("headings", kind).match(plain(text)))


def names_workstream(text: str) -> bool:
    """Whether a text names a lettered or numbered part of the plan: “B: Quality of our practice”."""
    return bool(re.search(vocabulary("labels")["headings"]["workstream"], text.strip()))


@lru_cache(maxsize=8192)  # the same few hundred texts are held against each other again and again
def plain(text: str) -> str:
    """Small letters, single spaces, no punctuation at either end."""
    return re.sub(r"^[\W_]+|[\s:.;,\-–*]+$", "", " ".join(text.lower().split()))
