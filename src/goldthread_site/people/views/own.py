"""One's own account: what one may do, the password, the first password by a link."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth import views as auth
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from goldthread_site.look.clock import today
from goldthread_site.people import actions
from goldthread_site.people import presenters as show
from goldthread_site.people.capabilities import capability
from goldthread_site.people.forms import FirstPasswordForm, OwnPasswordForm
from goldthread_site.people.links import link_tokens
from goldthread_site.people.second_step import must_have_one, second_steps, steps_of


@capability("account.own")
@require_GET
def account(request):
    """What I may do, and how I sign in."""
    rights = [right for right in show.every_right(request.user, today(), request.user) if not right.state]
    lacking = must_have_one(request.user) and not steps_of(request.user)
    context = {"rights": rights, "steps": second_steps(request.user), "must_have_step": lacking}
    return render(request, "people/account.html", context)


@sensitive_post_parameters()
@capability("account.own")
@require_http_methods(["GET", "POST"])
def password(request):
    """Changes my password. My sessions elsewhere end; this one goes on."""
    form = OwnPasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            person = form.save()
            actions.password_changed(person=person)
        update_session_auth_hash(request, person)
        messages.success(request, "Your password is changed. You are signed out everywhere else.")
        return redirect("people:account")
    return render(request, "people/password.html", {"form": form}, status=422 if form.errors else 200)


class ChoosePassword(auth.PasswordResetConfirmView):
    """Chooses a password by a link: Django keeps the token out of the address while the form is filled in."""

    template_name = "people/choose_password.html"
    form_class = FirstPasswordForm
    token_generator = link_tokens
    success_url = reverse_lazy("people:sign_in")

    @transaction.atomic
    def form_valid(self, form):
        answer = super().form_valid(form)
        actions.password_changed(person=self.user)
        messages.success(self.request, "Your password is set. Sign in with it.")
        return answer
