"""What a program reads through the API: the rows that its person's pages show, and no others."""

from __future__ import annotations

import pytest
from tests.support.api import Program, program_of
from tests.support.site import plan_in

pytestmark = pytest.mark.django_db


def test_smoke(programme_manager):
    plan = plan_in(programme_manager)
    it = program_of(programme_manager)
    from goldthread_site.api.views import description
    for path, methods in description()["paths"].items():
        if "get" in methods:
            p = path.replace("/api/v1","").replace("{plan_id}", str(plan.pk)).replace("{key}", "a1").replace("{version}","1")
            a = it.get(p)
            print(a.status_code, p, str(a.said)[:150])
    print(it.get("/nothing").said, it.get("/plans", limit=500).said, Program().get("/plans").said)
    assert 0
