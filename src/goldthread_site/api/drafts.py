"""Files on their way in: taken with the limits of the pages, and answered by the draft's number and version."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import get_object_or_404
from ninja.files import UploadedFile
from pydantic import BaseModel

from goldthread_site.api.once import kept_once
from goldthread_site.api.problems import Refused
from goldthread_site.api.strict import TooLong
from goldthread_site.api.writing import refused_form, version_seen
from goldthread_site.plans.changing import Stale, refuse_closed
from goldthread_site.plans.forms import UploadForm
from goldthread_site.plans.models import ImportDraft


class Begun(BaseModel):
    """A file on its way in: its number, for the addresses that go on, and its version. Nothing is in a plan yet."""

    draft: uuid.UUID
    version: int


def bytes_of(file: UploadedFile) -> bytes:
    """What the file holds. Raises where the pages would not take it: too large, empty, a name that is too long."""
    if file.size > settings.UPLOAD_LIMIT_BYTES:
        raise TooLong(f"the file is larger than {settings.UPLOAD_LIMIT_BYTES // 1024 // 1024} MB. Nothing was saved.")
    form = UploadForm({}, {"file": file})
    if not form.is_valid():
        raise refused_form(form, where="form")
    return file.read()


def mine(request, draft_id: uuid.UUID, **only: Any) -> ImportDraft:
    """The person's own draft. Raises where there is none, or its plan was closed."""
    drafts = ImportDraft.objects.select_related("plan")
    draft = get_object_or_404(drafts, pk=draft_id, started_by=request.user, **only)
    if draft.plan:
        refuse_closed(draft.plan)
    return draft


def at_version(request, draft: ImportDraft) -> ImportDraft:
    """The draft as the program saw it. Raises where it is another by now."""
    if draft.version != version_seen(request):
        raise Stale("this file was worked on meanwhile", where=draft.file_name, try_="Read it again. Nothing was saved")
    return draft


def begun(request, draft: ImportDraft) -> JsonResponse:
    """The answer for a file that was read; what it says is read by itself."""
    return answered(request, lambda: Begun(draft=draft.pk, version=draft.version), status=201)


def answered(request, do: Callable[[], BaseModel], *, status: int = 200) -> JsonResponse:
    """What ``do`` answers, made once for one “Idempotency-Key”."""
    answer = kept_once(request, status, lambda: do().model_dump(mode="json"))
    return answer if isinstance(answer, JsonResponse) else JsonResponse(answer, status=status)


def say_one(said: dict[str, Any]) -> None:
    """Raises where nothing at all is said."""
    if not said:
        raise Refused(422, "Nothing is said. Say at least one thing. Nothing was saved.")
