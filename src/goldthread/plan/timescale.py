"""What a printed timescale means: the days an action can be held to, and never a day that does not stand there."""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache
from itertools import pairwise

from goldthread.plan.days_named import Named, any_of, named_days
from goldthread.plan.model import Due
from goldthread.plan.vocabulary import vocabulary

_TAG = re.compile(r"<[^<>]*>")
_SPACES = re.compile(r"\s+")
_NEW = re.compile(r"[\[(]\s*new(?:\s+(?:action|item|target))?\s*[\])]|\bnew\s+action\b", re.IGNORECASE)
_STRUCK = re.compile(r"~~(.+?)~~|<(?:s|del|strike)>(.+?)</(?:s|del|strike)>", re.IGNORECASE | re.DOTALL)
_SOMETHING = re.compile(r"\w")
_KIND_ORDER = ("recurring", "ongoing", "immediate", "relative", "unknown")


@lru_cache(maxsize=4096)
def read_timescale(text: str | None) -> Due:
    """When the words of a due cell say that the work is due.

    >>> read_timescale("End Sept 2015").latest
    '2015-09-30'
    >>> due = read_timescale("August 2016 [slipped from June 2016]")
    >>> due.latest, due.kinds, due.slipped_from
    ('2016-08-31', ('month',), ('June 2016',))
    >>> read_timescale("29/6/2015 onwards").earliest, read_timescale("29/6/2015 onwards").latest
    ('2015-06-29', None)
    >>> read_timescale("31/06/2026")
    Due(text='31/06/2026', earliest=None, latest=None, kinds=('unknown',), slipped_from=())
    """
    if not text or not text.strip():
        return Due()
    due = _read(text, text)
    if due.kinds == ("unknown",):
        mended = _mended(text)
        return _read(text, mended) if mended != text else due
    return due


def read_day(text: str | None) -> str | None:
    """The first whole day that the text names, as ISO; ``None`` where it names none.

    >>> read_day("Position as of 1 <sup>st</sup> Nov 2016"), read_day("March 2016")
    ('2016-11-01', None)
    """
    days = (name for name in named_days(_plain(text or "")) if name.kind == "date" and name.first)
    return next((name.first.isoformat() for name in days), None)


def read_month(text: str | None) -> str | None:
    """The month, or the day, that a title gives; the latest, since a plan follows the inspection it names.

    >>> read_month("Improvement plan, July 2016"), read_month("Plan of 21 July 2016"), read_month("Plan")
    ('2016-07', '2016-07-21', None)
    """
    names = [name for name in named_days(_plain(text or "")) if name.first and name.kind in ("month", "date")]
    if not names:
        return None
    last = max(names, key=lambda name: name.last)
    return last.first.isoformat() if last.kind == "date" else last.first.isoformat()[:7]


def is_new(text: str | None) -> bool:
    """Whether a due cell marks the action as new since the last plan.

    >>> is_new("End May 2016 [new action]"), is_new("New target date May 2016")
    (True, False)
    """
    return bool(text and _NEW.search(text))


def looks_like_timescale(text: str | None) -> float:
    """How surely a cell is a timescale, from 0 to 1: the share of its words that speak of time, squared.

    >>> looks_like_timescale("End Sept 2015"), looks_like_timescale("Head of Service")
    (1.0, 0.0)
    """
    plain = _plain(text or "")
    names = [name for name in named_days(plain) if not name.impossible]
    rest = _without(plain, names)
    rest, said = _time_word_pattern().subn(" ", rest)
    placed = any(name.first for name in names)
    if not said and not placed:
        return 0.6 if names and not _left_over(rest) else 0.0
    left = len(_left_over(rest))
    total = len(_words(plain)) or 1
    return round(max(0.0, 1 - left / total) ** 2, 3)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _TAG.sub(" ", text)) if "<" in text else text


