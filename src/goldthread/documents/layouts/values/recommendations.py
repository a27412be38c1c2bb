"""What stands in sections and recommendations, shown and taken back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.layouts.draft import Draft
from goldthread.documents.layouts.scope import Scope
from goldthread.documents.layouts.values.value import (
    Shown,
    Value,
    as_shown,
    many,
    of_recommendation,
    of_section,
    one,
    text_of,
)
from goldthread.plan.model import Action

NUMBERED = re.compile(r"Recommendation (\S[^:]{0,20}): (.+)|Recommendation: (.+)")


SEVERAL = re.compile(r"Recommendations (.+)")


WITHDRAWN = " [withdrawn]"


def recommendation_heading(scope: Scope) -> Shown:
    """“Recommendation 1: Make sure that …”, or “Recommendations 1, 2” where what follows answers several."""
    rows = scope.rows_of_recommendations() if scope.recommendations is not None else []
    if len(rows) == 1:
        row = rows[0]
        end = WITHDRAWN if row.withdrawn and not says_withdrawn(row.text) else ""
        return as_shown(
            [f"Recommendation {row.number}: {row.text}{end}" if row.number else f"Recommendation: {row.text}{end}"]
        )
    numbers = [row.number or row.text for row in rows]
    return as_shown([f"Recommendations {', '.join(numbers)}"] if rows else [])


def take_recommendation_heading(draft: Draft, found: Shown) -> None:
    text = text_of(found) or ""
    if one := NUMBERED.fullmatch(text):
        words = one[2] or one[3]
        recommend(draft, one[1], words.removesuffix(WITHDRAWN), withdrawn=words.endswith(WITHDRAWN))
    elif several := SEVERAL.fullmatch(text):
        draft.recommend_numbered(several[1].split(", "))


def recommend(draft: Draft, number: str | None, text: str | None, *, withdrawn: bool = False) -> None:
    """Goes to a recommendation, with what its own words say of it."""
    from goldthread.documents.understand.gathered import paragraph_in

    row = draft.recommend(number, text)
    if text:
        row.setdefault("paragraph", paragraph_in(text))
        row["withdrawn"] = withdrawn or says_withdrawn(text)


def withdrawn(scope: Scope) -> Shown:
    """That a recommendation no longer stands, where its words do not say so."""
    rows = scope.rows_of_recommendations()
    return as_shown(["Withdrawn"] if len(rows) == 1 and rows[0].withdrawn and not says_withdrawn(rows[0].text) else [])


def take_withdrawn(draft: Draft, found: Shown) -> None:
    for row in draft.recommendation_rows() if found else ():
        row["withdrawn"] = True


def says_withdrawn(text: str) -> bool:
    from goldthread.documents.understand.gathered import says_withdrawn

    return says_withdrawn(text)


WHOLE = re.compile(r"Ofsted recommendation (\S[^:]{0,20}): (.+)")


LISTED = re.compile(r"Ofsted(?: ([^\s:(][^:(]{0,20}?))?(?: \(([^()]+)\))?: (.+)")


def whole_of(scope: Scope) -> Shown:
    """“Ofsted recommendation 1: Make sure that …”."""
    return as_shown(
        f"Ofsted recommendation {row.number}: {row.text}" if row.number else row.text
        for row in recommendations_of(scope)
    )


def take_whole(draft: Draft, found: Shown) -> None:
    ids: tuple[str, ...] = ()
    for text in found.texts:
        parts = WHOLE.fullmatch(text)
        recommend(draft, parts[1] if parts else None, parts[2] if parts else text)
        ids += draft.here
    draft.here = ids


def listed(scope: Scope) -> Shown:
    """“Ofsted 1 (Priority and immediate action): Make sure that …” for each recommendation of the section."""
    return as_shown(
        " ".join(filter(None, ["Ofsted", row.number, f"({row.priority})" if row.priority else ""])) + f": {row.text}"
        for row in scope.rows_of_recommendations()
    )


def take_listed(draft: Draft, found: Shown) -> None:
    for text in found.texts:
        parts = LISTED.fullmatch(text)
        recommend(draft, parts[1] if parts else None, parts[3] if parts else text)
        if parts:
            draft.recommendation_rows()[0]["priority"] = parts[2]
    draft.here = ()


LONGEST_NUMBER = 12


NUMBER_AND_WORDS = re.compile(r"([\w/.-]{1,12}): (.{20,})")


def names_of(scope: Scope, rows: Sequence) -> list[str]:
    """What each recommendation is called: its number, or its words where it has none or shares it with another."""
    numbers = [row.number for row in scope.plan.recommendations]
    return [
        row.text if not row.number else row.number if numbers.count(row.number) == 1 else f"{row.number}: {row.text}"
        for row in rows
    ]


def label_of(scope: Scope) -> Shown:
    """“Recommendation 1”, or “Recommendations 1, 2”."""
    names = names_of(scope, scope.rows_of_recommendations() if scope.recommendations is not None else [])
    return as_shown([f"Recommendation{'s' if len(names) > 1 else ''} {', '.join(names)}"] if names else [])


def label_beside_text(scope: Scope) -> Shown:
    """“Recommendation 1” beside the words of it, where it has a number."""
    rows = scope.rows_of_recommendations() if scope.recommendations else []
    if not rows or not all(row.number for row in rows):
        return Shown()
    return as_shown([f"Recommendation{'s' if len(rows) > 1 else ''} {', '.join(str(row.number) for row in rows)}"])


def take_label_beside_text(draft: Draft, found: Shown) -> None:
    text = text_of(found) or ""
    draft.here = ()
    if text:
        draft.recommend_numbered(text.partition(" ")[2].split(", "))


def take_label(draft: Draft, found: Shown) -> None:
    text = text_of(found) or ""
    names = text.partition(" ")[2]
    take_names(draft, Shown(tuple(names.split(", ")) if text.startswith("Recommendations ") else (names,)))


def take_names(draft: Draft, found: Shown) -> None:
    """Goes to the recommendations that these are the numbers of, or the words."""
    ids: tuple[str, ...] = ()
    for name in found.texts:
        if parts := NUMBER_AND_WORDS.fullmatch(name):
            ids += (draft.recommend(parts[1], parts[2])["id"],)
            continue
        known = next((row["id"] for row in draft.recommendations if name in (row["text"], row["number"])), None)
        if known is None:
            known = (draft.recommend(name, None) if len(name) <= LONGEST_NUMBER else draft.recommend(None, name))["id"]
        ids += (known,)
    draft.here, draft.commitment = ids, None


def indicators_of_row(scope: Scope) -> Shown:
    """The indicators of the recommendation that the row answers."""
    ids = tuple(row.id for row in recommendations_of(scope))
    return as_shown(indicator(row) for row in scope.plan.indicators if row.recommendations == ids)


def paragraph(scope: Scope) -> Shown:
    """The paragraph of the report, where the recommendation's own words do not name it."""
    from goldthread.documents.understand.gathered import paragraph_in

    rows = scope.rows_of_recommendations() if scope.recommendations is not None else []
    return as_shown([row.paragraph for row in rows[:1] if len(rows) == 1 and row.paragraph != paragraph_in(row.text)])


