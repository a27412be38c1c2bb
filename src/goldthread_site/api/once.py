"""A change that a program sends twice under one “Idempotency-Key” is made once, and answered twice alike."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.http import JsonResponse

from goldthread_site.api.models import KeptAnswer
from goldthread_site.api.problems import Fault, Refused
from goldthread_site.look.clock import moment

HEADER = "Idempotency-Key"
_NAME = re.compile(r"[A-Za-z0-9_-]{1,100}", re.ASCII)
KEPT = timedelta(days=2)


def replayed(request) -> JsonResponse | None:
    """The answer that the same request had; ``None`` for one that is new. Raises where the key was for another."""
    if request.method == "GET" or not (key := key_of(request)):
        return None
    kept = KeptAnswer.objects.filter(person=request.user, key=key, made_at__gt=moment() - KEPT).first()
    return _again(request, kept) if kept else None


def _again(request, kept: KeptAnswer) -> JsonResponse:
    if kept.asked != digest_of(request):
        raise Refused(
            409, f"This {HEADER} was used for another request. Give each request a key of its own. Nothing was saved."
        )
    return JsonResponse(kept.answer, status=kept.status, headers={"Idempotent-Replayed": "true"})


def kept_once(request, status: int, do: Callable[[], dict]) -> dict | JsonResponse:
    """What ``do`` answers, kept in the same transaction; where the same request came in meanwhile, its answer."""
    if not (key := key_of(request)):
        with transaction.atomic():
            return do()
    try:
        with transaction.atomic():
            KeptAnswer.objects.filter(made_at__lte=moment() - KEPT).delete()
            kept = KeptAnswer.objects.create(
                person=request.user, key=key, asked=digest_of(request), status=status, answer={}, made_at=moment()
            )
            answer = do()
            KeptAnswer.objects.filter(pk=kept.pk).update(answer=answer)
            return answer
    except IntegrityError:
        first = KeptAnswer.objects.filter(person=request.user, key=key).first()
        if first is None:  # it was not the key that is there already
            raise
        return _again(request, first)


def key_of(request) -> str:
    """The digest of what the program named its request; empty where it gave no name."""
    said = request.headers.get(HEADER)
    if said is None:
        return ""
    if not _NAME.fullmatch(said):
        fault = Fault(where=f"header.{HEADER}", what="must be 1 to 100 letters, digits, “-” and “_”")
        raise Refused(422, "The key of this request cannot be kept.", errors=[fault])
    return hashlib.sha256(said.encode()).hexdigest()


def digest_of(request) -> str:
    """What tells this request from another: method, address, the version seen, and all that was sent."""
    whole = hashlib.sha256()
    for part in (request.method, request.get_full_path(), request.headers.get("If-Match", "")):
        whole.update(part.encode() + b"\0")
    if request.content_type != "multipart/form-data":
        whole.update(request.body)
        return whole.hexdigest()
    for name, value in sorted(request.POST.items()):
        whole.update(f"{name}={value}\0".encode())
    for name, file in sorted(request.FILES.items()):
        whole.update(f"{name}={file.name}\0".encode() + hashlib.sha256(file.read()).digest())
        file.seek(0)
    return whole.hexdigest()
