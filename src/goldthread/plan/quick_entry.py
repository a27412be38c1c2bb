"""One line typed in a meeting: which action it is about, and what is to be different in it.

“9.2 amber because the clerk left”, “9.3 due 31 Jan 2027 because recruitment; owner Aisha Karim”, “foster carers”.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldthread.plan.days_named import named_days
from goldthread.plan.impossible_days import why_no_date
from goldthread.plan.model import Action, Plan
from goldthread.plan.rating import Rag
from goldthread.plan.said import count, day_said
from goldthread.plan.timescale import read_day, read_timescale

LONGEST = 500  # letters of a line
MOST_CHOICES = 8
SAY = "Write a colour, “done”, “due”, “owner” or “note”, for example “due 31 Jan 2027 because recruitment”."
# What begins a part of a line, and what it is of.
VERBS = {
    "red": "rag", "amber": "rag", "green": "rag", "blue": "rag", "done": "done", "completed": "done",
    "complete": "done", "due": "due", "owner": "owner", "lead": "owner", "note": "note", "update": "note",
}  # fmt: skip
_BECAUSE = re.compile(r"[\s,–-]*\b(?:because(?:\s+of)?|as|since)\b[\s:]*", re.IGNORECASE)
_LEADING = re.compile(r"[\s:,–-]+")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})[/.](\d{1,2})")
_RELATIVE = {"today": 0, "yesterday": -1}


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be different; what is empty stays as it is. ``done_on`` is a day, ``due`` words that name one."""

    rag: Rag | None = None
    done_on: date | None = None
    due: str = ""
    why: str = ""
    owner: str = ""
    note: str = ""

    @property
    def is_nothing(self) -> bool:
        """Whether the line only asks for an action to be shown."""
        return self == Entry()


@dataclass(frozen=True, slots=True)
class Understood:
    """A line understood. ``actions`` is whom it may be about: one, several to choose from, or none.

    ``rest`` is the line without the words that name the action, ``fault`` one sentence that says why it cannot go in.
    ``more`` says how many actions fit besides those that are given.
    """

    actions: tuple[Action, ...] = ()
    entry: Entry = Entry()
    rest: str = ""
    fault: str = ""
    more: int = 0

    @property
    def action(self) -> Action | None:
        """The one action that is meant."""
        return self.actions[0] if len(self.actions) == 1 else None


def understood(
    line: str, plan: Plan, *, as_at: date, shown: str = "", colour_words: Mapping[Rag, str] | None = None
) -> Understood:
    """What the line says. ``shown`` is the id of the action that stands on the screen, ``colour_words`` the plan's own.

    A reference wins over words, and a line that begins with what is to be different is about the action shown.
    """
    line = " ".join(line.split())
    if len(line) > LONGEST:
        return Understood(fault=f"The line is longer than {LONGEST} letters. Write a longer text on the action's page.")
    if not line:
        return Understood(fault="Write the reference of an action, or words that stand in it.")
    own = {word.casefold(): rag for rag, word in (colour_words or {}).items() if word}
    named, rest = _named(line, plan)
    if not named and _verb(line, own):
        about = _about_the_one_shown(line, plan, shown, as_at, own)
        return _by_words(line, plan, as_at, own) if about.fault and _with_words(line, plan) else about
    if named:
        return _with_entry(named, rest, as_at, own)
    found = _by_words(line, plan, as_at, own)
    if found.actions or not shown:
        return found  # with an action on the screen the line may as well be a change with a slip in it
    return replace(found, fault=f"{found.fault} If it is a change: {SAY[0].lower()}{SAY[1:]}")


def _about_the_one_shown(line: str, plan: Plan, shown: str, as_at: date, own: Mapping[str, Rag]) -> Understood:
    """A line that begins with what is to be different."""
    if about := tuple(action for action in plan.actions if action.id == shown):
        return _with_entry(about, line, as_at, own)
    return Understood(rest=line, fault="Say first which action: its reference, or words that stand in it.")


def _with_entry(actions: Sequence[Action], rest: str, as_at: date, own: Mapping[str, Rag]) -> Understood:
    entry, fault = _entry(rest, as_at, own)
    shown = tuple(actions[:MOST_CHOICES])
    return Understood(shown, entry, rest, fault, len(actions) - len(shown))


# which action --------------------------------------------------------------------------------------------------------


