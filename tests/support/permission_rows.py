"""The rows of a living plan that addresses speak of: what the parts of an address stand for in the permission matrix.

“view part” goes before “part”. A new address needs a line here only where its parts stand for something new.
"""

from __future__ import annotations

from datetime import date


def ids_of_a_living_plan(manager, owner, plan) -> dict[str, object]:
    """Evidence, a move that waits, a claim of blue, a position on its way, an owner, a link by e-mail."""
    from goldthread_site.council.actions import add_board
    from goldthread_site.my.links import make_link
    from goldthread_site.my.models import UpdateLink
    from goldthread_site.owners.models import Party
    from goldthread_site.owners.words import mark_of
    from goldthread_site.plans import models
    from goldthread_site.plans.positions.actions import start_draft

    evidence, move, blue = _waiting(manager, plan)
    down, up = _down_and_up(manager, plan)
    day = date(2026, 11, 20)
    recommendation = plan.recommendations.first().key
    draft = start_draft(by=manager, plan=plan, recommendation=recommendation, as_at=day, today=day)
    row = models.Action.objects.get(plan=plan, key="a1")
    token = make_link(by=manager, person=owner, row=row)
    later, taken_in = _later_documents(manager, plan)
    of_evidence = ("one", "version", "use", "withdraw", "file")
    board = add_board(by=manager, why="Added", kind="scrutiny", name="Scrutiny committee", chair="", days=[])
    return {
        "board_id": board.pk, "council:first_administrator token": "x" * 43,
        "entity": "actions", "party": Party.objects.create(kind=Party.PERSON, name="Joan Sefton").pk,
        "mark": mark_of("Lena Osgood"), "version": 1, "link_id": UpdateLink.objects.get().pk,
        **{f"plans:evidence_{page} key": evidence for page in of_evidence},
        "plans:take_back key": down, "plans:escalation key": up,
        "plans:move_answer key": move, "plans:blue_answer key": blue,
        **{f"plans:next_document_{page} draft_id": later for page in ("go_on", "same", "rows", "whole", "difference")},
        **{f"api:plans-one-next-documents-one{end} draft_id": later for end in _OF_A_DOCUMENT},
        "document_id": taken_in,
        "plans:position key": draft.key, "plans:position_publish key": draft.key,
        "plans:remedial_change key": plan.remedialactions.first().key,
        "plans:cost_line key": plan.costlines.first().key,
        **_ids_of_the_api(plan, evidence, move, blue, draft.key, down, up),
        "plans:position_new key": recommendation, "trail:row kind": "actions", "my:update_by_link token": token,
    }  # fmt: skip


_OF_A_DOCUMENT = ("", "-say", "-difference", "-take-in")


def _later_documents(manager, plan) -> tuple[object, int]:
    """A later version of the plan on its way in, and the number of one that was taken in."""
    from django.utils import timezone

    from goldthread_site.plans import actions, models
    from tests.support.later_documents import MARCH, file_of

    draft = actions.start_import(by=manager, data=file_of(MARCH, "txt"), file_name="march.txt", plan=plan)
    value = {"file_name": "february.txt", "file_digest": "f" * 64, "taken_at": timezone.now(), "taken_by": manager}
    return draft.pk, models.PlanDocument.objects.create(plan=plan, value={"format": "goldthread-plan/1"}, **value).pk


def ids_of_tokens(owner) -> dict[str, object]:
    """The number of the owner's API token."""
    from goldthread_site.people.models import ApiToken
    from tests.support.api import token_for

    token_for(owner)
    return {"token_id": ApiToken.objects.filter(person=owner).latest("pk").pk}


def _ids_of_the_api(plan, evidence: str, move: str, blue: str, draft: str, down: str, up: str) -> dict[str, object]:
    """The same rows for the addresses of the API, which end alike."""
    first = {
        "sections": plan.sections, "recommendations": plan.recommendations, "outcomes": plan.outcomes,
        "indicators": plan.indicators, "positions": plan.positions, "remedial-actions": plan.remedialactions,
        "cost-lines": plan.costlines,
    }  # fmt: skip
    keys = {f"{name}-one": rows.first().key for name, rows in first.items()}
    of_evidence = (
        "evidence-one",
        "evidence-one-files",
        "evidence-one-files-one",
        "evidence-one-use",
        "evidence-one-withdraw",
    )
    keys |= dict.fromkeys(of_evidence, evidence)
    keys |= dict.fromkeys(("position-drafts-one", "position-drafts-one-publish"), draft)
    keys |= {"date-moves-one-answer": move, "updates-one-answer": blue, "hand-downs-one-take-back": down}
    keys |= {"escalations-one-replies": up, "escalations-one-end": up}
    return {f"api:plans-one-{name} key": key for name, key in keys.items()}


def _waiting(manager, plan) -> tuple[str, str, str]:
    """The keys of a file of evidence, of a move that the sponsor must agree to, and of a claim of blue."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from goldthread.plan.live.date_move import DateMove
    from goldthread.plan.live.evidence import Used
    from goldthread.plan.live.update import Update
    from goldthread_site.plans import models
    from goldthread_site.plans.changing import changing
    from goldthread_site.plans.evidence import actions as proof

    file = SimpleUploadedFile("minutes.pdf", b"%PDF-1.7\nminutes\n%%EOF\n")
    used = [Used(entity="actions", key="a1")]
    evidence = proof.add(by=manager, plan=plan, on=date(2026, 11, 20), to=used, file=file, title="Minutes")
    plan.refresh_from_db()
    due = models.Action.objects.get(plan=plan, key="a1").read.due
    said = {"action": "a1", "reason": "The trust has no clerk", "asked_by": "A manager", "asked_on": "2026-11-20"}
    claim = {"id": "u9", "action": "a1", "on": "2026-11-20", "by": "A manager", "completed": "2026-11-20"}
    with changing(plan, by=manager, why="Two things that wait for an answer") as change:
        change.add(models.DateMove, DateMove(id="m9", before=due, after=due, **said))
        change.add(models.Update, Update(**claim, rag="blue"))
    return evidence.id, "m9", "u9"


def filter_of(person, plan) -> int:
    """The number of a filter that the person saved."""
    from goldthread_site.plans.models import SavedFilter

    return SavedFilter.objects.create(person=person, plan=plan, name="Late", asks={"due": ["late", "Late"]}).pk


def _down_and_up(manager, plan) -> tuple[str, str]:
    """The keys of an action handed down to another plan, and of one taken to somebody."""
    from goldthread.plan.live.escalation import Escalation
    from goldthread.plan.live.hand_down import HandDown
    from goldthread_site.plans import models
    from goldthread_site.plans.changing import changing

    said = {"action": "a1", "on": "2026-11-20", "by": "A manager"}
    team = models.Plan.objects.exclude(pk=plan.pk).first()
    with changing(plan, by=manager, why="Down and up") as change:
        change.add(models.HandDown, HandDown(id="h9", plan=team.pk if team else plan.pk + 1, actions=("a1",), **said))
        change.add(
            models.Escalation, Escalation(id="e9", to="The trust", why="No clerk", reply_by="2026-12-01", **said)
        )
    return "h9", "e9"
