"""Which measures count the same cases, and what lies within what."""

import pytest

from goldthread.errors import UserError
from goldthread.measures.disclosure import Counted, Kind, families
from goldthread.measures.disclosure.counts import wider_first


def share(measure, **more):
    return Counted(measure, Kind.SHARE, **more)


def test_measures_that_share_cases_are_one_family():
    measures = [
        share("AS01", cases="assessments"),
        share("MI02"),
        share("AS03", cases="assessments"),
        share("MI03", cases="MI02.met"),
        Counted("EH01", Kind.COUNT),
    ]
    assert sorted(sorted(one.measure for one in family) for family in families(measures)) == [
        ["AS01", "AS03"],
        ["EH01"],
        ["MI02", "MI03"],
    ]


def test_children_within_others_are_one_family():
    measures = [share("LA06", cases="in care"), share("CP09"), share("HE02", within=("in care",))]
    assert [len(family) for family in families(measures)] == [1, 2]


def test_wider_counts_come_first():
    family = [share("HE02", within=("in care",)), share("LA06", cases="in care")]
    names = [named.name for named in wider_first(family)]
    assert names.index("in care") < names.index("HE02.cases") < names.index("HE02.judged") < names.index("HE02.met")


def test_the_third_step_down_does_not_tell_whether_all_could_be_judged():
    family = [share("A"), share("B", cases="A.met"), share("C", cases="B.met")]
    assert {named.name: named.tells_nought for named in wider_first(family) if named.judged_of} == {
        "A.judged": True,
        "B.judged": True,
        "C.judged": False,
    }


@pytest.mark.parametrize(
    "family, message",
    [
        ([share("A", within=("no such",))], "no measure counts no such"),
        ([share("A", within=("A.met",))], "within each other"),
    ],
)
def test_a_family_that_cannot_be_is_refused(family, message):
    with pytest.raises(UserError, match=message):
        list(wider_first(family))
