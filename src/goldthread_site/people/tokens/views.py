"""The pages of tokens: one's own, and for administrators the end of somebody else's."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.errors import UserError
from goldthread_site.people.capabilities import capability
from goldthread_site.people.forms import WhyForm
from goldthread_site.people.models import ApiToken
from goldthread_site.people.tokens import actions
from goldthread_site.people.tokens import presenter as show
from goldthread_site.people.tokens.forms import TokenForm


@capability("account.own")
@require_http_methods(["GET", "POST"])
def tokens(request):
    """My tokens, and a form for one more; the key of a new one is shown on the answer alone."""
    form = TokenForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            token, key = actions.make_token(by=request.user, **form.said)
            return render(request, "people/tokens/made.html", {"token": show.shown(token), "key": key})
        except UserError as refusal:
            form.add_error(None, _sentence(refusal))
    context = {"form": form, "tokens": show.tokens_shown(request.user)}
    return render(request, "people/tokens/tokens.html", context, status=422 if form.errors else 200)


@capability("account.own")
@require_http_methods(["GET", "POST"])
def end(request, token_id: int):
    """Ends one of my tokens."""
    token = get_object_or_404(ApiToken, pk=token_id, person=request.user)
    if request.method == "POST":
        try:
            actions.end_token(by=request.user, token=token)
            messages.success(request, "The token is ended. It opens nothing any more.")
        except UserError as refusal:
            messages.warning(request, _sentence(refusal))
        return redirect("people:tokens")
    return render(request, "people/tokens/end.html", {"token": show.shown(token), "own": True})


@capability("people.run")
@require_http_methods(["GET", "POST"])
def end_for_person(request, person_id: int, token_id: int):
    """Ends somebody else's token, with a reason."""
    token = get_object_or_404(ApiToken.objects.select_related("person"), pk=token_id, person=person_id)
    form = WhyForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.end_token(by=request.user, token=token, why=form.cleaned_data["why"])
            messages.success(request, "The token is ended. It opens nothing any more.")
            return redirect("people:person", person_id)
        except UserError as refusal:
            form.refuse(_sentence(refusal))
    context = {"token": show.shown(token), "who": token.person, "form": form}
    return render(request, "people/tokens/end.html", context, status=422 if form.errors else 200)


def _sentence(refusal: UserError) -> str:
    said = str(refusal)
    return said[:1].upper() + said[1:]
