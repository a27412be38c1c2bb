"""The update form between a page and the plan: opened, sent, refused, in conflict; for accounts and for links."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldthread.errors import UserError
from goldthread.plan.live.update import Update
from goldthread_site.look.conflicts import Conflict, conflict, settled
from goldthread_site.look.uploads import name_of_refused_upload
from goldthread_site.my import actions
from goldthread_site.my.forms import UpdateForm
from goldthread_site.my.models import UpdateLink
from goldthread_site.my.people_told import sponsor_of
from goldthread_site.my.presenters import update as show
from goldthread_site.my.reminding import reminded_of
from goldthread_site.my.words import keep_words, kept_words
from goldthread_site.plans.changing import StaleRow
from goldthread_site.plans.hand_down.presenter import proposal
from goldthread_site.plans.hand_down.rolling import rolled_in
from goldthread_site.plans.models import Action
from goldthread_site.plans.open_action import OpenAction
from goldthread_site.plans.presenters.names import Names
from goldthread_site.plans.rows import core_plan

LIMIT = "20 MB"
QUIETLY = "keep-quietly"  # sent by the page itself when somebody leaves it
KEEPS = {"keep", QUIETLY}


@dataclass
class Answering:
    """One request of the form. Whatever cannot be sent is kept, so that nothing typed is lost."""

    request: Any
    row: Action
    by: Any
    as_at: date
    link: UpdateLink | None = None
    status: int = 200
    conflict: Conflict | None = None
    reminders: tuple[str, ...] = ()
    opened: OpenAction = field(init=False)
    form: UpdateForm = field(init=False)

    def __post_init__(self) -> None:
        self.opened = OpenAction(self.row, self.as_at)
        self._bind()

    def _bind(self) -> None:
        words = kept_words(by=self.by, row=self.row, link=self.link)
        said = (settled(self.request.POST), self.request.FILES) if self.request.method == "POST" else ()
        self.form = UpdateForm(*said, it=self.opened, words=words)

    def keep(self) -> None:
        """Keeps what was typed, as it is."""
        keep_words(by=self.by, row=self.row, words=self.form.words, link=self.link)

    def sent(self) -> Update | None:
        """The update, where it went into the plan; else the words are kept and the page says what is in the way."""
        name = name_of_refused_upload(self.request)
        if self.form.is_valid() and not name and not self._remind():
            try:
                return self._send()
            except StaleRow as fault:
                self._in_conflict(fault)
            except UserError as fault:
                self.form.add_error(None, str(fault))
        if name:
            self.form.add_error("file", f"{name} is larger than {LIMIT}. Choose a smaller file. It was not kept.")
        self.status = 409 if self.conflict else 422
        self.keep()
        return None

    def _send(self) -> Update:
        return actions.send_update(
            by=self.by, plan=self.row.plan, action=self.row.key, was=self.form.cleaned_data["version"],
            said=self.form.said, way="link" if self.link else "site", link=self.link,
        )  # fmt: skip

    def _remind(self) -> bool:
        """Names, and numbers under 6: said once, and then the writer decides."""
        if not self.form.cleaned_data["looked"]:
            self.reminders = reminded_of(self.form.texts)
        return bool(self.reminders)

    def _in_conflict(self, fault: StaleRow) -> None:
        self.opened = OpenAction(fault.row, self.as_at)
        who = fault.last.by.get_full_name() if not self.link and fault.last else "Somebody"
        self.conflict = conflict(
            who=who, at=fault.last.at, version=fault.row.version, sides=self.form.sides(self.opened),
            data=self._with_the_file(settled(self.request.POST)),
        )  # fmt: skip

    def _with_the_file(self, data):
        """What was sent, the proof among it: the page of both texts has no place for a file."""
        if not self.form.file_kept:
            return data
        data = data.copy()
        data["kept"] = self.form.kept_signed
        return data

    def context(self) -> dict[str, Any]:
        """What the template is given."""
        it, last = self.opened, self.opened.last
        named = self.link is None
        page = show.page(
            it, name=Names(core_plan(it.plan)).action(it.value), form=self.form,
            sponsor=sponsor_of(it, besides=self.by), named=named,
            own_last=bool(last and (named or last.by == self.by.get_full_name())),
        )  # fmt: skip
        return {
            "page": page, "form": self.form, "plan": it.plan, "row": it.row, "conflict": self.conflict,
            "reminders": self.reminders, "proposed": self._proposed(),
        }  # fmt: skip

    def _proposed(self) -> tuple[str, ...]:
        """What the teams suggest to whom the action was handed down; its owner says the colour all the same."""
        rolled = rolled_in([self.row.plan_id], as_at=self.as_at, only=self.row.key).get(self.row.plan_id, {})
        return proposal(self.opened.value, rolled.get(self.row.key))
