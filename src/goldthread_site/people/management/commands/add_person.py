"""`goldthread add-person …`: makes an account for a person who may sign in."""

from __future__ import annotations

import sys
from datetime import date
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from goldthread.errors import UserError
from goldthread_site.people import actions
from goldthread_site.people.models import User
from goldthread_site.people.places import EVERY_PLAN
from goldthread_site.people.roles import roles


class Command(BaseCommand):
    """Asks for the password twice; from a pipe it reads the first line."""

    help = "Make an account: a sign-in name, the person's own name and a role over every plan."

    def add_arguments(self, parser) -> None:
        parser.add_argument("username", help="the name to sign in with")
        parser.add_argument("--name", required=True, help="the person's own name, such as “Priya Stanmore”")
        parser.add_argument("--role", required=True, choices=sorted(roles()), help="what the person may do")
        parser.add_argument("--email", default="", help="where reminders go; also how a directory knows the person")
        parser.add_argument(
            "--until", type=date.fromisoformat, help="the last day, such as 2027-03-31; a visitor must have one"
        )

    def handle(self, *args, username: str, name: str, role: str, email: str, until: date | None, **options) -> None:
        if User.objects.filter(username__iexact=username).exists():
            raise CommandError(f"“{username}” is taken. Choose another sign-in name.")
        password = _password()
        try:
            validate_password(password, User(username=username, full_name=name))
        except ValidationError as fault:
            raise CommandError(" ".join(fault.messages)) from None
        who = {"username": username, "full_name": name, "email": email, "password": password}
        why = "Made on the server with goldthread add-person"
        try:
            actions.add_person(by=None, why=why, role=role, place=EVERY_PLAN, until=until, **who)
        except UserError as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{name} may sign in as “{username}”, {roles()[role].name}.")


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    password = getpass("Password: ")
    if getpass("The same again: ") != password:
        raise CommandError("The two passwords differ. Nothing was made.")
    return password
