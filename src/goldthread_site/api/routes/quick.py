"""A line typed in a meeting: put into the plan at once, and answered in one sentence."""

from __future__ import annotations

import json

from django.http import JsonResponse
from pydantic import Field

from goldthread.plan.quick_entry import LONGEST
from goldthread_site.api.problems import Fault, Refused
from goldthread_site.api.reading import changing
from goldthread_site.api.router import Part
from goldthread_site.api.rules import needs
from goldthread_site.api.writing import Asked, Key, Written, write
from goldthread_site.my.reminding import reminded_of
from goldthread_site.plans.bulk.quick import NOT_SAVED, Answer, answered, free_text
from goldthread_site.plans.presenters.names import FIRST_WORDS, Names, shortened

part = Part("Actions")


class TypedLine(Asked):
    """The line as it is typed: “1.2 amber because the clerk left”, “1.1 done 12/11; note all told”.

    ``action`` is the one that the line is about where it names none; with ``version`` nothing is written over.
    """

    line: str = Field(min_length=1, max_length=LONGEST)
    action: Key | None = None
    version: int | None = Field(None, ge=1, le=2**31 - 1)


@part.post("/plans/{int:plan_id}/lines", response=Written)
@needs("plan.run", by_section=True)
def type_line(request, plan_id: int, said: TypedLine):
    """Puts a line into the plan, and answers it in “said”. Where more than one action fits, “errors” names each.

    Sent again under its “Idempotency-Key” it is answered without the sentence: no word of a plan is kept for that.
    """
    it, answers = changing(request, plan_id), []
    given = {"by": request.user, "shown": said.action or "", "version": said.version}

    def do() -> None:
        answers.append(answered(it, said.line, **given))
        _refuse_unsaved(answers[0], Names(it.plan))

    answer = write(request, it.row, do)
    if not answers:  # it was made before
        return answer
    whole = json.loads(answer.content)
    texts = dict(enumerate(free_text(it, said.line))) if answers[0].saved else {}
    return JsonResponse(whole | {"said": [answers[0].said, *reminded_of(texts)]}, status=answer.status_code)


def _refuse_unsaved(answer: Answer, names: Names) -> None:
    """Raises where a person must say it otherwise, or which action she means."""
    if answer.choices:
        choices = [
            Fault(where="body.action", what=f"{each.id}: {names.ref(each) or shortened(each.text, FIRST_WORDS)}")
            for each in answer.choices
        ]
        raise Refused(422, f"{answer.said} {NOT_SAVED}", errors=choices)
    if answer.keep:
        raise Refused(422, answer.said)
    if not answer.said:
        raise Refused(422, f"The line does not say what is to be different. {NOT_SAVED}")
