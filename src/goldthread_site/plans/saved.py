"""Filters that a person saved under a name: her own alone, for one plan's list or for the list across plans."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.http import QueryDict
from django.urls import reverse

from goldthread.errors import UserError
from goldthread_site.look.typed import number_typed
from goldthread_site.plans.filters import FilterForm
from goldthread_site.plans.models import Plan, SavedFilter

MOST, LONGEST_NAME = 30, SavedFilter._meta.get_field("name").max_length


@dataclass(frozen=True, slots=True)
class FilterShown:
    """A saved filter as a link; ``here`` where it is the one that is open."""

    number: int
    name: str
    href: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class SavedShown:
    """What stands above a list: her filters, what the open one names that is gone, and whether there is one to save."""

    filters: tuple[FilterShown, ...]
    gone: tuple[str, ...]
    may_save: bool


def asked_of(request, plan: Plan | None) -> QueryDict:
    """The words by which the list is filtered: those of the address, or of the saved filter that it names."""
    if (saved := _open(request, plan)) is None:
        return request.GET
    asked = QueryDict(mutable=True)
    asked.update({name: value for name, (value, _words) in saved.asks.items()})
    if sort := request.GET.get("sort"):
        asked["sort"] = sort
    return asked


def _open(request, plan: Plan | None) -> SavedFilter | None:
    number = number_typed(request.GET.get("saved", ""))
    return None if number is None else SavedFilter.objects.filter(person=request.user, plan=plan, pk=number).first()


def saved_shown(request, plan: Plan | None, chosen: FilterForm) -> SavedShown:
    """What stands above the list."""
    here = _open(request, plan)
    mine = SavedFilter.objects.filter(person=request.user, plan=plan)
    filters = tuple(FilterShown(each.pk, each.name, href_of(each), each == here) for each in mine)
    gone = tuple(_gone(here, choice.name, choice.label) for choice in chosen.gone) if here else ()
    asks = any(chosen.chosen.values()) or bool(chosen.initial.get("sort"))
    return SavedShown(filters, gone, asks and here is None)


def _gone(saved: SavedFilter, name: str, label: str) -> str:
    words = saved.asks[name][1]
    return (
        f"“{saved.name}” asks for {label.lower()} “{words}”, which is in this list no more. Nothing is left out for "
        "it. Save the filter anew, or remove it."
    )


def href_of(saved: SavedFilter) -> str:
    """The list with this filter."""
    page = reverse("plans:actions", args=[saved.plan_id]) if saved.plan_id else reverse("plans:across")
    return f"{page}?saved={saved.pk}"


def save(*, by, plan: Plan | None, name: str, chosen: FilterForm) -> SavedFilter:
    """What ``chosen`` asks for, kept under the name. Raises `UserError`."""
    asks = {key: [value, chosen.words_of(key)] for key, value in chosen.chosen.items() if value}
    if sort := chosen.initial.get("sort"):
        asks["sort"] = [sort[:40], ""]
    if not asks:
        raise UserError("nothing is left out, so there is no filter to save", try_="Choose something in the filter")
    if SavedFilter.objects.filter(person=by, plan=plan).count() >= MOST:
        raise UserError(f"you have {MOST} filters for this list already", try_="Remove one that you no longer need")
    return _kept(SavedFilter(person=by, plan=plan, asks=asks), name)


def rename(*, by, saved: SavedFilter, name: str) -> None:
    """The filter under another name. Raises `UserError`."""
    _refuse_others(by, saved)
    _kept(saved, name)


def remove(*, by, saved: SavedFilter) -> None:
    """Throws the filter away. It is a person's own, and no part of the plan, so nothing is left to record."""
    _refuse_others(by, saved)
    saved.delete()


def _refuse_others(by, saved: SavedFilter) -> None:
    if saved.person_id != by.pk:
        raise ValueError("the filter is somebody else's")


def _kept(saved: SavedFilter, name: str) -> SavedFilter:
    saved.name = " ".join(name.replace("\0", "").split())  # PostgreSQL keeps no NUL
    if not saved.name:
        raise UserError("give the filter a name", try_="For example, “Late and red”")
    if len(saved.name) > LONGEST_NAME:
        raise UserError(f"the name is longer than {LONGEST_NAME} letters", try_="Say it shorter")
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError:
        raise UserError(f"you have a filter called “{saved.name}” already", try_="Choose another name") from None
    return saved
