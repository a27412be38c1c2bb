"""What the site's tests share: settings that need no build, people of each role, and a small plan on its way in."""

from __future__ import annotations

import pytest

from tests.support import django_site

django_site.start()

from tests.support.api import program_of  # noqa: E402, as the next
from tests.support.site import person  # noqa: E402, after Django is set up, because it makes rows


@pytest.fixture(autouse=True)
def nobody_tried_before():
    """Wrong tries of one test do not count in the next: they are counted in the process's cache."""
    from django.core.cache import cache

    cache.clear()


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


@pytest.fixture
def program(programme_manager):
    """A program that uses the API with the programme manager's token."""
    return program_of(programme_manager)
