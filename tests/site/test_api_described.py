"""The API's description, its page, its reference and the lines of the how-to."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest
from django.test import Client
from pydantic import BaseModel

from goldthread_site.api.reading import OnDay, Paging
from tests.support.api import token_for
from tests.support.site import plan_in
from tools.write_api_reference import PAGE, page

HOW_TO = Path(__file__).resolve().parents[2] / "docs/how-to/use-the-api.md"


def operations() -> list[tuple[str, str, dict]]:
    from goldthread_site.api.views import description

    return [(method, path, told) for path, rows in description()["paths"].items() for method, told in rows.items()]


def test_the_reference_is_as_the_code_would_write_it():
    is_current = PAGE.read_text(encoding="utf-8") == page()
    assert is_current, "docs/reference/api.md is out of date: run `make docs`"


def test_no_two_shapes_have_one_name():
    """The description holds each shape by its name: a second one of that name would stand in the place of the first."""
    import sys

    from goldthread_site.api.ninja_api import ROUTES

    modules = [sys.modules[f"goldthread_site.api.routes.{name}"] for name in ROUTES]
    shapes = [
        name for module in modules for name, each in vars(module).items()
        if isinstance(each, type) and issubclass(each, BaseModel) and each.__module__ == module.__name__
        and not issubclass(each, Paging | OnDay)
    ]  # fmt: skip
    assert len(shapes) > 50 and [name for name, times in Counter(shapes).items() if times > 1] == []


def test_every_operation_says_who_may_use_it_what_it_does_and_how_it_refuses():
    assert len(operations()) > 60
    for method, path, told in operations():
        assert told["x-capability"] and told["description"].strip(), path
        must = {"401", "403", "404", "405", "422", "429", "500", "503"} | ({"413", "415"} if method != "get" else set())
        assert must <= set(told["responses"]), path


def test_an_operation_without_a_rule_is_closed_and_found():
    from django.core.exceptions import PermissionDenied

    from goldthread_site.api.rules import refuse
    from goldthread_site.people.capabilities import rule_of

    def view(request):
        return "opened"

    view.rules = {"GET": None}
    assert rule_of(view) is None, "the guard of every address sees it"
    with pytest.raises(PermissionDenied):
        refuse(None, None, changes=False, plan=None)


@pytest.mark.django_db
def test_the_page_lists_every_operation_without_a_script(viewer):
    browser = Client()
    assert browser.get("/api/").status_code == 302, "it is for people who signed in"
    browser.force_login(viewer)
    text = browser.get("/api/").content.decode()
    assert all(f"{method.upper()} {path}" in text for method, path, _ in operations())
    assert "<script>" not in text and "cdn" not in text.lower()


@pytest.mark.django_db(transaction=True)
def test_the_how_tos_lines_work_as_printed(programme_manager, live_server, tmp_path):
    plan_in(programme_manager)
    lines = "\n".join(re.findall(r"```sh\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), re.DOTALL))
    from goldthread_site.plans.models import Plan

    number = Plan.objects.get().pk
    lines = lines.replace("http://127.0.0.1:8000", live_server.url).replace("plans/1", f"plans/{number}")
    lines = lines.replace("gt_the_token_that_the_page_showed", token_for(programme_manager))
    lines = lines.replace("curl -s", "curl -sS --fail-with-body").replace("?as_at=2026-11-01", "?as_at=2026-11-20")
    done = subprocess.run(["bash", "-ec", lines], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stdout[-1500:] + done.stderr[-500:]
    assert done.stdout.count('"rows"') >= 6
