"""The core never asks what day it is: the day is an argument."""

import pytest

from tests.support.house import CORE, clocks_read


def test_the_core_reads_no_clock():
    assert clocks_read(CORE) == []


@pytest.mark.parametrize(
    "source",
    [
        "import datetime\nx = datetime.date.today()",
        "from datetime import datetime\nx = datetime.now(tz=None)",
        "import time\nx = time.time()",
        "from time import time",
        "from datetime import date\nclock = date.today",
    ],
)
def test_a_planted_clock_is_found(tmp_path, source):
    planted = tmp_path / "goldthread/plan/bad.py"
    planted.parent.mkdir(parents=True)
    planted.write_text(source, encoding="utf-8")
    assert len(clocks_read(tmp_path / "goldthread")) == 1


def test_dates_that_are_given_are_no_clock(tmp_path):
    planted = tmp_path / "goldthread/plan/good.py"
    planted.parent.mkdir(parents=True)
    planted.write_text("from datetime import date\nx = date(2016, 7, 1).isoformat()\n", encoding="utf-8")
    assert clocks_read(tmp_path / "goldthread") == []
