"""The plans and their sections, as rights are given for them."""

from __future__ import annotations

from goldthread_site.people.places import Place
from goldthread_site.plans.models import Plan, Section


def plans_and_sections() -> list[Place]:
    """Each plan by its title, the newest first, each followed by its sections."""
    found: list[Place] = []
    sections: dict[int, list[Section]] = {}
    for section in Section.objects.order_by("order").defer("value"):
        sections.setdefault(section.plan_id, []).append(section)
    for plan in Plan.objects.defer("value"):
        title = " – ".join(filter(None, (plan.authority, plan.title))) or "Improvement plan"
        title = f"{title} (plan {plan.pk})"
        found.append(Place(plan.pk, "", title))
        found += [Place(plan.pk, row.key, f"{title}: {row.title or row.key}") for row in sections.get(plan.pk, ())]
    return found
