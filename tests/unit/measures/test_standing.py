"""How a figure stands to its target."""

from datetime import date

import pytest

from goldthread.measures.library import library
from goldthread.measures.settings import Target
from goldthread.measures.standing import Said, Standing

DAY = date(2026, 9, 1)


def standing(code, figure, **bands):
    target = Target(code, bands.pop("value", 90), DAY, **bands)
    return Standing(library()[code], None, DAY, Said("", figure), None, target).judged


@pytest.mark.parametrize(
    ("value", "bands", "said"),
    [
        (90, {}, "target met"),
        (89.9, {}, "target missed"),
        (95, {"green": 95, "amber": 85}, "green"),
        (85, {"green": 95, "amber": 85}, "amber"),
        (84, {"green": 95, "amber": 85}, "red"),
        (89, {"amber": 85}, "amber"),
        (None, {}, "cannot say"),
    ],
)
def test_where_high_is_good(value, bands, said):
    assert standing("AS01", value, **bands) == said


@pytest.mark.parametrize(("value", "said"), [(18, "green"), (20, "amber"), (26, "red")])
def test_where_low_is_good(value, said):
    assert standing("FD03", value, value=20, green=18, amber=25) == said


def test_without_a_target_nothing_is_said():
    assert Standing(library()["AS01"], None, DAY, Said("90%", 90), None, None).judged == ""
