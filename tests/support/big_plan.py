"""An invented plan of any size, with a little of everything in every row: for counts of queries and for times."""

from __future__ import annotations

from goldthread.plan.model import Plan

COLOURS = ("red", "amber", "green", "blue", None)
PEOPLE = ("Lena Osgood", "Joan Sefton", "Dan Okoro", "Meera Lindqvist", "Tom Hallow", "Owen Tarrant")
MONTHS = ("2026-03-31", "2026-06-30", "2026-09-30", "2026-11-30", "2026-12-31", "2027-03-31")
DATES = ("2025-11-01", "2026-03-01", "2026-07-01", "2026-11-01")
ACTIONS_EACH = 6
VERBS = ("Write", "Agree", "Publish", "Review", "Test", "Print", "Draw up", "Translate", "Shorten", "Explain", "Share")
THINGS = (
    "the visiting guide",
    "a duty rota",
    "the child's own plan",
    "health passports",
    "court letters",
    "the threshold card",
    "a mentor scheme",
    "caseload figures",
    "the foster carers' handbook",
    "return interviews",
    "the front door script",
    "family group meetings",
    "supervision notes",
)
WITH = (
    "schools",
    "the police",
    "health visitors",
    "young people",
    "foster carers",
    "the courts",
    "housing officers",
    "parents",
    "the youth service",
    "midwives",
    "advocates",
    "nurseries",
    "probation",
    "hospitals",
    "drug workers",
    "interpreters",
    "volunteers",
)  # 11, 13 and 17 have no common factor: no two of 2,431 actions share all three


def big_plan(actions: int = 300) -> Plan:
    """A plan with so many actions, six to a recommendation, five recommendations to a section."""
    count = max(1, actions // ACTIONS_EACH)
    every = range(1, count + 1)
    posts = [{"item": f"Post {n}", "recurrent": True, "amounts": {"2026/27": 1000 * n}} for n in range(1, 9)]
    whole = {
        "authority": "Fernshire Council",
        "title": "Improvement plan",
        "dated": "2026-02",
        "sections": [{"id": f"s{n}", "title": f"Part {n} of the plan"} for n in range(1, count // 5 + 2)],
        "recommendations": [_recommendation(n) for n in every],
        "outcomes": [_outcome(n) for n in every],
        "actions": [_action(n, count) for n in range(actions)],
        "positions": [_position(n, day) for n in every for day in range(len(DATES))],
        "remedial_actions": [_remedial(n) for n in every],
        "costs": {"lines": posts},
    }
    return Plan.model_validate(whole)


def _recommendation(number: int) -> dict:
    text = f"Visit the children of team {number} on time, see them alone and write it up within 2 working days"
    return {"id": f"r{number}", "number": str(number), "text": text, "section": f"s{number // 5 + 1}", **_place(number)}


def _outcome(number: int) -> dict:
    text = f"{80 + number % 15}% of visits of team {number} are on time by March 2027"
    return {"id": f"o{number}", "recommendations": [f"r{number}"], "text": text, "targets": [f"{80 + number % 15}%"]}


def _action(place: int, recommendations: int) -> dict:
    number, nth = place % recommendations + 1, place // recommendations + 1
    due = {"text": "as printed", "latest": MONTHS[place % 6], "kinds": ["date"]}
    if place % 7 == 0:
        due["slipped_from"] = ["Feb 2026"]
    return {
        "id": f"a{place}",
        "ref": f"{number}.{nth}",
        "recommendations": [f"r{number}"],
        "section": f"s{number // 5 + 1}",
        "text": f"{VERBS[place % 11]} {THINGS[place % 13]} with {WITH[place % 17]}",
        "leads": [PEOPLE[place % 6]],
        "due": due,
        "rag": COLOURS[place % 5],
        "status": f"{WITH[place * 5 % 17].capitalize()} saw {THINGS[place * 3 % 13]} on {place % 28 + 1} May 2026",
        "difference": ["No visit is forgotten"],
        "outcomes": [f"o{number}"],
        **_place(place),
    }


def _position(number: int, day: int) -> dict:
    rated = {"text": [f"Team {number} made {60 + 5 * day}% of visits on time"], "rag": COLOURS[(number + day) % 5]}
    return {"recommendation": f"r{number}", "as_at": DATES[day], "outcome": rated, "impact": rated}


def _remedial(number: int) -> dict:
    remedies = [f"List the reasons of team {number}"]
    return {
        "recommendation": f"r{number}",
        "outstanding": f"{number} visits were late",
        "remedies": remedies,
        "by": "Joan Sefton",
    }


def _place(place: int) -> dict:
    return {"source": {"line": place + 10, "table": 1, "row": place + 2, "cells": {"action": 2, "lead": 3}}}
