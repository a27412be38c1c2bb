"""Presses the buttons of the pages that change many actions, as a person would."""

from __future__ import annotations

from django.urls import reverse

from goldthread_site.plans.models import Action

BULK = "/plan/change/"


def rows(plan) -> dict[str, Action]:
    """The plan's actions by reference, as they are now."""
    return {row.ref: row for row in Action.objects.filter(plan=plan)}


def tick(plan, *refs: str) -> dict:
    """What the list sends where these boxes were ticked."""
    there = rows(plan)
    return {"which": "ticked", "plan": plan.pk, "asked": "", "row": [there[ref].pk for ref in refs]}


def every(plan=None, **asked: str) -> dict:
    """What the list sends where all that its filter shows was asked for."""
    words = "&".join(f"{name}={value}" for name, value in asked.items())
    return {"which": "every", "plan": plan.pk if plan else "", "asked": words}


def picked(browser, sent: dict) -> dict:
    """What the page that asks for the change carries along."""
    page = browser.post(BULK, sent).context["picked"]
    return {"picked": page.words, "plan": page.plan or "", "asked": page.asked}


def review(browser, sent: dict, **change):
    """The review, and what its button sends."""
    answer = browser.post(BULK, {**picked(browser, sent), "do": "review", **change})
    if "page" not in answer.context:
        return answer, None
    held = answer.context
    button = {
        **dict(held["sent"]), "picked": held["picked"].with_versions, "plan": held["picked"].plan or "",
        "asked": held["picked"].asked, "looked": held["looked"], "do": "apply",
    }  # fmt: skip
    return answer, button


def states(answer) -> dict[str, list[str]]:
    """The references under what becomes of them."""
    return {group.state: [row.name.split()[0] for row in group.rows] for group in answer.context["page"].groups}


def list_of(plan) -> str:
    """The address of the plan's list."""
    return reverse("plans:actions", args=[plan.pk])
