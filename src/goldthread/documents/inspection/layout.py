"""The words of `report.toml` as patterns, made once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files


@cache
def layout() -> dict:
    """The tables of `report.toml`."""
    return tomllib.loads(files(__package__).joinpath("report.toml").read_text("utf-8"))


@cache
def pattern(table: str, key: str) -> re.Pattern[str]:
    """Any one of the patterns under a key."""
    return re.compile("|".join(f"(?:{one})" for one in layout()[table][key]), re.IGNORECASE)


def title_of(text: str) -> str:
    """A title without the question mark, colon, full stop or footnote mark that follows it.

    >>> title_of("What needs to improve? ")
    'What needs to improve'
    """
    return re.sub(r"(?:[\s?:.]|(?<=[a-z?:.])\d{1,2}$)+$", "", text).strip()
