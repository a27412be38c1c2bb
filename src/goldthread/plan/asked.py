"""What is asked of an owner: which actions need an update now and why, which are coming up, which lack proof."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from goldthread.periods import working_day_before
from goldthread.plan.checks.starts import start_of
from goldthread.plan.live.date_move import DateMove
from goldthread.plan.live.evidence import Evidence
from goldthread.plan.live.update import Update
from goldthread.plan.model import Action, Plan
from goldthread.plan.moves import waiting_move
from goldthread.plan.rating_rules.blue import has_proof
from goldthread.plan.recurring import NextDue, next_due
from goldthread.plan.relative import relative_due
from goldthread.plan.said import day_said, length_said, spelt
from goldthread.plan.slip_ledger import waiting_sentence
from goldthread.plan.standing import is_done
from goldthread.plan.terms import Terms
from goldthread.plan.timescale import read_timescale
from goldthread.plan.vocabulary import vocabulary

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class BoardQuestion:
    """What the board asked about an action: the day (YYYY-MM-DD) and its words, or a fact that it wants explained."""

    action: str
    on: str
    text: str


@dataclass(frozen=True, slots=True)
class Ask:
    """An action on its owner's list, with the sentences that say why it stands there, the weightiest first.

    ``due`` is the day to which it is held, or comes round next; ``last`` the newest update.
    """

    action: Action
    why: tuple[str, ...]
    due: date | None = None
    days_late: int = 0
    last: Update | None = None
    recurs: NextDue | None = None
    waiting: DateMove | None = None
    questions: tuple[BoardQuestion, ...] = ()

    @property
    def because(self) -> str:
        """The reasons in one line: “Late by 20 days. You last wrote on 2 October.”"""
        return " ".join(self.why)


@dataclass(frozen=True, slots=True)
class AskedOf:
    """An owner's list in four parts, and the day by which an answer is wanted, where the next board is known."""

    wanted: tuple[Ask, ...]
    coming: tuple[Ask, ...]
    unproven: tuple[Ask, ...]
    finished: tuple[Ask, ...]
    answer_by: date | None = None
    as_at: date = field(kw_only=True)

    @property
    def heading(self) -> str:
        """The answer to “what do you want from me?”: “Two actions need an update from you”."""
        if not self.wanted:
            return "Nothing needs an update from you"
        needs = "action needs" if len(self.wanted) == 1 else "actions need"
        return f"{spelt(len(self.wanted))} {needs} an update from you"

    @property
    def lead(self) -> str:
        """The sentence below the heading: by when to answer, or when the next action is due."""
        if not self.wanted:
            days = [ask.due for ask in self.coming if ask.due and ask.due >= self.as_at]
            return f"The next is due on {day_said(min(days))}." if days else ""
        takes = "It takes about two minutes" + (" each." if len(self.wanted) > 1 else ".")
        if self.answer_by is None:
            return takes
        by = f"{_WEEKDAYS[self.answer_by.weekday()]} {day_said(self.answer_by, as_at=self.as_at)}"
        when = "today" if self.answer_by == self.as_at else f"by {by}"
        return f"Please answer {when}, so that the board pack is right. {takes}"


def asked_of(
    plan: Plan,
    updates: Iterable[Update],
    moves: Iterable[DateMove],
    *,
    as_at: date,
    window: int | None = None,
    actions: Iterable[str] | None = None,
    evidence: Sequence[Evidence] = (),
    questions: Iterable[BoardQuestion] = (),
    reader: str | None = None,
) -> AskedOf:
    """What is asked on ``as_at`` of whoever answers for ``actions`` (ids; all of them where ``None``).

    An update is wanted where an action is late, due within ``window`` days (else within the usual ones of “soon”),
    comes round again, was last written about more than a month ago, or the board asked. One written since then answers;
    a late action is asked after again each month. Updates after ``as_at`` are not seen. ``reader`` is the name under
    which the owner writes: updates of others are said to be theirs.
    """
    seen = [update for update in updates if update.on <= as_at.isoformat()]
    desk = _Desk(
        plan.terms, as_at, vocabulary("standing")["soon_days"] if window is None else window, _by_action(seen),
        _by_action(moves), _by_action(question for question in questions if question.on <= as_at.isoformat()), reader,
    )  # fmt: skip
    chosen = None if actions is None else set(actions)
    mine = [action for action in plan.actions if chosen is None or action.id in chosen]
    open_, done = [row for row in mine if not is_done(row)], [row for row in mine if is_done(row)]
    asks = [desk.ask(action) for action in open_]
    proven = {action.id for action in done if has_proof(action, evidence, as_at=as_at)}
    return AskedOf(
        tuple(sorted((ask for ask, is_wanted in asks if is_wanted), key=_weightiest_first)),
        tuple(sorted((ask for ask, is_wanted in asks if not is_wanted), key=_weightiest_first)),
        tuple(desk.unproven(action) for action in done if action.id not in proven),
        tuple(desk.finished(action) for action in done if action.id in proven),
        answer_by(plan.terms, as_at=as_at),
        as_at=as_at,
    )


