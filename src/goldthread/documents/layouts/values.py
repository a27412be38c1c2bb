"""What a name in a layout shows of the plan, and how the same is read back: one home for both directions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from goldthread.documents.layouts.draft import Draft
from goldthread.documents.layouts.scope import Scope
from goldthread.plan.model import Action, Due

Texts = tuple[str, ...]
NOTHING = "–"  # says that a cell which could hang from the one above holds nothing


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands in a cell: its texts, and the colour of a rating."""

    texts: Texts = ()
    rating: str | None = None
    key: object = None  # what makes two cells the same, where their words alone do not

    def __bool__(self) -> bool:
        return bool(self.texts) or self.rating is not None


@dataclass(frozen=True, slots=True)
class Value:
    """A value that layouts can show: ``show`` gives it at a place of the plan, ``take`` puts it back into a draft."""

    show: Callable[[Scope], Shown]
    take: Callable[[Draft, Shown], None]


def shown(name: str, scope: Scope) -> Shown:
    """What this name shows at this place of the plan. ``KeyError`` where a layout names what nothing shows."""
    return VALUES[name].show(scope)


def words_of_day(day: str | None) -> str:
    """“1 March 2016” for 2016-03-01, “March 2016” for 2016-03, nothing for nothing."""
    if not day:
        return ""
    moment = date.fromisoformat(day if len(day) == 10 else f"{day}-01")
    return f"{moment.day} {moment:%B %Y}" if len(day) == 10 else f"{moment:%B %Y}"


def day_in_words(text: str) -> str | None:
    """The day or month that words name, as YYYY-MM-DD or YYYY-MM."""
    from goldthread.plan.timescale import read_day, read_month

    return read_day(text) or read_month(text)


def pounds_in_words(pounds: float) -> str:
    """“£20,000”, “£12.50”."""
    return f"£{pounds:,.0f}" if pounds == int(pounds) else f"£{pounds:,.2f}"


def pounds_of(text: str) -> float | None:
    """The pounds that a cell of money says."""
    bare = text.replace("£", "").replace(",", "").strip()
    try:
        return float(bare)
    except ValueError:
        return None


# ways to show and to take ----------------------------------------------------------------------------------------


def _as_shown(values: Iterable) -> Shown:
    return Shown(tuple(text for value in values if value is not None and (text := str(value))))


def _text(found: Shown) -> str | None:
    return " ".join(found.texts) or None


def _one(path: str) -> Value:
    """A text of the row itself."""
    steps = path.split(".")

    def show(scope: Scope) -> Shown:
        value = scope.row
        for step in steps:
            value = getattr(value, step, None) if value is not None else None
        return _as_shown([value])

    return Value(show, lambda draft, found: draft.row.__setitem__(steps[-1], _text(found)))


def _many(name: str) -> Value:
    """A list of texts of the row itself."""
    return Value(
        lambda scope: _as_shown(getattr(scope.row, name, ())),
        lambda draft, found: draft.row.__setitem__(name, found.texts),
    )


def _of_plan(name: str) -> Value:
    return Value(
        lambda scope: _as_shown([getattr(scope.plan, name)]),
        lambda draft, found: draft.plan.__setitem__(name, _text(found)),
    )


def _of_section(name: str, *, many: bool = False) -> Value:
    def show(scope: Scope) -> Shown:
        row = scope.shelf.sections.get(scope.section or "")
        value = getattr(row, name, None)
        return _as_shown(value if many and value else [] if many else [value])

    return Value(show, lambda draft, found: draft.section_row.__setitem__(name, found.texts if many else _text(found)))


def _of_recommendation(name: str) -> Value:
    """A text of the one recommendation here."""

    def show(scope: Scope) -> Shown:
        rows = scope.rows_of_recommendations() if scope.recommendations is not None else []
        return _as_shown([getattr(rows[0], name)] if len(rows) == 1 else [])

    def take(draft: Draft, found: Shown) -> None:
        for row in draft.recommendation_rows():
            row[name] = _text(found)

    return Value(show, take)


