"""What changed between the September board and today, as a board asks it."""

from datetime import date

import pytest

from goldthread.plan.change_words import done_heading, heading, lead, moved_by, rest_heading
from goldthread.plan.changes import changes_between
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.evidence import Evidence
from goldthread.plan.live.update import Update
from goldthread.plan.text_changes import easier
from tests.support.changing import after, before

THEN, NOW = date(2026, 9, 22), date(2026, 11, 20)


def since_september(*edits, **more):
    return changes_between(before(), after(*edits), before_on=THEN, after_on=NOW, **more)


def test_nothing_changed_is_said_with_both_days():
    changes = since_september()
    assert heading(changes) == "Nothing changed between 22 September and 20 November 2026"
    assert lead(changes) == "" and changes.count == 0


def test_what_becomes_late_by_the_calendar_alone_is_no_change_but_is_said():
    plan = before(("actions", "a1", {"due": {"latest": "2026-10-31"}}))
    changes = changes_between(plan, plan, before_on=THEN, after_on=NOW)
    assert [(late.key, late.due, late.days) for late in changes.late] == [("a1", "2026-10-31", 20)]
    assert heading(changes).endswith("November 2026, but 1 action became late")


@pytest.mark.parametrize(
    ("colour", "direction", "said"),
    [
        ("green", "better", "Since the September board: 1 recommendation better"),
        ("red", "worse", "Since the September board: 1 recommendation worse"),
        (None, "unchanged", "Since the September board: no recommendation better or worse, 1 change in all"),
    ],
)
def test_a_new_position_moves_the_claim_of_its_recommendation(colour, direction, said):
    new = {"recommendation": "r1", "as_at": "2026-11-01", "published_by": "Tom Hallow",
           "outcome": {"rag": colour or "amber", "text": ["All teams review at day 20."]}}  # fmt: skip
    changes = since_september(("positions", None, new))
    moved = [(c.key, c.before, c.after, c.direction, c.reason, c.by, c.on) for c in changes.claims]
    told = ("r1", "amber", colour, direction, "All teams review at day 20.", "Tom Hallow", "2026-11-01")
    assert moved == ([told] if colour else [])
    assert len(changes.reported) == (0 if colour else 1)
    assert heading(changes, since="the September board") == said


def test_a_position_with_the_words_of_the_last_gives_no_reason():
    new = {"recommendation": "r1", "as_at": "2026-11-01", "outcome": {"rag": "green", "text": ["Two teams review."]}}
    assert since_september(("positions", None, new)).claims[0].reason == ""


def test_a_date_that_moved_keeps_from_to_reason_and_who_agreed():
    due = {"text": "Feb 2027", "latest": "2027-02-28", "slipped_from": ["Nov 2026"]}
    edit = ("actions", "a2", {"due": due})
    told = DateMove(id="m1", action="a2", before={"latest": "2026-11-30"}, after=due, reason="Waits for 9.2",
                    asked_by="Owen Tarrant", asked_on="2026-10-05", agreed_by="Meera Lindqvist")  # fmt: skip
    (moved,) = since_september(edit, moves=[told]).dates
    assert (moved.first, moved.times, moved_by(moved), moved.reason) == ("Nov 2026", 1, "3 months", "Waits for 9.2")
    assert moved.agreed_by == "Meera Lindqvist" and moved.in_force


def test_a_move_that_nobody_has_agreed_is_listed_and_the_date_before_stands():
    asked = DateMove(id="m1", action="a2", before={"text": "Nov 2026", "latest": "2026-11-30"},
                     after={"latest": "2026-12-31"}, reason="HR system change", asked_by="Owen Tarrant",
                     asked_on="2026-11-02", state="asked")  # fmt: skip
    changes = since_september(moves=[asked])
    assert changes.dates == () and [(m.key, m.agreed_by, m.in_force) for m in changes.asked] == [("a2", "", False)]


def test_the_same_day_written_another_way_moves_no_date():
    due = {"text": "by the end of November 2026", "latest": "2026-11-30"}
    changes = since_september(("actions", "a2", {"due": due}))
    assert changes.dates == () and [each.field for each in changes.wording] == ["due.text"]


def test_what_is_done_has_its_proof_or_none():
    proof = Evidence(id="e1", title="Audit of 20 files", used_by=[{"entity": "actions", "key": "a1"}])
    taken_back = Evidence(id="e2", title="Diary", used_by=[{"entity": "actions", "key": "a2"}], withdrawn="wrong file")
    edits = [("actions", id_, {"completed": "2026-09-30", "rag": "blue"}) for id_ in ("a1", "a2")]
    changes = since_september(*edits, evidence=[proof, taken_back])
    assert [(d.key, d.on, [p.title for p in d.proof]) for d in changes.done] == [
        ("a1", "2026-09-30", ["Audit of 20 files"]),
        ("a2", "2026-09-30", []),
    ]
    assert changes.ratings == () and done_heading(changes) == "2 actions done"


