"""A person who may sign in."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from goldthread_site.look.privacy import ACCOUNT, NONE
from goldthread_site.people.roles import Role, roles


class UserManager(BaseUserManager):
    """Makes accounts."""

    def create_user(self, username: str, password: str | None = None, **fields) -> User:
        """A new account with the password stored as a slow hash."""
        user = self.model(username=self.model.normalize_username(username), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """An account: a sign-in name, the person's own name, and one role."""

    username = models.CharField("sign-in name", max_length=150, unique=True)
    full_name = models.CharField("name", max_length=200)
    role = models.CharField(max_length=40)
    is_active = models.BooleanField("may sign in", default=True)

    objects = UserManager()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["full_name", "role"]
    PRIVACY = {
        "id": NONE, "username": ACCOUNT, "full_name": ACCOUNT, "role": NONE, "is_active": NONE,
        "password": ACCOUNT, "last_login": ACCOUNT,
    }  # fmt: skip

    def __str__(self) -> str:
        return f"account {self.pk}"

    def get_full_name(self) -> str:
        return self.full_name

    @property
    def role_held(self) -> Role | None:
        """The role, or ``None`` for one that the roles file no longer has: such a person may do nothing."""
        return roles().get(self.role)

    def can(self, capability: str) -> bool:
        """Whether this person may use what asks for ``capability``."""
        return bool(self.is_active and self.role_held and capability in self.role_held.capabilities)
