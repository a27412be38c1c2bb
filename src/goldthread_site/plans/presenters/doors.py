"""The links by which a page leads to what may be done from it: one line each, shown to whoever may do it.

A door that changes something is gone on the page of a past day.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from goldthread_site.look.past_day import href


class Door(NamedTuple):
    """A link: the page it stands on, its words, the view and the list it leads to, and who may pass."""

    page: str
    text: str
    view: str
    capability: str
    entity: str = ""
    changes: bool = True


DOORS = (
    Door("overview", "History: who changed what", "trail:history", "plan.history", changes=False),
    Door("overview", "What changed since the last board", "plans:compare", "plan.history", changes=False),
    Door("overview", "Add a recommendation", "plans:add", "plan.run", "recommendations"),
    Door("overview", "Add an action", "plans:add", "plan.run", "actions"),
    Door("actions", "Add an action", "plans:add", "plan.run", "actions"),
    Door("actions", "Type changes in a meeting, a line at a time", "plans:quick", "plan.run"),
    Door("action", "Write an update for its owner", "my:update", "plan.run"),
    Door("action", "Move the date", "plans:move_date", "plan.run"),
    Door("dates", "What waits for agreement", "plans:agreements", "plan.see", changes=False),
    Door("dates", "Say how often a date may move", "plans:terms", "plan.run"),
    Door("ratings", "Choose the rule, and how this plan is run", "plans:terms", "plan.run"),
    Door("ratings", "What waits for a second person", "plans:agreements", "plan.see", changes=False),
    Door("action", "Change who owns this action", "plans:action_owners", "plan.run"),
    Door("action", "Change the words of this action", "plans:edit", "plan.run", "actions"),
    Door("recommendation", "Change the words of this recommendation", "plans:edit", "plan.run", "recommendations"),
    Door("recommendation", "Prepare the next position", "plans:position_new", "plan.run"),
    Door("overview", "Take in a later version of this plan", "plans:next_document", "plan.run"),
    Door("overview", "Documents this plan came from", "plans:documents", "plan.history", changes=False),
    Door("documents", "Take in a later version of this plan", "plans:next_document", "plan.run"),
    Door("actions", "Withdrawn actions", "plans:withdrawn", "plan.see", changes=False),
    Door("overview", "Links that were sent by e-mail", "my:links", "plan.run", changes=False),
    Door("overview", "Remedial actions", "plans:remedial", "plan.see", changes=False),
    Door("overview", "Links between rows", "plans:references", "plan.see", changes=False),
    Door("recommendation", "Add a remedial action", "plans:remedial_add", "plan.run", "recommendations"),
    Door("action", "Add a remedial action", "plans:remedial_add", "plan.run", "actions"),
    Door("action", "Hand this down to a team’s plan", "plans:hand_down", "plan.run"),
    Door("action", "Take this to somebody", "plans:escalate", "plan.run"),
    Door("overview", "What waits for whom", "plans:escalations", "plan.see", changes=False),
    Door("overview", "Close this plan", "plans:close", "plan.end"),
    Door("overview", "Found again: held against an earlier plan", "plans:found_again", "plan.see", changes=False),
    Door("costs", "Add a cost line", "plans:cost_line_add", "plan.run"),
)


class Link(NamedTuple):
    """A door as the page shows it."""

    text: str
    href: str


def doors(page: str, plan_id: int, key: str = "", *, may: Callable[[str], bool], past: bool) -> tuple[Link, ...]:
    """The doors of ``page`` that this person may pass; ``key`` is the row that the page is of, where it is of one."""
    return tuple(
        Link(door.text, href(door.view, *(part for part in (plan_id, door.entity, key) if part)))
        for door in DOORS
        if door.page == page and may(door.capability) and not (past and door.changes)
    )