def _rated(part: str, field: str) -> Value:
    """A part of a position: its texts, or its colour."""

    def show(scope: Scope) -> Shown:
        rated = getattr(scope.row, part)
        if field == "text":
            return _as_shown(rated.text)
        return Shown((rated.rag.capitalize(),), rated.rag) if rated.rag else Shown()

    def take(draft: Draft, found: Shown) -> None:
        value = found.texts if field == "text" else _rating_in(found)
        draft.row.setdefault(part, {})[field] = value

    return Value(show, take)


def _rating_in(found: Shown) -> str | None:
    from goldthread.plan.rating import rag_from_word

    return rag_from_word(_text(found)) or found.rating


# values that take more than a path -------------------------------------------------------------------------------


_NUMBERED = re.compile(r"Recommendation (\S[^:]{0,20}): (.+)|Recommendation: (.+)")
_SEVERAL = re.compile(r"Recommendations (.+)")
_WITHDRAWN = " [withdrawn]"


def _recommendation_heading(scope: Scope) -> Shown:
    """“Recommendation 1: Make sure that …”, or “Recommendations 1, 2” where what follows answers several."""
    rows = scope.rows_of_recommendations() if scope.recommendations is not None else []
    if len(rows) == 1:
        row = rows[0]
        end = _WITHDRAWN if row.withdrawn and not _says_withdrawn(row.text) else ""
        return _as_shown(
            [f"Recommendation {row.number}: {row.text}{end}" if row.number else f"Recommendation: {row.text}{end}"]
        )
    numbers = [row.number or row.text for row in rows]
    return _as_shown([f"Recommendations {', '.join(numbers)}"] if rows else [])


def _take_recommendation_heading(draft: Draft, found: Shown) -> None:
    text = _text(found) or ""
    if one := _NUMBERED.fullmatch(text):
        words = one[2] or one[3]
        recommend(draft, one[1], words.removesuffix(_WITHDRAWN), withdrawn=words.endswith(_WITHDRAWN))
    elif several := _SEVERAL.fullmatch(text):
        draft.recommend_numbered(several[1].split(", "))


def recommend(draft: Draft, number: str | None, text: str | None, *, withdrawn: bool = False) -> None:
    """Goes to a recommendation, with what its own words say of it."""
    from goldthread.documents.understand.gathered import paragraph_in

    row = draft.recommend(number, text)
    if text:
        row.setdefault("paragraph", paragraph_in(text))
        row["withdrawn"] = withdrawn or _says_withdrawn(text)


def _withdrawn(scope: Scope) -> Shown:
    """That a recommendation no longer stands, where its words do not say so."""
    rows = scope.rows_of_recommendations()
    return _as_shown(
        ["Withdrawn"] if len(rows) == 1 and rows[0].withdrawn and not _says_withdrawn(rows[0].text) else []
    )


def _take_withdrawn(draft: Draft, found: Shown) -> None:
    for row in draft.recommendation_rows() if found else ():
        row["withdrawn"] = True


def _says_withdrawn(text: str) -> bool:
    from goldthread.documents.understand.gathered import says_withdrawn

    return says_withdrawn(text)


_WHOLE = re.compile(r"Ofsted recommendation (\S[^:]{0,20}): (.+)")
_LISTED = re.compile(r"Ofsted(?: ([^\s:(][^:(]{0,20}?))?(?: \(([^()]+)\))?: (.+)")


def _whole(scope: Scope) -> Shown:
    """“Ofsted recommendation 1: Make sure that …”."""
    return _as_shown(
        f"Ofsted recommendation {row.number}: {row.text}" if row.number else row.text
        for row in _recommendations_of(scope)
    )


def _take_whole(draft: Draft, found: Shown) -> None:
    ids: tuple[str, ...] = ()
    for text in found.texts:
        parts = _WHOLE.fullmatch(text)
        recommend(draft, parts[1] if parts else None, parts[2] if parts else text)
        ids += draft.here
    draft.here = ids


def _listed(scope: Scope) -> Shown:
    """“Ofsted 1 (Priority and immediate action): Make sure that …” for each recommendation of the section."""
    return _as_shown(
        " ".join(filter(None, ["Ofsted", row.number, f"({row.priority})" if row.priority else ""])) + f": {row.text}"
        for row in scope.rows_of_recommendations()
    )


