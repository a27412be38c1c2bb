"""The first page: the plan, or the list where there are several."""

from django.shortcuts import render

from goldthread_site.people.capabilities import capability
from goldthread_site.plans.models import Plan


@capability("plan.see")
def home(request):
    """Every plan, the newest first."""
    plans = Plan.objects.select_related("accepted_by")
    return render(request, "plans/home.html", {"plans": plans, "may_import": request.user.can("plan.import")})
