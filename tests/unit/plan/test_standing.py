"""Where an action stands on a day, with work that comes round again."""

from __future__ import annotations

from datetime import date

import pytest

from goldthread.plan.model import Action
from goldthread.plan.standing import standing
from goldthread.plan.timescale import read_timescale


@pytest.mark.parametrize(
    "due, stands",
    [
        ("31 May 2016", "late"),
        ("1 June 2016", "soon"),
        ("1 July 2016", "soon"),
        ("2 July 2016", "later"),
        ("Ongoing", "undated"),
        # Held to its first day; after it no one day ends what comes round again.
        ("May 2016 and termly", "undated"),
        ("June 2016 and termly", "soon"),
    ],
)
def test_where_it_stands(due, stands):
    action = Action(id="a", due=read_timescale(due))
    assert standing(action, as_at=date(2016, 6, 1)) == stands
    assert standing(action.model_copy(update={"completed": "May 2016"}), as_at=date(2016, 6, 1)) == "done"