def _take_listed(draft: Draft, found: Shown) -> None:
    for text in found.texts:
        parts = _LISTED.fullmatch(text)
        recommend(draft, parts[1] if parts else None, parts[3] if parts else text)
        if parts:
            draft.recommendation_rows()[0]["priority"] = parts[2]
    draft.here = ()


_LONGEST_NUMBER = 12
_NUMBER_AND_WORDS = re.compile(r"([\w/.-]{1,12}): (.{20,})")


def _names(scope: Scope, rows: Sequence) -> list[str]:
    """What each recommendation is called: its number, or its words where it has none or shares it with another."""
    numbers = [row.number for row in scope.plan.recommendations]
    return [
        row.text if not row.number else row.number if numbers.count(row.number) == 1 else f"{row.number}: {row.text}"
        for row in rows
    ]


def _label(scope: Scope) -> Shown:
    """“Recommendation 1”, or “Recommendations 1, 2”."""
    names = _names(scope, scope.rows_of_recommendations() if scope.recommendations is not None else [])
    return _as_shown([f"Recommendation{'s' if len(names) > 1 else ''} {', '.join(names)}"] if names else [])


def _label_beside_text(scope: Scope) -> Shown:
    """“Recommendation 1” beside the words of it, where it has a number."""
    rows = scope.rows_of_recommendations() if scope.recommendations else []
    if not rows or not all(row.number for row in rows):
        return Shown()
    return _as_shown([f"Recommendation{'s' if len(rows) > 1 else ''} {', '.join(str(row.number) for row in rows)}"])


def _take_label_beside_text(draft: Draft, found: Shown) -> None:
    text = _text(found) or ""
    draft.here = ()
    if text:
        draft.recommend_numbered(text.partition(" ")[2].split(", "))


def _take_label(draft: Draft, found: Shown) -> None:
    text = _text(found) or ""
    names = text.partition(" ")[2]
    _take_names(draft, Shown(tuple(names.split(", ")) if text.startswith("Recommendations ") else (names,)))


def _take_names(draft: Draft, found: Shown) -> None:
    """Goes to the recommendations that these are the numbers of, or the words."""
    ids: tuple[str, ...] = ()
    for name in found.texts:
        if parts := _NUMBER_AND_WORDS.fullmatch(name):
            ids += (draft.recommend(parts[1], parts[2])["id"],)
            continue
        known = next((row["id"] for row in draft.recommendations if name in (row["text"], row["number"])), None)
        if known is None:
            known = (draft.recommend(name, None) if len(name) <= _LONGEST_NUMBER else draft.recommend(None, name))["id"]
        ids += (known,)
    draft.here, draft.commitment = ids, None


def _indicators_of_row(scope: Scope) -> Shown:
    """The indicators of the recommendation that the row answers."""
    ids = tuple(row.id for row in _recommendations_of(scope))
    return _as_shown(_indicator(row) for row in scope.plan.indicators if row.recommendations == ids)


def _outcomes_each(scope: Scope) -> Shown:
    """The action's outcomes in full; of two with the same words under the same recommendations the later has a 2."""
    return _as_shown(_told_apart(scope, id_) for id_ in (scope.row.outcomes if scope.row else ()))


def _told_apart(scope: Scope, id_: str) -> str:
    outcome = scope.shelf.outcomes[id_]
    alike = [row.id for row in scope.plan.outcomes
             if row.text == outcome.text and row.recommendations == outcome.recommendations]  # fmt: skip
    place = alike.index(id_)
    return f"{outcome.text} [{place + 1}]" if place else outcome.text


def _take_outcomes_each(draft: Draft, found: Shown) -> None:
    ids: list[str] = []
    for text in found.texts:
        key = (draft.here, text)
        if key not in draft.told_apart:
            draft.told_apart[key] = draft.expect([re.sub(r" \[\d+\]$", "", text)])[0]
        ids.append(draft.told_apart[key])
    draft.row["outcomes"] = tuple(ids)


