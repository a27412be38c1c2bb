"""Plans that somebody could have written: words as people type them, rows that belong together."""

from __future__ import annotations

from hypothesis import strategies as st

from goldthread.plan.model import Plan
from goldthread.plan.money import amount_in
from goldthread.plan.targets import targets_in
from goldthread.plan.timescale import read_timescale

WORDS = (
    "children", "visits", "the", "court", "plan", "for", "social workers'", "review", "care leavers", "S47", "and",
    "re-referral", "90%", "on time", "(below)", "LAC/CLA", "“voice of the child”", "– always –", "£20,000", "IRO's",
    "Année", "ÿ", "<b>", "& partners", "Ofsted", "audit:", "in 2026/27", "recommendation 4", "Green", "N/A", "5 - 10",
    "every child's", "1:1", "@work", "a) first", "e.g.", "No.", "#", "total", "lead", "=SUM", "+44", "\"quoted\"", "½",
)  # fmt: skip
FIRST = (
    "Write",
    "Agree",
    "Review",
    "=Cost",
    "+Train",
    "-ish",
    "@home",
    "Make sure that",
    "“Think Family”",
    "24/7",
    "Émile",
)
PEOPLE = (
    "Ann Lee",
    "Joe Ray (Head of Service)",
    "SH",
    "Cllr Okoro",
    "QA Board",
    "Mary O'Neill",
    "D. Smith-Jones",
    "HoS",
)
DATES = ("Aug-16", "31/12/2026", "Immediate / Ongoing", "3 months", "End of March 2027", "tbc", "Autumn 2026", "Termly")
COSTS = ("£28,000", "No additional cost", "2 posts @ £30,000", "within budget")

sentences = st.builds(
    lambda first, rest: " ".join([first, *rest, "together."]),
    st.sampled_from(FIRST), st.lists(st.sampled_from(WORDS), min_size=2, max_size=14),
)  # fmt: skip
ratings = st.sampled_from(["red", "amber", "green", "blue", None])
maybe = lambda strategy: st.none() | strategy  # noqa: E731


@st.composite
def plausible_plans(draw, *, largest: int = 4) -> Plan:
    """A plan of a few sections and recommendations, with a little of everything."""
    sections = [
        {"id": f"s{n}", "title": f"{title} {n}", "timescale": draw(maybe(st.just("6 months"))),
         "sponsor": draw(maybe(st.sampled_from(PEOPLE))), "lead": draw(maybe(st.sampled_from(PEOPLE))),
         "outcome": draw(maybe(sentences)), "commitments": draw(st.lists(sentences, max_size=2, unique=True))}
        for n, title in enumerate(draw(st.lists(st.sampled_from(["Priority: leaders", "Care leavers", "B: Practice"]),
                                                max_size=3)), 1)
    ]  # fmt: skip
    ids = [row["id"] for row in sections]
    numbered = draw(st.booleans())
    recommendations = [
        {"id": f"r{n}", "number": str(n) if numbered else None, "text": f"{draw(sentences)} ({n})",
         "section": draw(st.sampled_from(ids)) if ids else None, "priority": draw(maybe(st.just("Priority action")))}
        for n in range(1, draw(st.integers(1, largest)) + 1)
    ]  # fmt: skip
    outcomes, actions, positions, remedies = [], [], [], []
    for row in recommendations:
        texts = draw(st.lists(sentences, max_size=3, unique=True))
        here = [{"id": f"o{len(outcomes) + n}", "recommendations": [row["id"]], "text": text,
                 "targets": targets_in(text)}
                for n, text in enumerate(texts, 1)]  # fmt: skip
        outcomes += here
        for _ in range(draw(st.integers(0, largest))):
            actions.append(draw(_action(len(actions) + 1, row, [one["id"] for one in here])))
        if draw(st.booleans()):
            positions.append(draw(_position(row["id"])))
        if draw(st.booleans()):
            remedies.append({"recommendation": row["id"], "outstanding": draw(sentences),
                             "remedies": draw(st.lists(sentences, min_size=1, max_size=2)),
                             "by": draw(maybe(st.sampled_from(PEOPLE)))})  # fmt: skip
    return Plan.model_validate(
        {"authority": "Fernshire", "title": "Fernshire improvement plan",
         "status": draw(st.sampled_from(["draft", None])),
         "dated": draw(st.sampled_from(["2026-07", "2026-07-21", None])), "sections": sections,
         "recommendations": recommendations, "outcomes": outcomes, "actions": actions, "positions": positions,
         "remedial_actions": remedies, "costs": draw(_costs())}
    )  # fmt: skip


@st.composite
def _action(draw, number: int, recommendation: dict, outcomes: list[str]) -> dict:
    text = draw(sentences)
    due, cost = draw(maybe(st.sampled_from(DATES))), draw(maybe(st.sampled_from(COSTS)))
    return {
        "id": f"a{number}", "recommendations": [recommendation["id"]], "section": recommendation["section"],
        "ref": draw(st.sampled_from([None, f"{number}.1", "a"])), "text": text, "targets": targets_in(text),
        "why": draw(st.lists(sentences, max_size=2)), "difference": draw(st.lists(sentences, max_size=2)),
        "leads": draw(st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True)),
        "accountable": draw(st.lists(st.sampled_from(PEOPLE), max_size=1)),
        "start": draw(maybe(st.sampled_from(DATES[:2]))), "due": read_timescale(due), "rag": draw(ratings),
        "status": draw(maybe(sentences)), "cost": {"text": cost, "amount": amount_in(cost)} if cost else None,
        "outcomes": draw(st.lists(st.sampled_from(outcomes), max_size=2, unique=True)) if outcomes else [],
        "completed": draw(maybe(st.just("12/01/2027"))),
    }  # fmt: skip


@st.composite
def _position(draw, recommendation: str) -> dict:
    rated = st.fixed_dictionaries({"text": st.lists(sentences, max_size=2), "rag": ratings})
    return {"recommendation": recommendation, "as_at": "2026-11-01", "outcome": draw(rated), "impact": draw(rated),
            "actions_completed": draw(rated)}  # fmt: skip


@st.composite
def _costs(draw) -> dict:
    lines = [
        {"item": f"{draw(sentences)}", "recurrent": draw(st.sampled_from([True, False, None])),
         "amounts": {"2026/27": float(draw(st.integers(1, 90_000))), "2027/28": 12.5}}
        for _ in range(draw(st.integers(0, 2)))
    ]  # fmt: skip
    return {"lines": lines, "totals_printed": {"2026/27": 100.0} if lines and draw(st.booleans()) else {}}