def take_section_title(draft: Draft, found: Shown) -> None:
    from goldthread.documents.understand.gathered import time_limit_in

    row = draft.enter_section(text_of(found) or "")
    if "section.timescale" not in draft.named:
        row.setdefault("timescale", time_limit_in(row["title"]))


def within(scope: Scope) -> Shown:
    """The section that this one is a part of."""
    row = scope.shelf.sections.get(scope.section or "")
    above = scope.shelf.sections.get(str(getattr(row, "within", None)))
    return as_shown([above.title] if above else [])


def take_within(draft: Draft, found: Shown) -> None:
    id_ = next((row["id"] for row in draft.sections if row["title"] == text_of(found)), None)
    if id_:
        draft.section_row["within"] = id_


def section_of_row(scope: Scope) -> Shown:
    row = scope.row
    id_ = scope.shelf.section_of(row) if isinstance(row, Action) else getattr(row, "section", scope.section)
    return as_shown([scope.shelf.sections[id_].title] if id_ else [])


def take_section_of_row(draft: Draft, found: Shown) -> None:
    if text := text_of(found):
        if draft.section_row.get("title") != text:
            take_section_title(draft, found)
    else:
        draft.section = None


def recommendations_of(scope: Scope) -> list:
    if scope.row is None or not hasattr(scope.row, "recommendations"):
        ids = getattr(scope.row, "recommendation", None)
        ids = (ids,) if ids else scope.recommendations or ()
    else:
        ids = scope.row.recommendations
    return [scope.shelf.recommendations[id_] for id_ in ids]


