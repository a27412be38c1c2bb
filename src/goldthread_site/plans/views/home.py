"""The first page: the plan, or the list where there are several."""

from django.shortcuts import redirect, render

from goldthread_site.people.capabilities import capability
from goldthread_site.plans.models import Plan


@capability("plan.see")
def home(request):
    """Every plan, the newest first; where there is only one, the plan itself."""
    plans = list(Plan.objects.select_related("accepted_by"))
    if len(plans) == 1:
        return redirect("plans:overview", plans[0].pk)
    return render(request, "plans/home.html", {"plans": plans, "may_import": request.user.can("plan.import")})
