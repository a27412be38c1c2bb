"""What the pages of owners say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from goldthread.plan.model import Action, Plan
from goldthread.plan.names_written import mentions_in
from goldthread_site.look.pieces import counted, day, shortened
from goldthread_site.owners.guessing import Guess, guesses
from goldthread_site.owners.known import COUNCIL, Known
from goldthread_site.owners.models import Party, Spelling
from goldthread_site.owners.presenter import spellings
from goldthread_site.owners.words import compared, mark_of
from goldthread_site.plans.filters import lead_key
from goldthread_site.plans.owners.filter import key_of
from goldthread_site.plans.owners.load import Carried, carried
from goldthread_site.plans.owners.named import Named, named_in

_SHORTEST = 5  # letters of a name that can mean only one thing in a council
PRINTED = 70  # letters of a name as printed, in a list


@dataclass(frozen=True, slots=True)
class NameShown:
    """A name as the plan prints it, where it stands, and whom it is or may be taken for."""

    mark: str
    text: str
    times: str
    taken: str
    why: str
    sure: bool
    may_confirm: bool


@dataclass(frozen=True, slots=True)
class NameGroup:
    """Names under one heading."""

    title: str
    rows: tuple[NameShown, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """The page of names: those to settle first, then those settled."""

    heading: str
    lead: str
    open: tuple[NameShown, ...]
    settled: tuple[NameShown, ...]

    @property
    def sure(self) -> int:
        """How many names have one reading only."""
        return sum(row.sure for row in self.open)

    @property
    def groups(self) -> tuple[NameGroup, ...]:
        """The names that need a person first, then those that are sure."""
        look, sure = (tuple(row for row in self.open if row.sure == is_sure) for is_sure in (False, True))
        titled = ((f"Please look at {counted(len(look), 'name')}", look), ("Sure: nothing else fits", sure))
        return tuple(NameGroup(title, rows) for title, rows in titled if rows)


def names_shown(plan: Plan, known: Known, number: int) -> Names:
    """Every name of the plan, the unsettled first, the most frequent first among them."""
    named = sorted(named_in(plan), key=lambda one: -one.times)
    guessed = guessed_in(named, known, number)
    open_ = tuple(_open(one, guessed[one.text]) for one in named if one.text in guessed)
    done = tuple(_settled(one, known.meant(one.text, number)) for one in named if one.text not in guessed)
    return Names(_heading(len(open_), len(named)), _lead(open_, named), open_, done)


def guessed_in(named: Iterable[Named], known: Known, number: int) -> dict[str, Guess]:
    """A guess for each name that is not settled."""
    times = {one.text: one.times for one in named}
    every = guesses(times, known.parties.values(), spellings())
    return {text: guess for text, guess in every.items() if known.meant(text, number) is None}


def _heading(open_: int, every: int) -> str:
    if not every:
        return "The plan names nobody yet"
    if not open_:
        return f"All {counted(every, 'name')} are settled" if every > 1 else "The one name is settled"
    return f"Say who is meant by {counted(open_, 'name')}"


def _lead(open_: tuple[NameShown, ...], named: list[Named]) -> str:
    if not named:
        return "Say on each action's page who leads it."
    if not open_:
        return "When the plan comes back with other spellings or initials, they are asked for here."
    return "Once said, it holds: one person has one list of actions and one sheet, however the plan writes the name."


def _open(one: Named, guess: Guess) -> NameShown:
    taken = ", ".join(meant.name + ("" if meant.party else " (new)") for meant in guess.meant)
    may = bool(guess.meant) or guess.sure
    return NameShown(
        mark_of(one.text), shortened(one.text, PRINTED), _times(one), taken or ("Nobody" if may else ""), guess.why,
        guess.sure, may,
    )  # fmt: skip


def _settled(one: Named, meant: tuple[Party, ...]) -> NameShown:
    taken = ", ".join(party.called for party in meant) or "Nobody"
    return NameShown(mark_of(one.text), shortened(one.text, PRINTED), _times(one), taken, "", False, False)


def _times(one: Named) -> str:
    said = []
    if one.leads:
        said.append(f"leads {counted(one.leads, 'action')}")
    if one.others:
        said.append(f"named in {counted(one.others, 'action')}")
    if one.rows:
        said.append(f"named in {counted(one.rows, 'other row')}")
    return ", ".join(said)


def for_council(text: str, plan: int) -> bool:
    """Whether what the text means holds for the whole council: full names that mean nobody else there yet.

    Initials and first names hold for one plan: in the next, “JS” may be somebody else.
    """
    short = len(compared(text)) < _SHORTEST or any(
        mention.kind == "person" and not mention.is_full for mention in mentions_in(text)
    )
    return not short and not Spelling.objects.filter(plan=COUNCIL, mark=mark_of(text)).exists()


@dataclass(frozen=True, slots=True)
class Owner:
    """One of an action's owners as its page shows her: the name, and what is to be known of it."""

    name: str
    second: str
    gone: bool


