"""What a program reads through the API: the rows that its person's pages show, and no others."""

from __future__ import annotations

import html
import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from goldthread_site.trail.actions import agree_erasure, ask_erasure
from goldthread_site.trail.models import Revision
from tests.support.api import Program, program_of, token_for
from tests.support.lived_plan import lived_plan
from tests.support.my_actions import plan_of_owen
from tests.support.permission_rows import ids_of_a_living_plan
from tests.support.site import given, person, plan_in

pytestmark = pytest.mark.django_db

# A page, what its rows have in their addresses, and where the API says the same; what is asked goes to both.
RECOMMENDATIONS, ACTIONS = r"/recommendation/([^/?\"]+)/", r"/plan/\d+/action/([^/?\"]+)/"
LIST = "/plan/{plan}/actions/", ACTIONS, "/plans/{plan}/actions"
PAIRS = [
    ("/plan/{plan}/", RECOMMENDATIONS, "/plans/{plan}/recommendations", {}),
    (*LIST, {}), (*LIST, {"due": "late"}), (*LIST, {"due": "soon"}), (*LIST, {"section": "s1"}),
    (*LIST, {"words": "list", "sort": "-due"}), (*LIST, {"as_at": "2026-07-15"}),
    ("/plan/all/", ACTIONS, "/actions", {}), ("/plan/all/", ACTIONS, "/actions", {"due": "late"}),
    ("/plan/{plan}/evidence/", r"/evidence/(e[0-9a-f]+)/\"", "/plans/{plan}/evidence", {}),
    ("/plan/{plan}/costs/", None, "/plans/{plan}/cost-lines", {}),
    ("/plan/{plan}/positions/", None, "/plans/{plan}/positions", {}),
    ("/plan/{plan}/remedial-actions/", None, "/plans/{plan}/remedial-actions", {}),
    ("/plan/{plan}/links/", None, "/plans/{plan}/cross-references", {}),
    ("/plan/{plan}/ratings/", None, "/plans/{plan}/ratings", {}),
    ("/plan/{plan}/check/", None, "/plans/{plan}/check", {}),
    ("/plan/{plan}/compare/", None, "/plans/{plan}/changes", {}),
    ("/plan/{plan}/history/", None, "/plans/{plan}/history", {}),
    ("/my/", None, "/my/actions", {}), ("/owners/", None, "/owners", {}),
]  # fmt: skip
WHO = ("programme_manager", "action_owner", "director", "board_member", "viewer", "administrator", "section", "other")


def people(plan) -> dict:
    """A person of each kind, one with a right over a section alone, one with a right over another plan."""
    found = {role: person(role) for role in WHO[2:6]}
    found["section"] = person("board_member", username="section")
    found["section"].grants.all().delete()
    given(found["section"], "programme_manager", plan=plan.pk, section="s1")
    found["other"] = person("board_member", username="other")
    found["other"].grants.all().delete()
    given(found["other"], "programme_manager", plan=plan.pk + 1)
    for who in found.values():
        who.refresh_from_db()
    return found


def rows_of(said: dict) -> list[str]:
    """The ids of the rows of a list, in its order."""
    return [row["value"].get("id") or row["key"] for row in said["rows"]]


def test_the_api_opens_what_the_pages_open_and_lists_the_rows_that_they_show(programme_manager):
    plan = plan_in(programme_manager, data=b"lists")
    owner = person("action_owner", full_name="Lena Osgood")
    ids_of_a_living_plan(programme_manager, owner, plan)
    everyone = {"programme_manager": programme_manager, "action_owner": owner, **people(plan)}
    differ = []
    for name, who in everyone.items():
        browser, program = Client(), program_of(who)
        browser.force_login(who)
        for page, pattern, address, asked in PAIRS:
            shown = browser.get(page.format(plan=plan.pk), asked)
            said = program.get(address.format(plan=plan.pk), **asked, limit=200)
            if (shown.status_code in (200, 302)) != (said.status_code == 200):
                differ.append((name, address, asked, shown.status_code, said.status_code))
            elif pattern and said.status_code == 200:
                there = re.findall(pattern, shown.content.decode())
                listed = rows_of(said.said)
                if list(dict.fromkeys(there)) != listed:
                    differ.append((name, address, asked, there, listed))
    assert differ == []


def test_a_plan_lived_for_months_is_listed_as_its_page_lists_it_today_and_then(programme_manager):
    plan = lived_plan(programme_manager, actions=12, months=4)
    browser, program = Client(), program_of(programme_manager)
    browser.force_login(programme_manager)
    for asked in ({}, {"as_at": "2026-09-15"}, {"due": "late", "as_at": "2026-10-02"}):
        shown = browser.get(f"/plan/{plan.pk}/actions/", asked).content.decode()
        said = program.get(f"/plans/{plan.pk}/actions", **asked).said
        assert rows_of(said) == list(dict.fromkeys(re.findall(r"/action/([^/?\"]+)/", shown))), asked
    updates = program.get(f"/plans/{plan.pk}/updates", as_at="2026-09-15", limit=200).said
    assert {row["value"]["on"] for row in updates["rows"]} <= {"2026-08-01", "2026-09-01"}
    assert updates["total"] == 24 and updates["rows"][0]["version"] is None


