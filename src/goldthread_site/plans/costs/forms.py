"""The form of a cost line: what it is, how often, who pays, and four amounts a financial year."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from goldthread.plan.costs import COLUMNS
from goldthread.plan.model import CostLine, Plan
from goldthread.plan.money import pounds_written
from goldthread_site.look.conflicts import Side
from goldthread_site.plans.live_pages import LONGEST_REASON, box, choice, reason_given, seen_version
from goldthread_site.plans.presenters.names import Names, shortened

CALLED = {"amounts": "Planned", "revised": "Revised", "committed": "Committed", "spent": "Spent"}
_SAID = {"": None, "yes": True, "no": False}
_OFTEN = [("", "The plan does not say"), ("no", "Once"), ("yes", "Each year")]
_PAID = [("", "The plan does not say"), ("yes", "Yes"), ("no", "No")]


def years_asked(years: Iterable[str], today: date) -> tuple[str, ...]:
    """The years of the budget, with this one and the next: “2026/27”."""
    first = today.year if (today.month, today.day) >= (4, 1) else today.year - 1
    named = {year[:4]: year for year in (f"{start}/{(start + 1) % 100:02}" for start in (first, first + 1))}
    return tuple(sorted({**named, **{year[:4]: year for year in years}}.values(), key=lambda year: year[:4]))


class LineForm(forms.Form):
    """A line of the budget. An amount is named by its column and year: “spent 2026/27”."""

    item = box("What is paid for?", required=True, why="Say what is paid for.", most=300)
    recurrent = choice("How often?", _OFTEN)
    funded = choice("Is the money there?", _PAID)
    posts = box("Posts", hint="Where it pays for posts, how many. For example, 2.5.", width="5")
    rate = box("Cost of one post a year", hint="In pounds, such as £48,000 or 48k.", width="10")
    why = box("Why does it change?", required=True, why="Say why, in a few words.", most=LONGEST_REASON)
    version = seen_version()

    def __init__(self, *args, plan: Plan, years: tuple[str, ...], new: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.years = years
        for year in years:
            for column, word in CALLED.items():
                self.fields[f"{column} {year}"] = box(f"{word}, {year}", width="5")
        names = Names(plan)
        pays_for = [(row.id, f"{names.action(row)}: {shortened(row.text, 70)}") for row in plan.actions]
        boxes = forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes__input"})
        self.fields["actions"] = forms.MultipleChoiceField(
            label="Which actions does it pay for?", choices=pays_for, required=False, widget=boxes
        )
        if new:
            self.fields["why"].label = "Why is it added?"
            self.fields["version"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in [each for each in self.fields if " " in each] + ["rate"]:
            self._pounds(cleaned, name)
        if posts := cleaned.get("posts"):
            self._posts(cleaned, posts)
        if cleaned.get("why"):
            try:
                reason_given(cleaned["why"], "Say why, in a few words.")
            except forms.ValidationError as fault:
                self.add_error("why", fault)
        return cleaned

    def _pounds(self, cleaned: dict, name: str) -> None:
        if not (said := cleaned.get(name)):
            cleaned[name] = None
        elif (amount := pounds_written(said)) is None:
            where = self.fields[name].label
            self.add_error(name, f"{where}: “{said[:30]}” is not an amount in pounds. Write it like £28,000 or 28k.")
        else:
            cleaned[name] = amount

    def _posts(self, cleaned: dict, said: str) -> None:
        try:
            cleaned["posts"] = float(said) if len(said) < 8 and said.replace(".", "", 1).isascii() else -1
        except ValueError:
            cleaned["posts"] = -1
        if not 0 <= cleaned["posts"] <= 10_000:
            self.add_error("posts", f"“{said[:20]}” is not a number of posts. Write it like 2.5.")

    @property
    def table(self) -> list[tuple[str, list]]:
        """The boxes of amounts, a row a year."""
        return [(year, [(word, self[f"{column} {year}"]) for column, word in CALLED.items()]) for year in self.years]

    @property
    def said(self) -> dict[str, Any]:
        """The values of the line, as the core takes them."""
        given = self.cleaned_data
        amounts = {
            column: {year: given[f"{column} {year}"] for year in self.years if given[f"{column} {year}"] is not None}
            for column in COLUMNS
        }
        return {
            **amounts, "item": given["item"], "recurrent": _SAID[given["recurrent"]], "funded": _SAID[given["funded"]],
            "posts": given["posts"] or None, "rate": given["rate"], "actions": tuple(given["actions"]),
        }  # fmt: skip

    def sides(self, theirs: CostLine) -> list[Side]:
        """Each box as it was typed beside what the line holds now."""
        now = initial_of(theirs, self.years)
        found = []
        for name in now:
            mine = tuple(self.data.getlist(name)) if name == "actions" else (self.data.get(name, "").strip(),)
            other = tuple(now[name]) if name == "actions" else (now[name],)
            if name != "actions" and name not in ("item", "recurrent", "funded") and _same(mine[0], other[0]):
                mine = other
            found.append(
                Side(
                    name,
                    self.fields[name].label,
                    mine,
                    other,
                    *map(self._shown(name), (mine, other)),
                    may_join=name == "item",
                )
            )
        return found

    def _shown(self, name: str):
        words = dict(getattr(self.fields[name], "choices", ()))
        return lambda texts: "\n".join(str(words.get(text, text)) for text in texts)


def _same(one: str, two: str) -> bool:
    """Whether two boxes hold the same amount, however it is written."""
    return one == two or (pounds_written(one) is not None and pounds_written(one) == pounds_written(two))


def initial_of(line: CostLine, years: Iterable[str]) -> dict[str, Any]:
    """What stands in the boxes of the form."""
    words = {True: "yes", False: "no", None: ""}
    amounts = {f"{column} {year}": _typed(getattr(line, column).get(year)) for year in years for column in COLUMNS}
    return {
        "item": line.item, "recurrent": words[line.recurrent], "funded": words[line.funded], **amounts,
        "posts": f"{line.posts:g}" if line.posts is not None else "", "rate": _typed(line.rate),
        "actions": list(line.actions),
    }  # fmt: skip


def _typed(amount: float | None) -> str:
    return "" if amount is None else f"{amount:,.2f}".removesuffix(".00")
