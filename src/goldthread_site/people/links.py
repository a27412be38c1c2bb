"""Links with which a person chooses a password: for one use, for three days, bound to the account as it is."""

from __future__ import annotations

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from goldthread_site.people.models import User


def path_of_link(person: User) -> str:
    """The path of the page; the token says nothing of the person, and a new password makes it void."""
    where = {
        "uidb64": urlsafe_base64_encode(force_bytes(person.pk)),
        "token": default_token_generator.make_token(person),
    }
    return reverse("people:choose_password", kwargs=where)
