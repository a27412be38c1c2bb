"""A re-inspection's recommendations against those of the inspection before."""

from __future__ import annotations

import pytest

from goldthread.plan.found_again import at_the_end, found_again, themes_of
from goldthread.plan.model import Plan, Recommendation
from goldthread.plan.vocabulary import vocabulary

# Two inspections of the invented council, five years apart. They share no wording, as real ones seldom do.
FIRST = {
    "1": "Bring assessments up to date, and write plans that are specific, with timescales and contingencies",
    "2": "Cut the number of different social workers whom a child has to meet",
    "3": "See that private fostering is found and assessed",
}
AGAIN = {
    "n1": "Plans in which each action has clear timescales and contingencies",
    "n2": "Recruitment and retention, so that fewer children see a change of social worker",
    "n3": "Manageable caseloads",
}


def rows(texts: dict[str, str]) -> list[Recommendation]:
    return [Recommendation(id=key, text=text) for key, text in texts.items()]


def test_what_a_council_was_told_twice_is_found_in_other_words():
    found = found_again(rows(AGAIN), rows(FIRST))
    assert [(each.key, each.earlier, each.sureness) for each in found] == [
        ("n1", "1", "perhaps"),
        ("n2", "2", "perhaps"),
    ]
    assert found[1].reason == "Both speak of changes of social worker"


def test_the_same_words_are_surely_the_same():
    text = "Hold strategy discussions without delay, with health and police in the room"
    before = rows({"1": text, "2": "Keep chronologies up to date"})
    found = found_again(rows({"n": f"{text}, and write down why."}), before)
    assert [(each.earlier, each.sureness) for each in found] == [("1", "sure")] and found[0].likeness > 0.6


@pytest.mark.parametrize("now, before", [
    ("Manageable caseloads", "Chronologies on every file"), ("", "Visits"),
    ("The quality of plans", "The quality of plans"),
])  # fmt: skip
def test_words_that_every_plan_uses_bring_nothing_together(now, before):
    assert found_again([Recommendation(id="n", text=now)], [Recommendation(id="o", text=before)]) == ()


def test_a_theme_that_everything_speaks_of_tells_nothing_apart():
    now = [Recommendation(id=f"n{place}", text=f"Caseloads of team {place}") for place in range(4)]
    assert found_again(now, [Recommendation(id="o", text="Lower the caseloads everywhere")]) == ()


def test_what_is_withdrawn_is_not_compared_and_two_at_most_are_suggested_for_one():
    before = [Recommendation(id=str(place), text=f"Chronologies, part {place}") for place in range(3)]
    before[0] = before[0].model_copy(update={"withdrawn": True})
    found = found_again([Recommendation(id="n", text="Chronologies")], before)
    assert [each.earlier for each in found] == ["1", "2"]


def test_what_the_old_plan_claimed_at_its_end():
    plan = Plan.model_validate({
        "recommendations": [{"id": "3"}],
        "actions": [{"id": "a", "recommendations": ["3"], "completed": "May 2014"},
                    {"id": "b", "recommendations": ["3"]}],
        "positions": [{"recommendation": "3", "as_at": day, "outcome": {"rag": rag, "text": [f"{rag} then"]}}
                      for day, rag in (("2013-03-01", "red"), ("2014-03-01", "green"))],
        "closing": {"on": "2014-04-01", "by": "Priya", "why": "Over"},
    })  # fmt: skip
    end = at_the_end(plan, "3")
    assert (end.rag, end.as_at, end.text, end.done, end.of) == ("green", "2014-03-01", ("green then",), 1, 2)
    assert end.closed == "2014-04-01"


def test_every_word_of_a_theme_is_written_as_texts_are_compared():
    for theme, said in vocabulary("themes")["themes"].items():
        for each in said:
            assert theme in themes_of(each.removesuffix("*")), f"{each} of {theme}"
