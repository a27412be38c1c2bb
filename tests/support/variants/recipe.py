"""Which features a seed's variant has: dealt like cards, so that every twenty seeds show every choice."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from random import Random
from types import SimpleNamespace

_HERE = Path(__file__).parent
HAND = 20


@lru_cache(maxsize=1)
def features() -> dict[str, list]:
    """Every feature of a layout and its choices."""
    return tomllib.loads((_HERE / "features.toml").read_text("utf-8"))


@lru_cache(maxsize=1)
def synonyms() -> dict[str, dict[str, list[str]]]:
    """What may be printed above a column, before a part of a workstream, and in other labels."""
    return tomllib.loads((_HERE.parent / "header_synonyms.toml").read_text("utf-8"))


def dealt(choices: list, seed: int, salt: str):
    """The seed's card from a shuffled deck in which every choice is as frequent as the others."""
    round_, place = divmod(seed, HAND)
    deck = [choices[card % len(choices)] for card in range(HAND)]
    Random(f"{salt}/{round_}").shuffle(deck)
    return deck[place]


def recipe(seed: int, salt: str, *, workstreams: bool) -> SimpleNamespace:
    """The features of a seed's variant of the plan that ``salt`` names, with choices that cannot go together mended."""
    chosen = SimpleNamespace(**{name: dealt(choices, seed, f"{salt}/{name}") for name, choices in features().items()})
    chosen.workstreams = workstreams
    _mend(chosen)
    return chosen


def _mend(chosen: SimpleNamespace) -> None:
    if chosen.grouping == "banner" and chosen.sections == "banner":
        chosen.sections = "heading"  # two kinds of banner in one table: nobody could tell them apart
    if chosen.grouping in ("heading", "card") and chosen.sections in ("banner", "topline"):
        chosen.sections = "heading"  # a table for each recommendation has no room for the section
    if chosen.rag == "colour" and chosen.markup != "html":
        chosen.rag = "word"
    if chosen.workstreams and chosen.sections != "heading":
        chosen.parts = "overview"
    if chosen.grouping == "parallel":
        chosen.merge_leads = False
        chosen.lead_join = " / " if chosen.lead_join == "lines" else chosen.lead_join
    if chosen.workstreams and chosen.markup != "html":
        chosen.merge_leads = False  # some actions have no lead: a blank would have two meanings
    chosen.split = chosen.split and chosen.page_rows > 0


def told(chosen: SimpleNamespace) -> str:
    """The features in one line."""
    return " ".join(f"{name}={value}" for name, value in sorted(vars(chosen).items()) if name != "labels")
