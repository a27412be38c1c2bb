"""The words that plans use, as data: one TOML file a subject, beside this file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def vocabulary(subject: str) -> dict:
    """The words of one subject ("timescales", "targets", "money"), read once.

    >>> vocabulary("timescales")["months"]["february"]
    2
    """
    return tomllib.loads(files(__name__).joinpath(f"{subject}.toml").read_text(encoding="utf-8"))
