"""The first page: the plan, or the list where there are several; and one list across them."""

from functools import partial

from django.core.paginator import Paginator
from django.shortcuts import redirect, render

from goldthread_site.look.clock import today
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.across import running_and_closed
from goldthread_site.plans.bulk.selection import may_change
from goldthread_site.plans.listed import listed_across
from goldthread_site.plans.presenters import across as show
from goldthread_site.plans.saved import asked_of, saved_shown

ROWS_A_PAGE = 50


@capability("plan.see")
def home(request):
    """The first screen of the person's role; where the role has none, the plans."""
    held = request.user.role_held
    return redirect(held.first_screen) if held and held.first_screen else plans(request)


@capability("plan.see")
def plans(request):
    """Every running plan, the newest first, with how it stands, the closed ones below; the only plan itself."""
    found, closed = running_and_closed(request.user, as_at=today())
    if len(found) + len(closed) == 1:
        return redirect("plans:overview", found[0].plan.pk if found else closed[0].pk)
    context = {
        "plans": found, "ended": show.closed_shown(closed), "heading": show.heading(found, closed),
        "may_import": request.user.can("plan.import"), "may_end": request.user.can("plan.end"),
    }  # fmt: skip
    return render(request, "plans/home.html", context)


@capability("plan.see")
def across(request):
    """The actions of all plans in one list, the longest late first."""
    asked = asked_of(request, None)
    here = listed_across(request.user, asked)
    page = Paginator(here.found, ROWS_A_PAGE).get_page(request.GET.get("page"))
    rows = show.rows_shown(page.object_list, as_at=today(), may=partial(may_change, request.user))
    context = {
        "page": page, "rows": rows, "may_tick": any(row.tick for row in rows),
        "filter_form": here.chosen, "left_out": here.chosen.left_out, "heading": show.heading(here.plans),
        "above": show.above(page.paginator.count, here.chosen.left_out, as_at=today()),
        "saved": saved_shown(request, None, here.chosen), "asked": asked.urlencode(),
    }  # fmt: skip
    return render(request, "plans/across.html", context)
