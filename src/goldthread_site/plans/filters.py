"""Filters of a list: a plain form whose state is in the address. A value that is no choice leaves nothing out."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django import forms

from goldthread.plan.model import Action, Plan
from goldthread_site.look.pieces import WORDS, day
from goldthread_site.plans.presenters.names import shortened

Options = tuple[tuple[str, str], ...]
LONGEST_WORDS = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """One select: its name in the address, its label, the words for “all”, and its options."""

    name: str
    label: str
    every: str
    options: Options


class FilterForm(forms.Form):
    """The selects of ``choices``, and a box for words where ``words`` is its label; ``kept`` goes along unseen.

    ``gone`` has the choices of which a value was asked for that is none of theirs.
    """

    def __init__(self, asked, choices: Iterable[Choice], *, words: str = "", kept: Iterable[str] = ()) -> None:
        choices = tuple(choices)
        self.gone = tuple(
            choice for choice in choices if asked.get(choice.name) and not _known(asked[choice.name], choice)
        )
        self.choices = tuple(choice for choice in choices if choice.options)
        self.chosen = {choice.name: _known(asked.get(choice.name), choice) for choice in self.choices}
        if words:
            self.chosen["words"] = asked.get("words", "").strip()[:LONGEST_WORDS]
        held = {name: asked[name] for name in kept if asked.get(name)}
        super().__init__(initial={**self.chosen, **held})
        self.words_label = words
        self._add_fields(held)

    def _add_fields(self, held: dict[str, str]) -> None:
        if self.words_label:
            box = forms.TextInput(attrs={"class": "govuk-input govuk-input--width-10", "type": "search"})
            self.fields["words"] = forms.CharField(
                label=self.words_label, max_length=LONGEST_WORDS, required=False, widget=box
            )
        for choice in self.choices:
            select = forms.Select(attrs={"class": "govuk-select"})
            options = [("", choice.every), *choice.options]
            self.fields[choice.name] = forms.ChoiceField(
                label=choice.label, choices=options, required=False, widget=select
            )
        for name in held:
            self.fields[name] = forms.CharField(widget=forms.HiddenInput, required=False)

    def words_of(self, name: str) -> str:
        """What was chosen under ``name``, as people read it."""
        options = {choice.name: dict(choice.options) for choice in self.choices}.get(name, {})
        return options.get(self.asked_for(name), self.asked_for(name))

    def asked_for(self, name: str) -> str:
        """What was chosen under ``name``; empty where nothing, or no such select, was."""
        return self.chosen.get(name, "")

    @property
    def left_out(self) -> str:
        """What is asked for, in words: “Lead: Lena Osgood, Due: Late”; empty where nothing is left out."""
        said = [
            f"{choice.label}: {dict(choice.options)[value]}"
            for choice in self.choices
            if (value := self.chosen[choice.name])
        ]
        if words := self.chosen.get("words"):
            said.append(f"“{words}”")
        return ", ".join(said)


def _known(value: str | None, choice: Choice) -> str:
    return value if value in dict(choice.options) else ""


def section_choice(plan: Plan) -> Choice:
    """The parts of the plan."""
    return Choice(
        "section", "Part of the plan", "All parts", tuple((row.id, shortened(row.title, 60)) for row in plan.sections)
    )


Keys = Callable[[str], tuple[tuple[str, str], ...]]  # for a lead: what stands for it in an address, and its words


def by_digest(name: str) -> tuple[tuple[str, str], ...]:
    """The digest of a name and the name: what stands for a lead whom nobody has settled."""
    return ((lead_key(name), name),)


def lead_choice(actions: Iterable[Action], keys: Keys = by_digest) -> Choice:
    """Everyone who leads an action. A name stands in no address, so ``keys`` says what stands for it."""
    found = {key: words for action in actions for name in action.leads for key, words in keys(name)}
    named = sorted(found.items(), key=lambda each: each[1].casefold())
    nobody = (("nobody", "Nobody is named"),) if any(not action.leads for action in actions) else ()
    return Choice("lead", "Lead", "Anyone", (*((key, shortened(words, 60)) for key, words in named), *nobody))


def lead_key(name: str) -> str:
    """What stands for a lead in an address."""
    return hashlib.sha256(name.encode()).hexdigest()[:12]


def is_led_by(action: Action, key: str, keys: Keys = by_digest) -> bool:
    """Whether the action is led by the person that ``key`` stands for."""
    return not action.leads if key == "nobody" else any(key == one for name in action.leads for one, _ in keys(name))


def rating_choice(label: str, colours: Iterable[str | None]) -> Choice:
    """The ratings that occur, worst first; none where nothing is rated at all."""
    found = set(colours)
    options = tuple((colour, word) for colour, word in WORDS.items() if colour in found)
    return Choice("rating", label, "Any", (*options, ("none", "Not rated")) if options else ())


def due_choice(soon_until, *, moved: bool) -> Choice:
    """Where actions stand on the day."""
    options = (
        ("late", "Late"),
        ("soon", f"Due by {day(soon_until)}"),
        ("later", "Due later"),
        ("undated", "No date"),
        ("done", "Done"),
    )
    return Choice("due", "Due", "Any", (*options, *((("moved", "Re-dated"),) if moved else ())))
