"""People by CSV: headings in any order, every encoding a council saves, all or nothing, nobody gives what she lacks."""

from __future__ import annotations

import json
import re
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from goldthread.errors import UserError
from goldthread_site.people.by_file.actions import put_in
from goldthread_site.people.by_file.outcomes import judged, mark_of
from goldthread_site.people.by_file.reading import rows_of
from goldthread_site.people.models import Grant, User
from goldthread_site.trail.record import first_fault
from tests.support.mail_server import Post, mail_server
from tests.support.site import given, person, plan_in

pytestmark = pytest.mark.django_db
WHY = "The improvement team"
TWO = """sign-in name,name,e-mail,role,until
owen,Owen Hale,owen@fernshire.example,action owner,
ir,Ira Reed,,Inspector,31/3/2027
"""


@pytest.fixture
def ada(db):
    return person("administrator", username="ada", full_name="Ada Marsh")


def outcomes(text: str | bytes, by, why: str = WHY) -> list[tuple[int, str, str]]:
    """Line, kind, and what is said of it."""
    data = text if isinstance(text, bytes) else text.encode()
    return [(one.row.line, one.kind, one.said) for one in judged(rows_of(data), by=by, why=why)]


def load(text: str, by, **given_):
    return put_in(rows_of(text.encode()), by=by, why=WHY, **given_)


@pytest.mark.parametrize(
    "data",
    [
        TWO.encode(),
        TWO.encode("utf-8-sig"),
        TWO.encode("utf-16"),
        TWO.replace(",", ";").replace("\n", "\r\n").encode("cp1252"),
        TWO.replace(",", "\t").encode(),
        b"sep=,\r\n" + TWO.encode(),
        b"Role,Until,Sign-in name,E-mail address,Full name\n"
        b'action owner,,owen,owen@fernshire.example,"Owen\n Hale"\n\n,,,,\nINSPECTOR,31 March 2027,ir,,Ira Reed\n',
    ],
    ids=["utf-8", "with a mark", "utf-16", "cp1252 and ;", "tabs", "sep=", "another order"],
)
def test_a_file_is_read_as_the_council_saves_it(data):
    first, second = rows_of(data)
    assert (first.username, first.role.casefold(), first.email) == ("owen", "action owner", "owen@fernshire.example")
    assert (second.username, second.full_name, second.role.casefold()) == ("ir", "Ira Reed", "inspector")


@pytest.mark.parametrize("text, said", [
    ("sign-in name,name\nowen,Owen\n", "“role” is missing"),
    ("sign-in name,name,role,shoe size\nowen,Owen,director,9\n", "“shoe size” is no heading that is known"),
    ("name,Full name,role,login\na,b,c,d\n", "“name” stands there twice"),
    ("sign-in name,name,role\n", "no row below the headings"),
    ('sign-in name,name,role\nowen,"Owen,director\n', "line 2: a quotation mark is opened and not closed"),
    ("sign-in name,name,role\nowen,Hale, Owen,director\n", "line 2: there are more cells than headings"),
    ("", "the file is empty"),
    ("\0\1\2\3", "not a text file"),
    ("sign-in name,name,role\n" + "a,b,director\n" * 2001, "2,000 are taken at a time"),
    (f"sign-in name,name,role\nowen,{'x' * 500},director\n", "longer than 400 letters"),
])  # fmt: skip
def test_a_file_that_is_no_list_of_people_is_one_sentence(text, said):
    with pytest.raises(UserError, match=re.escape(said)):
        rows_of(text.encode())


ROW = "sign-in name,name,e-mail,role,plan,section,until,why\n"


@pytest.mark.parametrize("row, said", [
    (",Owen Hale,,director,,,,", "The sign-in name is missing"),
    ("owen,,,director,,,,", "The name is missing"),
    ("owen hale,Owen,,director,,,,", "may hold letters, digits"),
    ("=cmd|'/c calc',Owen,,director,,,,", "begins like a formula"),
    ("owen,+441234,,director,,,,", "The name “+441234” begins like a formula"),
    ("owen,Owen\u202elaH,,director,,,,", "a sign that cannot be seen"),
    ("owen,Owen,owen@,director,,,,", "“owen@” is no e-mail address"),
    ("owen,Owen,,gardener,,,,", "“gardener” is no role. There are: programme manager"),
    ("owen,Owen,,,,,,", "The role is missing"),
    ("owen,Owen,,director,99,,,", "“99”: there is no such plan"),
    ("owen,Owen,,director,,Front door,,", "A section is named and no plan"),
    ("owen,Owen,,director,{plan},No such,,", "“No such” is no section of that plan"),
    ("owen,Owen,,inspector,,,,", "the right of an inspector must end"),
    ("owen,Owen,,inspector,,,31/6/2027,", "June has 30 days"),
    ("owen,Owen,,inspector,,,1/1/2020,", "The last day, 1 January 2020, is over"),
    ("gone,Gone Away,,director,,,,", "The account is closed"),
])  # fmt: skip
def test_a_row_that_cannot_be_taken_says_why_by_its_line(ada, programme_manager, row, said):
    plan = plan_in(programme_manager)
    User.objects.create_user("gone", full_name="Gone Away", is_active=False)
    [(line, kind, told)] = outcomes(ROW + row.format(plan=plan.pk) + "\n", ada)
    assert (line, kind) == (2, "refused") and said in told


