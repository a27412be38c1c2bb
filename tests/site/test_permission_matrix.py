"""Every address × method × person, against the table that people have read and agreed to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support import permission_matrix as matrix

EXPECTED = matrix.read(Path(__file__).with_name("permission_matrix.txt").read_text(encoding="utf-8"))
ADDRESSES = {address.name: address for address in matrix.addresses()}


def test_every_address_has_its_line_and_every_line_its_address():
    assert sorted(ADDRESSES) == sorted(EXPECTED), "print the table: python -m tests.site.write_permission_matrix"


@pytest.mark.skipif("GOLDTHREAD_DATABASE" in os.environ, reason="no right is worked out by the database: once will do")
@pytest.mark.django_db
def test_every_cell_is_as_agreed():
    here = matrix.world()
    found = {name: matrix.row_of(address, here) for name, address in ADDRESSES.items()}
    differ = [
        f"{name} for {who}: {letters}, agreed {EXPECTED.get(name, {}).get(who)}"
        for name, row in found.items() for who, letters in row.items() if EXPECTED.get(name, {}).get(who) != letters
    ]  # fmt: skip
    assert differ == []


def test_no_address_fails_and_none_that_is_closed_opens_to_those_who_are_not_signed_in():
    from goldthread_site.people.capabilities import rule_of
    from tests.site.test_rules_of_the_house import every_view

    assert not any("!" in letters for row in EXPECTED.values() for letters in row.values())
    views = dict(every_view())
    closed = [name for name, one in ADDRESSES.items() if not rule_of(views[one.pattern]).startswith("public: ")]
    of_pages = [name for name in closed if not ADDRESSES[name].pattern.startswith(matrix.API)]
    assert {EXPECTED[name][matrix.NOBODY] for name in of_pages} == {"sssss"} and len(of_pages) > 40
    of_programs = set(closed) - set(of_pages)
    assert {letter for name in of_programs for letter in EXPECTED[name][matrix.NOBODY]} == {"t", "m"}
    assert len(of_programs) > 40


def test_an_address_without_a_line_and_a_letter_that_changed_are_found():
    text = matrix.written({"home": dict.fromkeys(matrix.columns(), "ooooo")})
    assert matrix.read(text) == {"home": dict.fromkeys(matrix.columns(), "ooooo")}
    assert matrix.read(text) != {"home": EXPECTED["home"]}