def _paragraph(scope: Scope) -> Shown:
    """The paragraph of the report, where the recommendation's own words do not name it."""
    from goldthread.documents.understand.gathered import paragraph_in

    rows = scope.rows_of_recommendations() if scope.recommendations is not None else []
    return _as_shown([row.paragraph for row in rows[:1] if len(rows) == 1 and row.paragraph != paragraph_in(row.text)])


def _take_section_title(draft: Draft, found: Shown) -> None:
    from goldthread.documents.understand.gathered import time_limit_in

    row = draft.enter_section(_text(found) or "")
    if "section.timescale" not in draft.named:
        row.setdefault("timescale", time_limit_in(row["title"]))


def _within(scope: Scope) -> Shown:
    """The section that this one is a part of."""
    row = scope.shelf.sections.get(scope.section or "")
    above = scope.shelf.sections.get(str(getattr(row, "within", None)))
    return _as_shown([above.title] if above else [])


def _take_within(draft: Draft, found: Shown) -> None:
    id_ = next((row["id"] for row in draft.sections if row["title"] == _text(found)), None)
    if id_:
        draft.section_row["within"] = id_


def _section_of_row(scope: Scope) -> Shown:
    row = scope.row
    id_ = scope.shelf.section_of(row) if isinstance(row, Action) else getattr(row, "section", scope.section)
    return _as_shown([scope.shelf.sections[id_].title] if id_ else [])


def _take_section_of_row(draft: Draft, found: Shown) -> None:
    if text := _text(found):
        if draft.section_row.get("title") != text:
            _take_section_title(draft, found)
    else:
        draft.section = None


def _recommendations_of(scope: Scope) -> list:
    if scope.row is None or not hasattr(scope.row, "recommendations"):
        ids = getattr(scope.row, "recommendation", None)
        ids = (ids,) if ids else scope.recommendations or ()
    else:
        ids = scope.row.recommendations
    return [scope.shelf.recommendations[id_] for id_ in ids]


def _take_numbers(draft: Draft, found: Shown) -> None:
    """The recommendation, or recommendations, that a row names by number."""
    if not found.texts:
        draft.here = ()
    elif len(found.texts) == 1:
        draft.recommend(found.texts[0], None)
    else:
        draft.recommend_numbered(found.texts)


def _take_recommendation_texts(draft: Draft, found: Shown) -> None:
    """The words of the recommendations that the row has just named by number, or that have none."""
    rows = draft.recommendation_rows()
    numbers = [row["number"] for row in rows]
    if len(numbers) != len(found.texts):  # some of them have none
        known = {row["text"]: row["number"] for row in draft.recommendations}
        numbers = [known.get(text) for text in found.texts]
    ids: tuple[str, ...] = ()
    for number, text in zip(numbers, found.texts, strict=True):
        recommend(draft, number, text)
        ids += draft.here
    draft.here = ids or draft.here


def _action_text(scope: Scope) -> Shown:
    row: Action = scope.row
    if row is None:
        return Shown()
    marks = [row.text, row.marker, f"({row.see_also})" if row.see_also else None]
    marks.append("[new]" if row.new and not _is_new(row.due.text) else None)
    return _as_shown([" ".join(filter(None, marks))])


def _is_new(text: str | None) -> bool:
    from goldthread.plan.timescale import is_new

    return is_new(text)


def _take_action_text(draft: Draft, found: Shown) -> None:
    from goldthread.documents.understand.actions import marks_taken_out
    from goldthread.plan.targets import targets_in

    text, marks = marks_taken_out(_text(found) or "")
    draft.row.update(text=text, targets=targets_in(text), **marks)


def _take_words(draft: Draft, text: str) -> None:
    from goldthread.plan.targets import targets_in

    draft.row.update(text=text, targets=targets_in(text))


_LETTERED = re.compile(r"([\w./-]{1,12})\) ?(.*)")


def _lettered(scope: Scope) -> Shown:
    """“a) Train staff”."""
    if scope.row is None:
        return Shown()
    text, ref = " ".join(_action_text(scope).texts), scope.row.ref
    return _as_shown([f"{ref}) {text}".strip() if ref else text])


