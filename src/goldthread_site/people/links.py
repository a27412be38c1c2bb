"""Links with which a person chooses a password: for one use, for three days, bound to the account as it is."""

from __future__ import annotations

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from goldthread_site.people.models import User


class LinkTokens(PasswordResetTokenGenerator):
    """Django's tokens, which a sign-in and a new password make void; closing the account does so too."""

    key_salt = "goldthread_site.people.links"

    def _make_hash_value(self, user: User, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.is_active}"


link_tokens = LinkTokens()


def path_of_link(person: User) -> str:
    """The path of the page; the token says nothing of the person."""
    uid = urlsafe_base64_encode(force_bytes(person.pk))
    return reverse("people:choose_password", kwargs={"uidb64": uid, "token": link_tokens.make_token(person)})
