"""What changed between two days, as the page and the paper show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date

from goldthread.plan.change_words import (
    dates_heading,
    done_heading,
    heading,
    lead,
    moved_by,
    rest_heading,
)  # fmt: skip
from goldthread.plan.changed import ClaimMoved, DateMoved, Done, Item, RowChanged, WordingChanged
from goldthread.plan.checks.moments import in_words
from goldthread.plan.costs import pounds
from goldthread.plan.differences import NAMES
from goldthread.plan.vocabulary import vocabulary
from goldthread_site.look.past_day import href
from goldthread_site.look.pieces import counted, day, due_shown, only_day, shortened
from goldthread_site.plans.comparing import Compared, Note
from goldthread_site.plans.presenters.claims import STRANDS
from goldthread_site.plans.presenters.compare_shown import (
    Anchor,
    ClaimShown,
    CompareShown,
    HappenedShown,
    MoveShown,
    PairShown,
    RowShown,
    Said,
    WordingShown,
)  # fmt: skip
from goldthread_site.plans.presenters.compare_taken import taken_heading, taken_shown
from goldthread_site.plans.presenters.names import NAME, Names, without_post

ROWS_SHOWN = 50
PARTS = frozenset(
    ("claims", "ratings", "dates", "done", "wording", "costs", "owners", "told", "taken", "late", "others")
)
NO_REASON, NOBODY, NO_PROOF = "No reason given", "Nobody yet", "No proof yet"


def files(plan_id: int, first: date, second: date) -> tuple[tuple[str, str], ...]:
    """The forms in which the comparison is given out, and the address of each."""
    return tuple(
        (title, href("plans:compare_file", plan_id, form, **{"from": first.isoformat(), "to": second.isoformat()}))
        for form, title in (("docx", "Word file"), ("pdf", "PDF file"))
    )


def on_screen(page: CompareShown) -> CompareShown:
    """The page with no more than 50 rows in a part; the files have every row."""
    left = {each.name: len(getattr(page, each.name)) - ROWS_SHOWN for each in fields(page) if each.name in PARTS}
    more = sum(number for number in left.values() if number > 0)
    cut = {name: getattr(page, name)[:ROWS_SHOWN] for name, number in left.items() if number > 0}
    said = f"{counted(more, 'row')} more: each part shows its first {ROWS_SHOWN}. The files have every row."
    return replace(page, **cut, more=said if more else "")


def nothing_compared() -> CompareShown:
    """The page where a day that was asked for cannot be taken."""
    return CompareShown("Compare two dates")


def compare(it: Compared, *, since: str = "") -> CompareShown:
    """The page of two days."""
    changes, shown = it.changes, _Shown(it)
    if changes.before_on == changes.after_on:
        return CompareShown("Choose two dates to compare", nothing="Both are the same day. Choose an earlier one.")
    nothing = "" if changes.count or it.taken else "Choose another date to look further back."
    return CompareShown(
        heading=heading(changes, since=since), lead=lead(changes, more=len(it.taken)), nothing=nothing,
        days=f"{_short(changes.before_on, changes.after_on)}, then {_short(changes.after_on, changes.before_on)}",
        anchors=tuple(_anchors(it)),
        claims_heading=f"Claims moved on {counted(len(changes.claims), 'recommendation')}",
        claims=tuple(map(shown.claim, changes.claims)),
        ratings_heading=f"Ratings moved on {counted(len(changes.ratings), 'action')}",
        ratings=tuple(map(shown.claim, changes.ratings)),
        dates_heading=dates_heading(changes.dates, changes.asked),
        dates=tuple(map(shown.move, (*changes.dates, *changes.asked))),
        done_heading=_done_heading(it), done=tuple(shown.happened()),
        rest_heading=rest_heading(changes), wording=tuple(map(shown.wording, changes.wording)),
        costs=tuple(shown.costs()), owners=tuple(shown.owners()), told=tuple(shown.told()),
        owners_heading=f"{counted(len(changes.owners), 'owner')} changed",
        told_heading=f"{counted(len(changes.told) + len(changes.reported), 'update')} written",
        taken_heading=taken_heading(it), taken=tuple(taken_shown(it, shown.row)),
        late_heading=_late_heading(it), late=tuple(shown.late()), others=tuple(shown.others()),
    )  # fmt: skip


def _anchors(it: Compared) -> Iterable[Anchor]:
    """The parts that hold something; their numbers add up to all that changed."""
    c = it.changes
    parts = (
        ("Claims", (*c.claims, *c.ratings), "claims"), ("Dates", (*c.dates, *c.asked), "dates"),
        ("Done", (*c.done, *c.reopened), "done"), ("New", c.new, "done"), ("Taken out", c.gone, "done"),
        ("Cost and wording", (*c.wording, *c.costs), "rest"), ("Owners", c.owners, "owners"),
        ("Updates", (*c.told, *c.reported), "told"), ("Taken to somebody", it.taken, "taken"),
        ("Other", c.other, "other"),
    )  # fmt: skip
    return (Anchor(text, len(items), to) for text, items, to in parts if items)


def _short(one: date, other: date) -> str:
    said = in_words(one.isoformat())
    return said.rsplit(" ", 1)[0] if one.year == other.year else said


def _done_heading(it: Compared) -> str:
    """“5 actions done, 1 new”; what is not an action is said in the rows."""
    said = done_heading(it.changes)
    return said[:1].upper() + said[1:] if said else ""


def _late_heading(it: Compared) -> str:
    late, recovered = len(it.changes.late), len(it.changes.recovered)
    said = [f"{counted(late, 'action')} became late"] if late else []
    if recovered:
        said.append(f"{recovered if late else counted(recovered, 'action')} no longer late")
    return ", ".join(said)


class _Shown:
    """Turns the items of a comparison into rows of the page."""

    def __init__(self, it: Compared):
        self.it, self.names, self.names_before = it, Names(it.after), Names(it.before)

    # --- names ---

    def row(self, entity: str, key: str, value: dict | None = None) -> RowShown:
        if entity == "recommendations":
            return self._recommendation(key)
        if entity == "actions":
            return self._action(key)
        if entity == "sections":
            return RowShown(self.names.section(key) or self.names_before.section(key))
        if entity == "outcomes":
            return self._outcome(key)
        said = (value or {}).get("text") or (value or {}).get("item") or (value or {}).get("outstanding")
        name = NAMES.get(entity, "the plan")
        return RowShown(f"{name[0].upper()}{name[1:]}{f': {shortened(said, NAME)}' if said else ''}")

    def _recommendation(self, key: str) -> RowShown:
        here = key in self.names.recommendations
        row = (self.names if here else self.names_before).recommendations[key]
        number = f"{row.number}. " if row.number else ""
        return RowShown(f"{number}{shortened(row.text, NAME)}", "recommendation" if here else "", key)

    def _outcome(self, key: str) -> RowShown:
        """An outcome has no page of its own: it stands on its recommendation's."""
        rows = (*self.it.after.outcomes, *self.it.before.outcomes)
        above = next((id_ for row in rows if row.id == key for id_ in row.recommendations), None)
        if above not in self.names.recommendations:
            return RowShown("Outcome")
        number = self.names.number(self.names.recommendations[above])
        return RowShown(f"Outcome of recommendation {number}", "recommendation", above)

    def in_short(self, entity: str, key: str) -> RowShown:
        """A row whose whole text stands beside it: its number is enough, where it has one."""
        row = self.row(entity, key)
        held = self.names.actions if entity == "actions" else self.names.recommendations
        if row.kind and entity in ("actions", "recommendations"):
            return replace(row, text=self.names.found_at(held[key]))
        return row

    def _action(self, key: str) -> RowShown:
        here = key in self.names.actions
        names = self.names if here else self.names_before
        row = names.actions[key]
        ref = names.ref(row)
        return RowShown(f"{ref + ' ' if ref else ''}{shortened(row.text, NAME)}", "action" if here else "", key)

    def day(self, said: str) -> str:
        """“1 Nov”, with the year where it is not that of the later day; words that are no day as they are."""
        iso = only_day(said)
        return day(iso).removesuffix(f" {self.it.changes.after_on.year}") if iso else said

    def _note(self, item: Item) -> Note | None:
        return self.it.notes.get((item.entity, item.key))

    # --- claims and dates ---

    def claim(self, moved: ClaimMoved) -> ClaimShown:
        note = self._note(moved) if moved.entity == "actions" else None
        reason = moved.reason or (note.why if note else "")
        by = moved.by or (note.by if note else "")
        on = moved.on or (note.on.isoformat() if note else "")
        words = [
            f"{STRANDS[each.strand]}: {each.before or 'not rated'}, then {each.after or 'not rated'}"
            for each in moved.strands
            if (each.before, each.after) != (moved.before, moved.after)
        ]
        said = Said(f"“{shortened(reason)}”") if reason else Said(NO_REASON, owed=True)
        who = ", ".join(filter(None, (by, self.day(on))))
        return ClaimShown(self.row(moved.entity, moved.key), moved.before, moved.after, "; ".join(words), said, who)

    def move(self, moved: DateMoved) -> MoveShown:
        note = self._note(moved)
        reason = moved.reason or (note.why if note and moved.in_force else "")
        due = due_shown(moved.after if moved.in_force else moved.before, as_at=self.it.changes.after_on, done=True)
        asked = f"asked for: {day(moved.after.latest) or moved.after.text}" if not moved.in_force else ""
        row = self.row(moved.entity, moved.key)
        return MoveShown(
            row, due, asked, moved_by(moved), Said(shortened(reason)) if reason else Said(NO_REASON, owed=True),
            Said(moved.agreed_by) if moved.agreed_by else Said(NOBODY, owed=True),
        )  # fmt: skip

    def late(self) -> Iterable[tuple[RowShown, str]]:
        for each in self.it.changes.late:
            yield self.row("actions", each.key), f"due {day(each.due)}, {counted(each.days, 'day')} late"
        for each in self.it.changes.recovered:
            yield self.row("actions", each.key), "no longer late"

    # --- done, new, taken out, open again ---

    def happened(self) -> Iterable[HappenedShown]:
        changes = self.it.changes
        yield from (self._done(each) for each in changes.done)
        yield from (self._new(each) for each in changes.new)
        for each in changes.reopened:
            yield HappenedShown(self.row(each.entity, each.key, each.row), "Open again", Said(""))
        for each in changes.gone:
            what = "Withdrawn" if each.row.get("withdrawn") and not each.differences[0].is_gone else "Taken out"
            why = f": {note.why}" if (note := self._note(each)) else ""
            yield HappenedShown(self.row(each.entity, each.key, each.row), f"{what}{why}", Said(""))

    def _done(self, done: Done) -> HappenedShown:
        row = self.row(done.entity, done.key)
        on = f"Done {self.day(done.on)}".strip()
        titles = ", ".join(each.title for each in done.proof)
        return HappenedShown(row, on, Said(titles) if titles else Said(NO_PROOF, owed=True))

    def _new(self, new: RowChanged) -> HappenedShown:
        due = new.row.get("due") or {}
        says = due.get("latest") and f"due {day(due['latest'])}", new.row.get("leads") and (
            "lead " + ", ".join(map(without_post, new.row["leads"])))  # fmt: skip
        said = ", ".join(["New", *filter(None, says)])
        return HappenedShown(
            self.row(new.entity, new.key, new.row), said, Said("Not due yet" if due.get("latest") else "")
        )

    # --- words, money, owners, the rest ---

    def wording(self, changed: WordingChanged) -> WordingShown:
        note = self._note(changed)
        who = f"{note.by}, {self.day(note.on.isoformat())}." if note else ""
        easier = f"Easier to reach: {'; '.join(changed.easier)}." if changed.easier else ""
        name = changed.field.rsplit(".", 1)[-1]
        words = vocabulary("changes")["fields"].get(name, name)
        words = "date in words" if changed.field == "due.text" else words
        words = ":" if words == "wording" else f", {words}:"
        return WordingShown(self.in_short(changed.entity, changed.key), words, changed.pieces, easier, who)

    def costs(self) -> Iterable[PairShown]:
        for cost in self.it.changes.costs:
            row = RowShown(shortened(cost.name, NAME)) if cost.name else self.row(cost.entity, cost.key)
            for each in cost.figures:
                what = ", ".join(filter(None, (_COLUMNS[each.column], each.year)))
                yield PairShown(row, what, pounds(each.before), pounds(each.after))
            if not cost.figures:
                yield from self._pairs(cost, row)

    def owners(self) -> Iterable[PairShown]:
        for each in self.it.changes.owners:
            before, after = (", ".join(names) or "nobody" for names in (each.before, each.after))
            yield PairShown(self.row(each.entity, each.key), _OWNERS.get(each.field, each.field), before, after)

    def told(self) -> Iterable[PairShown]:
        for each in self.it.changes.told:
            note = self._note(each)
            by, on = each.by or (note.by if note else ""), each.on or (note.on.isoformat() if note else "")
            who = ", ".join(filter(None, (by, self.day(on))))
            yield PairShown(self.row(each.entity, each.key), who, shortened(each.before), shortened(each.after))
        for each in self.it.changes.reported:
            row = self.row("recommendations", each.row["recommendation"])
            yield PairShown(row, "", "", f"position as at {self.day(each.row.get('as_at') or '')}, same ratings")

    def others(self) -> Iterable[PairShown]:
        for each in self.it.changes.other:
            yield from self._pairs(each, self.row(each.entity, each.key))

    def _pairs(self, item: Item, row: RowShown) -> Iterable[PairShown]:
        for each in item.differences:
            name = " ".join(each.path).replace("_", " ")
            yield PairShown(row, name, _value(each.before), _value(each.after))


_COLUMNS = {
    "amounts": "planned",
    "revised": "revised",
    "committed": "committed",
    "spent": "spent",
    "printed": "printed total",
}
_OWNERS = {"leads": "lead", "accountable": "accountable officer", "members": "member", "by": "to be put right by"}


def _value(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return shortened(", ".join(map(str, value))) or "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return shortened(str(value)) if isinstance(value, (str, int, float)) and value != "" else "–"
