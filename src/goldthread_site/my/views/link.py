"""The update form by a signed link: no sign-in, no navigation, no other row, nobody's name."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from goldthread_site.look.clock import today
from goldthread_site.look.uploads import upload_limit
from goldthread_site.my import links
from goldthread_site.my.answering import KEEPS, QUIETLY, Answering
from goldthread_site.my.models import UpdateLink
from goldthread_site.my.presenters.thanks import thanks
from goldthread_site.my.throttle import too_many
from goldthread_site.people.capabilities import public
from goldthread_site.plans import models

# What frames the other pages is left out: who is signed in on this machine has no part in a link.
_ALONE = {"navigation": [], "person": None, "alone": True}


# The secret in the address is the only authority here; no cookie is. Browsers send no origin with a form of a page
# whose address must not be passed on, so a check of cookie and origin would refuse every honest form and no other.
@csrf_exempt
@public("the link was sent to the person, and opens the form of one action, once")
@upload_limit(settings.EVIDENCE_LIMIT_BYTES)
@require_http_methods(["GET", "HEAD", "POST"])
def update_by_link(request, token: str):
    """The form of the link's action. Looking changes nothing: scanners of e-mail follow every link."""
    try:
        link = links.link_of(token)
    except links.LinkUsed as used:
        said = _said(used.link)
        if unsent := _not_in(used.link, request.POST):
            return _answer(request, {**said, "title": "These words were not sent", "unsent": unsent}, status=409)
        return _answer(request, said, status=200)
    except links.LinkRefused as refusal:
        if too_many(request, "link"):
            return _answer(request, _wait(), status=429)
        return _answer(request, {"title": "This link does not open anything", "sentences": [str(refusal)]}, status=404)
    if too_many(request, f"link {link.pk}"):
        return _answer(request, _wait(), status=429)
    return _form(request, link, token)


def _form(request, link: UpdateLink, token: str):
    asked = Answering(request, links.row_of(link), by=link.person, as_at=today(), link=link)
    if request.method == "POST":
        if request.POST.get("do") in KEEPS:
            asked.keep()
            quietly = request.POST["do"] == QUIETLY
            return _private(HttpResponse(status=204) if quietly else redirect("my:update_by_link", token))
        if asked.sent():
            return _private(redirect("my:update_by_link", token))
        links.note(link, "refused")
    elif request.method == "GET":
        links.note(link, "opened")
    answer = render(request, "my/update_alone.html", {**asked.context(), **_ALONE}, status=asked.status)
    return _private(answer)


def _not_in(link: UpdateLink, typed) -> list[str]:
    """What was typed into the form of a link that is finished, such as after “back”, and is not in its update."""
    sent = models.Update.objects.filter(plan=link.plan_id, key=link.update).first()
    held = sent.read if sent else None
    texts = {name: typed.get(name, "").strip().replace("\r\n", "\n") for name in ("changed", "reason", "next_step")}
    return [text for name, text in texts.items() if text and text != getattr(held, name, "")]


def _said(link: UpdateLink) -> dict:
    row = links.row_of(link)
    it = links.opened(row)
    sent = next((each for each in it.updates if each.id == link.update), None)
    sentences = [thanks(sent, it)] if sent else []
    return {
        "title": "Your update was sent",
        "sentences": [*sentences, "This link is finished. To write again, sign in."],
    }


def _wait() -> dict:
    return {"title": "Too many tries", "sentences": ["Wait a minute, then open the link again. Nothing was changed."]}


def _answer(request, said: dict, *, status: int):
    return _private(render(request, "my/link_said.html", {**said, **_ALONE}, status=status))


def _private(answer):
    """The address is a secret: it is passed to no other site, kept by no browser, listed by no search engine."""
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer["Cache-Control"] = "private, no-store"
    return answer
