"""An invented council of 200 children: the same again, joined, plausible, and wrong only where it says so."""

import hashlib
from collections import Counter
from datetime import date

import pytest

from goldthread.records.schema import tables
from goldthread.synthetic.children.council import AUTHORITY, NAME
from goldthread.synthetic.children.planted import KINDS
from tests.support.invented import AS_AT, day_in, invented, rows_of, said_of, truth_of

# Columns that say what is planned, not what was done.
_PLANNED = {"cppr_cp_review_due", "clar_cla_review_due_date", "icpc_icpc_target_date", "pers_expected_dob"}


@pytest.fixture(scope="module")
def council(tmp_path_factory):
    return invented(tmp_path_factory.mktemp("fernshire") / "council")


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def planted(folder):
    return {(row["table"], row["key"]): row for row in rows_of(folder, "planted")}


def test_the_same_seed_gives_the_same_bytes(council, tmp_path):
    again, other = digests(invented(tmp_path / "again")), digests(invented(tmp_path / "other", seed=2))
    assert again == digests(council)
    assert other["ssd_person.csv"] != again["ssd_person.csv"]


def test_a_child_is_made_up_by_her_own_number(council, tmp_path):
    """Whoever else is made up with her: her life comes from the seed and her number."""
    alone = invented(tmp_path / "alone", children=1, start_id=57)
    [person] = rows_of(alone, "ssd_person")
    assert person in rows_of(council, "ssd_person")
    contacts = rows_of(alone, "ssd_contacts")
    assert contacts == [row for row in rows_of(council, "ssd_contacts") if row["cont_person_id"] == "C0000057"]


def test_what_the_council_is(council):
    said = said_of(council)
    assert (said["name"], said["authority"], said["as_at"], said["first_day"]) == (
        NAME, AUTHORITY, "2026-09-30", "2024-10-01",
    )  # fmt: skip
    assert [team["does"] for team in said["teams"] if team["in_trouble"]] == ["assessment", "safeguarding"]
    assert list(said["population"]) == ["2023", "2024", "2025", "2026"]


def test_a_table_without_rows_has_its_heading(tmp_path):
    folder = invented(tmp_path / "one", children=1)
    assert rows_of(folder, "ssd_permanence") == []
    assert (folder / "ssd_permanence.csv").read_text("utf-8").startswith("perm_table_id,")


def test_two_hundred_children_none_twice(council):
    ids = [row["pers_person_id"] for row in rows_of(council, "ssd_person")]
    assert len(ids) == len(set(ids)) == 200


def test_keys_join(council):
    """Each reference leads to a row, but for those that are planted."""
    listed, lost = planted(council), []
    for name, table in tables().items():
        for field in (field for field in table.fields if field.refers_to.split(".")[0] in tables()):
            other, column = field.refers_to.split(".")
            there = {row[column] for row in rows_of(council, other)}
            for row in rows_of(council, name):
                if row[field.name] and row[field.name] not in there and (name, row[table.key[0]]) not in listed:
                    lost.append((name, field.name, row[field.name]))
    assert lost == []


def test_keys_tell_rows_apart_but_where_duplicates_are_planted(council):
    twice = set()
    for name, table in tables().items():
        counts = Counter(row[table.key[0]] for row in rows_of(council, name) if table.key)
        twice |= {(name, key) for key, count in counts.items() if count > 1}
    assert twice == {place for place, row in planted(council).items() if row["kind"] == "duplicate"}


def test_days_are_days_up_to_the_extract(council):
    listed, odd = planted(council), []
    for name, table in tables().items():
        days = [field.name for field in table.fields if field.type == "date" and field.name not in _PLANNED]
        for row in rows_of(council, name):
            for column in days:
                day = day_in(row[column])
                is_planned = row.get("clah_health_check_status") == "Planned"
                fine = not row[column] or is_planned or (day is not None and date(2000, 1, 1) <= day <= AS_AT)
                if not fine and (name, row[table.key[0]]) not in listed:
                    odd.append((name, column, row[column]))
    assert odd == []


def test_every_kind_of_dirt_is_planted(tmp_path):
    kinds = {row["kind"] for row in rows_of(invented(tmp_path / "more", children=400, seed=8), "planted")}
    assert kinds == set(KINDS)


def test_dirt_is_where_the_list_says(council):
    """Each listed key is there, and its column says what a kind of dirt says."""
    for row in rows_of(council, "planted"):
        key = tables()[row["table"]].key[0]
        found = [each for each in rows_of(council, row["table"]) if each[key] == row["key"]]
        assert found, row
        value = found[0][row["column"]] if row["column"] else ""
        if row["kind"] == "text in date":
            assert value and day_in(value) is None, row
        if row["kind"] == "1900 date":
            assert day_in(value).year in (1900, 1970), row
        if row["kind"] == "duplicate":
            assert len(found) == 2, row
        if row["kind"] == "open too long":
            assert value == "", row
        if row["kind"] == "spelling":
            assert value not in ("Y", "N", "M", "F"), row


def test_an_area_has_teams_of_its_own_and_nothing_is_lost_of_it(tmp_path):
    folder = invented(tmp_path / "areas", children=60, area=30)
    teams = {team["id"] for team in said_of(folder)["teams"]}
    assert len(teams) == 42
    assert {row["dept_team_id"] for row in rows_of(folder, "ssd_department")} == teams | {"S1", "S2", "S3"}
    said = sum(cell.cases for cell in truth_of(folder)["FD01"].values())
    assert said == len(rows_of(folder, "ssd_contacts"))


def test_work_gets_better_after_the_improvement(tmp_path):
    """The two teams in trouble have much more late work before it than after it."""
    folder = invented(tmp_path / "larger", children=1500, years=3)
    said = said_of(folder)
    improved = date.fromisoformat(said["improved_on"])
    troubled = next(team["id"] for team in said["teams"] if team["in_trouble"] and team["does"] == "assessment")
    shares = []
    for is_after in (False, True):
        cells = [
            cell for (month, team), cell in truth_of(folder)["AS01"].items()
            if team == troubled and (month >= improved) == is_after
        ]  # fmt: skip
        shares.append(sum(cell.numerator for cell in cells) / sum(cell.denominator for cell in cells))
    assert shares[0] + 0.08 < shares[1]
