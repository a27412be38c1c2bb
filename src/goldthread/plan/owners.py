"""Who owns what: the names printed in a plan resolved to people, teams and posts; what each has; handing over."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.plan.checks.likeness import plain
from goldthread.plan.checks.report import count, listed
from goldthread.plan.model import Action, Plan
from goldthread.plan.names_written import (
    Mention,
    PartyKind,
    how_alike,
    is_member,
    mentions_in,
    pieces_of,
    slip,
    spelling,
)  # fmt: skip
from goldthread.plan.standing import Standing, standing
from goldthread.plan.vocabulary import vocabulary

ROLES = ("leads", "contributors", "accountable", "members", "partners")
HANDED_OVER = ("leads", "contributors", "accountable")


@dataclass(frozen=True, slots=True)
class Party:
    """A person, team or post that is known. ``spellings`` are other ways in which plans write the name."""

    name: str
    kind: PartyKind = "person"
    spellings: tuple[str, ...] = ()
    post: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Whom a text of the plan may mean. ``name`` is the part of ``text`` that names them.

    ``party`` is somebody known; without one, ``proposed`` is the name under which they would be known, empty where a
    person must say who it is. Only a ``sure`` one may be taken without asking.
    """

    text: str
    name: str
    kind: PartyKind
    party: Party | None
    proposed: str
    because: str
    sure: bool = False

    @property
    def answer(self) -> str:
        """The name suggested, of somebody known or new."""
        return self.party.name if self.party else self.proposed


def owners_of(plan: Plan) -> tuple[tuple[str, int], ...]:
    """Who leads actions of the plan, and how many, by name."""
    counts = Counter(name for action in plan.actions for name in dict.fromkeys(action.leads))
    return tuple(sorted(counts.items(), key=lambda pair: pair[0].casefold()))


def names_printed(plan: Plan) -> Counter[str]:
    """Every text of the plan that names an owner, and how often it stands there."""
    found = Counter(text for action in plan.actions for role in ROLES for text in getattr(action, role))
    found.update(text for row in plan.sections for text in (row.sponsor, row.lead) if text)
    found.update(text for row in plan.remedial_actions for text in (row.lead, row.by) if text)
    if plan.terms.sponsor:
        found[plan.terms.sponsor] += 1
    return found


def suggestions(names: Mapping[str, int] | Iterable[str], known: Sequence[Party] = ()) -> tuple[Suggestion, ...]:
    """Whom each text means, one suggestion for each name in it, in the order of the texts.

    A name that nobody known has is held against the full names in the other texts, the most frequent first.

    >>> known = [Party("Joan Sefton"), Party("Tom Hallow")]
    >>> [(each.name, each.answer, each.sure) for each in suggestions(["JS / T Hallow"], known)]
    [('JS', 'Joan Sefton', False), ('T Hallow', 'Tom Hallow', False)]
    """
    times = Counter(names)
    mentions = [(text, mention) for text in times for mention in mentions_in(text) or _in_small_letters(text, known)]
    posts = _posts_of(mentions)
    full = Counter()
    for text, mention in mentions:
        full[mention.name] += times[text]
    in_plan = _usual_names([Party(name, kind) for name, kind in _proposed(full, mentions)])
    return tuple(_suggestion(text, mention, known, in_plan, posts) for text, mention in mentions)


def _in_small_letters(text: str, known: Sequence[Party]) -> tuple[Mention, ...]:
    """A name that only shows to be one because somebody known has it: “joan sefton”."""
    has_it = any(spelling(text) == spelling(name) for party in known for name in (party.name, *party.spellings))
    return (Mention(text.strip(), "person"),) if has_it else ()


def _usual_names(proposed: Sequence[Party]) -> list[Party]:
    """The names without the rarer spellings of one before them."""
    usual: list[Party] = []
    for party in proposed:
        if party.kind != "person" or not any(_why_near(party.name, other) for other in usual if other.kind == "person"):
            usual.append(party)
    return usual


def _proposed(full: Counter[str], mentions: Sequence[tuple[str, Mention]]) -> Iterator[tuple[str, PartyKind]]:
    """The names in full that stand in the plan, the most frequent first, each in one spelling.

    A person's is the most frequent one; a team's or a post's the longest: “Team Managers”, not “TMs”.
    """
    kinds = {mention.name: mention for _, mention in mentions}
    usual: dict[tuple[str, str], str] = {}
    for name, _ in full.most_common():
        mention = kinds[name]
        if mention.is_full or mention.kind != "person":
            key = (mention.kind, _written(name, mention.kind))
            longer = mention.kind != "person" and len(name) > len(usual.get(key, ""))
            usual[key] = name if longer else usual.get(key, name)
    for (kind, _), name in usual.items():
        yield name, kind


def _posts_of(mentions: Sequence[tuple[str, Mention]]) -> dict[str, tuple[str, ...]]:
    """The posts that stand beside each full name, each once in its longest form."""
    posts: dict[str, list[str]] = defaultdict(list)
    for _, mention in mentions:
        if mention.post and mention.is_full:
            posts[spelling(mention.name)].append(mention.post)
    return {name: _different(said) for name, said in posts.items()}


