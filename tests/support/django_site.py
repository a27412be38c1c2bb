"""Starts Django for the tests of the site and of the browser, with data of their own."""

from __future__ import annotations

import os
import tempfile
from datetime import date

TODAY = date(2026, 11, 20)


def start() -> None:
    """Sets Django up once: no hashed names of assets, a cheap password hash, and a day that does not move.

    The database named in GOLDTHREAD_DATABASE is used where there is one, else a SQLite file.
    """
    os.environ.setdefault("GOLDTHREAD_DATA", tempfile.mkdtemp(prefix="goldthread-tests-"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "goldthread_site.config.settings"
    import django
    from django.conf import settings

    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.TODAY = TODAY
    django.setup()
    from tests.support.trail import let_tests_empty_the_trail

    let_tests_empty_the_trail()
