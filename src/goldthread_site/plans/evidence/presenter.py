"""What the pages of evidence say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from goldthread.plan.live.evidence import Evidence, FileVersion, Used, done_without_evidence
from goldthread.plan.model import Action, Plan
from goldthread_site.look.pieces import counted, day, length
from goldthread_site.plans.evidence.rights import adder
from goldthread_site.plans.presenters.names import NAME, Names, doing, shortened


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row that something is proof of: its name, its first words, and the page it has, where it has one."""

    entity: str
    key: str
    name: str
    text: str
    page: str = ""

    @property
    def name_in_address(self) -> str:
        """What stands for the row in the address of the form that adds proof."""
        return f"{self.entity}:{self.key}"


@dataclass(frozen=True, slots=True)
class VersionShown:
    """A version of a file; ``number`` counts from 1, the oldest."""

    number: int
    name: str
    size: str
    by: str
    on: str
    digest: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence in a list. ``state`` is “in force”, “expired” or “withdrawn”; ``number`` of its newest."""

    key: str
    title: str
    state: str
    number: int
    newest: VersionShown | None
    address: str
    host: str
    lasts: str
    rows: tuple[RowShown, ...]
    withdrawn: str


@dataclass(frozen=True, slots=True)
class ListShown:
    """The page of all evidence."""

    heading: str
    lead: str
    missing: tuple[RowShown, ...]
    expired: tuple[Shown, ...]
    standing: tuple[Shown, ...]
    withdrawn: tuple[Shown, ...]


def row_shown(used: Used, names: Names) -> RowShown:
    """How the row reads, where it is in the plan, or in the part of it that the person may read."""
    if used.entity == "actions" and (row := names.actions.get(used.key)):
        return RowShown(used.entity, used.key, names.action(row), shortened(row.text, NAME), "action")
    if used.entity == "recommendations" and (found := names.recommendations.get(used.key)):
        name = names.recommendation(found)
        return RowShown(used.entity, used.key, name, shortened(found.text, NAME), "recommendation")
    words = next((each.text for each in names.plan.outcomes if ("outcomes", each.id) == (used.entity, used.key)), "")
    return RowShown(used.entity, used.key, "Outcome" if words else "", shortened(words, NAME))


def lasts(expires: str | None, as_at: date) -> str:
    """“in 3 weeks”, “expired 20 days ago”; nothing where it does not grow old.

    >>> lasts("2026-12-11", date(2026, 11, 20)), lasts("2026-10-31", date(2026, 11, 20))
    ('expires in 3 weeks, on 11 Dec 2026', 'expired 20 days ago, on 31 Oct 2026')
    """
    if not expires:
        return ""
    left = (date.fromisoformat(expires) - as_at).days
    if left < 0:
        return f"expired {_stretch(-left)} ago, on {day(expires)}"
    return f"expires in {_stretch(left)}, on {day(expires)}" if left else "expires today"


def _stretch(days: int) -> str:
    return counted(days // 7, "week") if days % 7 == 0 and days < 92 else length(days)


def size_words(size: int) -> str:
    """“2.4 MB”, “31 KB”, “80 bytes”."""
    if size < 1024:
        return counted(size, "byte")
    return f"{size / 1024:.0f} KB" if size < 1024**2 else f"{size / 1024**2:.1f} MB"


def shown(each: Evidence, names: Names, *, as_at: date) -> Shown:
    """A piece of evidence as a list shows it."""
    on = as_at.isoformat()
    state = "withdrawn" if each.withdrawn else "in force" if each.stands(as_at=on) else "expired"
    rows = [row_shown(used, names) for used in each.used_by]
    newest = version_shown(len(each.versions), each.newest) if each.newest else None
    return Shown(
        key=each.id, title=each.title, state=state, number=len(each.versions), newest=newest,
        address=each.address or "", host=urlsplit(each.address).hostname or "" if each.address else "",
        lasts=lasts(each.expires, as_at), rows=tuple(row for row in rows if row.name),
        withdrawn=each.withdrawn,
    )  # fmt: skip


def version_shown(number: int, version: FileVersion) -> VersionShown:
    """A version as its line reads; the first signs of the digest are enough to tell two files apart."""
    size, on = size_words(version.size), day(version.on)
    return VersionShown(number, version.name, size, version.by, on, version.sha256)


def versions_of(each: Evidence) -> tuple[VersionShown, ...]:
    """Every version, the newest first."""
    return tuple(version_shown(number, version) for number, version in enumerate(each.versions, 1))[::-1]


def list_shown(plan: Plan, evidence: Iterable[Evidence], *, as_at: date, names: Names) -> ListShown:
    """The page: what is done without proof first, then what expired, then what stands."""
    all_of_it = tuple(evidence)
    rows = tuple(shown(each, names, as_at=as_at) for each in all_of_it)
    missing = done_without_evidence(plan.actions, all_of_it, as_at=as_at.isoformat())
    done = len(done_without_evidence(plan.actions, (), as_at=as_at.isoformat()))
    by_state = {
        state: tuple(each for each in rows if each.state == state) for state in ("expired", "in force", "withdrawn")
    }
    return ListShown(
        heading=_heading(done, len(missing)), lead=_lead(by_state),
        missing=tuple(row_shown(Used(entity="actions", key=action.id), names) for action in missing),
        expired=by_state["expired"], standing=by_state["in force"], withdrawn=by_state["withdrawn"],
    )  # fmt: skip


def _heading(done: int, missing: int) -> str:
    if not done:
        return "No action is done yet, so none needs proof"
    if not missing:
        return "The action that is done has proof" if done == 1 else f"All {done} actions that are done have proof"
    return f"{missing} of {doing(done, 'action', 'that is done has', 'that are done have')} no proof"


def _lead(by_state: dict[str, tuple]) -> str:
    standing, expired = len(by_state["in force"]), len(by_state["expired"])
    if not standing and not expired:
        return "Nothing is kept as evidence yet. A file or a link shows that something was done, or made a difference."
    said = f"{doing(standing, 'piece', 'of evidence is in force', 'of evidence are in force')}"
    return f"{said}; {expired} expired." if expired else f"{said}."


def rows_to_choose(plan: Plan, user, plan_id: int) -> list[tuple[str, list[tuple[str, str]]]]:
    """The rows that this person may add proof for, in groups."""
    names, may = Names(plan), adder(user, plan_id, plan)
    groups = (("Actions", "actions", plan.actions), ("Recommendations", "recommendations", plan.recommendations))
    found = []
    for title, entity, rows in groups:
        used = ((Used(entity=entity, key=row.id), row) for row in rows)
        options = [(f"{entity}:{one.key}", _option(row, names)) for one, row in used if may(one)]
        found += [(title, options)] if options else []
    return found


def _option(row, names: Names) -> str:
    name = names.action(row) if isinstance(row, Action) else names.recommendation(row)
    return f"{name}: {shortened(row.text, 80)}" if row.text else name


def proof_of(evidence: Iterable[Evidence], rows: Iterable[Used], names: Names, *, as_at: date) -> tuple[Shown, ...]:
    """The evidence that speaks for any of these rows and was not withdrawn, each once."""
    wanted = {(used.entity, used.key) for used in rows}
    return tuple(
        shown(each, names, as_at=as_at)
        for each in evidence
        if not each.withdrawn and any((used.entity, used.key) in wanted for used in each.used_by)
    )
