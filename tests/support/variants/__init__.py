"""A gold reading written out again as a sixth council would send it: other words, order, markup, pages and dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from types import SimpleNamespace

from .content import Strand, strands
from .front import costs, introduction, legend, title, workstream, workstreams
from .grid import Grid, PageBreak, Words
from .labels import Labels
from .layout import action_tables
from .recipe import recipe, told
from .scored import gold_as_printed
from .write import written

__all__ = ["Variant", "variants"]


@dataclass(frozen=True)
class Variant:
    """The text of a plan, the features of its layout in one line, and the gold as it should now be scored."""

    text: str
    layout: str
    gold: dict

    @property
    def data(self) -> bytes:
        """The text as the bytes of a file."""
        return self.text.encode("utf-8")


def variants(gold: dict, seed: int) -> Variant:
    """The seed's variant of a gold reading. The same seed gives the same text."""
    salt = gold["authority"]
    chosen = recipe(seed, salt, workstreams=any(section.get("commitments") for section in gold["sections"]))
    chosen.labels = Labels(seed, salt)
    scored = gold_as_printed(gold, chosen)
    found = strands(scored, chosen, chosen.labels.of("recommendation", "plain"))
    opening = list(title(scored, chosen))
    rated = any(row.get("rag") for row in scored["actions"])
    actions = _actions(found, chosen, Random(f"{salt}/{seed}"))
    blocks = [*opening, *introduction(chosen), *actions, *costs(scored, chosen), *legend(chosen, rated=rated)]
    return Variant(written(blocks, chosen, opening[0].text), told(chosen), scored)


def _actions(found: tuple[Strand, ...], chosen: SimpleNamespace, rng: Random) -> Iterator[Words | Grid | PageBreak]:
    """The actions, with what a workstream says of itself before all of them or before its own."""
    if chosen.workstreams and chosen.parts == "overview":
        yield from workstreams(found, chosen)
    parts = {strand.title: strand for strand in found} if chosen.workstreams and chosen.parts != "overview" else {}
    for block in action_tables(found, chosen, rng):
        yield block
        if isinstance(block, Words) and block.text in parts:
            yield from workstream(parts[block.text], chosen)
