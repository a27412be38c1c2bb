"""A chain of revisions: what was done to a copy of it behind the site's back is named, with its place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from goldthread.trail import (
    ERASURES,
    Head,
    Revision,
    digest_of,
    first_fault,
    link_of,
    seal_of,
    value_digest_of,
    why_digest_of,
)  # fmt: skip

KEY = b"a key of the tests"


def chain(*values, plan: int = 7) -> tuple[list[Revision], Head]:
    """A chain of one revision for each value, and its sealed head. A pair is the person and the value."""
    rows, before = [], ""
    for place, said in enumerate(values, 1):
        by, value = said if isinstance(said, tuple) else (1, said)
        row = _revision(plan, place, by, value)
        row = replace(row, digest=link_of(before, row))
        before = row.digest
        rows.append(row)
    return rows, _sealed(Head(plan, len(rows), before))


def _revision(plan, place, by, value) -> Revision:
    entity = ERASURES if value and "state" in value else "actions"
    salt, why = f"salt {place}", f"why {place}"
    digests = value_digest_of(value, salt), why_digest_of(why, salt)
    at = f"2026-11-{place:02}T09:00:00+00:00"
    return Revision(
        plan, place, entity, "e1" if entity == ERASURES else f"a{place}", at, by, why, value, salt, *digests, ""
    )


def _sealed(head: Head) -> Head:
    return replace(head, seal=seal_of(KEY, head))


def _erased(row: Revision) -> Revision:
    return replace(row, value=None, why="", salt="")


FIVE = [{"text": f"Do {number}"} for number in range(1, 5)] + [None]


def _relinked(rows, start):
    """The rows with their links made anew from ``start`` on, as somebody who knows how they are made would."""
    before, made = (rows[start - 2].digest if start > 1 else ""), rows[: start - 1]
    for row in rows[start - 1 :]:
        made.append(replace(row, digest=link_of(before, row)))
        before = made[-1].digest
    return made


def _swapped(rows):
    return [rows[0], replace(rows[2], place=2), replace(rows[1], place=3), *rows[3:]]


def _closed_up(rows):
    return [replace(row, place=place) for place, row in enumerate([rows[0], *rows[2:]], 1)]


def _at(rows, place, **values):
    return [replace(row, **values) if row.place == place else row for row in rows]


@pytest.mark.parametrize(
    "done, place, what",
    [
        (lambda rows: _at(rows, 3, value={"text": "Did 3"}), 3, "altered"),
        (lambda rows: _at(rows, 3, why="another reason"), 3, "altered"),
        (lambda rows: _at(rows, 3, by=2), 3, "altered"),
        (lambda rows: _at(rows, 3, at="2026-11-30T09:00:00+00:00"), 3, "altered"),
        (lambda rows: _at(rows, 3, value_digest="0" * 64), 3, "altered"),
        (lambda rows: _relinked(_at(rows, 3, by=2), 3)[:3] + rows[3:], 4, "altered"),
        (lambda rows: _relinked(_at(rows, 3, by=2), 3), 5, "head altered"),
        (lambda rows: [rows[0], *rows[2:]], 2, "removed"),
        (lambda rows: rows[1:], 1, "removed"),
        (lambda rows: [rows[0], rows[3], rows[4]], 2, "removed"),
        (_closed_up, 2, "altered"),
        (_swapped, 2, "reordered"),
        (lambda rows: rows[:-1], 5, "tail cut off"),
        (lambda rows: rows[:2], 3, "tail cut off"),
        (lambda rows: [], 1, "tail cut off"),
        (lambda rows: [*rows[:3], rows[2], *rows[3:]], 3, "altered"),
        (lambda rows: _at(rows, 3, value=None), 3, "altered"),
        (lambda rows: [*rows[:2], _erased(rows[2]), *rows[3:]], 3, "erased unlawfully"),
    ],
)
def test_what_was_done_to_the_rows_is_named(done, place, what):
    rows, head = chain(*FIVE)
    assert first_fault(rows, head, key=KEY) is None
    fault = first_fault(done(list(rows)), head, key=KEY)
    assert (fault.plan, fault.place, fault.what) == (7, place, what)


@pytest.mark.parametrize(
    "head, what",
    [
        (lambda head: None, "head altered"),
        (lambda head: replace(head, place=4), "head altered"),
        (lambda head: replace(head, digest="0" * 64), "head altered"),
        (lambda head: replace(head, seal="0" * 64), "seal wrong"),
        (lambda head: replace(head, seal=seal_of(b"another key", head)), "seal wrong"),
    ],
)
def test_what_was_done_to_the_head_is_named(head, what):
    rows, right = chain(*FIVE)
    assert first_fault(rows, head(right), key=KEY).what == what


def test_a_tail_cut_off_with_its_head_set_back_has_the_wrong_seal_for_who_has_no_key():
    rows, head = chain(*FIVE)
    shorter = replace(head, place=3, digest=rows[2].digest)
    assert first_fault(rows[:3], shorter, key=KEY).what == "seal wrong"
    assert first_fault(rows[:3], shorter) is None  # without the key nobody can say


ASKED = {"state": "asked", "places": [2, 3]}
AGREED = {"state": "agreed", "places": [2, 3]}


@pytest.mark.parametrize(
    "asked, agreed, erased, unlawful",
    [
        ((1, ASKED), (2, AGREED), (2, 3), None),
        ((1, ASKED), (2, AGREED), (2,), None),
        ((1, ASKED), (2, AGREED), (2, 3, 4), 4),
        ((1, ASKED), (1, AGREED), (2, 3), 2),  # one person is not two
        ((1, ASKED), (2, {**AGREED, "state": "refused"}), (3,), 3),
        ((1, {**ASKED, "places": [2]}), (2, AGREED), (2, 3), 3),  # agreed to more than was asked
    ],
)
def test_words_go_lawfully_when_one_asked_and_another_agreed(asked, agreed, erased, unlawful):
    rows, head = chain(*FIVE[:4], asked, agreed)
    left = [_erased(row) if row.place in erased else row for row in rows]
    fault = first_fault(left, head, key=KEY)
    assert (fault and fault.place) == unlawful


def test_an_erased_row_holds_no_other_words():
    rows, head = chain(*FIVE[:4], (1, ASKED), (2, AGREED))
    other = [replace(_erased(row), why="Nothing was here") if row.place == 2 else row for row in rows]
    assert first_fault(other, head, key=KEY).place == 2


def test_what_is_left_of_erased_words_does_not_tell_them():
    """Without its salt the digest of a guessed text is another."""
    (row, *_), _ = chain({"text": "Yes"})
    assert value_digest_of({"text": "Yes"}, "") != row.value_digest != value_digest_of({"text": "Yes"}, "salt 2")


def test_the_oldest_revisions_are_linked_over_their_reason():
    old = Revision(7, 1, "actions", "a1", "2026-11-01T09:00:00+00:00", 1, "Brought in", {"text": "Do"}, "", "", "", "")
    old = replace(old, value_digest=value_digest_of(old.value, ""))
    old = replace(old, digest=link_of("", old))
    head = Head(7, 1, old.digest)
    assert old.digest == digest_of(["", 7, 1, "actions", "a1", old.at, 1, "Brought in", digest_of({"text": "Do"})])
    assert first_fault([old], head) is None
    assert first_fault([replace(old, why="Another")], head).what == "altered"
