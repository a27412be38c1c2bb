"""Sessions that let people read on while nothing can be saved."""

from __future__ import annotations

import logging

from django.contrib.sessions.middleware import SessionMiddleware
from django.db import DatabaseError

from goldthread_site.look.storage import why_not_saved

log = logging.getLogger("goldthread.sessions")


class ReadOn(SessionMiddleware):
    """A page that was only read is shown although its session could not be written; a form that was sent is not."""

    def process_response(self, request, response):
        try:
            return super().process_response(request, response)
        except (DatabaseError, OSError) as fault:
            why = why_not_saved(fault)
            if request.method not in ("GET", "HEAD") or response.status_code != 200 or not why:
                raise
            log.warning("a session could not be written: %s", why)
            return response
