"""Names as plans print them, resolved to the people, teams and posts of an invented council."""

from datetime import date

import pytest

from goldthread.plan.model import Action, Plan
from goldthread.plan.owners import (
    Party,
    handed_over,
    load_of,
    names_printed,
    overload_rule,
    owners_of,
    suggestions,
)  # fmt: skip

KNOWN = (
    Party("Joan Sefton", post="Head of Service"),
    Party("Chris Pelham", post="Service Manager"),
    Party("Tom Hallow"),
    Party("Meera Lindqvist", post="Programme Manager"),
    Party("Ruth de Paz"),
    Party("Nicola Weedon", spellings=("Nicola Marsh",)),
    Party("Michael Oakes"),
    Party("Mary-Ann O’Neill"),
    Party("Cllr Anne Sefton"),
    Party("Sam Reed", post="Team Manager, Leaving Care"),
    Party("Sam Reed", post="Principal Social Worker"),
    Party("Lena Osgood"),
    Party("Lena Orchard"),
    Party("Quality Assurance Board", "team"),
    Party("Virtual School", "team"),
    Party("Head of Service, Children in Need", "post", ("HoS CIN",)),
    Party("Independent Reviewing Officers", "team"),
)

# Each: as printed, then for each name in it whom it means (“?” where a person must say), and whether that is sure.
SPELLINGS = [
    ("Joan Sefton", [("Joan Sefton", True)]),
    ("joan sefton", [("Joan Sefton", True)]),
    ("Joan  Sefton ", [("Joan Sefton", True)]),
    ("Joan Sefton (Head of Service)", [("Joan Sefton", True)]),
    ("Joan Sefton (HoS)", [("Joan Sefton", True)]),
    ("Joan Sefton, Head of Service", [("Joan Sefton", True)]),
    ("Head of Service - Joan Sefton", [("Joan Sefton", True)]),
    ("Head of Service: Joan Sefton", [("Joan Sefton", True)]),
    ("Sefton, Joan", [("Joan Sefton", True)]),
    ("Joan Sefton for practice", [("Joan Sefton", True)]),
    ("Joan Sefton – audit programme", [("Joan Sefton", True)]),
    ("Joan Sefton (Business Analyst)", [("Joan Sefton", False)]),
    ("J. Sefton", [("Joan Sefton", False)]),
    ("J Sefton", [("Joan Sefton", False)]),
    ("J.Sefton", [("Joan Sefton", False)]),
    ("JS", [("Joan Sefton", False)]),
    ("J.S.", [("Joan Sefton", False)]),
    ("Joan", [("Joan Sefton", False)]),
    ("Joan Seftn", [("Joan Sefton", False)]),
    ("Joan Seffton", [("Joan Sefton", False)]),
    ("J Sefton / T Hallow", [("Joan Sefton", False), ("Tom Hallow", False)]),
    ("Joan Sefton and Tom Hallow", [("Joan Sefton", True), ("Tom Hallow", True)]),
    ("CP", [("Chris Pelham", False)]),
    ("CP / JS", [("Chris Pelham", False), ("Joan Sefton", False)]),
    ("Christopher Pelham", [("Chris Pelham", False)]),
    ("RdP", [("Ruth de Paz", False)]),
    ("R de Paz", [("Ruth de Paz", False)]),
    ("Mike Oakes", [("Michael Oakes", False)]),
    ("Mary Ann O'Neill", [("Mary-Ann O’Neill", True)]),
    ("Nicola Marsh", [("Nicola Weedon", True)]),
    ("Nicola Weeden", [("Nicola Weedon", False)]),
    ("Cllr Anne Sefton", [("Cllr Anne Sefton", True)]),
    ("Councillor Anne Sefton", [("Cllr Anne Sefton", True)]),
    ("Cllr Sefton", [("Cllr Anne Sefton", False)]),
    ("Sam Reed", [("?", False)]),
    ("Sam Reed (PSW)", [("Sam Reed", False)]),
    ("LO", [("?", False)]),
    ("Lena", [("?", False)]),
    ("Tim Hallow", [("Tim Hallow", True)]),
    ("ZZ", [("?", False)]),
    ("QA Board", [("Quality Assurance Board", True)]),
    ("Quality Assurance board", [("Quality Assurance Board", True)]),
    ("Virtual School Board", [("Virtual School Board", False)]),
    ("Virtual school", [("Virtual School", True)]),
    ("HoS CIN", [("Head of Service, Children in Need", True)]),
    ("Head of Service – Children in Need", [("Head of Service, Children in Need", True)]),
    ("IROs", [("Independent Reviewing Officers", True)]),
    ("Head of Children and Families", [("Head of Children and Families", False)]),
    ("tba", []),
    ("–", []),
]


@pytest.mark.parametrize(("text", "truth"), SPELLINGS, ids=[text for text, _ in SPELLINGS])
def test_whom_a_spelling_means(text, truth):
    assert [(found.answer or "?", found.sure) for found in suggestions([text], KNOWN)] == truth