def answer_by(terms: Terms, *, as_at: date) -> date | None:
    """The working day, some before the next board, by which an answer is wanted; never before ``as_at``.

    >>> str(answer_by(Terms(boards=("2026-12-01", "2027-01-26")), as_at=date(2026, 11, 20)))
    '2026-11-27'
    >>> answer_by(Terms(), as_at=date(2026, 11, 20))
    """
    board = min((day for day in terms.boards if day >= as_at.isoformat()), default=None)
    if board is None:
        return None
    before = working_day_before(date.fromisoformat(board), vocabulary("asking")["working_days_before_board"])
    return max(before, as_at) if before else None


@dataclass(frozen=True, slots=True)
class _Desk:
    """What is known of all actions, from which one action's list entry is made."""

    terms: Terms
    as_at: date
    window: int
    updates: dict[str, list]
    moves: dict[str, list]
    questions: dict[str, list]
    reader: str | None

    def ask(self, action: Action) -> tuple[Ask, bool]:
        """The action's entry, and whether an update is wanted now."""
        last = self._last(action)
        due = self._due(action)
        recurs = next_due(
            action, self.updates.get(action.id, ()), as_at=self.as_at, boards=self.terms.boards, starts=self._starts()
        )
        late = max(0, (self.as_at - due).days) if due and not recurs else 0
        asked = tuple(each for each in self.questions.get(action.id, ()) if last is None or last.on <= each.on)
        said = [*self._of_date(due, late, recurs), *map(self._of_board, asked)]
        wanted = bool(asked) or (recurs.wanted if recurs else self._wants_answer(action, due, late, last))
        waiting = waiting_move(action, self.moves.get(action.id, ()))
        said += [waiting_sentence(waiting)] if waiting else []
        is_said = recurs is not None and recurs.missed is not None and last is None
        said += [self._last_said(last)] if (wanted and not is_said) or (late and last) else []
        day = recurs.day if recurs else due
        return Ask(action, tuple(said) or ("Nothing to do yet.",), day, late, last, recurs, waiting, asked), wanted

    def unproven(self, action: Action) -> Ask:
        """The entry of an action that is done without proof."""
        day = read_timescale(action.completed).latest
        claim = self._last(action, lambda update: update.completed or update.rag == "blue")
        whose = "The plan says" if claim is None else "You said" if self._is_reader(claim.by) else f"{claim.by} said"
        said = f"it was done on {day_said(day, as_at=self.as_at)}" if day else "it is done"
        return Ask(action, (f"{whose} {said}.", "Add proof."), last=self._last(action))

    def finished(self, action: Action) -> Ask:
        """The entry of an action that is done and proven."""
        day = read_timescale(action.completed).latest
        return Ask(action, (f"Done on {day_said(day)}." if day else "Done.",), last=self._last(action))

    def _wants_answer(self, action: Action, due: date | None, late: int, last: Update | None) -> bool:
        fresh = self.as_at - timedelta(days=vocabulary("asking")["fresh_days"])
        is_fresh = last is not None and date.fromisoformat(last.on) >= fresh
        if late:
            return not (is_fresh and date.fromisoformat(last.on) > due)
        if due and due <= self.as_at + timedelta(days=self.window):
            return not is_fresh
        started = (start_of(action) or "") <= self.as_at.isoformat()
        return last is not None and started and not is_fresh

    def _of_date(self, due: date | None, late: int, recurs: NextDue | None) -> list[str]:
        if recurs:
            return [recurs.because]
        if late:
            return [f"Late by {length_said(late)}."]
        if due and due <= self.as_at + timedelta(days=self.window):
            left = (due - self.as_at).days
            return [f"Due in {length_said(left)}." if left else "Due today."]
        return []

    def _of_board(self, question: BoardQuestion) -> str:
        return f"The board asked on {day_said(question.on, as_at=self.as_at)}: “{question.text}”"

    def _last_said(self, last: Update | None) -> str:
        if last is None:
            return "Nobody has written yet."
        who = "You" if self._is_reader(last.by) else last.by
        return f"{who} last wrote on {day_said(last.on, as_at=self.as_at)}."

    def _is_reader(self, name: str) -> bool:
        return self.reader is None or " ".join(name.split()).casefold() == " ".join(self.reader.split()).casefold()

    def _last(self, action: Action, kept: Callable[[Update], object] = bool) -> Update | None:
        """The newest update of the action among those that are kept; of one day's the one that was written last."""
        mine = [update for update in self.updates.get(action.id, ()) if kept(update)]
        return max(reversed(mine), key=lambda update: update.on, default=None)

    def _due(self, action: Action) -> date | None:
        day = relative_due(action.due, self.terms.starts).latest
        return date.fromisoformat(day) if day else None

    def _starts(self) -> date | None:
        return date.fromisoformat(self.terms.starts) if self.terms.starts else None


def _by_action(rows: Iterable) -> dict[str, list]:
    found: dict[str, list] = {}
    for row in rows:
        found.setdefault(row.action, []).append(row)
    return found


def _weightiest_first(ask: Ask) -> tuple[int, date]:
    return (-ask.days_late, ask.due or date.max)
