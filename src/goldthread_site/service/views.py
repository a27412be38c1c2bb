"""What a watcher asks: whether the site answers."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from goldthread_site.people.capabilities import public


@public("a watcher asks whether the site answers, and is told nothing else")
@require_safe
def up(request):
    """200 where the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchone()
    except DatabaseError:
        return HttpResponse("The database does not answer.\n", content_type="text/plain; charset=utf-8", status=503)
    return HttpResponse("Up.\n", content_type="text/plain; charset=utf-8")