def _named(line: str, plan: Plan) -> tuple[tuple[Action, ...], str]:
    """The actions whose reference begins the line, the longest first: “10.1 done” is not about 10.

    A reference may stand twice in a plan, in two of its parts: then both are given.
    """
    said, numbers = _plain(line), {row.id: row.number or "" for row in plan.recommendations}
    fits: dict[str, list[Action]] = {}
    for action in plan.actions:
        for name in _names_of(action, numbers):
            if (ref := _plain(name)) and said.startswith(ref) and _ends(line, said, ref):
                fits.setdefault(ref, []).append(action)
    if not fits:
        return (), line
    longest = max(fits, key=len)
    by_ref = [action for action in fits[longest] if _plain(action.id) != longest or _plain(action.ref or "") == longest]
    return tuple(by_ref or fits[longest]), _after(line, longest)


def _names_of(action: Action, numbers: Mapping[str, str]) -> set[str]:
    """What it may be called: its reference, its id, and “7 b” where a letter follows its recommendation's number."""
    ref = action.ref or ""
    lettered = {f"{numbers.get(id_, '')} {ref}" for id_ in action.recommendations if ref and not re.search(r"\d", ref)}
    return {ref, action.id, *lettered}


def _plain(text: str) -> str:
    """A reference as it is compared: “A 3.2.”, “a3.2” are one."""
    return re.sub(r"[\s()]+", "", text).rstrip(".:,;").casefold()


def _ends(line: str, said: str, ref: str) -> bool:
    """Whether the reference ends where it ends in the line: “9.2” does not begin “9.21” or “9.2.1”."""
    rest = said[len(ref) :]
    if not rest or not re.match(r"\.?\w", rest):
        return True
    after = _after(line, ref)
    return len(after) < len(line) and line[len(line) - len(after) - 1] in " :,;–-"


def _after(line: str, ref: str) -> str:
    """The line behind the reference, whose letters may stand apart in it."""
    left, place = len(ref), 0
    while left and place < len(line):
        left -= bool(_plain(line[place]) or (line[place] in ".:,;" and left))
        place += 1
    return line[place:].lstrip(".) :,–-")


def _by_words(line: str, plan: Plan, as_at: date, own: Mapping[str, Rag]) -> Understood:
    """The actions in whose text every word stands that comes before what is to be different."""
    words, rest = _parted(line, plan, own)
    found = _with_words(words, plan)
    if not found:
        return Understood(rest=rest, fault=f"No action has the reference or the words “{words[:80]}”.")
    return _with_entry(found, rest, as_at, own)


def _parted(line: str, plan: Plan, own: Mapping[str, Rag]) -> tuple[str, str]:
    """The words that name the action, and the rest: “green paper amber” is about the green paper.

    The whole line names an action where it fits one; else the first word that may begin a change does.
    """
    if _with_words(line, plan):
        return line, ""
    starts = [found.start() for found in re.finditer(r"(?<=\s)\S", line) if _verb(line[found.start() :], own)]
    for place in reversed(starts):
        if _with_words(line[:place], plan):
            return line[:place].rstrip(" ,;:–-"), line[place:]
    return (line[: starts[0]].rstrip(" ,;:–-"), line[starts[0] :]) if starts else (line, "")


def _with_words(words: str, plan: Plan) -> list[Action]:
    wanted = words.casefold().strip(" ,;:–-").split()
    return [
        action for action in plan.actions
        if wanted and all(word in f"{action.ref} {action.text} {action.commitment}".casefold() for word in wanted)
    ]  # fmt: skip


# what is to be different ---------------------------------------------------------------------------------------------


def _verb(text: str, own: Mapping[str, Rag]) -> str:
    """What the text begins with: the kind of a change, or nothing."""
    first = re.match(r"[^\W\d]+", text)
    if first and first[0].casefold() in VERBS:
        return VERBS[first[0].casefold()]
    return "rag" if _own_colour(text, own) else ""


def _own_colour(text: str, own: Mapping[str, Rag]) -> str:
    """The plan's own word for a colour with which the text begins: “on track”."""
    low = text.casefold()
    return next((word for word in own if low == word or low.startswith((f"{word} ", f"{word},", f"{word};"))), "")


def _entry(rest: str, as_at: date, own: Mapping[str, Rag]) -> tuple[Entry, str]:
    """What is to be different, and the first thing that cannot be."""
    found: dict[str, object] = {}
    for part in _parts(rest, own):
        kind = _verb(part, own)
        if not kind:
            return Entry(), f"“{part[:80]}” is not understood. {SAY}"
        values, fault = _READ[kind](part, as_at, own)
        if twice := set(values) & set(found) - {"why"}:
            return Entry(), f"“{part[:80]}” says a second time {_WHAT[min(twice)]}. Say it once."
        if fault:
            return Entry(), fault
        if values.get("why") and found.get("why"):
            values["why"] = f"{found['why']}; {values['why']}"
        found |= {name: value for name, value in values.items() if value or name != "why"}
    return Entry(**found), ""


_WHAT = {"rag": "what colour it is", "done_on": "that it is done", "due": "when it is due", "owner": "who leads it",
         "note": "what has changed"}  # fmt: skip


