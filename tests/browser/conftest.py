"""A browser, a served site and a signed-in programme manager."""

from __future__ import annotations

import os

import pytest

from tests.support import browser as support
from tests.support import django_site

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright runs a loop in this thread; the site itself is not async
django_site.start()

from tests.support.site import person  # noqa: E402, after Django is set up, because it makes rows


@pytest.fixture(scope="session")
def chromium():
    """One Chromium for the whole run. Missing, it is a skip that says so, and a failure where CI=true."""
    if lacking := support.missing():
        if os.environ.get("CI") == "true":
            pytest.fail(lacking)
        pytest.skip(lacking)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=support.chromium(), args=support.ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def page(chromium):
    """A fresh window. A line on the browser's console (a refused style, a missing file) fails the test."""
    context = chromium.new_context(viewport={"width": support.DESKTOP, "height": 900})
    context.set_default_timeout(30_000)
    said: list[str] = []
    opened = context.new_page()
    opened.on("console", lambda line: said.append(line.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    unexpected = [line for line in said if "status of 4" not in line]  # pages that refuse a form answer 422
    assert not unexpected, unexpected


@pytest.fixture
def signed_in(page, live_server):
    """A window in which the programme manager has signed in."""
    support.sign_in(page, live_server.url, person("programme_manager"))
    return page
