"""What the tests of owners share: leads by initials and two in one name, and the forms as their pages fill them in."""

from __future__ import annotations

from django.urls import reverse

from tests.support.site import SMALL_PLAN

LEADS = (["LO"], ["Lena Osgood (Head of Service)"], ["Joan Sefton / Lena Osgood"])


def led_by(*leads: list[str]) -> list[dict]:
    """The small plan's actions, led by these."""
    return [{**action, "leads": names} for action, names in zip(SMALL_PLAN["actions"], leads, strict=True)]


def settle(by, plan, text: str, *parties):
    """A name of the plan, taken for these parties."""
    from goldthread_site.owners import actions

    meant = [actions.Meant(party.pk) for party in parties]
    return actions.settle(by=by, text=text, plan=plan.pk, meant=meant, council=False)


def at(plan, page: str, *args) -> str:
    """The address of a page of the plan."""
    return reverse(f"plans:{page}", args=[plan.pk, *args])


def leads(plan) -> list[list[str]]:
    """Who leads each action of the plan now."""
    from goldthread_site.plans.models import Action

    return [row.value["leads"] for row in Action.objects.filter(plan=plan).order_by("order")]


def owners_form(browser, plan, key: str, **changes) -> dict:
    """The form of an action's owners as the page fills it in, with changes."""
    form = browser.get(at(plan, "action_owners", key)).context["form"]
    sent = {"version": form["version"].value(), "lead": form["lead"].value() or ""}
    return {**sent, **{role: form.there[role] for role in form.there}, **changes}


def handover(browser, lena, **sent):
    """Asks for the preview, sends what it holds, and gives both answers."""
    page = reverse("plans:leaver", args=[lena.pk])
    preview = browser.post(page, sent)
    assert preview.status_code == 200, preview.context["error"]
    held = {**dict(preview.context["sent"]), "was": preview.context["was"], "why": sent.get("why", "")}
    return preview, lambda: browser.post(page, {**held, "sure": "1"})
