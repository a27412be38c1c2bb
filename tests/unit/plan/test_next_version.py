"""Which row is which where a council's numbers and headings say little, and how first dates are kept."""

import pytest

from goldthread.plan.model import Plan
from goldthread.plan.next_version.first_dates import due_afterwards
from goldthread.plan.next_version.matching import matched
from goldthread.plan.next_version.merging import merge

TEXTS = ("Visit every child within a working day", "Train every manager in supervision", "Open a duty desk",
         "Count late assessments by reason", "Ask care leavers what helped them")  # fmt: skip


def plan(*rows: tuple[str, str], ids: str = "a", section: str = "") -> Plan:
    """Actions as reference and text."""
    return Plan.model_validate({
        "sections": [{"id": "s1", "title": section}] if section else [],
        "actions": [{"id": f"{ids}{place}", "ref": ref, "text": text, "section": "s1" if section else None}
                    for place, (ref, text) in enumerate(rows, 1)],
    })  # fmt: skip


def found(live: Plan, document: Plan, entity: str = "actions") -> set[tuple]:
    return {(each.live, each.document, each.how, each.sure) for each in matched(live, document).pairs
            if each.entity == entity}  # fmt: skip


def test_one_reference_used_twice_is_no_evidence():
    live = plan(("1.1", TEXTS[0]), ("1.2", TEXTS[1]))
    document = plan(("1.1", TEXTS[1]), ("1.1", TEXTS[0]), ids="d")
    assert found(live, document) == {("a1", "d2", "reference", True), ("a2", "d1", "words", True)}


def test_a_row_put_in_front_moves_every_number_and_no_row():
    live = plan(*((f"1.{place}", text) for place, text in enumerate(TEXTS[1:], 1)))
    document = plan(*((f"1.{place}", text) for place, text in enumerate(TEXTS, 1)), ids="d")
    moved = {(f"a{place}", f"d{place + 1}", "words", True) for place in range(1, 5)}
    assert found(live, document) == {*moved, (None, "d1", "new", True)}


def test_other_words_under_the_old_number_are_asked_about():
    live, document = plan(("1.1", TEXTS[0])), plan(("1.1", TEXTS[2]), ids="d")
    assert found(live, document) == {("a1", "d1", "reference", False)}


def test_rows_that_say_the_same_are_told_by_their_numbers():
    live = plan(("1.1", "Report each month"), ("2.1", "Report each month"))
    document = plan(("2.1", "Report each month"), ("1.1", "Report each month"), ids="d")
    assert found(live, document) == {("a1", "d2", "reference", True), ("a2", "d1", "reference", True)}


def test_fewer_rows_that_say_the_same_without_a_number_are_asked_about():
    live, document = (
        plan(("", "Report each month"), ("", "Report each month")),
        plan(("", "Report each month"), ids="d"),
    )
    assert {each[3] for each in found(live, document)} == {False}


def test_a_section_with_another_name_over_the_same_actions_is_the_same():
    rows = [("", text) for text in TEXTS]
    live, document = plan(*rows, section="Leadership"), plan(*rows, ids="d", section="How we run the service")
    assert found(live, document, "sections") == {("s1", "s1", "place", True)}


@pytest.mark.parametrize(
    ("known", "now", "printed", "slipped_from"),
    [
        ([], "March 2026", ["March 2026"], ["March 2026"]),
        ([], "End March 2026", ["March 2026"], ["End March 2026"]),
        ([], "March 2026", [], ["March 2026"]),
        (["May 2025"], "March 2026", ["March 2026"], ["May 2025", "March 2026"]),
        (["May 2025"], "March 2026", ["May 2025", "January 2026"], ["May 2025", "March 2026", "January 2026"]),
        (["May 2025"], "March 2026", ["January 2026", "March 2026"], ["May 2025", "January 2026", "March 2026"]),
    ],
)
def test_the_first_date_stays_first_whatever_is_printed(known, now, printed, slipped_from):
    live = {"text": now, "latest": "2026-03-31", "slipped_from": known}
    said = {"text": "June 2026", "latest": "2026-06-30", "slipped_from": printed}
    assert due_afterwards(live, said)["slipped_from"] == slipped_from


def test_pieces_that_our_own_file_prints_as_not_paired_are_no_change():
    row = {"id": "a1", "ref": "1.1", "text": TEXTS[0]}
    live = Plan.model_validate({"actions": [row | {"unpaired": {"due": ["30 June 2026"]}}]})
    document = Plan.model_validate({"actions": [row | {"other": {"Not paired": "30 June 2026"}}]})
    assert merge(live, live, document, whole=True).proposed == ()
    more = Plan.model_validate({"actions": [row | {"other": {"Not paired": "30 June 2026", "Team": "North"}}]})
    assert [each.document for each in merge(live, live, more, whole=True).proposed] == [{"Team": "North"}]
