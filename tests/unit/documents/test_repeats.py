"""A reference that stands twice is asked about, once for each repeat, with the line of the first."""

from goldthread.documents.repeats import repeated_references
from goldthread.plan.model import Plan


def plan_with(*refs):
    rows = [{"id": f"a{n}", "ref": ref, "text": f"Do {n}", "source": {"line": n}} for n, ref in enumerate(refs, 1)]
    return Plan.model_validate({"actions": rows})


def test_the_second_and_third_are_asked_about_with_the_line_of_the_first():
    doubts = repeated_references(plan_with("1.1", "1.2", "1.1", "1.1"))
    assert [(doubt.id, doubt.field, doubt.line) for doubt in doubts] == [("a3", "ref", 3), ("a4", "ref", 4)]
    assert doubts[0].question == "Reference 1.1 stands on line 1, for another action. Is it right here too?"


def test_different_references_and_none_at_all_are_not_asked_about():
    assert repeated_references(plan_with("1.1", "1.10", None, None)) == ()


def test_a_bare_letter_begins_again_under_each_recommendation():
    asked = [{"id": "1"}, {"id": "2"}]
    of = {"a1": "1", "a2": "1", "a3": "2", "a4": "2"}
    rows = [
        {"id": id_, "ref": ref, "recommendations": [of[id_]]}
        for id_, ref in {"a1": "a", "a2": "b", "a3": "a", "a4": "a"}.items()
    ]
    plan = Plan.model_validate({"recommendations": asked, "actions": rows})
    assert [doubt.id for doubt in repeated_references(plan)] == ["a4"]
