"""What the site's tests share: settings that need no build, people of each role, and a small plan on its way in."""

from __future__ import annotations

import os
import tempfile
from datetime import date

os.environ.setdefault("GOLDTHREAD_DATA", tempfile.mkdtemp(prefix="goldthread-tests-"))
os.environ["DJANGO_SETTINGS_MODULE"] = "goldthread_site.config.settings"

import django
import pytest

django.setup()

from tests.support.site import person  # noqa: E402, after Django is set up, because it makes rows

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _quick_and_still(settings):
    """No hashed names of assets, a cheap password hash, and a day that does not move."""
    settings.STORAGES = {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    settings.TODAY = TODAY


@pytest.fixture
def programme_manager(db):
    return person("programme_manager")


@pytest.fixture
def viewer(db):
    return person("viewer")


@pytest.fixture
def as_programme_manager(client, programme_manager):
    """A browser in which the programme manager has signed in."""
    client.force_login(programme_manager)
    return client
