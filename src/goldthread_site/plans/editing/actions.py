"""A row changed or added by hand, in one transaction with its revision."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from goldthread.errors import UserError
from goldthread_site.plans import models
from goldthread_site.plans.changing import changing


def change_row(*, by, row: models.Row, was: int, values: dict[str, Any], why: str) -> None:
    """The row with these values. Raises `StaleRow` where somebody saved it since version ``was``.

    Raises `UserError` for a row that was withdrawn.
    """
    refuse_withdrawn(row)
    value = _made(row.core, {**row.value, **values})
    with changing(row.plan, by=by, why=why) as change:
        change.put(row, value, was=was)


def refuse_withdrawn(row: models.Row) -> None:
    """Raises for what is no longer promised. What is withdrawn and still stands in the plan may be put right."""
    if row.read.withdrawn and not isinstance(row, models.Recommendation | models.Section):
        raise UserError(
            "it was withdrawn from the plan, so it stays as it is",
            try_="Bring it back first, then change it. Nothing was saved",
        )  # fmt: skip


def add_row(*, by, plan: models.Plan, model: type[models.Row], values: dict[str, Any], why: str) -> models.Row:
    """A new row at the end of its list, with an id of its own."""
    with changing(plan, by=by, why=why) as change:
        value = _made(model.core, {**values, "id": _free_id(change.plan, model)})
        return change.added_last(model, value) or change.add(model, value)


def _free_id(plan: models.Plan, model: type[models.Row]) -> str:
    """“new-4”: an id that no row of the list has or had; rows never go, so their number is enough."""
    return f"new-{model.objects.filter(plan=plan).count() + 1}"


def _made(core: type, values: dict[str, Any]):
    try:
        return core.model_validate(values)
    except ValidationError as fault:
        said = fault.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        raise UserError("the row does not hold together", why=said, try_="Change it and save again") from None