def _parts(rest: str, own: Mapping[str, Rag]) -> list[str]:
    """The parts between semicolons; one that begins with no word of ours goes on with the part before: a note may."""
    parts: list[str] = []
    for piece in filter(None, (piece.strip() for piece in rest.split(";"))):
        if parts and not _verb(piece, own) and _verb(parts[-1], own):
            parts[-1] += f"; {piece}"
        else:
            parts.append(piece)
    return parts


def _without_verb(part: str) -> str:
    return _LEADING.sub("", re.sub(r"^[^\W\d]+", "", part), count=1).strip()


def _because(text: str) -> tuple[str, str]:
    """What is said, and the reason behind “because”."""
    parted = _BECAUSE.split(text, maxsplit=1)
    return parted[0].strip(" ,"), parted[1].strip() if len(parted) > 1 else ""


def _rag(part: str, as_at: date, own: Mapping[str, Rag]) -> tuple[dict, str]:
    word = _own_colour(part, own)
    rag = own[word] if word else re.match(r"[^\W\d]+", part)[0].casefold()
    left, why = _because(part[len(word or rag) :].strip())
    if left and not why:
        return {}, f"“{left[:80]}” is not understood. Give a reason after “because”, or part two changes with “;”."
    return {"rag": rag, "why": why}, ""


def _done(part: str, as_at: date, own: Mapping[str, Rag]) -> tuple[dict, str]:
    text = _without_verb(part).removeprefix("on ").strip()
    if not text:
        return {"done_on": as_at}, ""
    day = day_in(text, as_at=as_at, past=True)
    if day is None:
        return {}, why_no_date(text) or f"“{text[:60]}” is not a day. Write it as 18/12/2026."
    if day > as_at:
        return {}, f"The day it was done cannot be after today, {day_said(as_at)}."
    return {"done_on": day}, ""


def _due(part: str, as_at: date, own: Mapping[str, Rag]) -> tuple[dict, str]:
    text, why = _because(_without_verb(part))
    for word in ("to ", "by ", "on "):
        text = text.removeprefix(word)
    if not text:
        return {}, "Say when it is due, for example “due 31 Jan 2027 because recruitment”."
    if read_timescale(text).latest:
        return {"due": text, "why": why}, ""
    day = day_in(text, as_at=as_at, past=False)
    if day is None:
        return {}, why_no_date(text) or f"“{text[:60]}” is not a date."
    return {"due": day_said(day), "why": why}, ""


def _owner(part: str, as_at: date, own: Mapping[str, Rag]) -> tuple[dict, str]:
    name = _without_verb(part).removeprefix("is ").strip()
    return ({"owner": name}, "") if name else ({}, "Say who leads it, for example “owner Aisha Karim”.")


def _note(part: str, as_at: date, own: Mapping[str, Rag]) -> tuple[dict, str]:
    text = _without_verb(part)
    return ({"note": text}, "") if text else ({}, "Write what has changed after “note”.")


_READ = {"rag": _rag, "done": _done, "due": _due, "owner": _owner, "note": _note}


def day_in(text: str, *, as_at: date, past: bool) -> date | None:
    """The day that short words mean in a meeting: the nearest one before ``as_at``, or the nearest after it.

    >>> day_in("12/11", as_at=date(2026, 11, 20), past=True), day_in("12 Nov", as_at=date(2026, 11, 20), past=False)
    (datetime.date(2026, 11, 12), datetime.date(2027, 11, 12))
    >>> day_in("yesterday", as_at=date(2026, 11, 20), past=True), day_in("30/2", as_at=date(2026, 11, 20), past=True)
    (datetime.date(2026, 11, 19), None)
    """
    said = text.strip().casefold()
    if said in _RELATIVE:
        return date.fromordinal(as_at.toordinal() + _RELATIVE[said])
    if iso := read_day(text):
        return date.fromisoformat(iso)
    if parts := _DAY_AND_MONTH.fullmatch(said):
        return _nearest(int(parts[1]), int(parts[2]), as_at, past=past)
    name = next((name for name in named_days(text) if name.day and name.month and not name.first), None)
    return _nearest(name.day, name.month, as_at, past=past) if name else None


def _nearest(day: int, month: int, as_at: date, *, past: bool) -> date | None:
    years = (as_at.year, as_at.year - 1) if past else (as_at.year, as_at.year + 1)
    for year in years:
        try:
            found = date(year, month, day)
        except ValueError:  # 29 February is in one year of four
            continue
        if (found <= as_at) if past else (found > as_at):
            return found
    return None


def several(found: Understood) -> str:
    """What is said where several actions fit."""
    return f"{count(len(found.actions) + found.more, 'action')} fit. Choose the one that you mean."