def _take_lettered(draft: Draft, found: Shown) -> None:
    text = _text(found) or ""
    parts = _LETTERED.fullmatch(text)
    _take_action_text(draft, Shown((parts[2] if parts else text,)))
    draft.row["ref"] = parts[1] if parts else None


def _due(scope: Scope) -> Shown:
    """When it is due, as printed."""
    return _as_shown([scope.row.due.text] if scope.row else [])


def _take_due(draft: Draft, found: Shown) -> None:
    from goldthread.plan.timescale import read_timescale

    due = read_timescale(_text(found))
    draft.row["due"] = due
    draft.row["new"] = draft.row.get("new", False) or _is_new(due.text)


def _first_due(scope: Scope) -> Shown:
    """The dates it slipped from, where the words of the date in force do not say so."""
    from goldthread.plan.timescale import read_timescale

    due: Due = scope.row.due if scope.row else Due()
    known = read_timescale(due.text).slipped_from
    return _as_shown([text for text in due.slipped_from if text not in known])


def _take_first_due(draft: Draft, found: Shown) -> None:
    due: Due = draft.row["due"]
    draft.row["due"] = due.model_copy(update={"slipped_from": (*found.texts, *due.slipped_from)})


_FIRST = re.compile(r"(.*) \(first dates?: ([^()]*)\)")


def _due_with_first(scope: Scope) -> Shown:
    """When it is due, with the dates it slipped from in brackets where its words do not say so."""
    text, slips = " ".join(_due(scope).texts), _first_due(scope).texts
    first = "first date" if len(slips) == 1 else "first dates"
    return _as_shown([f"{text} ({first}: {'; '.join(slips)})" if text and slips else text or None])


def _take_due_with_first(draft: Draft, found: Shown) -> None:
    parts = _FIRST.fullmatch(_text(found) or "")
    _take_due(draft, Shown((parts[1],)) if parts else found)
    if parts:
        _take_first_due(draft, Shown(tuple(parts[2].split("; "))))


def _rag(scope: Scope) -> Shown:
    rag = scope.row.rag if scope.row else None
    return Shown((rag.capitalize(),), rag) if rag else Shown()


def _take_cost(draft: Draft, found: Shown) -> None:
    from goldthread.plan.money import amount_in

    if text := _text(found):
        draft.row["cost"] = {"text": text, "amount": amount_in(text)}


def _outcomes_of_action(scope: Scope) -> Shown:
    ids = scope.row.outcomes if scope.row else ()
    return replace(_as_shown([_again(scope, id_) for id_ in ids]), key=ids)


_AS_ABOVE = " (as above)"


def _again(scope: Scope, id_: str) -> str:
    """An outcome's words; that it is one printed above is said where another action stands between."""
    text, actions = scope.shelf.outcomes[id_].text, scope.actions()
    begun = next((place for place, row in enumerate(actions) if row is scope.row), 0)
    while begun and actions[begun - 1].outcomes == scope.row.outcomes:  # one cell stands for them all
        begun -= 1
    return f"{text}{_AS_ABOVE}" if any(id_ in row.outcomes for row in actions[:begun]) else text


def _take_outcomes(draft: Draft, found: Shown) -> None:
    ids: list[str] = []
    for text in found.texts:
        known = draft.outcome_above(text.removesuffix(_AS_ABOVE)) if text.endswith(_AS_ABOVE) else None
        ids += [known] if known else draft.expect([text])
    draft.row["outcomes"] = tuple(ids)


def _outcomes_of_row_or_recommendation(scope: Scope) -> Shown:
    """The action's outcomes; those of its recommendation where no action here has any."""
    return _outcomes_of_action(scope) if scope.row is not None else _as_shown([row.text for row in scope.outcomes()])


def _indicator(row) -> str:
    return " ".join(filter(None, [getattr(row, "note", None), row.page, row.code, row.text]))


def _take_indicators(draft: Draft, found: Shown) -> None:
    from goldthread.documents.understand.indicators import indicators_in

    for one in indicators_in(found.texts):
        row = {"recommendations": draft.here, **one}
        if row not in draft.indicators:
            draft.indicators.append(row)


