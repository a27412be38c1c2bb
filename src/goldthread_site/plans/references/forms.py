"""The form of a link made by hand."""

from __future__ import annotations

from django import forms

from goldthread.plan.cross_references import Named, rows_named
from goldthread.plan.live.cross_reference import BY_HAND
from goldthread.plan.model import Plan
from goldthread_site.plans.live_pages import LONGEST_REASON, box, choice
from goldthread_site.plans.references.ends import FROM_HERE


class LinkForm(forms.Form):
    """From a row of this plan to a row of this or another, which is named as people name it: “action 2.3”."""

    kind = choice("What about it?", [(kind, FROM_HERE[kind]) for kind in BY_HAND], required=True)
    other = box(
        "Which row?", required=True, hint="For example, action 2.3, recommendation 4 or workstream B.",
        why="Say which row, for example action 2.3.", width="20", most=100,
    )  # fmt: skip
    note = box("Why?", hint="If it does not speak for itself. Leave out names of children.", most=LONGEST_REASON)

    def __init__(self, *args, rows: list, plans: dict[str, str], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["row"] = choice("Link this row", [("", "Choose a row"), *rows], required=True, why="Choose a row.")
        self.fields["plan"] = choice("In which plan is the other row?", [("", "This plan"), *plans.items()])
        self.order_fields(["row", "kind", "plan", "other", "note"])


def row_meant(text: str, plan: Plan) -> Named:
    """The one row of the plan that the words name. Raises `ValidationError` for none and for several."""
    said = f"recommendation {text.strip()}" if text.strip().isdecimal() else text
    found = rows_named(said, plan)
    if not found:
        raise forms.ValidationError(
            f"“{text[:60]}” names no row of that plan. Write it like action 2.3 or recommendation 4."
        )
    if len(found) > 1:
        raise forms.ValidationError(f"“{text[:60]}” names {len(found)} rows of that plan. Name one.")
    return found[0]
