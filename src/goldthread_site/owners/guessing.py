"""Whom a name as printed probably means, by the core's reading of names. It is only offered: a person confirms it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goldthread.plan import owners as core
from goldthread.plan.checks.people import names_nobody
from goldthread_site.owners.actions import Meant
from goldthread_site.owners.models import Party


@dataclass(frozen=True, slots=True)
class Guess:
    """Whom a text probably means, and why we think so; empty where a person must say. ``sure``: no other reading."""

    meant: tuple[Meant, ...]
    why: str
    sure: bool = False


def guesses(texts: Mapping[str, int], parties: Iterable[Party], spelt: Mapping[int, Iterable[str]]) -> dict[str, Guess]:
    """A guess for each text, from how often it stands in the plan; ``spelt`` has the settled spellings of a party."""
    known = {}
    for party in parties:
        ways = (party.label, *spelt.get(party.pk, ()))
        known[core.Party(party.name, party.kind, tuple(dict.fromkeys(ways)), party.note)] = party
    by_text: dict[str, list[core.Suggestion]] = defaultdict(list)
    for one in core.suggestions(texts, tuple(known)):
        by_text[one.text].append(one)
    return {text: _guess(text, by_text.get(text, []), known) for text in texts}


def _guess(text: str, found: list[core.Suggestion], known: Mapping[core.Party, Party]) -> Guess:
    if names_nobody(text):
        return Guess((), "The plan names nobody", sure=True)
    said = [one.because for one in found] or ["We read no name in it: say who is meant"]
    why = "; ".join(dict.fromkeys(each[0].upper() + each[1:] for each in said))
    if not found or not all(one.answer for one in found):
        return Guess((), why)
    return Guess(tuple(_meant(one, known) for one in found), why, sure=all(one.sure for one in found))


def _meant(one: core.Suggestion, known: Mapping[core.Party, Party]) -> Meant:
    if one.party is None:
        return Meant(None, one.proposed, one.kind)
    party = known[one.party]
    return Meant(party.pk, party.called, party.kind)
