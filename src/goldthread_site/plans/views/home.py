"""The first page: the plan, or the list where there are several; and one list across them."""

from django.core.paginator import Paginator
from django.shortcuts import redirect, render

from goldthread_site.look.clock import today
from goldthread_site.people.capabilities import capability
from goldthread_site.plans.across import actions_across, counted_plans
from goldthread_site.plans.filters import FilterForm
from goldthread_site.plans.presenters import across as show

ROWS_A_PAGE = 50


@capability("plan.see")
def home(request):
    """The first screen of the person's role; where the role has none, the plans."""
    held = request.user.role_held
    return redirect(held.first_screen) if held and held.first_screen else plans(request)


@capability("plan.see")
def plans(request):
    """Every plan, the newest first, with how it stands; where there is only one, the plan itself."""
    found = counted_plans(request.user, as_at=today())
    if len(found) == 1:
        return redirect("plans:overview", found[0].plan.pk)
    context = {"plans": found, "heading": show.heading(found), "may_import": request.user.can("plan.import")}
    return render(request, "plans/home.html", context)


@capability("plan.see")
def across(request):
    """The actions of all plans in one list, the longest late first."""
    plans = counted_plans(request.user, as_at=today())
    chosen = FilterForm(request.GET, show.choices(plans, as_at=today()))
    asked = {name: chosen.asked_for(name) for name in ("plan", "due", "rating")}
    page = Paginator(actions_across(request.user, as_at=today(), **asked), ROWS_A_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "page": page,
        "rows": show.rows_shown(page.object_list, as_at=today()),
        "filter_form": chosen,
        "left_out": chosen.left_out,
        "heading": show.heading(plans),
        "above": show.above(page.paginator.count, chosen.left_out, as_at=today()),
    }
    return render(request, "plans/across.html", context)