def owners_shown(texts: Iterable[str], known: Known, number: int, *, as_at: date) -> tuple[Owner, ...]:
    """The owners that some texts name, each with the plan's words where they are others."""
    found: dict[str, Owner] = {}
    for text in texts:
        for party in known.meant(text, number) or ():
            said = [_gone(party, known, as_at), "" if _same(text, party) else f"in the plan: “{shortened(text, 60)}”"]
            found[party.called] = Owner(party.called, "; ".join(filter(None, said)), bool(said[0]))
        if not known.meant(text, number):
            found[text] = Owner(text, "", False)
    return tuple(found.values())


def _same(text: str, party: Party) -> bool:
    return compared(text) in (compared(party.name), party.known_as)


def _gone(party: Party, known: Known, as_at: date) -> str:
    bearer = known.bearer(party)
    if not bearer.has_left(as_at):
        return f"held by {bearer.called}" if bearer != party else ""
    return (
        f"left on {day(bearer.left_on)}"
        if bearer == party
        else f"{bearer.called}, who held it, left on {day(bearer.left_on)}"
    )


def several_leads(row: Action, known: Known, number: int) -> bool:
    """Whether the plan names several as leads of one action."""
    return sum(len(known.meant(text, number) or (text,)) for text in row.leads) > 1


@dataclass(frozen=True, slots=True)
class LoadShown:
    """What one owner carries. ``key`` stands for her in the address of a list; ``plans`` leads to each plan's list."""

    name: str
    key: str
    second: str
    open: int
    late: int
    soon: int
    done: int
    word: str
    plans: tuple[tuple[int, str, int], ...]
    gone: int


@dataclass(frozen=True, slots=True)
class LoadPage:
    """The page of what everyone carries."""

    heading: str
    rows: tuple[LoadShown, ...]


def load_shown(
    plans: Iterable[tuple[int, Plan]], known: Known, *, as_at: date, titles: Mapping[int, str] = MappingProxyType({})
) -> LoadPage:
    """Everyone who leads an action of these plans; first whoever left, then too much, then the most late."""
    rows = [_load(one, known, as_at, titles) for one in carried(plans, known, as_at=as_at)]
    rows.sort(key=lambda row: not (row.gone and row.open))
    return LoadPage(_load_heading(rows), tuple(rows))


def _load(one: Carried, known: Known, as_at: date, titles: Mapping[int, str]) -> LoadShown:
    party, load = one.party, one.load
    gone = party is not None and party.has_left(as_at)
    word = "Has left" if gone and load.open else one.overloaded
    second = "not settled yet" if party is None else ", ".join(_holds(party, known))
    key = key_of(party.pk) if party else lead_key(one.name)
    second = f"left on {day(party.left_on)}" if gone else second
    lists = tuple((number, titles.get(number, ""), many) for number, many in one.plans.items())
    counts = (load.open, load.late, load.soon, load.done)
    return LoadShown(one.name, key, second, *counts, word, lists, party.pk if gone else 0)


def _holds(party: Party, known: Known) -> Iterable[str]:
    if party.kind == Party.POST:
        yield "nobody holds this post"
    if party.kind == Party.TEAM:
        yield f"contact: {known.parties[party.held_by_id].called}" if party.held_by_id else "a team"
    for each in known.parties.values():
        if each.kind == Party.POST and each.held_by_id == party.pk:
            yield each.called


def _load_heading(rows: list[LoadShown]) -> str:
    if not rows:
        return "Nobody leads an action yet"
    much = sum(row.word == "Too much" for row in rows)
    late = sum(bool(row.late) for row in rows)
    owners = counted(len(rows), "owner")
    if much:
        return f"{much} of {owners} {'has' if much == 1 else 'have'} too much"
    return f"{owners}; {late or 'none'} {'has' if late == 1 else 'have'} late actions"