def _without(text: str, names) -> str:
    for name in reversed(names):
        text = f"{text[: name.start]} {text[name.end :]}"
    return text


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:['’/][^\W_]+)*", text.lower())


def _left_over(text: str) -> list[str]:
    filler = _filler()
    return [word for word in _words(text) if word not in filler]


@cache
def _filler() -> frozenset[str]:
    return frozenset(vocabulary("timescales")["filler"]["words"])


# --- what was left behind -------------------------------------------------------------------------------------------


@cache
def _slip_patterns() -> tuple[re.Pattern, re.Pattern]:
    cues = vocabulary("timescales")["cues"]
    back = rf"[\[(;,–-]*\s*\b(?:has\s+)?{any_of(cues['slipped_from'])}\s*:?\s+(?P<then>[^\])(;\[,]+?)(?:\s+to\s+(?P<now>[^\])(;\[,]+))?\s*(?:[\]);,.]|$)"
    forth = rf"^(?P<then>.*?)[\s\[(;,–-]*\b{any_of(cues['slipped_to'])}\b[\s:]*(?P<now>.+)$"
    return re.compile(back, re.IGNORECASE), re.compile(forth, re.IGNORECASE | re.DOTALL)


def _parted(text: str) -> tuple[str, tuple[str, ...]]:
    """The words that hold now, and the dates that the text says were left behind."""
    slips = [_plain(a or b).strip() for a, b in _STRUCK.findall(text)]
    text = _plain(_STRUCK.sub(" ", text))
    back, forth = _slip_patterns()

    def keep(match: re.Match) -> str:
        if not named_days(match["then"]):
            return match[0]
        slips.append(match["then"].strip(" .–-"))
        return f" {match['now'] or ''} "

    held = back.sub(keep, text)
    moved = forth.match(held)
    if moved and named_days(moved["then"]) and named_days(moved["now"]):
        slips.append(moved["then"].strip(" .,;:[(–-"))
        held = moved["now"]
    return held, tuple(slips)


# --- reading --------------------------------------------------------------------------------------------------------


def _read(text: str, words: str) -> Due:
    held, slips = _parted(words)
    names = _countable(held, named_days(held))
    if any(name.impossible for name in names):
        return Due(text=text, kinds=("unknown",), slipped_from=slips)
    names = _with_years(names, slips)
    earliest, latest = _bounds(held, names)
    dated = dict.fromkeys("season" if name.kind == "year" else name.kind for name in names)
    kinds = [*dated, *_kinds_said(held, alone=not dated)]
    if earliest and not latest and "recurring" not in kinds:
        kinds.append("ongoing")
    kinds = list(dict.fromkeys(kinds)) or ["unknown"]
    return Due(text=text, earliest=_iso(earliest), latest=_iso(latest), kinds=tuple(kinds), slipped_from=slips)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _countable(text: str, names) -> list[Named]:
    """The names that say when: not a year inside a title, not the day that a length of time is counted from."""
    before_year = _before_pattern("before_year")
    counted_from = _counted_from_pattern()
    kept = []
    for name in names:
        before = text[: name.start]
        if name.kind == "year" and before.strip() and not before_year.search(before):
            continue
        if counted_from.search(before):
            continue
        kept.append(name)
    return kept


@cache
def _before_pattern(cue: str) -> re.Pattern:
    cues = vocabulary("timescales")["cues"]
    words = cues[cue] if cue in cues else vocabulary("timescales")[cue]
    return re.compile(rf"(?<![A-Za-z])({any_of(words)})[\s:\-]*(?:the\s+)?$", re.IGNORECASE)


@cache
def _counted_from_pattern() -> re.Pattern:
    return re.compile(rf"{_length()}\s+(?:of|from|after|following)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)


def _with_years(names: list[Named], slips: tuple[str, ...]) -> list[Named]:
    """Each name with a year, its own or one that stands elsewhere in the text and keeps the order of time."""
    slipped = [name for slip in slips for name in named_days(slip) if name.first]
    placed = []
    for place, name in enumerate(names):
        if name.first is None:
            after = next((other for other in names[place + 1 :] if other.first), None)
            before = next((other for other in reversed(names[:place]) if other.first), None)
            name = _borrowed(name, after, before, slipped)
        if name.first and not name.impossible:
            placed.append(name)
    return placed


def _borrowed(name: Named, after: Named | None, before: Named | None, slipped: list[Named]) -> Named:
    for lender, later in ((after, True), (before, False), *((slip, False) for slip in slipped)):
        if lender:
            dated = name.in_year(lender.last.year)
            if dated.first and (dated.first <= lender.last if later else dated.last >= lender.first):
                return dated
    return name


def _bounds(text: str, names: list[Named]) -> tuple[date | None, date | None]:
    """The first and the last day: of a stretch its ends, of several dates the first and the last deadline."""
    starts, deadlines = [], []
    for name in names:
        last = _last_day(text, name)
        if _starts(text, name):
            starts.append(name.first if last >= name.first else last)
        else:
            deadlines.append(last)
    for one, two in pairwise(names):
        if _is_stretch(text, one, two):
            starts.append(one.first)
            deadlines = [day for day in deadlines if day != _last_day(text, one)]
            deadlines.append(_last_day(text, two))
    latest = max(deadlines, default=None)
    earliest = min(starts, default=None) or _first_deadline(names, deadlines)
    return (earliest if not (earliest and latest) or earliest <= latest else None), latest


def _first_deadline(names: list[Named], deadlines: list[date]) -> date | None:
    if len(names) == 1:
        return names[0].first if names[0].kind == "season" else None
    return min(deadlines) if len(set(deadlines)) > 1 else None


def _starts(text: str, name: Named) -> bool:
    part = _before_pattern("parts").search(text[: name.start])
    before = text[: part.start(1) if part else name.start]
    return bool(_before_pattern("starts").search(before) or _goes_on_pattern().match(text, name.end))


@cache
def _goes_on_pattern() -> re.Pattern:
    return re.compile(rf"[\s,;(–-]*{any_of(vocabulary('timescales')['cues']['goes_on'])}\b", re.IGNORECASE)


def _last_day(text: str, name: Named) -> date:
    words = vocabulary("timescales")
    part = _before_pattern("parts").search(text[: name.start])
    said = _SPACES.sub(" ", part[1].lower()) if part else None
    if said and name.kind == "month":
        return name.last.replace(day=min(words["parts"][said], name.last.day))
    if said in words["parts_of_year"] and name.kind == "year":
        return name.in_year(name.year).last.replace(month=words["parts_of_year"][said], day=30)
    return name.last


@cache
def _stretch_pattern() -> re.Pattern:
    words = vocabulary("timescales")
    return re.compile(rf"[\s,]*(?:[–—]|{any_of(words['cues']['stretches'])})\s*(?:the\s+)?(?:{any_of(words['parts'])}[\s-]*)?", re.IGNORECASE)


def _is_stretch(text: str, one: Named, two: Named) -> bool:
    between = text[one.end : two.start]
    if _stretch_pattern().fullmatch(between):
        return True
    return between.strip().lower() in ("and", "&") and bool(re.search(r"between\s+$", text[: one.start], re.IGNORECASE))


# --- kinds ----------------------------------------------------------------------------------------------------------


def _length() -> str:
    lengths = vocabulary("timescales")["lengths"]
    number = rf"(?:\d+(?:\s*(?:-|–|to|or)\s*\d+)?|{any_of(lengths['numbers'])})"
    return rf"(?<!\w){number}[\s-]*{any_of(lengths['units'])}(?!\w)"


def _every() -> str:
    units = any_of(vocabulary("timescales")["lengths"]["units"])
    return rf"(?<!\w)(?:every\s+(?:\w+\s+)?{units}|(?:\d+|\w+)[\s-]monthly|(?:\d+|\w+)[\s-]weekly)(?!\w)"


@cache
def _kind_patterns() -> tuple[tuple[str, re.Pattern, re.Pattern], ...]:
    kinds = vocabulary("timescales")["kinds"]
    return tuple(
        (
            kind,
            re.compile(rf"(?<!\w){any_of(kinds[kind]['anywhere'])}(?!\w)", re.IGNORECASE),
            re.compile(rf"[\W_]*{any_of(kinds[kind]['alone'])}[\W_]*", re.IGNORECASE),
        )
        for kind in _KIND_ORDER
    )


@cache
def _every_pattern() -> re.Pattern:
    return re.compile(_every(), re.IGNORECASE)


@cache
def _length_pattern() -> re.Pattern:
    return re.compile(_length(), re.IGNORECASE)


@cache
def _time_word_pattern() -> re.Pattern:
    kinds = vocabulary("timescales")["kinds"]
    anywhere = [word for kind in kinds.values() for word in kind["anywhere"]]
    return re.compile(rf"{_every()}|{_length()}|(?<!\w){any_of(anywhere)}(?!\w)", re.IGNORECASE)


def _kinds_said(text: str, *, alone: bool) -> list[str]:
    rest, every = _every_pattern().subn(" ", text)
    said = {"recurring"} if every else set()
    if _length_pattern().search(rest):
        said.add("relative")
    for kind, anywhere, whole in _kind_patterns():
        if anywhere.search(text) or (alone and whole.fullmatch(text)):
            said.add(kind)
    if len(said) > 1 or not alone:
        said.discard("unknown")
    return [kind for kind in _KIND_ORDER if kind in said]


# --- words broken by the edge of a cell -----------------------------------------------------------------------------


@cache
def _broken_pattern() -> re.Pattern:
    words = vocabulary("timescales")
    names = [*words["months"], *words["seasons"], *(w for kind in words["kinds"].values() for w in kind["anywhere"])]
    whole = sorted((name for name in names if len(name) > 4 and name.isalpha()), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(r"[\s-]?".join(word) for word in whole) + r")(?!\w)", re.IGNORECASE)


_BROKEN_YEAR = re.compile(r"(?<!\d)(?:(20\d) (\d)|(2) (0\d\d))(?!\d)")


def _mended(text: str) -> str:
    """The text with the words and years put together that a cell's edge cut ("Septembe r 201 5")."""
    text = _broken_pattern().sub(lambda match: re.sub(r"[\s-]", "", match[0]), _SPACES.sub(" ", text))
    return _BROKEN_YEAR.sub(lambda match: "".join(part for part in match.groups() if part), text)
