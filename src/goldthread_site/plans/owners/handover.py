"""What somebody owns over all plans, and all of it, or a part, handed to others at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.db import transaction

from goldthread.errors import UserError
from goldthread.plan.model import Action, RemedialAction, Section
from goldthread.plan.standing import is_done
from goldthread_site.look.clock import today
from goldthread_site.owners import actions as directory_actions
from goldthread_site.owners.known import Known, why_not
from goldthread_site.owners.models import Party
from goldthread_site.plans import models
from goldthread_site.plans.changing import StaleRow, changing
from goldthread_site.plans.owners.named import OF_ACTIONS, OF_REMEDIAL, OF_SECTIONS

_ROLES = {models.Section: OF_SECTIONS, models.Action: OF_ACTIONS, models.RemedialAction: OF_REMEDIAL}


@dataclass(frozen=True, eq=False)
class Owned:
    """A row that names the person: as what, and in which part of which plan it stands."""

    row: models.Row
    value: Action | Section | RemedialAction
    roles: tuple[str, ...]
    section: str

    @property
    def id(self) -> str:
        """What stands for the row in a form."""
        return f"{self.row._meta.model_name}-{self.row.pk}"

    @property
    def part(self) -> str:
        """What stands for its part of the plan in a form."""
        return f"{self.row.plan_id}-{self.section}"

    @property
    def said(self) -> str:
        """“leads, is accountable”."""
        return ", ".join(_ROLES[type(self.row)][role] for role in self.roles)


def owned_by(party: Party, known: Known) -> tuple[list[Owned], int]:
    """Every row of the running plans that names the party and is not done; how many are done and stay in her name."""
    rows, done, places = [], 0, {}
    for model, roles in _ROLES.items():
        for row in model.objects.filter(plan__closed_on=None).select_related("plan").order_by("plan", "order"):
            if model is models.Section:
                places[row.plan_id, row.key] = row.order
            found = tuple(role for role in roles if party in known.all_meant(_texts(row.value, role), row.plan_id))
            if found and model is models.Action and is_done(row.read):
                done += 1
            elif found:
                rows.append(Owned(row, row.read, found, _section(row)))
    return sorted(rows, key=lambda one: (-one.row.plan_id, places.get((one.row.plan_id, one.section), 0))), done


def _texts(value: dict, role: str) -> list[str]:
    texts = value.get(role) or []
    return [texts] if isinstance(texts, str) else texts


def _section(row: models.Row) -> str:
    return row.key if isinstance(row, models.Section) else row.value.get("section") or ""


def after(one: Owned, leaver: Party, to: Party, known: Known) -> Action | Section | RemedialAction:
    """The row with ``to`` in the leaver's place; others whom a name stands for too are kept."""
    plan, changed = one.row.plan_id, {}
    for role in one.roles:
        said = _texts(one.row.value, role)
        texts = tuple(dict.fromkeys(each for text in said for each in _replaced(text, leaver, to, known, plan)))
        changed[role] = texts if isinstance(one.row.value[role], list) else " / ".join(texts)
    if "leads" in changed and "contributors" not in changed:
        helping = getattr(one.value, "contributors", ())
        changed["contributors"] = tuple(text for text in helping if known.meant(text, plan) != (to,))
    return one.value.model_copy(update=changed)


def _replaced(text: str, leaver: Party, to: Party, known: Known, plan: int) -> Iterable[str]:
    meant = known.meant(text, plan) or ()
    if leaver not in meant:
        return [text]
    return [known.written(to if party == leaver else party, plan) for party in meant]


@transaction.atomic
def hand_over(
    *, by, why: str, leaver: Party, rows: Mapping[Owned, Party], was: Mapping[str, int], known: Known,
    posts: Mapping[Party, Party],
) -> int:  # fmt: skip
    """Each row to its new owner, a revision a row with one reason; everything or nothing. How many rows changed.

    ``was`` has the version of each row that the person saw; ``posts`` says who holds the leaver's posts from now on.
    """
    for to in {*rows.values(), *posts.values()}:
        refuse(leaver, to)
    for plan, group in groupby(sorted(rows, key=lambda one: one.row.plan_id), key=lambda one: one.row.plan):
        with changing(plan, by=by, why=why) as change:
            for one in group:
                _put(change, one, after(one, leaver, rows[one], known), was)
    for post, holder in posts.items():
        directory_actions.change_party(by=by, why=why, party=post, was=was[f"post-{post.pk}"], held_by=holder)
    return len(rows) + len(posts)


def _put(change, one: Owned, value, was: Mapping[str, int]) -> None:
    try:
        change.put(one.row, value, was=was[one.id])
    except StaleRow as fault:
        who = fault.last.by.get_full_name() if fault.last else "Somebody"
        raise UserError(
            f"{who} saved one of these rows while you were choosing", where=f"{one.row.plan.title}, {one.row.key}",
            try_="Look at the list again. Nothing was handed over",
        ) from None  # fmt: skip


def refuse(leaver: Party, to: Party) -> None:
    """Raises `UserError` where ``to`` cannot take anything over from the leaver."""
    if to == leaver:
        raise UserError(f"{leaver.called} cannot hand over to themselves", try_="Choose somebody else")
    if said := why_not(to, on=today()):
        raise UserError(said, try_="Choose somebody else")