def take_numbers(draft: Draft, found: Shown) -> None:
    """The recommendation, or recommendations, that a row names by number."""
    if not found.texts:
        draft.here = ()
    elif len(found.texts) == 1:
        draft.recommend(found.texts[0], None)
    else:
        draft.recommend_numbered(found.texts)


def take_recommendation_texts(draft: Draft, found: Shown) -> None:
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


def indicator(row) -> str:
    return " ".join(filter(None, [getattr(row, "note", None), row.page, row.code, row.text]))


def take_indicators(draft: Draft, found: Shown) -> None:
    from goldthread.documents.understand.indicators import indicators_in

    for indicator in indicators_in(found.texts):
        row = {"recommendations": draft.here, **indicator}
        if row not in draft.indicators:
            draft.indicators.append(row)


RECOMMENDATIONS: dict[str, Value] = {
    "section.title": Value(of_section("title").show, take_section_title),
    "section.within": Value(within, take_within),
    "section.timescale": of_section("timescale"),
    "section.sponsor": of_section("sponsor"),
    "section.lead": of_section("lead"),
    "section.outcome": of_section("outcome"),
    "section.commitments": of_section("commitments", many=True),
    "section.success_measures": of_section("success_measures", many=True),
    "recommendation.heading": Value(recommendation_heading, take_recommendation_heading),
    "recommendation.priority": of_recommendation("priority"),
    "recommendation.paragraph": Value(paragraph, of_recommendation("paragraph").take),
    "recommendation.withdrawn": Value(withdrawn, take_withdrawn),
    "recommendation.note": of_recommendation("note"),
    "recommendation.outcomes": Value(
        lambda scope: as_shown([row.text for row in scope.loose_outcomes()]),
        lambda draft, found: draft.expect(found.texts) and None,
    ),
    "recommendation.indicators": Value(
        lambda scope: as_shown(map(indicator, scope.indicators())), take_indicators
    ),
    "recommendation.said": Value(
        lambda scope: as_shown([row.text for row in scope.rows_of_recommendations()] if scope.recommendations else []),
        take_recommendation_texts,
    ),
    "recommendation.label": Value(label_beside_text, take_label_beside_text),
    "row.recommendation.named": Value(
        lambda scope: as_shown(names_of(scope, recommendations_of(scope))), take_names
    ),
    "recommendations.label": Value(label_of, take_label),
    "section.recommendations": Value(listed, take_listed),
    "section.row.title": Value(one("title").show, take_section_title),
    "section.row.timescale": Value(one("timescale").show, of_section("timescale").take),
    "section.row.sponsor": Value(one("sponsor").show, of_section("sponsor").take),
    "section.row.lead": Value(one("lead").show, of_section("lead").take),
    "section.row.outcome": Value(one("outcome").show, of_section("outcome").take),
    "section.row.commitments": Value(many("commitments").show, of_section("commitments", many=True).take),
    "section.row.success_measures": Value(
        many("success_measures").show, of_section("success_measures", many=True).take
    ),
    "section.row.within": Value(
        lambda scope: within(replace(scope, section=scope.row.id)), take_within
    ),
    "row.recommendation.whole": Value(whole_of, take_whole),
    "row.indicators": Value(indicators_of_row, take_indicators),
    "row.section": Value(section_of_row, take_section_of_row),
    "row.recommendation.number": Value(
        lambda scope: as_shown([row.number for row in recommendations_of(scope)]), take_numbers
    ),
    "row.recommendation.text": Value(
        lambda scope: as_shown([row.text for row in recommendations_of(scope)]), take_recommendation_texts
    ),
    "commitment": Value(
        lambda scope: as_shown([scope.commitment]),
        lambda draft, found: setattr(draft, "commitment", text_of(found)),
    ),
    "indicator.text": Value(lambda scope: as_shown([indicator(scope.row)]), take_indicators),
}  # fmt: skip