def _different(posts: Iterable[str]) -> tuple[str, ...]:
    kept: list[str] = []
    for post in sorted(set(posts), key=lambda post: (-len(post), post)):
        if not any(_one_post(post, other) for other in kept):
            kept.append(post)
    return tuple(kept)


def _one_post(one: str, other: str) -> bool:
    """Whether two texts may name one post: “SM, FPT” and “Service Manager, Family Placement Team”."""
    return _stands_for(one, other) or _stands_for(other, one)


def _stands_for(short: str, long: str) -> bool:
    """Whether each word of a text stands in a longer one, or is made of the first letters of its words."""
    words = [word for word in re.findall(r"\w+", long) if word not in ("of", "and", "the", "for")]
    first_letters = "".join(word[0] for word in words).casefold()
    return all(
        plain(word) in plain(long) or (word != word.lower() and word.casefold() in first_letters)
        for word in re.findall(r"\w+", short)
    )


# --- one name -------------------------------------------------------------------------------------------------------


def _suggestion(
    text: str, mention: Mention, known: Sequence[Party], in_plan: Sequence[Party], posts: Mapping[str, tuple[str, ...]]
) -> Suggestion:
    said = (text, mention.name, mention.kind)
    if same := _same_name(mention, known):
        return _of_same(said, mention, same)
    if near := _near(mention, known):
        return _of_near(said, near)
    own = _written(mention.name, mention.kind)
    usual = next((p for p in in_plan if p.kind == mention.kind and _written(p.name, p.kind) == own), None)
    near = _near(mention, [party for party in in_plan if party is not usual])
    if near and _comes_later(usual, near, in_plan):
        return _of_near(said, near, known=False)
    if not mention.is_full and mention.kind == "person" and not mention.is_member:
        return Suggestion(*said, None, "", "nobody known has this name: say who it is")
    if len(beside := posts.get(own, ())) > 1:
        why = f"{listed([f'“{post}”' for post in beside])} stand beside this name: say whether it is one person"
        return Suggestion(*said, None, mention.name, why)
    name = usual.name if usual else mention.name
    sure = mention.kind == "person" and len(mention.name.split()) == 2
    return Suggestion(*said, None, name, f"a {mention.kind} not known yet", sure)


def _same_name(mention: Mention, known: Sequence[Party]) -> list[Party]:
    """Those known by exactly this name or spelling; an officer is never an elected member of the same name."""
    own = _written(mention.name, mention.kind)
    return [party for party in known if own in {_written(name, party.kind) for name in (party.name, *party.spellings)}]


def _written(name: str, kind: PartyKind) -> str:
    return spelling(name) if kind == "person" else plain(name)


def _of_same(said: tuple[str, str, PartyKind], mention: Mention, same: Sequence[Party]) -> Suggestion:
    if len(same) > 1:
        fitting = [party for party in same if mention.post and party.post and _one_post(mention.post, party.post)]
        if len(fitting) == 1:
            return Suggestion(*said, fitting[0], "", f"the name, and the post beside it: {fitting[0].post}")
        whom = "people are" if same[0].kind == "person" else f"{same[0].kind}s are"
        return Suggestion(*said, None, "", f"{_number(len(same))} {whom} called {same[0].name}: say which")
    party = same[0]
    if mention.post and party.post and not _one_post(mention.post, party.post):
        why = f"the same name, but “{mention.post}” stands beside it and {party.name} is {party.post}: say who it is"
        return Suggestion(*said, party, "", why)
    if (mention.is_member or is_member(mention.name)) and not _is_member(party):
        return Suggestion(*said, party, "", f"the same name, but {party.name} is not known as a councillor")
    exact = spelling(party.name) == spelling(mention.name)
    return Suggestion(*said, party, "", "the same name" if exact else "a spelling that was confirmed", sure=True)


def _is_member(party: Party) -> bool:
    return is_member(party.name) or is_member(party.post) or any(map(is_member, party.spellings))


def _near(mention: Mention, parties: Sequence[Party]) -> list[tuple[Party, str]]:
    """Those whom the name may stand for, with the reason: only those with the best reason."""
    if mention.kind != "person":
        return _alike(mention, parties)
    member = mention.is_member or is_member(mention.name)
    found = [
        (party, why) for party in parties
        if party.kind == "person" and member == _is_member(party) and (why := _why_near(mention.name, party))
    ]  # fmt: skip
    return list({id(party): (party, why) for party, why in found}.values())


def _why_near(written: str, party: Party) -> str:
    return next(filter(None, (how_alike(written, name) for name in (party.name, *party.spellings))), "")


