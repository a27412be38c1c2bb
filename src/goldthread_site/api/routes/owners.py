"""The directory of people, posts and teams that own actions."""

from __future__ import annotations

from typing import Literal

from ninja import Query
from pydantic import BaseModel, Field

from goldthread_site.api.reading import Listed, Paging, page_of
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.look.clock import today
from goldthread_site.owners import presenter
from goldthread_site.owners.models import Party

part = Part("Owners")


class Owner(BaseModel):
    """An entry of the directory. ``owner`` is how an action's owners name it: “p7”."""

    owner: str
    name: str
    kind: Literal["person", "post", "team"]
    held_by: str
    email: str
    standing: str = Field(description="“left on 3 May 2026”; empty while here")
    gone: bool
    version: int


@part.get("/owners", response=Listed[Owner])
@needs("plan.run")
def owners(request, paging: Query[Paging]):
    """Everyone who can own an action by name, then everyone who left."""
    shown = presenter.directory_shown(as_at=today())
    parties = Party.objects.in_bulk()
    return page_of([_owner(each, parties[each.id]) for each in (*shown.here, *shown.left)], paging)


def _owner(each: presenter.Entry, party: Party) -> Owner:
    return Owner(
        owner=f"p{each.id}", name=each.name, kind=party.kind, held_by=each.holder, email=each.email,
        standing=each.standing, gone=each.gone, version=party.version,
    )  # fmt: skip
