"""Random plans: each one keeps to goldthread-plan/1, and holds keys that nobody knows yet."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from goldthread.plan.model import DueKind, How, Plan
from goldthread.plan.rating import Rag

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
SOME_TEXTS = st.lists(TEXTS, max_size=3)
MAYBE_TEXT = st.none() | TEXTS
RAGS = st.none() | st.sampled_from(Rag.__args__)
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31)).map(date.isoformat)
POUNDS = st.floats(-1e9, 1e9, allow_nan=False, width=32)
AMOUNTS = st.dictionaries(TEXTS, POUNDS, max_size=2)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXTS,
    lambda inner: st.lists(inner, max_size=2),
    max_leaves=4,
)
UNKNOWN_KEYS = st.dictionaries(TEXTS.map(lambda text: f"x-{text}"), JSON, max_size=2)
SOURCES = st.none() | st.fixed_dictionaries(
    {},
    optional={
        "page": st.integers(1, 99),
        "line": st.integers(1, 9999),
        "cells": st.dictionaries(TEXTS, st.integers(1, 9)),
    },
)
ROW = {"source": SOURCES, "how": st.dictionaries(TEXTS, st.sampled_from(How.__args__), max_size=2)}


def an_object(required: dict, optional: dict) -> st.SearchStrategy[dict]:
    """JSON objects with the required keys, any of the optional ones, and unknown ones."""
    known = st.fixed_dictionaries(required, optional=optional)
    return st.builds(lambda mine, others: {**others, **mine}, known, UNKNOWN_KEYS)


def some_of(ids: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(ids), max_size=2) if ids else st.just([])


def one_of(ids: list[str]) -> st.SearchStrategy[str | None]:
    return st.none() | st.sampled_from(ids) if ids else st.none()


@st.composite
def dues(draw) -> dict:
    """When something is due; the earliest day is never after the latest."""
    first, last = sorted(draw(st.tuples(DAYS, DAYS)))
    kinds = st.lists(st.sampled_from(DueKind.__args__), max_size=2)
    dates = {"earliest": st.sampled_from([None, first]), "latest": st.sampled_from([None, last])}
    return draw(an_object({}, {"text": MAYBE_TEXT, **dates, "kinds": kinds, "slipped_from": SOME_TEXTS}))


@st.composite
def plan_objects(draw) -> dict:
    """A plan as JSON would hold it: ids are unique, and each id that is named is there."""
    ids = {
        name: draw(st.lists(TEXTS.map(lambda text, start=name[0]: start + text), max_size=3, unique=True))
        for name in ("sections", "recommendations", "outcomes", "actions")
    }
    rows = {name: [{"id": id_, **draw(strategy)} for id_ in ids[name]] for name, strategy in rows_with_ids(ids)}
    return {"format": "goldthread-plan/1", **rows, **draw(rest_of_a_plan(ids))}


def rows_with_ids(ids: dict[str, list[str]]) -> list[tuple[str, st.SearchStrategy[dict]]]:
    recommendations, section = some_of(ids["recommendations"]), one_of(ids["sections"])
    action = {
        "recommendations": recommendations, "section": section, "outcomes": some_of(ids["outcomes"]), "due": dues(),
        "ref": MAYBE_TEXT, "text": TEXTS, "why": SOME_TEXTS, "leads": SOME_TEXTS, "accountable": SOME_TEXTS,
        "rag": RAGS, "status": MAYBE_TEXT, "targets": SOME_TEXTS, "completed": MAYBE_TEXT, "new": st.booleans(),
        "cost": st.none() | an_object({"text": TEXTS}, {"amount": st.none() | POUNDS}), **ROW,
    }  # fmt: skip
    return [
        ("sections", an_object({"title": TEXTS}, {"timescale": MAYBE_TEXT, "commitments": SOME_TEXTS, **ROW})),
        (
            "recommendations",
            an_object({}, {"number": MAYBE_TEXT, "section": section, "withdrawn": st.booleans(), **ROW}),
        ),
        ("outcomes", an_object({}, {"recommendations": recommendations, "text": TEXTS, "targets": SOME_TEXTS, **ROW})),
        ("actions", an_object({}, action)),
    ]


def rest_of_a_plan(ids: dict[str, list[str]]) -> st.SearchStrategy[dict]:
    rated = an_object({}, {"text": SOME_TEXTS, "rag": RAGS})
    position = {"as_at": st.none() | DAYS, "outcome": rated, "impact": rated, "actions_completed": rated, **ROW}
    known = st.sampled_from(ids["recommendations"]) if ids["recommendations"] else st.nothing()
    remedial = {"recommendation": one_of(ids["recommendations"]), "remedies": SOME_TEXTS, "by": MAYBE_TEXT, **ROW}
    line = an_object({"item": TEXTS}, {"recurrent": st.none() | st.booleans(), "amounts": AMOUNTS, **ROW})
    return an_object({}, {
        "authority": MAYBE_TEXT, "title": MAYBE_TEXT, "status": st.sampled_from([None, "draft", "final"]),
        "dated": st.none() | DAYS | DAYS.map(lambda day: day[:7]),
        "narrative": st.lists(an_object({}, {"heading": MAYBE_TEXT, "text": SOME_TEXTS}), max_size=2),
        "indicators": st.lists(an_object({}, {"recommendations": some_of(ids["recommendations"]), **ROW}), max_size=2),
        "positions": st.lists(an_object({"recommendation": known}, position), max_size=2),
        "remedial_actions": st.lists(an_object({}, remedial), max_size=2),
        "costs": an_object({}, {"lines": st.lists(line, max_size=2), "totals_printed": AMOUNTS}),
    })  # fmt: skip


def plans() -> st.SearchStrategy[Plan]:
    """Random plans as the core holds them."""
    return plan_objects().map(Plan.model_validate)