def test_a_row_without_a_reason_is_refused_where_none_is_given_for_all(ada):
    [(_, kind, said)] = outcomes("sign-in name,name,role\nowen,Owen,director\n", ada, why="")
    assert kind == "refused" and "says not why" in said


def test_what_would_happen_is_new_same_or_changed(ada, programme_manager):
    plan = plan_in(programme_manager)
    section = plan.sections.first()
    load(TWO, ada)
    text = ROW + (
        "OWEN,Owen Hale,owen@fernshire.example,action owner,,,,\n"  # as he is
        f"owen,Owen Hale,owen@fernshire.example,director,plan {plan.pk},,,\n"  # one more right
        f"nell,Nell Ward,,qa_lead,{plan.title},{section.title},31/12/2027,She leads it\n"  # new, for a section
        "ir,Ira Reed-Moss,,inspector,,,31/3/2027,\n"  # married
    )
    said = outcomes(text, ada)
    assert [kind for _, kind, _ in said] == ["same", "changed", "new", "changed"]
    assert said[1][2].startswith("director for ") and said[3][2] == "another name or address"
    load(text, ada)
    nell = User.objects.get(username="nell").grants.get()
    assert (nell.plan, nell.section, nell.why, nell.given_by) == (plan.pk, section.key, "She leads it", ada)
    assert {kind for _, kind, _ in outcomes(text, ada)} == {"same"}  # again: nothing


def test_the_same_person_on_two_lines_has_one_account_and_must_be_called_the_same(ada):
    text = ROW + "nell,Nell Ward,,director,,,,\nnell,Nell Ward,,qa_lead,,,,\n"
    done = load(text, ada)
    assert len(done.added) == 1 and User.objects.get(username="nell").grants.count() == 2
    twice = ROW + "joan,Joan,,director,,,,\njoan,Jon,,qa_lead,,,,\n"
    assert outcomes(twice, ada)[1][2].startswith("Line 2 gives this sign-in name another name")


def test_nobody_gives_what_she_does_not_hold(ada, programme_manager):
    plan = plan_in(programme_manager)
    of_one = User.objects.create_user("one", "a-long-password", full_name="Of one plan")
    given(of_one, "programme_manager", plan=plan.pk)
    rows = f"a,A,,action owner,{plan.pk},,,\nb,B,,action owner,,,,\nc,C,,administrator,,,,\n"
    said = outcomes(ROW + rows, of_one)
    assert [kind for _, kind, _ in said] == ["new", "refused", "refused"] and "that you hold yourself" in said[1][2]
    load(ROW + f"a,A,,action owner,{plan.pk},,,\n", of_one)
    assert "Only an administrator may change" in outcomes(ROW + f"a,Another,,action owner,{plan.pk},,,\n", of_one)[0][2]
    with pytest.raises(UserError, match="Line 4 cannot be taken"):
        load(ROW + rows.replace("b,B,,action owner,,,,\n", f"b,B,,action owner,{plan.pk},,,\n"), of_one)
    assert not User.objects.filter(username__in=["b", "c"]).exists()  # all or nothing


def test_what_was_looked_at_is_what_goes_in(ada):
    rows = rows_of(TWO.encode())
    seen = mark_of(judged(rows, by=ada, why=WHY))
    load(TWO.splitlines()[0] + "\nowen,Owen Hale,owen@fernshire.example,action owner,\n", ada)
    with pytest.raises(UserError, match="Something changed since you looked"):
        put_in(rows, by=ada, why=WHY, seen=seen)
    assert not User.objects.filter(username="ir").exists()


def test_500_people_go_in_and_the_trail_holds(ada):
    rows = "".join(f"p{number},Person {number},p{number}@fernshire.example,action owner,,,,\n" for number in range(500))
    assert len(load(ROW + rows, ada).added) == 500
    assert (Grant.objects.count(), first_fault(0)) == (501, None)
    assert {kind for _, kind, _ in outcomes(ROW + rows, ada)} == {"same"}


def look(client, text: str):
    file = SimpleUploadedFile("people.csv", text.encode())
    return client.post(reverse("people:by_file"), {"file": file, "why": WHY})


def accept(client, page: str):
    """Presses the button of the review."""
    from html import unescape

    values = {name: unescape(value) for name, value in re.findall(r'name="(rows|why|seen)" value="([^"]*)"', page)}
    return client.post(reverse("people:by_file_accept"), values)