def test_two_people_of_one_name_are_never_one_without_asking():
    (found,) = suggestions(["Sam Reed"], KNOWN)
    assert (found.party, found.because) == (None, "Two people are called Sam Reed: say which")
    (found,) = suggestions(["LO"], KNOWN)
    assert found.because == "Lena Osgood or Lena Orchard: say which"


def test_an_officer_is_not_the_councillor_of_the_same_name():
    (found,) = suggestions(["Cllr Joan Sefton"], KNOWN)
    assert not found.sure and "not known as a councillor" in found.because


def test_two_posts_beside_one_name_in_a_plan_are_asked_about():
    found = suggestions(["Ada Marsh (Head of Service)", "Ada Marsh (Team Manager)", "Ada Marsh (HoS)"])
    assert {each.sure for each in found} == {False}
    assert "stand beside this name: say whether it is one person" in found[0].because


def test_without_anyone_known_the_usual_full_names_of_the_plan_are_held_against():
    texts = {"Ada Marsh": 9, "Ada Marsch": 1, "AM": 3, "TMs": 2, "Team Managers": 1}
    found = {each.text: (each.answer, each.sure) for each in suggestions(texts)}
    assert found == {
        "Ada Marsh": ("Ada Marsh", True), "Ada Marsch": ("Ada Marsh", False), "AM": ("Ada Marsh", False),
        "TMs": ("Team Managers", False), "Team Managers": ("Team Managers", False),
    }  # fmt: skip


def test_every_place_that_names_an_owner_is_looked_at():
    plan = Plan.model_validate({
        "sections": [{"id": "s", "title": "Practice", "sponsor": "A", "lead": "B"}],
        "actions": [{"id": "a", "leads": ["C"], "contributors": ["D"], "accountable": ["E"], "members": ["F"],
                     "partners": ["G"]}],
        "remedial_actions": [{"by": "H by May", "lead": "I"}],
        "terms": {"sponsor": "J"},
    })  # fmt: skip
    assert sorted(names_printed(plan)) == ["A", "B", "C", "D", "E", "F", "G", "H by May", "I", "J"]
    assert owners_of(plan) == (("C", 1),)


def _plan(*actions):
    return Plan(actions=[{"id": f"a{n}", **values} for n, values in enumerate(actions)])


def test_what_each_owner_has_under_all_the_spellings():
    plan = _plan(
        {"leads": ["JS"], "due": {"latest": "2026-10-31"}},
        {"leads": ["Joan Sefton", "JS"], "due": {"latest": "2026-11-30"}},
        {"leads": ["JS / TH"], "completed": "2026-09-01"},
        {"leads": ["TH"], "contributors": ["JS"], "accountable": ["Joan Sefton"]},
    )
    resolved = {"JS": ["Joan Sefton"], "TH": ["Tom Hallow"], "JS / TH": ["Joan Sefton", "Tom Hallow"]}
    joan, tom = load_of(plan, resolved, as_at=date(2026, 11, 20))
    assert (joan.name, joan.open, joan.late, joan.soon, joan.done, joan.helps, joan.answers) == (
        "Joan Sefton", 2, 1, 1, 1, 1, 1,
    )  # fmt: skip
    assert (tom.name, tom.open, tom.done, tom.overloaded) == ("Tom Hallow", 1, 1, False)


@pytest.mark.parametrize(("open_", "late", "too_much"), [(12, 0, False), (13, 0, True), (3, 3, False), (4, 4, True)])
def test_who_has_too_much(open_, late, too_much):
    plan = _plan(*({"leads": ["JS"], "due": {"latest": "2026-01-31"} if n < late else {}} for n in range(open_)))
    (load,) = load_of(plan, {}, as_at=date(2026, 11, 20))
    assert (load.open, load.late, load.overloaded) == (open_, late, too_much)
    assert overload_rule() == "Someone has too much with more than 12 open actions or more than 3 late."


HANDING_OVER = [
    (["Joan Sefton"], ["Lena Osgood"]),
    (["Joan Sefton (Head of Service)"], ["Lena Osgood"]),
    (["Head of Service - Joan Sefton"], ["Lena Osgood"]),
    (["JS / T Hallow"], ["Lena Osgood / T Hallow"]),
    (["Tom Hallow & Sefton, Joan"], ["Tom Hallow & Lena Osgood"]),
    (["Joan Sefton", "Lena Osgood"], ["Lena Osgood"]),
    (["Joan Seftonby"], ["Joan Seftonby"]),
    (["Tom Hallow"], ["Tom Hallow"]),
]


@pytest.mark.parametrize(("leads", "after"), HANDING_OVER)
def test_an_action_is_handed_over_wherever_the_name_stands(leads, after):
    action = Action(id="a", leads=leads, contributors=leads, accountable=leads, members=leads)
    given = handed_over(action, "Joan Sefton", "Lena Osgood", spellings=["JS"])
    assert [list(given.leads), list(given.contributors), list(given.accountable)] == [after] * 3
    assert given.members == tuple(leads)
    assert (given is action) == (leads == after)
