"""What stands before and after the actions: title, date and draft mark, introduction, workstreams, costs, key.

Every sentence here is invented.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace

from .content import Strand
from .dates import day_in, month_in
from .grid import Box, Grid, Rank, Words

TITLES = {
    "heading": "Children's services improvement plan", "lines": "Our plan after the inspection of children's services",
    "labels": "Putting children first: improvement plan", "sentence": "Improvement plan following inspection",
}  # fmt: skip
_PART_ORDER = ("outcome", "sponsor", "lead", "commitments", "recommendations", "success_measures")


def title(gold: dict, chosen: SimpleNamespace) -> Iterator[Words]:
    """The opening lines: council, title, draft mark and date."""
    name = (gold.get("authority_accept") or [gold["authority"]])[0]
    heading, when, draft = TITLES[chosen.title], _when(gold, chosen), gold.get("draft")
    if chosen.title == "heading":
        yield Words(f"{name}: {heading}", 1)
        yield from (Words(text) for text in [" – ".join(filter(None, ["DRAFT" if draft else "", when]))] if text)
    elif chosen.title == "lines":
        yield Words(name.upper(), 1)
        yield Words(heading, 1)
        yield Words(", ".join(filter(None, ["Draft for the improvement board" if draft else "Final version", when])))
    elif chosen.title == "labels":
        version = "Draft 3" if draft else "Version 3, agreed by Cabinet"
        labels = [("Council", name), ("Document", heading), ("Version", version), ("Date", when)]
        yield from (Words(f"{label}: {text}") for label, text in labels if text)
    else:
        yield Words(" ".join(filter(None, [name, heading, when, "(draft)" if draft else ""])), 1)


def _when(gold: dict, chosen: SimpleNamespace) -> str:
    """The plan's own date, written as the variant writes dates; nothing where the plan prints none."""
    if not gold.get("dated"):
        return ""
    year, month = (int(part) for part in gold["dated"].split("-")[:2])
    style = chosen.dates if chosen.dates not in ("keep", "end") else "long"
    return month_in(style, year, month) or day_in(style, date(year, month, 20))


def introduction(chosen: SimpleNamespace) -> Iterator[Words]:
    """A few sentences that are no part of any action."""
    if chosen.intro == "none":
        return
    yield Words("About this plan", 2)
    yield Words("Inspectors visited us and told us what has to get better for children. This plan is our answer.")
    if chosen.intro == "bullets":
        yield Words("It was written with young people, foster carers and partners, who asked us:")
        asked = ("to use plain words", "to say who is answerable", "to come back and tell them what changed")
        yield from (Words(text, bullet=True) for text in asked)
    else:
        yield Words("The improvement board looks at it every six weeks and the scrutiny committee twice a year.")


def workstreams(found: tuple[Strand, ...], chosen: SimpleNamespace) -> Iterator[Words | Grid]:
    """All workstreams in one table, before the actions."""
    labels = chosen.labels
    yield Words(labels.of("overview", "words"), 2)
    names = {"title": labels.of("section"), **{part: labels.of(part, "parts") for part in _PART_ORDER}}
    ranks = [Rank({"title": Box((strand.title,)), **strand.parts}) for strand in found]
    yield Grid(("title", *_PART_ORDER), (names,), tuple(ranks))


def workstream(strand: Strand, chosen: SimpleNamespace) -> Iterator[Words | Grid]:
    """One workstream before its actions, as a small table or as headings and bullets."""
    parts = [(chosen.labels.of(part, "parts"), strand.parts[part]) for part in _PART_ORDER]
    if chosen.parts == "card":
        yield Grid(("label", "text"), (), tuple(Rank({"label": Box((name,)), "text": box}) for name, box in parts))
        return
    for name, box in parts:
        if box.items:
            yield Words(name, 3)
            yield from (Words(line, bullet=True) for line in box.lines)
        else:
            yield Words(f"{name}: {box.lines[0]}")


def costs(gold: dict, chosen: SimpleNamespace) -> Iterator[Words | Grid]:
    """The budget, with the totals as the gold prints them."""
    if not gold.get("costs"):
        return
    labels, years = chosen.labels, list(gold["cost_totals_printed"])
    kinds = {False: labels.of("one_off", "words"), True: labels.of("every_year", "words")}
    yield Words(labels.of("costs", "words"), 2)
    roles = ("item", "kind", *years) if chosen.cost_layout == "column" else ("item", *years)
    names = {"item": labels.of("cost_item", "words"), "kind": labels.of("cost_kind", "words"), **{y: y for y in years}}
    ranks: list[Rank] = []
    for recurrent, kind in kinds.items():
        if chosen.cost_layout == "banner":
            ranks.append(Rank(banner=kind))
        for line in (line for line in gold["costs"] if line["recurrent"] is recurrent):
            ranks.append(Rank({"item": Box((line["item"],)), "kind": Box((kind,)), **_amounts(line["amounts"])}))
    ranks.append(Rank({"item": Box((labels.of("total", "words"),)), **_amounts(gold["cost_totals_printed"])}))
    yield Grid(roles, ({role: names[role] for role in roles},), tuple(ranks))


def _amounts(amounts: dict[str, float]) -> dict[str, Box]:
    return {year: Box((f"£{amount:,.0f}",)) for year, amount in amounts.items() if amount is not None}


def legend(chosen: SimpleNamespace, *, rated: bool) -> Iterator[Words]:
    """The key to colours and marks, after the tables."""
    if not chosen.legend:
        return
    if rated:
        yield Words("Key: R – not on track. A – some delay. G – on track. B – done and checked.")
    if chosen.header_style == "marked":
        yield Words("* Read this column together with the scorecard.")