def test_what_was_done_and_is_open_again_is_said():
    done = ("actions", "a1", {"completed": "2026-09-01"})
    changes = changes_between(before(done), after(), before_on=THEN, after_on=NOW)
    assert [row.key for row in changes.reopened] == ["a1"] and changes.done == ()


def test_new_and_taken_out():
    changes = since_september(
        ("actions", None, {"id": "a9", "text": "Second interviewer at weekends", "leads": ["Lena Osgood"]}),
        ("actions", "a2", None),
        ("recommendations", "r2", {"withdrawn": True}),
    )
    assert [(row.entity, row.key) for row in changes.new] == [("actions", "a9")]
    assert done_heading(changes) == "1 row new, 2 taken out"
    assert {(row.entity, row.key) for row in changes.gone} == {("actions", "a2"), ("recommendations", "r2")}


def test_words_are_struck_and_added_and_a_target_that_becomes_easier_is_noticed():
    edit = ("outcomes", "o1", {"text": "Reduce agency social workers to 15% by March 2027"})
    (changed,) = since_september(edit).wording
    assert [(p.kind, p.text) for p in changed.pieces if p.kind != "kept"] == [
        ("struck", "10%"), ("added", "15%"), ("struck", "December 2026"), ("added", "March 2027"),
    ]  # fmt: skip
    assert changed.easier == ("the figure goes from 10% to 15%", "the date goes from December 2026 to March 2027")
    assert rest_heading(since_september(edit)) == "Wording changed once, cost not at all"


EASIER = [
    ("95% of visits on time", "90% of visits on time", ("the figure goes from 95% to 90%",)),
    ("90% of visits on time", "95% of visits on time", ()),
    ("Record visits within 3 days", "Record visits within 5 days", ("the figure goes from 3 to 5",)),
    ("Record visits within 5 days", "Record visits within 3 days", ()),
    ("90% of visits are on time", "Visits are on time", ("90% is left out",)),
    ("Reduce repeat plans to at least 10%", "Reduce repeat plans to at least 12%", ()),
    ("Open 4 hubs by May 2026", "Open 4 hubs by July 2026", ("the date goes from May 2026 to July 2026",)),
    ("Open 4 hubs by July 2026", "Open 4 hubs by May 2026", ()),
    ("Open 4 hubs by May 2026", "Open 3 hubs", ("the figure goes from 4 to 3", "May 2026 is left out")),
    ("Audit 20 files a month", "Audit 20 files each month", ()),
    ("No more than 18 cases a worker", "No more than 20 cases a worker", ("the figure goes from 18 to 20",)),
]


@pytest.mark.parametrize(("was", "is_now", "why"), EASIER)
def test_easier_and_harder_targets(was, is_now, why):
    assert easier(was, is_now) == why


def test_money_that_moved_and_its_sums():
    line = {"item": "Duty worker", "amounts": {"2026/27": 40000, "2027/28": 42000}}
    changes = changes_between(
        before(("costs.lines", None, line)),
        after(("costs.lines", None, line | {"amounts": {"2026/27": 45000, "2027/28": 42000}, "funded": True})),
        before_on=THEN, after_on=NOW,
    )  # fmt: skip
    (moved,) = changes.costs
    assert (moved.name, [(f.column, f.year, f.before, f.after) for f in moved.figures]) == (
        "Duty worker", [("amounts", "2026/27", 40000, 45000)],
    )  # fmt: skip
    assert [(f.year, f.before, f.after) for f in changes.totals] == [("2026/27", 40000, 45000)]


def test_another_owner():
    (changed,) = since_september(("actions", "a1", {"leads": ["Lena Osgood"]})).owners
    assert (changed.key, changed.field, changed.before, changed.after) == (
        "a1", "leads", ("Joan Sefton",), ("Lena Osgood",),
    )  # fmt: skip


def test_updates_of_the_time_between_say_who_and_why():
    edit = ("actions", "a1", {"rag": "red", "status": "Nobody to book the room"})
    told = [
        Update(id="u0", action="a1", on="2026-09-22", by="Too Early", rag="red", reason="before the board"),
        Update(id="u1", action="a1", on="2026-11-03", by="Joan Sefton", rag="red", reason="No clerk", changed="x"),
    ]
    changes = since_september(edit, updates=told)
    assert [(c.direction, c.reason, c.by) for c in changes.ratings] == [("worse", "No clerk", "Joan Sefton")]
    assert [(t.after, t.by) for t in changes.told] == [("Nobody to book the room", "Joan Sefton")]


def test_where_a_value_was_read_is_no_change():
    changes = since_september(("actions", "a1", {"source": {"line": 14}, "how": {"leads": "inferred"}}))
    assert changes.count == 0 and len(changes.reading) == 1


def test_what_no_list_is_for_is_kept_under_other():
    changes = since_september(("actions", "a1", {"marker": "*"}), ("plan", None, {"status": "final"}))
    assert {(item.entity, item.differences[0].path) for item in changes.other} == {
        ("actions", ("marker",)), ("plan", ("status",)),
    }  # fmt: skip