def _take_kind(draft: Draft, found: Shown) -> None:
    draft.row["recurrent"] = {"Recurrent": True, "One-off": False}.get(_text(found) or "")


VALUES: dict[str, Value] = {
    "plan.title": _of_plan("title"),
    "plan.authority": _of_plan("authority"),
    "plan.dated": Value(
        lambda scope: _as_shown([words_of_day(scope.plan.dated)]),
        lambda draft, found: draft.plan.__setitem__("dated", day_in_words(_text(found) or "")),
    ),
    "plan.status": Value(
        lambda scope: _as_shown([(scope.plan.status or "").capitalize()]),
        lambda draft, found: draft.plan.__setitem__("status", (_text(found) or "").lower() or None),
    ),
    "narrative.heading": Value(
        lambda scope: _as_shown([scope.row.heading]),
        lambda draft, found: draft.narrative.append({"heading": _text(found), "text": ()}),
    ),
    "narrative.text": Value(
        lambda scope: _as_shown(scope.row.text),
        lambda draft, found: _add_narrative(draft, found),
    ),
    "section.title": Value(_of_section("title").show, _take_section_title),
    "section.within": Value(_within, _take_within),
    "section.timescale": _of_section("timescale"),
    "section.sponsor": _of_section("sponsor"),
    "section.lead": _of_section("lead"),
    "section.outcome": _of_section("outcome"),
    "section.commitments": _of_section("commitments", many=True),
    "section.success_measures": _of_section("success_measures", many=True),
    "recommendation.heading": Value(_recommendation_heading, _take_recommendation_heading),
    "recommendation.priority": _of_recommendation("priority"),
    "recommendation.paragraph": Value(_paragraph, _of_recommendation("paragraph").take),
    "recommendation.withdrawn": Value(_withdrawn, _take_withdrawn),
    "recommendation.note": _of_recommendation("note"),
    "recommendation.outcomes": Value(
        lambda scope: _as_shown([row.text for row in scope.loose_outcomes()]),
        lambda draft, found: draft.expect(found.texts) and None,
    ),
    "recommendation.indicators": Value(
        lambda scope: _as_shown(map(_indicator, scope.indicators())), _take_indicators
    ),
    "recommendation.said": Value(
        lambda scope: _as_shown([row.text for row in scope.rows_of_recommendations()] if scope.recommendations else []),
        _take_recommendation_texts,
    ),
    "recommendation.label": Value(_label_beside_text, _take_label_beside_text),
    "row.recommendation.named": Value(
        lambda scope: _as_shown(_names(scope, _recommendations_of(scope))), _take_names
    ),
    "recommendations.label": Value(_label, _take_label),
    "section.recommendations": Value(_listed, _take_listed),
    "section.row.title": Value(_one("title").show, _take_section_title),
    "section.row.timescale": Value(_one("timescale").show, _of_section("timescale").take),
    "section.row.sponsor": Value(_one("sponsor").show, _of_section("sponsor").take),
    "section.row.lead": Value(_one("lead").show, _of_section("lead").take),
    "section.row.outcome": Value(_one("outcome").show, _of_section("outcome").take),
    "section.row.commitments": Value(_many("commitments").show, _of_section("commitments", many=True).take),
    "section.row.success_measures": Value(
        _many("success_measures").show, _of_section("success_measures", many=True).take
    ),
    "section.row.within": Value(
        lambda scope: _within(replace(scope, section=scope.row.id)), _take_within
    ),
    "row.recommendation.whole": Value(_whole, _take_whole),
    "row.indicators": Value(_indicators_of_row, _take_indicators),
    "action.outcomes.each": Value(_outcomes_each, _take_outcomes_each),
    "row.section": Value(_section_of_row, _take_section_of_row),
    "row.recommendation.number": Value(
        lambda scope: _as_shown([row.number for row in _recommendations_of(scope)]), _take_numbers
    ),
    "row.recommendation.text": Value(
        lambda scope: _as_shown([row.text for row in _recommendations_of(scope)]), _take_recommendation_texts
    ),
    "commitment": Value(
        lambda scope: _as_shown([scope.commitment]),
        lambda draft, found: setattr(draft, "commitment", _text(found)),
    ),
    "action.ref": _one("ref"),
    "action.text": Value(_action_text, _take_action_text),
    "action.words": Value(
        lambda scope: _as_shown([scope.row.text] if scope.row else []),
        lambda draft, found: _take_words(draft, _text(found) or ""),
    ),
    "action.marker": _one("marker"),
    "action.see_also": _one("see_also"),
    "action.new": Value(
        lambda scope: _as_shown(["New"] if scope.row.new and not _is_new(scope.row.due.text) else []),
        lambda draft, found: draft.row.__setitem__("new", draft.row.get("new", False) or bool(found)),
    ),
    "action.lettered": Value(_lettered, _take_lettered),
    "action.why": _many("why"),
    "action.difference": _many("difference"),
    "action.leads": _many("leads"),
    "action.accountable": _many("accountable"),
    "action.commitment": _one("commitment"),
    "action.start": _one("start"),
    "action.due": Value(_due_with_first, _take_due_with_first),
    "action.due.alone": Value(_due, _take_due),
    "action.due.first": Value(_first_due, _take_first_due),
    "action.rag": Value(_rag, lambda draft, found: draft.row.__setitem__("rag", _rating_in(found))),
    "action.status": _one("status"),
    "action.cost": Value(_one("cost.text").show, _take_cost),
    "action.completed": _one("completed"),
    "action.outcomes": Value(_outcomes_of_row_or_recommendation, _take_outcomes),
    "outcome.text": Value(_one("text").show, lambda draft, found: _take_words(draft, _text(found) or "")),
    "indicator.text": Value(lambda scope: _as_shown([_indicator(scope.row)]), _take_indicators),
    "position.as_at": Value(
        lambda scope: _as_shown([words_of_day(scope.row.as_at)]),
        lambda draft, found: draft.row.__setitem__("as_at", day_in_words(_text(found) or "")),
    ),
    **{
        f"position.{part}.{field}": _rated(part, field)
        for part in ("outcome", "impact", "actions_completed") for field in ("text", "rag")
    },
    "remedy.outstanding": _one("outstanding"),
    "remedy.remedies": _many("remedies"),
    "remedy.by": _one("by"),
    "remedy.completed": _one("completed"),
    "cost.item": _one("item"),
    "cost.recurrent": Value(
        lambda scope: _as_shown([{True: "Recurrent", False: "One-off"}.get(scope.row.recurrent)]), _take_kind
    ),
}  # fmt: skip


