"""A map of columns: what it may say, what is refused in which words, and how its tables are known again."""

from __future__ import annotations

import pytest

from goldthread.documents import read_plan
from goldthread.documents.heads import bare_head
from goldthread.documents.mapping import MOST_BYTES, Mapping, fields
from goldthread.documents.understand.words import vocabulary
from goldthread.errors import BadMap

HEAD = "Fernshire Council\nImprovement plan, March 2026\n\n"
PLAN = HEAD + "What\tCaptain\tWeather\tLog (May 2026)\nVisit every child\tLena Osgood\tP1\tBegun\n"
COLUMNS = '{head = "What", field = "action"}, {head = "Captain", field = "lead"}'

WRONG = {
    "no TOML": ("x = ", "m.toml: this is no map that can be read: "),
    "deep": ("a = " + "[" * 5000, "this is no map that can be read"),
    "not UTF-8": (b"\xff\xfe\x00", "this is no map that can be read"),
    "another file": ("[tool]\nname = 'x'", "this is no map of columns: it has no “[[table]]”"),
    "another format": ("format = 'goldthread-map/9'", "“format”: “goldthread-map/9” is not right here; it must be"),
    "unknown field": (
        "[[table]]\ncolumns = [{head = 'By whom', field = 'boss'}]",
        "table 1, column “By whom”: “boss” is no field of a plan. The fields are action, ref, ",
    ),
    "unknown key": (
        "[[table]]\ncolumns = [{head = 'By whom', field = 'lead', feild = 'x'}]",
        "table 1, column “By whom”: “feild” is not known here",
    ),
    "unknown colour": (
        f"[[table]]\ncolumns = [{COLUMNS}]\n[table.ratings]\n'P1' = 'lime'",
        "table 1, rating “P1”: “lime” is not right here; use red, amber, green or blue",
    ),
    "no columns": ("[[table]]\ncolumns = []", "table 1: it names no column"),
    "no field": ("[[table]]\ncolumns = [{head = 'What'}]", "table 1, column “What”: the field is missing"),
    "no head": ("[[table]]\ncolumns = [{field = 'lead'}]", "table 1, column 1: say its head, or its place"),
    "a word for a place": (
        "[[table]]\ncolumns = [{column = 'two', field = 'lead'}]",
        "table 1, column 1, “column”: a whole number belongs here",
    ),
    "table is no list": ("table = 3", "“table”: a list belongs here"),
    "too big": ("#" * (MOST_BYTES + 1), "the map is too big"),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_map_is_refused_in_one_sentence(case):
    text, words = WRONG[case]
    with pytest.raises(BadMap) as refused:
        Mapping.from_toml(text if isinstance(text, bytes) else text.encode(), where="m.toml")
    said = str(refused.value)
    assert words in said and said.startswith("m.toml: ")
    assert "\n" not in said and len(said) < 1500


def read(table: str):
    return read_plan(PLAN.encode(), name="plan.txt", mapping=Mapping.from_toml(f"[[table]]\n{table}".encode()))


def test_a_head_that_stands_in_no_table_is_said_and_the_others_hold():
    reading = read(f'columns = [{COLUMNS}, {{head = "Boat", field = "cost"}}]')
    assert [action.leads for action in reading.plan.actions] == [("Lena Osgood",)]
    assert reading.notes == (
        "Columns mapped by a person: “What” is the action, “Captain” is the lead.",
        "The map names “Boat”, which heads no column of this document.",
    )


def test_a_map_that_fits_no_table_is_refused():
    with pytest.raises(BadMap, match=r"plan\.txt: the map fits no table of this document: “Boat”, “Sail” heads no"):
        read('columns = [{head = "Boat", field = "action"}, {head = "Sail", field = "lead"}]')


def test_columns_that_the_map_leaves_out_are_understood_as_before():
    plan = HEAD + "What\tLead\tBy when\nVisit every child\tLena Osgood\tMay 2026\n"
    mapping = Mapping.from_toml(b'[[table]]\ncolumns = [{head = "What", field = "action"}]')
    action = read_plan(plan.encode(), name="p", mapping=mapping).plan.actions[0]
    assert (action.leads, action.due.text) == (("Lena Osgood",), "May 2026")


def test_the_map_wins_over_what_a_head_says():
    plan = HEAD + "Action\tLead\tOwner\tBy when\nVisit every child\tLena Osgood\tOmar Bell\tMay 2026\n"
    mapping = Mapping.from_toml(
        b'[[table]]\ncolumns = [{head = "Lead", field = "accountable"}, {head = "Owner", field = "lead"}]'
    )
    action = read_plan(plan.encode(), name="p", mapping=mapping).plan.actions[0]
    assert (action.leads, action.accountable) == (("Omar Bell",), ("Lena Osgood",))


def test_two_columns_may_hold_one_field_and_one_may_be_left_out():
    action = read(
        'columns = [{head = "What", field = "action"}, {head = "Captain", field = "ignore"}, '
        '{head = "Weather", field = "status"}, {head = "Log", field = "status"}]'
    ).plan.actions[0]
    assert action.leads == () and "Osgood" not in action.model_dump_json()
    assert action.status == "P1 Begun"


def test_another_column_is_kept_under_its_head():
    action = read(f'columns = [{COLUMNS}, {{head = "Weather", field = "other"}}]').plan.actions[0]
    assert action.model_extra["other"]["Weather"] == "P1"


def test_a_target_is_kept_with_the_action():
    action = read(f'columns = [{COLUMNS}, {{head = "Weather", field = "target"}}]').plan.actions[0]
    assert action.targets == ("P1",)


def test_a_tables_signature_does_not_change_with_the_month():
    april = Mapping.from_toml(b'[[table]]\ncolumns = [{head = "Update (April 2026)", field = "status"}]').table[0]
    may = Mapping.from_toml(b'[[table]]\ncolumns = [{head = "Update (31st May 2026)", field = "status"}]').table[0]
    assert april.signature == may.signature == "update"
    assert bare_head("Decision of the market") == "decision of the market"


def test_a_table_said_to_be_an_aside_is_read_when_a_person_says_what_it_is():
    plan = HEAD + "Version\tDate\tChanged by\nVisit every child\tMay 2026\tLena Osgood\n"
    mapping = Mapping.from_toml(
        b'[[table]]\ncolumns = [{head = "Version", field = "action"}, {head = "Changed by", field = "lead"}]'
    )
    assert [row.text for row in read_plan(plan.encode(), name="p", mapping=mapping).plan.actions] == [
        "Visit every child"
    ]


def test_every_role_of_the_reader_can_be_named():
    assert set(vocabulary("columns")) | {"state", "other", "ignore", "target", "lead_and_due"} == set(fields())
