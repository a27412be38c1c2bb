"""Setting up in a real browser: from the one-time address to people by file, wide and narrow, every page accessible."""

from __future__ import annotations

import pytest

from goldthread_site.council import set_up_address
from goldthread_site.people.models import User
from tests.support import browser as support

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = b"sign-in name;name;role;until\nowen;Owen Hale;action owner;\nira;Ira Reed;inspector;31/3/2027\n"
WITH_A_FAULT = PEOPLE.replace(b"inspector", b"gardener")


@pytest.mark.parametrize("width", [support.DESKTOP, support.PHONE])
def test_a_council_is_set_up_from_nothing(page, live_server, settings, tmp_path, width):
    settings.DATA, found = tmp_path, {}
    page.set_viewport_size({"width": width, "height": 900})

    def look(name: str) -> None:
        found.update({name: faults} if (faults := support.faults(page)) else {})

    page.goto(live_server.url + set_up_address.new())
    look("first administrator")
    for label, text in {"Your name": "Ada Marsh", "Sign-in name": "ada", "Password": "a lamp in the attic",
                        "The same again": "a lamp in the attic"}.items():  # fmt: skip
        page.get_by_label(label, exact=True).fill(text)
    page.get_by_role("button", name="Make the account").click()
    look("what is left")
    page.get_by_role("button", name="Say which council this is").click()
    page.get_by_label("Name of the council").fill("Fernshire County Council")
    look("name")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Add the boards that receive the plan").click()
    page.get_by_role("link", name="Add the improvement board").click()
    page.get_by_label("Days on which it meets").fill("1 December 2026\n31 June 2027")
    page.get_by_role("button", name="Add the board").click()
    assert page.get_by_text("June has 30 days").first.is_visible()
    look("board with a fault")
    page.get_by_label("Days on which it meets").fill("1 December 2026\n2 March 2027")
    page.get_by_role("button", name="Add the board").click()
    look("boards")
    page.get_by_role("link", name="Back to the council").click()
    page.get_by_role("button", name="Add people from a file").click()
    look("file")
    for data, name in ((WITH_A_FAULT, "refused"), (PEOPLE, "looked at")):
        page.get_by_label("Choose the file").set_input_files(
            {"name": "people.csv", "mimeType": "text/csv", "buffer": data}
        )
        page.get_by_label("Why they are added").fill("The improvement team")
        page.get_by_role("button", name="Look at what it would do").click()
        look(name)
        if name == "refused":
            page.get_by_role("button", name="Choose the file again").click()
    page.get_by_role("button", name="Put them in").click()
    assert page.get_by_role("heading", name="2 people were added").is_visible()
    look("links")
    page.goto(f"{live_server.url}/council/")
    assert page.get_by_text("Fernshire County Council").first.is_visible()
    look("set up so far")
    assert found == {} and User.objects.count() == 3