def test_from_the_file_to_the_links_which_open_the_accounts(client, ada):
    client.force_login(ada)
    review = look(client, TWO)
    assert review.status_code == 200 and "2 people will be added" in review.content.decode()
    assert not User.objects.filter(username="owen").exists()  # only looked at
    page = accept(client, review.content.decode()).content.decode()
    assert "2 people were added" in page and "No mail server is set" in page
    links = re.findall(r"http://testserver(/people/choose-password/\S+?/)<", page)
    assert len(links) == 2
    client.logout()
    form = client.get(links[0], follow=True)
    chosen = {"new_password1": "a lamp in the attic", "new_password2": "a lamp in the attic"}
    client.post(form.request["PATH_INFO"], chosen)
    assert User.objects.get(username="owen").check_password("a lamp in the attic")


def test_a_file_with_a_fault_offers_no_button(client, ada):
    client.force_login(ada)
    page = look(client, TWO.replace("Inspector", "gardener"))
    assert page.status_code == 422 and "Mend 1 line first" in page.content.decode()
    assert "Put them in" not in page.content.decode()


@pytest.mark.parametrize("rows", ["", "[]", "{}", '[["x"]]', "[[1,2]]", '[[2,"a","b"], 3]', "[" * 9999])
def test_a_list_that_does_not_come_back_whole_changes_nothing(client, ada, rows):
    client.force_login(ada)
    answer = client.post(reverse("people:by_file_accept"), {"rows": rows, "seen": "x"})
    assert answer.status_code == 422 and User.objects.count() == 1


def test_words_of_the_file_are_never_run(client, ada):
    client.force_login(ada)
    page = look(client, ROW + 'eve,"<script>alert(1)</script>",,director,,,,\n').content.decode()
    assert "<script>alert" not in page and "&lt;script&gt;alert(1)" in page


def test_where_mail_is_set_each_is_written_to_and_who_is_not_reached_is_listed(client, ada, settings):
    settings.ADDRESS, settings.MAIL_FROM = "https://plans.fernshire.example", "goldthread@fernshire.example"
    settings.MAIL_NEEDS = {"all": "set"}
    client.force_login(ada)
    text = ROW + "a,A,a@fernshire.example,director,,,,\nb,B,gone@fernshire.example,director,,,,\nc,C,,director,,,,\n"
    with mail_server(settings, Post("gone@fernshire.example")) as post:
        page = accept(client, look(client, text).content.decode()).content.decode()
    [letter] = post.to("a@fernshire.example")
    assert "https://plans.fernshire.example/people/choose-password/" in letter.get_content()
    assert "1 person was written to" in page and len(re.findall("/people/choose-password/", page)) == 2


def test_the_template_opens_in_a_spreadsheet_and_is_read_back(client, ada):
    client.force_login(ada)
    answer = client.get(reverse("people:by_file_template"))
    row = b"owen,Owen Hale,owen@fernshire.example,director,,,,\r\n"
    assert answer["Content-Type"].startswith("text/csv") and len(rows_of(answer.content + row)) == 1


def test_the_command_does_the_same_and_prints_the_links_once(tmp_path, settings):
    settings.MAIL_NEEDS = {"GOLDTHREAD_SMTP": ""}
    path, out = tmp_path / "people.csv", StringIO()
    path.write_text(TWO, encoding="utf-8")
    call_command("add_people", path, "--why", WHY, "--dry-run", stdout=out)
    assert "line 2, owen: a new account, action owner for every plan" in out.getvalue() and not User.objects.exists()
    call_command("add_people", path, "--why", WHY, stdout=out)
    assert len(re.findall("/people/choose-password/", out.getvalue())) == 2 and User.objects.count() == 2
    again = StringIO()
    call_command("add_people", path, "--why", WHY, stdout=again)
    assert again.getvalue() == "0 people added, 0 accounts changed, 0 written to.\n"
    path.write_text(TWO.replace("Owen Hale", "Owen Moss").replace("Inspector", "gardener"), encoding="utf-8")
    with pytest.raises(CommandError, match="1 line cannot be taken"):
        call_command("add_people", path, "--why", WHY, stdout=out)
    assert json.dumps(sorted(User.objects.values_list("full_name", flat=True))) == '["Ira Reed", "Owen Hale"]'


@pytest.mark.parametrize("there, said", [("änne", "ÄNNE"), ("strasse", "straße"), ("fiona", "ﬁona")])
def test_whoever_is_here_is_found_under_capital_letters_of_any_alphabet(ada, there, said):
    somebody = User.objects.create_user(there, full_name="Anne Here")
    put_in(rows_of(f"sign-in name,name,role\n{said},Anne Here,director\n".encode()), by=ada, why=WHY)
    assert [grant.role for grant in somebody.grants.all()] == ["director"] and User.objects.count() == 2


@pytest.mark.parametrize("row", ['[2,"x","X X","","\\ud800"]', '[2,"x","\\ud800","","director"]'])
def test_half_of_a_sign_in_what_comes_back_is_refused_in_words(client, ada, row):
    client.force_login(ada)
    answer = client.post(reverse("people:by_file_accept"), {"rows": f"[{row}]", "why": WHY, "seen": "x"})
    assert answer.status_code == 422 and "did not come back whole" in answer.content.decode()
