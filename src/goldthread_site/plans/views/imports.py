"""Bringing in a plan: choose a file, check what was read, accept it whole."""

from django.shortcuts import render

from goldthread_site.people.capabilities import capability


@capability("plan.import")
def start(request):
    """Choose a file."""
    return render(request, "plans/import.html")
