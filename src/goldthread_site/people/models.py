"""A person who may sign in, the rights that she was given, and the looks of visitors."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cached_property

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from goldthread_site.look.clock import today
from goldthread_site.look.privacy import ACCOUNT, LOOK, NONE
from goldthread_site.people import rights
from goldthread_site.people.roles import Role, roles


class UserManager(BaseUserManager):
    """Makes accounts."""

    @transaction.atomic
    def create_user(
        self,
        username: str,
        password: str | None = None,
        *,
        role: str | None = None,
        until: date | None = None,
        **fields,
    ) -> User:
        """A new account with the password stored as a slow hash, and the role over every plan where one is given.

        This is for the demo, for tests and for the first account; people are added with `actions.add_person`.
        """
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        if role is not None:
            why = "The role that the account was made with"
            days = {"from_day": today(), "until_day": until, "given_at": timezone.now()}
            Grant.objects.create(person=user, role=role, why=why, **days)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields) -> User:
        """What `manage.py createsuperuser` makes: an administrator."""
        return self.create_user(username, password, role="administrator", **fields)


class User(AbstractBaseUser):
    """An account: a sign-in name, the person's own name, an address. What she may do stands in her grants."""

    username = models.CharField("sign-in name", max_length=150, unique=True)
    full_name = models.CharField("name", max_length=200)
    email = models.EmailField("e-mail address", blank=True)
    is_active = models.BooleanField("may sign in", default=True)
    session_mark = models.PositiveIntegerField(default=0)  # one more ends every session of hers, on every device

    objects = UserManager()
    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]
    PRIVACY = {
        "id": NONE, "username": ACCOUNT, "full_name": ACCOUNT, "email": ACCOUNT, "is_active": NONE,
        "session_mark": NONE, "password": ACCOUNT, "last_login": ACCOUNT,
    }  # fmt: skip

    def __str__(self) -> str:
        return f"account {self.pk}"

    def get_full_name(self) -> str:
        return self.full_name

    def refresh_from_db(self, *args, **kwargs) -> None:
        self.__dict__.pop("all_grants", None)
        super().refresh_from_db(*args, **kwargs)

    def _get_session_auth_hash(self, secret=None) -> str:
        """What a session must carry to go on: it changes with the password, and when her rights change."""
        told = f"{self.password}:{self.session_mark}"
        return salted_hmac("goldthread_site.people.User", told, secret=secret, algorithm="sha256").hexdigest()

    @cached_property
    def all_grants(self) -> list[Grant]:
        """Every right ever given to her: one query for a request, because a request has its own copy of her."""
        return list(self.grants.order_by("pk"))

    def grants_on(self, on: date | None = None) -> list[Grant]:
        """The rights that count on the day; none for an account that is closed."""
        day = on or today()
        return [grant for grant in self.all_grants if rights.counts(grant, day)] if self.is_active else []

    @property
    def roles_held(self) -> list[Role]:
        """The roles that count today, each once, in the order of the roles file."""
        held = {grant.role for grant in self.grants_on()}
        return [role for key, role in roles().items() if key in held]

    @property
    def role_held(self) -> Role | None:
        """The first of her roles; ``None`` where none counts: such a person may do nothing."""
        return next(iter(self.roles_held), None)

    @property
    def details_mark(self) -> str:
        """What name and address are known again by, so that a form says which ones its writer saw."""
        return hashlib.sha256(f"{self.full_name}\n{self.email}".encode()).hexdigest()

    def can(self, capability: str, plan: int | None = None, section: str | None = None, on: date | None = None) -> bool:
        """Whether she may use what asks for ``capability``: in this plan and section, or anywhere where none is named.

        ``section=""`` asks for a row that stands in no section.
        """
        return rights.may(self.grants_on(on), capability, plan, section)

    def sections_seen(self, plan_id: int, capability: str) -> frozenset[str] | None:
        """The sections of the plan where she holds the capability today; ``None`` for all of the plan."""
        return rights.sections(self.grants_on(), capability, plan_id)

    def places_seen(self, capability: str) -> list[tuple[int, str]] | None:
        """The plans, each with a section or “” for all of it, where she holds it today; ``None`` for every plan."""
        held = rights.holding(self.grants_on(), capability)
        return None if any(grant.plan is None for grant in held) else [(grant.plan, grant.section) for grant in held]

    def plans_seen(self, capability: str) -> frozenset[int] | None:
        """The plans where she holds the capability today; ``None`` for every plan."""
        return rights.plans(self.grants_on(), capability)


class Grant(models.Model):
    """A right: a role that a person holds over every plan, over one, or over one section of it, for a time."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=40)
    plan = models.BigIntegerField(null=True, blank=True)  # the number of the plan; none means every plan
    section = models.CharField(max_length=200, blank=True)  # the section's key; empty means all of the plan
    from_day = models.DateField()
    until_day = models.DateField(null=True, blank=True)  # the last day on which it counts
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()
    why = models.CharField(max_length=500)
    ended_on = models.DateField(null=True)  # from this day on it counts for nothing, whatever stands above

    PRIVACY = {
        "id": NONE, "person": ACCOUNT, "role": NONE, "plan": NONE, "section": NONE, "from_day": NONE,
        "until_day": NONE, "given_by": ACCOUNT, "given_at": NONE, "why": ACCOUNT, "ended_on": NONE,
    }  # fmt: skip

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(section="") | models.Q(plan__isnull=False), name="a_section_is_of_a_plan"
            ),
        ]

    def __str__(self) -> str:
        return f"grant {self.pk}"

    def save(self, *args, **kwargs) -> None:
        super().save(*args, **kwargs)
        self.person.__dict__.pop("all_grants", None)


class ApiToken(models.Model):
    """A key by which a program of hers uses the API with her rights, or only reads. The key itself is not kept."""

    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the key, which is long and random
    reads_only = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    until_day = models.DateField()  # the last day on which it counts
    used_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    PRIVACY = {
        "id": NONE, "person": ACCOUNT, "name": ACCOUNT, "digest": ACCOUNT, "reads_only": NONE, "made_at": NONE,
        "until_day": NONE, "used_on": NONE, "ended_at": NONE,
    }  # fmt: skip

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"API token {self.pk}"


class Look(models.Model):
    """A page that a visitor opened: who, when, which page, of which plan and row."""

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="looks")
    at = models.DateTimeField()
    page = models.CharField(max_length=100)
    plan = models.BigIntegerField(null=True)
    key = models.CharField(max_length=200, blank=True)

    PRIVACY = {"id": NONE, "person": LOOK, "at": LOOK, "page": LOOK, "plan": NONE, "key": NONE}

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["-at"], name="people_look_at_idx")]

    def __str__(self) -> str:
        return f"look {self.pk}"
