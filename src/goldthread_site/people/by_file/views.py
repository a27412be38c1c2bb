"""The pages of a file of people: choose, look at what it would do, put it in, hand the links out."""

from __future__ import annotations

import json

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldthread.errors import UserError
from goldthread_site.look.uploads import name_of_refused_upload, upload_limit
from goldthread_site.people.by_file import actions
from goldthread_site.people.by_file.forms import AcceptForm, PeopleFileForm
from goldthread_site.people.by_file.mailing import mail_is_set, write_to
from goldthread_site.people.by_file.outcomes import judged, mark_of
from goldthread_site.people.by_file.presenter import review
from goldthread_site.people.by_file.reading import MOST_BYTES, Row, rows_of, template
from goldthread_site.people.capabilities import capability


@upload_limit(MOST_BYTES)
@capability("people.give")
@require_http_methods(["GET", "POST"])
def by_file(request):
    """Chooses a file; then shows what it would do."""
    form = PeopleFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        if name := name_of_refused_upload(request):
            form.refuse(f"{name}: the file is larger than 1 MB. Choose a file of people only. Nothing was saved.")
        elif form.is_valid():
            try:
                rows = rows_of(form.cleaned_data["file"].read(), name=form.cleaned_data["file"].name)
                return _review(request, rows, form.cleaned_data["why"])
            except UserError as refusal:
                form.refuse(str(refusal))
    return render(request, "people/by_file.html", {"form": form}, status=422 if form.errors else 200)


@capability("people.give")
@require_POST
def accept(request):
    """Puts in what was looked at; shows the links of those who were not written to, this once."""
    form = AcceptForm(request.POST)
    if not form.is_valid():
        again = PeopleFileForm({})
        again.refuse("The list did not come back whole. Choose the file again. Nothing was saved.")
        return render(request, "people/by_file.html", {"form": again}, status=422)
    rows, why, seen = (form.cleaned_data[name] for name in ("rows", "why", "seen"))
    try:
        done = actions.put_in(rows, by=request.user, why=why, seen=seen)
    except UserError as refusal:
        return _review(request, rows, why, refusal=str(refusal))
    left = write_to(done.added)
    links = [(one.person, request.build_absolute_uri(one.path)) for one in left]
    context = {"done": done, "links": links, "written_to": len(done.added) - len(left), "mail": mail_is_set()}
    return render(request, "people/by_file_done.html", context)


@capability("people.give")
@require_GET
def empty(request):
    """The template: a file with the headings alone."""
    answer = HttpResponse(template(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="people.csv"'
    return answer


def _review(request, rows: list[Row], why: str, *, refusal: str = ""):
    outcomes = judged(rows, by=request.user, why=why)
    page = review(outcomes)
    context = {
        "page": page, "refusal": refusal, "why": why, "seen": mark_of(outcomes),
        "rows": json.dumps(rows, ensure_ascii=False, separators=(",", ":")),
    }  # fmt: skip
    refused = refusal or any(line.word == "Refused" for line in page.lines)
    return render(request, "people/by_file_review.html", context, status=422 if refused else 200)
