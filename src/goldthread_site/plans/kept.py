"""The rows of plans, as the trail asks for them: to be verified, and to lose their words when these are erased."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import F

from goldthread.plan.model import Plan as CorePlan
from goldthread_site.plans import models
from goldthread_site.plans.erased import without_words, without_words_of_row
from goldthread_site.plans.rows import columns_of, columns_of_plan
from goldthread_site.trail.keepers import Present

_NAMES = {
    "costs.lines": "cost line", "remedial_actions": "remedial action", "date_moves": "date move",
    "cross_references": "cross-reference", "evidence": "evidence",
}  # fmt: skip


class KeptRows:
    """The keeper of every row of a plan."""

    entities = ("plan", *models.EVERY_ROW)
    without_words = staticmethod(without_words)

    def plans(self) -> Iterable[int]:
        return models.Plan.objects.order_by().values_list("pk", flat=True)

    def present(self, plan: int) -> Iterator[Present]:
        for row in models.Plan.objects.filter(pk=plan):
            yield Present("plan", str(row.pk), row.value, _fault_of_head(row))
        for model in models.EVERY_ROW.values():
            for row in model.objects.filter(plan=plan).order_by("order").iterator():
                yield Present(row.entity, row.key, row.value, _fault(row))

    def hold(self, plan: int) -> None:
        models.Plan.objects.select_for_update().get(pk=plan)

    def name(self, plan: int, entity: str, key: str) -> str:
        if entity == "plan":
            return "the head"
        kind = _NAMES.get(entity) or entity.removesuffix("s")
        return f"the {key}" if key.startswith(kind) else f"the {kind} {key}"

    def forget(self, plan: int, entity: str, key: str, said: str) -> None:
        for document in models.PlanDocument.objects.select_for_update().filter(plan=plan):
            value = without_words_of_row(document.value, entity, key, said)
            models.PlanDocument.objects.filter(pk=document.pk).update(value=value)

    def put(self, plan: int, entity: str, key: str, value: dict) -> dict:
        models.KeptCheck.objects.filter(plan=plan).delete()  # its findings quote the rows
        if entity == "plan":
            columns, rows = columns_of_plan(CorePlan.model_validate(value)), models.Plan.objects.filter(pk=plan)
        else:
            model = models.EVERY_ROW[entity]
            columns, rows = columns_of(model.core.model_validate(value)), model.objects.filter(plan=plan, key=key)
        rows.update(**columns, version=F("version") + 1)
        return columns["value"]


def _fault(row: models.Row) -> str:
    return _differing(row, columns_of(row.read))


def _fault_of_head(row: models.Plan) -> str:
    return _differing(row, columns_of_plan(CorePlan.model_validate(row.value)))


def _differing(row, columns: dict) -> str:
    other = [name for name, value in columns.items() if name != "value" and getattr(row, name) != value]
    return f"what it is searched by ({', '.join(other)}) is not what its value says" if other else ""
