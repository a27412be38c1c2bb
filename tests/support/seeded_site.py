"""The invented council's site with something in every table: what a backup, or a new release, must not lose."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 20)
FILES = {"minutes.txt": b"Minutes of the board\n", "visits.csv": b"month,seen\nOct,41\nNov,44\n"}


def seed() -> None:
    """The demo, lived through; then evidence with versions, every kind of row, looks, a draft, and an erasure."""
    from django.core.management import call_command

    from goldthread_site.plans.models import Plan

    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0, stdout=_Silent())
    plan = Plan.objects.earliest("pk")
    _every_row(plan)
    _evidence(plan)
    _looked_at(plan)
    _draft()
    _erased(plan)


class _Silent:
    def write(self, text: str) -> None:
        pass


def person(username: str):
    """Somebody of the demo."""
    from goldthread_site.people.models import User

    return User.objects.get(username=username)


def _every_row(plan) -> None:
    from goldthread_site.plans import models
    from goldthread_site.plans.changing import changing, new_id
    from tests.support.every_row import one_of_each

    recommendation = models.Recommendation.objects.filter(plan=plan).first().key
    with changing(plan, by=person("priya"), why="One of each") as change:
        for model, value in one_of_each(recommendation):
            if model is not models.Evidence:  # that one names a file that is not there
                own = {"id": f"{value.id}-x"} if "id" in type(value).model_fields else {}
                key = new_id("p") if model is models.PositionDraft else ""
                change.add(model, value.model_copy(update=own), key=key)


def _evidence(plan) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from goldthread.plan.live.evidence import Used
    from goldthread_site.plans.evidence.actions import add, add_version

    here = [Used(entity="actions", key="a1")]
    for name, data in FILES.items():
        made = {"file": SimpleUploadedFile(name, data), "title": name, "expires": None}
        add(by=person("priya"), plan=plan, on=TODAY, to=here, **made)
    last = plan.evidences.last()
    newer = SimpleUploadedFile("visits.csv", FILES["visits.csv"] + b"Dec,45\n")
    add_version(
        by=person("priya"), plan=plan, key=last.key, was=last.version, file=newer, why="December", on=TODAY,
        expires=None,
    )  # fmt: skip


def _looked_at(plan) -> None:
    from django.test import Client

    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(person("inspector"))
    for page in ("", "actions/", "history/"):
        assert client.get(f"/plan/{plan.pk}/{page}").status_code == 200, page


def _draft() -> None:
    from goldthread_site.plans import actions

    text = "# A second plan\n\n| Action | Lead | Due |\n| --- | --- | --- |\n| Hold a board | Kit Marlow | Dec 2026 |\n"
    actions.start_import(by=person("priya"), data=text.encode(), file_name="second.md")


def _erased(plan) -> None:
    from goldthread_site.trail.actions import agree_erasure, ask_erasure
    from goldthread_site.trail.models import Revision

    rows = Revision.objects.filter(plan=plan.pk, entity="updates", key="u9-x").values_list("pk", flat=True)
    asked = ask_erasure(plan=plan.pk, revisions=list(rows), by=person("priya"), why="A child is named in it")
    agree_erasure(erasure=asked, by=person("ruth"), why="It should not be kept")
