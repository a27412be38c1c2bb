"""A council's own measure is a file; a wrong one is refused with everything that is wrong."""

import pytest

from goldthread.measures.definition import BadDefinition
from goldthread.measures.library import library
from goldthread.measures.own import measures_with
from tests.support.own_measure import FRONT, SQL, own_measure


def test_a_file_is_taken_up_beside_the_measures_of_the_package(tmp_path):
    own_measure(tmp_path, "MY01")
    found = measures_with(tmp_path)
    assert found.own == {"MY01"}
    assert found.every["MY01"].name == "People on file"
    assert set(found.every) == {*library(), "MY01"}


def test_a_folder_that_is_not_there_holds_no_measure(tmp_path):
    assert measures_with(tmp_path / "none").own == frozenset()


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("AS01", f"/*\n{FRONT}\n*/\n{SQL}", "AS01 is the code of a measure of the package"),
        ("my-1", f"/*\n{FRONT}\n*/\n{SQL}", "cannot be a code"),
        ("MY01", SQL, "no front matter"),
        ("MY01", f"/*\nname = \n*/\n{SQL}", "not TOML"),
        ("MY01", f"/*\n{FRONT.replace('why = ', 'because = ')}\n*/\n{SQL}", "“why” is missing; “because” means"),
        ("MY01", f"/*\n{FRONT}\n[parameters.limit]\nvalue = 3\n*/\n{SQL}", "parameter “limit” has no “meaning”"),
        ("MY01", f"/*\n{FRONT}\n*/\n{SQL} WHERE pers_dob > :limit", "asks for limit"),
        ("MY01", f"/*\n{FRONT}\n*/\n{SQL} WHERE pers_name = 'x'", 'Referenced column "pers_name" not found'),
        ("MY01", f"/*\n{FRONT}\n*/\n{SQL}; DROP TABLE ssd_person", "DROP"),
        ("MY01", f"/*\n{FRONT}\noverdue = 'MY02'\n*/\n{SQL}", "overdue = “MY02” is no measure"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused(tmp_path, name, text, word):
    (tmp_path / f"{name}.sql").write_text(text, encoding="utf-8")
    with pytest.raises(BadDefinition) as refused:
        measures_with(tmp_path)
    assert word in str(refused.value)
    assert "\n" not in str(refused.value)


def test_every_fault_of_every_file_is_said_at_once(tmp_path):
    own_measure(tmp_path, "AS02")
    (tmp_path / "MY01.sql").write_text("SELECT 1", encoding="utf-8")
    (tmp_path / "MY02.sql").write_bytes(b"/*\n\xff\n*/")
    with pytest.raises(BadDefinition) as refused:
        measures_with(tmp_path)
    assert all(name in str(refused.value) for name in ("AS02.sql", "MY01.sql", "MY02.sql"))