def _alike(mention: Mention, parties: Sequence[Party]) -> list[tuple[Party, str]]:
    """Teams and posts of the same words in another order, or with a letter wrong."""
    same_kind = (party for party in parties if party.kind == mention.kind)
    return [
        (party, "nearly the same words")
        for party in same_kind
        if any(_same_words(mention.name, name) for name in (party.name, *party.spellings))
    ][:1]


def _same_words(one: str, other: str) -> bool:
    a, b = sorted(plain(one).split()), sorted(plain(other).split())
    if "".join(plain(one).split()) == "".join(plain(other).split()):
        return True
    apart = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) and (not apart or (len(apart) == 1 and min(map(len, apart[0])) > 4 and slip(*apart[0])))


def _of_near(said: tuple[str, str, PartyKind], near: Sequence[tuple[Party, str]], *, known: bool = True) -> Suggestion:
    if len({party.name for party, _ in near}) > 1 or len(near) > 1:
        who = [party.name for party, _ in near]
        return Suggestion(*said, None, "", f"{listed(who).replace(' and ', ' or ')}: say which")
    party, why = near[0]
    return Suggestion(*said, party if known else None, "" if known else party.name, f"{why}: {party.name}")


def _comes_later(usual: Party | None, near: Sequence[tuple[Party, str]], in_plan: Sequence[Party]) -> bool:
    """Whether the name is shorter or rarer than those it is like: the most frequent one stays as it is."""
    return usual is None or all(in_plan.index(party) < in_plan.index(usual) for party, _ in near)


def _number(number: int) -> str:
    return {2: "Two", 3: "Three", 4: "Four"}.get(number, str(number))


# --- what each owner has --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Load:
    """What somebody leads on a day: how many actions are open, of these late and due in 30 days; what else they do."""

    name: str
    open: int
    late: int
    soon: int
    done: int
    helps: int
    answers: int

    @property
    def overloaded(self) -> bool:
        """Whether it is too much, by the rule that `overload_rule` says."""
        limits = vocabulary("owners")
        return self.open > limits["most_open"] or self.late > limits["most_late"]


def overload_rule() -> str:
    """When an owner has too much, as a sentence."""
    limits = vocabulary("owners")
    most_open = count(limits["most_open"], "open action")
    return f"Someone has too much with more than {most_open} or more than {limits['most_late']} late."


def load_of(plan: Plan, resolved: Mapping[str, Sequence[str]], *, as_at: date) -> tuple[Load, ...]:
    """What each owner has on ``as_at``, most open first.

    ``resolved`` gives for a text as printed the names of those it means; a text that it leaves out stands for itself.
    A lead is counted once an action, however often the action names them.
    """
    led: dict[str, Counter[Standing]] = defaultdict(Counter)
    helps, answers = Counter(), Counter()
    for action in plan.actions:
        stands = standing(action, as_at=as_at)
        for name in _who(action.leads, resolved):
            led[name][stands] += 1
        helps.update(_who(action.contributors, resolved))
        answers.update(_who(action.accountable, resolved))
    loads = [_load(name, led[name], helps, answers) for name in dict.fromkeys([*led, *helps, *answers])]
    return tuple(sorted(loads, key=lambda load: (-load.open, -load.late, load.name.casefold())))


def _load(name: str, led: Counter[Standing], helps: Counter[str], answers: Counter[str]) -> Load:
    return Load(name, led.total() - led["done"], led["late"], led["soon"], led["done"], helps[name], answers[name])


def _who(texts: Iterable[str], resolved: Mapping[str, Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(name for text in texts for name in resolved.get(text, (text,))))


def handed_over(action: Action, from_: str, to: str, *, spellings: Iterable[str] = ()) -> Action:
    """The action with ``to`` in place of ``from_``, wherever that one leads, contributes or is accountable.

    The other people of a cell stay (“J Sefton / T Hallow”); the post beside the name goes with the one who leaves.

    >>> handed_over(Action(id="a", leads=("JS / Tom Hallow", "Lena Osgood")), "JS", "Lena Osgood").leads
    ('Lena Osgood / Tom Hallow', 'Lena Osgood')
    """
    leaving = {spelling(name) for name in (from_, *spellings)} | {plain(name) for name in (from_, *spellings)}
    changed = {}
    for role in HANDED_OVER:
        texts = getattr(action, role)
        after = tuple(dict.fromkeys(_without(text, leaving, to) for text in texts))
        if after != texts:
            changed[role] = after
    return action.model_copy(update=changed) if changed else action


def _without(text: str, leaving: set[str], to: str) -> str:
    if _is_leaving(text, leaving):
        return to
    pieces = list(pieces_of(text))
    return "".join(
        to if place % 2 == 0 and _is_leaving(piece, leaving) else piece for place, piece in enumerate(pieces)
    )


def _is_leaving(text: str, leaving: set[str]) -> bool:
    """Whether a piece names one who leaves, and nobody else."""
    if not text.strip():
        return False
    named = mentions_in(text.strip())
    whole = {spelling(text), plain(text)} & leaving
    return bool(whole) or (len(named) == 1 and spelling(named[0].name) in leaving)