def _add_narrative(draft: Draft, found: Shown) -> None:
    if not draft.narrative:
        draft.narrative.append({"heading": None, "text": ()})
    draft.narrative[-1]["text"] = (*draft.narrative[-1]["text"], *found.texts)


# heads that the plan itself gives --------------------------------------------------------------------------------


def amount(year: str, scope: Scope) -> Shown:
    """What a cost line comes to in a financial year."""
    pounds = scope.row.amounts.get(year)
    return Shown() if pounds is None else Shown((pounds_in_words(pounds),))


def other(head: str, scope: Scope) -> Shown:
    """What a row says under a head that the plan's own fields have no place for."""
    return _as_shown([_extras(scope.row).get(head)])


def other_heads(scopes: Sequence[Scope]) -> tuple[str, ...]:
    """The heads of such words among these rows, each once."""
    return tuple(dict.fromkeys(head for scope in scopes for head in _extras(scope.row)))


def _extras(row) -> dict[str, str]:
    """Words kept under heads of the document's own, and pieces that the reader could give to no field."""
    extra = (row.model_extra or {}) if row is not None else {}
    said = dict(extra["other"]) if isinstance(extra.get("other"), dict) else {}
    if extra.get("fragment"):
        said["Fragment"] = str(extra["fragment"])
    if isinstance(extra.get("unpaired"), dict):
        said["Not paired"] = "; ".join(str(text) for texts in extra["unpaired"].values() for text in texts)
    return said


def at(scope: Scope, row) -> Scope:
    """The same place, at one row."""
    return replace(scope, row=row)
