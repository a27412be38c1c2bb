"""Prints what is left of an import whose server is killed at every one of its stages: all of it, or nothing.

    python -m bench.killed_imports                    # SQLite, then PostgreSQL where it is installed
    python -m bench.killed_imports --database sqlite

A process that brings in the demo's plan ends itself by kill -9 before its first statement to the database, then one
that does so before its second, and so on; then before, and just after, each commit. After each death somebody else
looks: a plan with all its rows and their revisions, or no plan and the draft as it was.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.databases import begin_in_a_new_one, each_database

FILE = Path(__file__).resolve().parent.parent / "src/goldthread/synthetic/fernshire"


@dataclass
class Told:
    """What was found after the deaths of one deed."""

    deaths: int = 0
    whole: int = 0
    partial: list[str] = field(default_factory=list)


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def dies_in(stage: int, deed: Callable[[], object]) -> bool:
    """Whether a process that does the deed dies in this stage: before a statement, or on either side of a commit."""
    from django.db import connection, connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        left = [stage]
        commit = connection._commit

        def step() -> None:
            left[0] -= 1
            if left[0] == 0:
                _die()

        def statement(execute, sql, params, many, context):
            step()
            return execute(sql, params, many, context)

        def committed() -> None:
            step()
            commit()
            step()

        connection._commit = committed
        with connection.execute_wrapper(statement):
            deed()
        os._exit(0)
    _, ended = os.waitpid(child, 0)
    if os.WIFEXITED(ended) and os.WEXITSTATUS(ended):
        raise SystemExit(f"the deed failed in stage {stage}")
    return os.WIFSIGNALED(ended)


def killed_at_every_stage(deed: Callable[[], object], looked: Callable[[], str]) -> Told:
    """What ``looked`` finds after each death, “whole” or “nothing” or what is wrong; until the deed outlives all."""
    told = Told()
    for stage in range(1, 1000):
        died = dies_in(stage, deed)
        told.deaths += died
        found = looked()
        told.whole += found == "whole"
        if found not in ("whole", "nothing"):
            told.partial.append(f"stage {stage}: {found}")
        if found == "whole" or not died:
            return told
    raise SystemExit("the deed has no end")


def run() -> bool:
    """Prints a line for each deed; whether all of them left all or nothing, and the trail holds."""
    begin_in_a_new_one()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from goldthread_site.trail.verifying import verdict
    from tests.support.site import person

    by, good = person("programme_manager"), True
    for words, deed, looked in _deeds(by):
        told = killed_at_every_stage(deed, looked)
        print(f"  {words}: killed in {told.deaths} stages, of which whole {told.whole}, partial {len(told.partial)}")
        print("".join(f"    {each}\n" for each in told.partial[:5]), end="")
        good = good and not told.partial
    holds = verdict().holds
    print(f"  trail holds {holds}")
    return good and holds


def _deeds(by) -> Iterator[tuple[str, Callable, Callable]]:
    """Each deed in words, how it is done, and how its traces are looked at."""
    from goldthread_site.plans import actions, models, readings
    from goldthread_site.plans.rows import core_plan
    from goldthread_site.trail.models import Revision

    name = "fernshire.txt"
    data = next(FILE.glob("*.txt")).read_bytes()

    def start():
        actions.start_import(by=by, data=data, file_name=name)

    def drafted() -> str:
        kept = models.ImportDraft.objects.count()
        return "whole" if kept == 1 else "nothing" if kept == 0 else f"{kept} drafts"

    yield "a file is read and kept as a draft", start, drafted
    draft = actions.confirm_rest(by=by, draft=models.ImportDraft.objects.get())
    wanted = readings.corrected_plan(draft.reading, draft.corrections)

    def accepted() -> str:
        plan, revisions = models.Plan.objects.first(), Revision.objects.count()
        if plan is None:
            rows = sum(model.objects.count() for model in models.EVERY_ROW.values())
            left = models.ImportDraft.objects.filter(pk=draft.pk, version=draft.version).count()
            return "nothing" if (rows, revisions, left) == (0, 0, 1) else f"no plan, {rows} rows, {revisions} revisions"
        same = core_plan(plan).model_copy(update={"terms": wanted.terms}) == wanted
        rows = sum(model.objects.filter(plan=plan).count() for model in models.ROWS)
        return "whole" if same and revisions == rows + 1 else f"{rows} rows, {revisions} revisions, the same {same}"

    yield "the draft is accepted as a plan", lambda: actions.accept_import(by=by, draft=draft), accepted
    yield _later_document(by)


def _later_document(by) -> tuple[str, Callable, Callable]:
    from goldthread_site.plans import actions, models
    from goldthread_site.plans.next_document.actions import say, take_in
    from goldthread_site.plans.next_document.held import held
    from goldthread_site.plans.next_document.settled import Settled
    from goldthread_site.plans.rows import core_plan
    from goldthread_site.trail.models import Revision
    from goldthread_site.trail.record import state_of
    from tests.support.later_documents import FEBRUARY, MARCH, file_of

    draft = actions.start_import(by=by, data=file_of(FEBRUARY, "txt"), file_name="february.txt")
    plan = actions.accept_import(by=by, draft=actions.confirm_rest(by=by, draft=draft))
    draft = actions.start_import(by=by, data=file_of(MARCH, "txt"), file_name="march.txt", plan=plan)
    draft = actions.confirm_rest(by=by, draft=draft)
    unsure = {(pair.entity, pair.document): pair.live for pair in held(draft).asked}
    draft = say(by=by, draft=draft, said=Settled(unsure, whole=True, same=True))
    before, written, state = core_plan(plan), Revision.objects.count(), state_of(plan.pk)

    def taken() -> str:
        same = core_plan(models.Plan.objects.get(pk=plan.pk)) == before
        more, kept = Revision.objects.count() - written, models.PlanDocument.objects.filter(plan=plan).count()
        left = models.ImportDraft.objects.filter(pk=draft.pk, version=draft.version).count()
        if (same, more, kept, left) == (True, 0, 0, 1):
            return "nothing"
        moved = models.DateMove.objects.filter(plan=plan).count()
        whole = not same and more > 5 and (kept, left, moved) == (1, 0, 2)
        return "whole" if whole else f"{more} revisions, {kept} documents, {left} drafts, {moved} moves"

    return "a later document is taken in", lambda: take_in(by=by, draft=draft, state=state, decisions={}), taken


def main() -> int:
    """1 where anything was left half done."""
    return each_database("bench.killed_imports", __doc__, "An import killed at every stage", run)


if __name__ == "__main__":
    sys.exit(main())
