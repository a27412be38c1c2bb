"""What the wording of a comment says about the work: finished, going on, or still to come.

A list of phrases would miss the next council's words. Planners write in few constructions, though: “to be” and a
participle, a future verb, a need or a duty, a denied completeness, a wait. Those are looked for clause by clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from goldthread.plan.vocabulary import vocabulary

Kind = Literal["to do", "falls short", "planned", "waiting", "under way"]


@dataclass(frozen=True, slots=True)
class Remaining:
    """A clause that says work remains: which way it says so, the clause, and what stands in it before that."""

    kind: Kind
    clause: str
    before: str = ""


def sentences(text: str | None) -> list[str]:
    """The sentences and list items of a text, without the empty ones."""
    parts = re.split(
        r"(?<![.\s][a-zA-Z])(?<!\bre)(?<!\bpg)(?<!\binc)(?<!\be\.g)(?<!\bi\.e)[.!?](?=\s|$)|[;•\n]|\s[–—-]\s",
        text or "",
    )
    return [part.strip() for part in parts if part and part.strip().strip(" .")]


def clauses(text: str | None) -> list[str]:
    """The clauses of a text, cut where “but”, “however” or a comma with “and” turns it."""
    turned = r",? (?:but|however|although|though|whereas|while)\b,?|, (?:and|so|which|as)\b|:"
    return [part.strip(" ,") for sentence in sentences(text) for part in re.split(turned, sentence) if part.strip(" ,")]


@lru_cache(maxsize=4096)
def remaining(text: str | None) -> tuple[Remaining, ...]:
    """The clauses of a comment that say work remains, each with the way it says so; empty when none does."""
    found = []
    for clause in clauses(text):
        low = _reported().sub("reported", clause.lower().replace("’", "'"))
        if _closed().search(low):
            continue
        if part := _way_of(low, clause):
            found.append(part)
    return tuple(found)


def _way_of(low: str, clause: str) -> Remaining | None:
    for kind, pattern in _ways():
        if match := pattern.search(low):
            return Remaining(kind, clause, low[: match.start()])
    return Remaining("planned", clause) if _short_order(clause) else None


def says_done(text: str | None) -> bool:
    """Whether a comment says in so many words that the work is finished.

    >>> says_done("This is complete."), says_done("Not complete."), says_done("Once complete, it goes to the board")
    (True, False, False)
    """
    return any(done_in(clause) for clause in clauses(text))


def done_in(clause: str) -> bool:
    """Whether one clause says that something is finished; what stands before the word may deny it."""
    low = clause.lower()
    found = _done().search(low)
    return bool(found) and not _undone().search(low[: found.end()])


def sentence_case(text: str) -> str:
    """A text with its first letter large and the rest as it was."""
    return text[:1].upper() + text[1:]


def says_nothing(text: str | None) -> bool:
    """Whether a value is empty, a dot, or a placeholder such as “TBC”.

    >>> says_nothing(" TBC. "), says_nothing("."), says_nothing("Begun")
    (True, True, False)
    """
    bare = (text or "").strip(" .•*-–()[]").lower()
    return len(bare) < 2 or bool(_one_of("blank", "words").fullmatch(bare))


def routine(clause: str) -> bool:
    """Whether a clause speaks of something that comes round again by itself, such as a yearly review."""
    return bool(_one_of("closed", "routine").search(clause.lower()))


def looks_back(clause: str) -> bool:
    """Whether a clause speaks of checking afterwards what a finished step has changed."""
    return bool(_one_of("closed", "checking").search(clause.lower()))


@cache
def participle() -> str:
    """A pattern for a past participle."""
    return rf"(?:(?!need|indeed|speed|feed)\w+ed|{'|'.join(vocabulary('wording')['grammar']['participles'])})"


def _listed(table: str, name: str) -> str:
    return "|".join(vocabulary("wording")[table][name])


@cache
def _one_of(table: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\b|(?=\W))(?:{_listed(table, name)})(?!\w)")


@cache
def _closed() -> re.Pattern[str]:
    return _one_of("closed", "nothing")


@cache
def _reported() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_listed('grammar', 'report')}) to be\b")


@cache
def _done() -> re.Pattern[str]:
    words = _listed("closed", "done")
    lead = r"(?:(?:is|are|was|were|been|now|all|fully|action|task|this|work) )"
    return re.compile(rf"^(?:{words})\b|{lead}(?:{words})\b|\b(?:{words})$")


@cache
def _undone() -> re.Pattern[str]:
    return re.compile(r"\b(?:not|to be|once|when|if|partly|partially|nearly|almost|until|half)\b|n't\b")


@cache
def _ways() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(pattern))
        for kind, pattern in (
            ("falls short", _falls_short()),
            ("to do", _to_do()),
            ("waiting", rf"\b(?:{_listed('open', 'waiting')})\b"),
            ("planned", _planned()),
            ("under way", rf"\b(?:{_listed('open', 'underway')}|still \w+ing)\b"),
        )
    )


def _falls_short() -> str:
    denied = r"(?:\bnot\b|n't\b|\bnever\b|\bcannot\b|\bnor\b)"
    return (
        rf"{denied}(?: yet\b|(?: [\w/-]+){{0,3}}? (?:{_listed('open', 'whole')})\b)|\b(?:{_listed('open', 'short')})\b"
    )


def _to_do() -> str:
    task, more, verbs = _listed("open", "task"), _listed("open", "more"), "|".join(sorted(bare_verbs()))
    return "|".join(
        (
            rf"\bto be (?:\w+ly |now |then |first |further |also )*{participle()}\b",
            rf"\bneeds? to (?:\w+ly |now )?(?:be|have|{verbs})\b",
            rf"\b(?:needs?|requires?) (?:{task})\b",
            rf"\b(?:{more})\b(?: [\w-]+){{0,3}}? (?:needed|required|necessary)\b",
            r"\b(?:must|has to|have to|ought to|should be|should have been|remains? to) (?:now |be |\w+ly )*\w+",
            r"\b(?:still|left|remains?) to \w+|\bstill (?:needs?|requires?|not)\b",
            r"\w+ (?:is|are) required\b|^\w+ required\b",
        )
    )


def _planned() -> str:
    will = r"\b(?:will|shall|(?:is|are) (?:(?:going|due|set|expected|intended|about|yet|hoped) )?to)\b"
    return rf"{will}|\b(?:{_listed('open', 'planned')})\b"


def _short_order(clause: str) -> bool:
    """“The lead nurse to write the guidance”: somebody, “to”, and a verb, with no verb before."""
    found = re.match(r"^((?:[\w'’&/()-]+ ){1,7}?)to (?:then |now |also )?([a-z-]+)\b", clause)
    if not found or found[2] not in bare_verbs():
        return False
    somebody = found[1].split()[-1]
    if found[1].lower().startswith(("for ", "in ", "to ")):
        return False
    if not (somebody[0].isupper() or somebody.lower().rpartition("-")[2] in _agents()):
        return False
    return not re.search(rf"\b(?:{_listed('grammar', 'finite')}|\w+ed|\w+ing)\b", found[1].lower())


@cache
def _agents() -> frozenset[str]:
    """Words for people and bodies that can be told to do something."""
    said = vocabulary("people")
    return frozenset(word for part in ("post", "group") for words in said[part].values() for word in words)


@cache
def bare_verbs() -> frozenset[str]:
    """Verbs as an order says them: “review”, “write”, “appoint”."""
    return frozenset(vocabulary("verbs")["bare"])
