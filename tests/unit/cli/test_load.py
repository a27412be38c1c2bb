"""`goldthread load`: what a person sees of an extract that is taken in, refused, listed, looked at again."""

import re

import pytest

from tests.support.extracts import PERSONS, extract

MARCH = ("--as-at", "2026-03-31", "--authority", "E06999999")
APRIL = ("--as-at", "2026-04-30", "--authority", "E06999999")
CONTACTS = """
    cont_contact_id,cont_contact_date,cont_contact_source_code
    C1,2026-03-01,1A
    C2,Mary Smith rang,zz
    C3,1900-01-01,1A
"""


@pytest.fixture
def folder(tmp_path):
    return extract(tmp_path / "extract", ssd_person=PERSONS, ssd_contacts=CONTACTS, ssd_cp_plans="cppl_cp_plan_id")


@pytest.fixture
def store(tmp_path):
    return tmp_path / "store"


def test_what_came_in_what_was_not_understood_what_is_not_supplied(run, folder, store):
    ran = run("load", folder, "--into", store, *MARCH, "--council", "Fernshire")
    assert (ran.code, ran.err) == (0, "")
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert re.fullmatch(r"Taken in as 2026-03-31-[0-9a-f]{12}, as at 2026-03-31: 6 rows in 3 tables\.", lines[0])
    assert "ssd_contacts 3 3" in lines and "ssd_cp_plans empty –" in lines
    whole = " ".join(ran.out.split())
    why = "it is no code of this list, and no spelling that was declared"
    assert f"cont_contact_source_code: 1 × {why} (row 2: “zz”)" in whole and "Mary" not in whole
    assert "Tables that the source does not supply" in ran.out


def test_the_same_again_is_nothing_to_do(run, folder, store):
    run("load", folder, "--into", store, *MARCH)
    ran = run("load", folder, "--into", store, *MARCH)
    assert ran.code == 0 and ran.out.startswith("Nothing to do: this extract is there already, as the load 2026-03-31-")


def test_a_smaller_one_waits_for_approval(run, folder, store, tmp_path):
    run("load", folder, "--into", store, *MARCH)
    smaller = extract(tmp_path / "smaller", ssd_person=PERSONS, ssd_contacts=CONTACTS.replace("C2", "C9"))
    refused = run("load", smaller, "--into", store, *APRIL)
    assert refused.code == 1 and "ssd_cp_plans is not there" in refused.err and "--approve" in refused.err
    ran = run("load", smaller, "--into", store, *APRIL, "--approve", "no plans this month")
    assert ran.code == 0 and "Approved: no plans this month. It was said that ssd_cp_plans is not there" in ran.out
    listed = run("load", "--into", store, "--list")
    assert ["current" in line for line in listed.out.splitlines()] == [False, True, False]


def test_what_is_wrong_is_said_in_one_sentence(run, store, tmp_path):
    ran = run("load", extract(tmp_path / "x", ssd_person="pers_person_id\nP1\nP1"), "--into", store, *MARCH)
    assert ran.code == 3 and ran.out == ""
    assert ran.err == (
        "x: cannot be taken in: ssd_person.csv: 1 id of children stand on 2 rows, such as P1: two children with one id "
        "cannot be told apart. Mend what is said and try again; nothing was changed, and the load before stays the "
        "current one.\n"
    )


def test_verify_finds_the_load_that_was_changed(run, folder, store):
    run("load", folder, "--into", store, *MARCH)
    assert run("load", "--into", store, "--verify").code == 0
    (path,) = store.glob("loads/*/ssd_person.parquet")
    path.chmod(0o600)
    path.write_bytes(path.read_bytes()[:-9])
    ran = run("load", "--into", store, "--verify")
    assert ran.code == 1 and "ssd_person.parquet is not as it was written" in ran.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "Say what is to be taken in"),
        (("gone",), 3, "the day it speaks for is not said"),
        (("gone", "--as-at", "31/03/2026"), 2, "--as-at"),
        (("gone", "--as-at", "2999-01-01"), 3, "2999-01-01 is still to come"),
        (("gone", *MARCH), 3, "there is no file or folder gone"),
        (("postgresql://reader:s3cret@host/db", *MARCH), 2, "there is a password in the address"),
    ],
)
def test_words_that_cannot_be_followed(run, store, arguments, code, said):
    ran = run("load", *arguments, "--into", store)
    assert ran.code == code and said in ran.err and "s3cret" not in ran.err + ran.out and "Traceback" not in ran.err
    assert run("load", "--into", store, "--list").out == "There is no load in this store.\n"


def test_a_day_to_come_is_refused_in_the_settings_beside_the_extract_too(run, tmp_path):
    (tmp_path / "ssd_person.csv").write_text("pers_person_id\nP1\n")
    (tmp_path / "goldthread-load.toml").write_text("as_at = 2999-01-01\n")
    said = run("load", tmp_path, "--into", tmp_path / "store", "--authority", "E06999999")
    assert (said.code, said.err.startswith("2999-01-01 is still to come")) == (3, True)
    assert not (tmp_path / "store").exists()