def test_a_past_day_gives_the_plan_as_it_was_and_never_a_version(programme_manager):
    from goldthread_site.look.clock import lived_again
    from goldthread_site.plans import models
    from goldthread_site.plans.editing.actions import change_row

    with lived_again(date(2026, 10, 1)):
        plan = plan_in(programme_manager)
    with lived_again(date(2026, 11, 2)):
        row = models.Action.objects.get(plan=plan, key="a1")
        change_row(by=programme_manager, row=row, was=1, values={"text": "Send the list each Monday"}, why="Clearer")
    program = program_of(programme_manager)
    now, then = (program.get(f"/plans/{plan.pk}/actions/a1", **asked) for asked in ({}, {"as_at": "2026-11-01"}))
    assert (now.said["value"]["text"], now.said["version"], now["ETag"]) == ("Send the list each Monday", 2, '"2"')
    assert then.said["value"]["text"] != now.said["value"]["text"]
    assert then.said["version"] is None and "ETag" not in then
    assert program.get(f"/plans/{plan.pk}", as_at="2026-11-01").said["actions"][0] == then.said["value"]
    for day, why in (("2026-09-01", "nothing is known"), ("2027-01-01", "is to come"), ("2026-02-30", "no day")):
        refused = program.get(f"/plans/{plan.pk}", as_at=day)
        assert refused.status_code == 422 and why in refused.said["detail"].lower(), day


def test_the_whole_plan_comes_back_as_the_core_reads_it(programme_manager):
    from goldthread.plan.model import Plan
    from goldthread_site.plans.rows import core_plan

    plan = plan_in(programme_manager)
    said = program_of(programme_manager).get(f"/plans/{plan.pk}")
    assert Plan.from_json(said.content).actions[0].text == core_plan(plan).actions[0].text
    assert said.said["format"] == "goldthread-plan/1"


def test_what_is_mine_is_said_with_the_reason_why_it_is_asked(programme_manager):
    owner = person("action_owner", full_name="Owen Tarrant")
    plan_of_owen(by=programme_manager, owner=owner)
    said = program_of(owner).get("/my/actions").said
    assert said["total"] > 0 and all(row["because"] or row["asked"] == "finished" for row in said["rows"])
    assert {row["row"]["value"]["leads"][0].split()[0] for row in said["rows"]} == {"Owen"}


def test_evidence_is_given_out_byte_for_byte_and_never_to_who_may_not_open_it(programme_manager):
    plan = plan_in(programme_manager)
    ids = ids_of_a_living_plan(programme_manager, person("action_owner", full_name="Lena Osgood"), plan)
    key = ids["plans:evidence_one key"]
    address = f"/plans/{plan.pk}/evidence/{key}/files/1"
    answer = program_of(programme_manager).get(address)
    assert answer.content == b"%PDF-1.7\nminutes\n%%EOF\n"
    assert 'filename="minutes.pdf"' in answer["Content-Disposition"]
    assert program_of(person("board_member")).get(address).status_code == 403
    assert program_of(programme_manager).get(address[:-1] + "2").status_code == 404


def test_lists_come_a_page_at_a_time(programme_manager):
    plan = plan_in(programme_manager)
    program = program_of(programme_manager)
    whole = program.get(f"/plans/{plan.pk}/actions").said
    one = program.get(f"/plans/{plan.pk}/actions", limit=1, offset=1).said
    assert (one["total"], one["rows"]) == (whole["total"], whole["rows"][1:2])
    assert program.get(f"/plans/{plan.pk}/actions", offset=99).said["rows"] == []
    assert program.get("/plans", limit=201).said["errors"][0]["where"] == "query.limit"


def test_what_a_visitor_reads_by_a_program_is_written_down_as_her_pages_are(viewer):
    from goldthread_site.people.models import Look

    plan = plan_in(person("programme_manager"))
    program = program_of(viewer)
    program.get(f"/plans/{plan.pk}/actions/a1")
    program.get(f"/plans/{plan.pk}/check")  # she may not: nothing was seen
    assert list(Look.objects.values_list("person", "page", "plan", "key")) == [
        (viewer.pk, "api:plans-one-actions-one", plan.pk, "a1")
    ]


def test_no_cookie_opens_the_api_and_no_answer_sets_one(programme_manager):
    browser = Client()
    browser.force_login(programme_manager)
    answer = browser.get("/api/v1/plans")
    assert answer.status_code == 401 and answer["WWW-Authenticate"] == "Bearer"
    answer = Program(token_for(programme_manager)).get("/plans")
    assert answer.status_code == 200 and not answer.cookies and "no-store" in answer["Cache-Control"]


def test_the_history_says_in_place_of_erased_words_what_the_pages_say(programme_manager, client):
    plan = plan_in(programme_manager)
    rows = Revision.objects.filter(plan=plan.pk, entity="actions", key="a1")
    asked = ask_erasure(plan=plan.pk, revisions=[row.pk for row in rows], by=programme_manager, why="A child is named")
    agree_erasure(erasure=asked, by=person("director"), why="Yes")
    found = program_of(programme_manager).get(f"/plans/{plan.pk}/history", list="actions", limit=200).said["rows"]
    (erased,) = (row for row in found if row["erased"])
    assert erased["value"] is None and erased["said"].startswith("This text was erased on 20 Nov")
    client.force_login(programme_manager)
    page = client.get(reverse("trail:history", args=[plan.pk]))
    assert erased["said"] in html.unescape(page.content.decode())
    assert all(row["said"] == "" for row in found if not row["erased"])
