"""The form that links two recommendations which no word of theirs brings together."""

from __future__ import annotations

from django import forms

from goldthread.plan.model import Plan
from goldthread_site.look.pieces import shortened
from goldthread_site.plans.live_pages import choice
from goldthread_site.plans.presenters.names import Names


class ByHandForm(forms.Form):
    """A recommendation of this plan, and the earlier plan's that it is over again."""

    def __init__(self, *args, plan: Plan, earlier: Plan, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["now"] = choice(
            "Found now", [("", "Choose"), *_rows(plan)], required=True, why="Choose what was found now."
        )
        self.fields["before"] = choice(
            "Found before", [("", "Choose"), *_rows(earlier)], required=True, why="Choose what was found before."
        )


def _rows(plan: Plan) -> list[tuple[str, str]]:
    names = Names(plan)
    return [
        (row.id, f"{names.recommendation(row)}: {shortened(row.text, 60)}" if row.number else shortened(row.text, 80))
        for row in plan.recommendations
        if not row.withdrawn
    ]
