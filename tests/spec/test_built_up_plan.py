"""A real plan, cut into the files it must have been at each of its position dates and built up from them again."""

from __future__ import annotations

from functools import cache

import pytest

from goldthread.documents import read_plan
from goldthread.documents.load import load_document
from goldthread.plan.differences import differences_between
from goldthread.plan.model import Plan
from goldthread.plan.next_version.ids import under_live_ids
from goldthread.plan.next_version.matching import matched
from goldthread.plan.next_version.merging import Merge, merge
from goldthread.plan.next_version.taking import taken
from goldthread.plan.next_version.values import same
from goldthread.plan.next_version.whole import looks_whole
from tests.support.cut_plan import cut, days_of, expected
from tests.support.listed import PLANS, needs_plans
from tests.support.office_files import docx_of, pdf_of, xlsx_of

pytestmark = needs_plans
WRITTEN = {"docx": docx_of, "xlsx": xlsx_of, "pdf": pdf_of}


@cache
def text() -> str:
    return next(path for path in PLANS if path.stem.startswith("p")).read_text(encoding="utf-8")


@cache
def read(text_of_file: str, form: str) -> Plan:
    data = text_of_file.encode()
    if form in WRITTEN:
        data = WRITTEN[form](load_document(data, name="plan.txt"))
    return read_plan(data, name=f"plan.{form}").plan


def found(merged: Merge, line_of: dict[str, int]) -> dict:
    """What was found, said as whoever cut the plan says it: actions by their line in the whole text."""
    of_actions = [each for each in merged.proposed if each.entity == "actions"]
    return {
        "positions": sum(each.kind == "new" for each in merged.proposed if each.entity == "positions"),
        "slipped": {line_of[each.key]: (each.live["text"], each.document["text"])
                    for each in of_actions if each.kind == "slipped"},
        "rated": {line_of[each.key]: (each.live, each.document) for each in of_actions if each.kind == "re-rated"},
        "new": {line_of[each.key] for each in of_actions if each.kind == "new"},
        "remedial": sum(each.kind == "new" for each in merged.proposed if each.entity == "remedial_actions"),
    }  # fmt: skip


@pytest.mark.parametrize("forms", [("txt",) * 4, ("docx", "xlsx", "pdf", "txt")], ids="-".join)
def test_a_plan_built_up_one_position_date_at_a_time(forms, capsys):
    whole = read(text(), "txt")
    assert len(days_of(whole)) == len(forms)
    live = base = read(cut(text(), whole, 1), forms[0])
    # the actions stand in the order of the whole text, without those that it marks as new
    line_of = dict(zip((row.id for row in live.actions),
                       (row.source.line for row in whole.actions if not row.new), strict=True))  # fmt: skip
    first = {row.id: row.due.text for row in live.actions}
    for step, form in enumerate(forms[1:], 2):
        document = read(cut(text(), whole, step), form)
        matching = matched(live, document, base=base)
        assert matching.doubts == () and looks_whole(live, matching).whole
        document = under_live_ids(live, document, matching)
        line_of |= {row.id: whole.actions[place].source.line
                    for place, row in enumerate(document.actions) if row.id not in line_of}  # fmt: skip
        merged = merge(base, live, document, whole=True, matching=matching)
        assert found(merged, line_of) == vars(expected(text(), whole, step))
        others = {(each.entity, each.path) for each in merged.proposed if each.kind in ("changed", "gone", "back")}
        assert others <= {("plan", ("dated",)), ("plan", ("narrative",))}
        assert (merged.conflicts, merged.kept) == ((), ())
        before, live, base = live, taken(live, merged), document
        assert [row.id for row in live.actions if row.id in first] == [row.id for row in before.actions if row.id in
                                                                       first]  # fmt: skip
        assert len(live.positions) == len(before.positions) + found(merged, line_of)["positions"]
        with capsys.disabled():
            print(f"\n{forms[step - 2]} → {form}: {len(merged.proposed)} changes, all as cut, 0 doubts", end="")
    moved = [row for row in live.actions if row.due.slipped_from and first.get(row.id, row.due.text) != row.due.text]
    assert len(moved) == 21 and all(row.due.slipped_from[0] == first[row.id] for row in moved)
    assert unlike(live, whole) == set()


def unlike(live: Plan, whole: Plan) -> set[tuple[str, tuple[str, ...]]]:
    """The fields in which the plan built up differs from the plan read whole.

    Where a row stands in its file is no field of the plan. New positions stand below those of earlier dates. Where the
    page of a PDF is narrow, a bullet comes in two lines: the words are the same.
    """
    named = under_live_ids(live, whole, matched(live, whole))
    return {
        (each.entity, each.path) for each in differences_between(live, named)
        if each.path[:1] not in (("source",), ("how",)) and (each.entity, each.path) != ("positions", ("order",))
        and not same(each.path, each.before, each.after)
    }  # fmt: skip
