"""What a printed timescale means: the days an action can be held to, and never a day that does not stand there.

``earliest`` is set by "from", "onwards" and the like, by the beginning of a stretch ("Sept to Dec 2016", "Autumn 2016",
"2016/17"), and by the first of several deadlines ("May 2018, with a second check in July 2018"); ``latest`` is the last
day of what is named. A year on its own, a quarter, a financial or a school year count as kind ``season``.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache, lru_cache

from goldthread.plan.days_named import Named, any_of, named_days, worded
from goldthread.plan.model import Due
from goldthread.plan.slippage import parted, plain
from goldthread.plan.time_words import kinds_said, left_over, length_pattern, mended, without_time_words, words_of
from goldthread.plan.vocabulary import vocabulary

_NEW = re.compile(r"[\[(]\s*new(?:\s+(?:action|item|target))?\s*[\])]|\bnew\s+action\b", re.IGNORECASE)
_SHORT_CELL, _LEAD = 12, 40


@lru_cache(maxsize=4096)
def read_timescale(text: str | None) -> Due:
    """When the words of a due cell say that the work is due.

    >>> read_timescale("End Sept 2015").latest
    '2015-09-30'
    >>> due = read_timescale("May 2018 [slipped from March 2018]")
    >>> due.latest, due.kinds, due.slipped_from
    ('2018-05-31', ('month',), ('March 2018',))
    >>> read_timescale("29/6/2015 onwards").earliest, read_timescale("29/6/2015 onwards").latest
    ('2015-06-29', None)
    >>> read_timescale("31/06/2026")
    Due(text='31/06/2026', earliest=None, latest=None, kinds=('unknown',), slipped_from=())
    """
    if not text or not text.strip():
        return Due()
    due = _read(text, text)
    if due.kinds != ("unknown",):
        return due
    whole = mended(plain(text))
    return _read(text, whole) if whole != plain(text) else due


def read_day(text: str | None) -> str | None:
    """The first whole day that the text names, as ISO; ``None`` where it names none.

    >>> read_day("Where we stood on 1 <sup>st</sup> May 2018"), read_day("March 2016")
    ('2018-05-01', None)
    """
    days = (name for name in named_days(plain(text or "")) if name.kind == "date" and name.first)
    return next((name.first.isoformat() for name in days), None)


def read_month(text: str | None) -> str | None:
    """The month, or the day, that a title gives; the latest, since a plan follows the inspection it names.

    >>> read_month("Improvement plan, July 2016"), read_month("Plan of 21 July 2016"), read_month("Plan")
    ('2016-07', '2016-07-21', None)
    """
    names = [name for name in named_days(plain(text or "")) if name.first and name.kind in ("month", "date")]
    if not names:
        return None
    last = max(names, key=lambda name: name.last)
    return last.first.isoformat() if last.kind == "date" else last.first.isoformat()[:7]


def is_new(text: str | None) -> bool:
    """Whether a due cell marks the action as new since the last plan.

    >>> is_new("End May 2018 [new action]"), is_new("New target date May 2016")
    (True, False)
    """
    return bool(text and _NEW.search(text))


@lru_cache(maxsize=4096)
def looks_like_timescale(text: str | None) -> float:
    """How surely a cell is a timescale, from 0 to 1: the share of its words that speak of time, squared.

    A short cell that begins with a date counts for at least a half, whatever remark follows.

    >>> looks_like_timescale("End Sept 2015"), looks_like_timescale("Head of Service")
    (1.0, 0.0)
    >>> looks_like_timescale("The policy agreed in June 2015 will be put to every team in the service") < 0.1
    True
    """
    words = plain(text or "")
    whole = mended(words)
    return _likeness(words) if whole == words else max(_likeness(words), _likeness(whole))


def _likeness(text: str) -> float:
    names = [name for name in named_days(text) if not name.impossible]
    rest, said = without_time_words(_without(text, names))
    left = len(left_over(rest))
    if not said and not any(name.first for name in names):
        return 0.6 if names and not left else 0.0
    total = len(words_of(text))
    timely = max(1, total - len(words_of(rest)))
    begins = bool(names) and names[0].first and not left_over(text[: names[0].start])
    return max(round((timely / (timely + left)) ** 2, 3), 0.5 if begins and total <= _SHORT_CELL else 0.0)


def _without(text: str, names: list[Named]) -> str:
    for name in reversed(names):
        text = f"{text[: name.start]} {text[name.end :]}"
    return text


# --- reading --------------------------------------------------------------------------------------------------------


def _read(text: str, words: str) -> Due:
    held, slips = parted(words)
    names = [name for name in named_days(held) if _says_when(held, name)]
    if any(name.impossible or _is_cut(held, name) for name in names):
        return Due(text=text, kinds=("unknown",), slipped_from=slips)
    names = _with_years(names, slips)
    earliest, latest = _bounds(held, names)
    dated = ["season" if name.kind == "year" else name.kind for name in names if name.first]
    kinds = dated + kinds_said(held, alone=not dated)
    if earliest and not latest and "recurring" not in kinds:
        kinds.append("ongoing")
    kinds = tuple(dict.fromkeys(kinds)) or ("unknown",)
    return Due(text=text, earliest=_iso(earliest), latest=_iso(latest), kinds=kinds, slipped_from=slips)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _says_when(text: str, name: Named) -> bool:
    """Not so a year inside a title, nor the day that a length of time is counted from."""
    if length_pattern(r"\s+(?:of|from|after|following)\s+(?:the\s+)?(?:end\s+of\s+)?$").search(_lead(text, name)):
        return False
    return name.kind != "year" or not text[: name.start].strip() or _is_due_year(text, name)


def _is_due_year(text: str, year: Named) -> bool:
    """Whether the year stands behind a word of time, or before a month, as in "by 2016 June"."""
    if _cue("before_year").search(_lead(text, year)):
        return True
    return any(name.month and not name.first for name in named_days(text[year.end : year.end + _LEAD])[:1])


def _is_cut(text: str, name: Named) -> bool:
    return name.kind == "season" and bool(_cue("cut").search(_lead(text, name)))


def _lead(text: str, name: Named) -> str:
    """The words right before the name."""
    return text[max(0, name.start - _LEAD) : name.start]


@cache
def _cue(sort: str) -> re.Pattern:
    """A cue, or a part of a month, that stands right before a date."""
    words = vocabulary("timescales")
    return worded(rf"(?<![A-Za-z])({any_of(words['cues'].get(sort) or words[sort])})[\s:\-]*(?:the\s+)?$")


# --- years that stand elsewhere in the text -------------------------------------------------------------------------


def _with_years(names: list[Named], slips: tuple[str, ...]) -> list[Named]:
    """The names, each with its own year or one that stands elsewhere in the text and keeps the order of time."""
    slipped = [name for slip in slips for name in named_days(slip)]
    dated, lenders = [], []
    for place, name in enumerate(names):
        lender = None
        if not name.first:
            name, lender = _borrowed(name, names[place + 1 :], names[:place][::-1], slipped)
        lenders.append(lender)
        dated.append(name)
    return [name for name in dated if not (name.kind == "year" and name in lenders)]


def _borrowed(name: Named, after: list[Named], before: list[Named], slipped: list[Named]) -> tuple[Named, Named | None]:
    for others, later in ((after, True), (before, False), (slipped, False)):
        lender = next((other for other in others if _can_lend(other)), None)
        dated = name.in_year(lender.first.year) if lender else name
        if dated.first and (dated.first <= lender.last if later else dated.last >= lender.first):
            return dated, lender
    return name, None


def _can_lend(name: Named) -> bool:
    return bool(name.first) and name.first.year == name.last.year


# --- from names to days ---------------------------------------------------------------------------------------------


def _bounds(text: str, names: list[Named]) -> tuple[date | None, date | None]:
    """The first and the last day: of a stretch its ends, of several dates the first and the last deadline."""
    starts, deadlines, place = [], [], 0
    while place < len(names):
        stretch = place + 1 < len(names) and _is_stretch(text, names[place], names[place + 1])
        start, deadline = _ends(text, names[place], names[place + 1] if stretch else None)
        starts += [start] if start else []
        deadlines += [deadline] if deadline else []
        place += 2 if stretch else 1
    days = starts + (deadlines if starts or len(set(deadlines)) > 1 else [])
    return min(days, default=None), max(deadlines, default=None)


def _ends(text: str, one: Named, two: Named | None) -> tuple[date | None, date | None]:
    if two:
        return _first_day(text, one), _last_day(text, two)
    if _only_starts(text, one):
        return _first_day(text, one), None
    spans = one.kind == "season" and one.first != one.last
    return one.first if spans else None, _last_day(text, one)


def _part(text: str, name: Named) -> re.Match | None:
    return _cue("parts").search(_lead(text, name))


def _only_starts(text: str, name: Named) -> bool:
    part, before = _part(text, name), _lead(text, name)
    before = before[: part.start(1)] if part else before
    return bool(_cue("starts").search(before) or _goes_on().match(text, name.end))


@cache
def _goes_on() -> re.Pattern:
    return worded(rf"[\s,;(–-]*{any_of(vocabulary('timescales')['cues']['goes_on'])}\b")


def _first_day(text: str, name: Named) -> date | None:
    return _last_day(text, name) if _part(text, name) and name.kind == "month" else name.first


def _last_day(text: str, name: Named) -> date | None:
    """The last day of what is named, or of the part of it: "mid May 2016", "early 2017"."""
    part = _part(text, name)
    if not part or not name.last or name.kind not in ("month", "year"):
        return name.last
    said, words = " ".join(part[1].lower().split()), vocabulary("timescales")
    if name.kind == "month":
        return name.last.replace(day=min(words["parts"][said], name.last.day))
    month = words["parts_of_year"].get(said, 12)
    return Named(0, 0, month=month).in_year(name.last.year).last


@cache
def _stretch_pattern() -> re.Pattern:
    words = vocabulary("timescales")
    between, part = any_of(words["cues"]["stretches"]), any_of(words["parts"])
    return worded(rf"[\s,]*(?:[–—]|{between})\s*(?:the\s+)?(?:{part}[\s-]*)?")


def _is_stretch(text: str, one: Named, two: Named) -> bool:
    between = text[one.end : two.start]
    if _stretch_pattern().fullmatch(between):
        return True
    return between.strip().lower() in ("and", "&") and text[: one.start].rstrip().lower().endswith("between")
