"""What the plan check found, by rule: sentence, why it matters, and the rows with what is wrong in each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import cache

from goldthread.plan.checks import Finding, Rule, all_rules
from goldthread.plan.model import Action, Plan, Recommendation
from goldthread_site.look.pieces import counted
from goldthread_site.plans.presenters.names import Names, shortened

SEVERITIES = {"error": "Error", "warning": "Warning", "note": "Note"}
LINKS_SHOWN, LINKS_FOLDED = 3, 60
WORDS, QUOTED = 70, 20  # letters of a row's text that are shown, and that tell whether a message quotes it
Here = Container[tuple[str, str]]  # kinds and keys of the rows that a page shows


@dataclass(frozen=True, slots=True)
class RowLink:
    """A link to a row: its kind (“action”, “recommendation”), its key, its short name and its whole name.

    ``words`` are its first words; ``numbered`` says whether the plan gives it a reference or a number.
    """

    kind: str
    key: str
    text: str
    name: str
    words: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class FindingShown:
    """One way in which a rule is broken, and the rows that break it so.

    ``words`` are the first ones of its only row, where the plan gives that no number and the message does not quote it.
    """

    links: tuple[RowLink, ...]
    more: tuple[RowLink, ...]
    message: str
    elsewhere: str = ""
    words: str = ""

    @property
    def all(self) -> tuple[RowLink, ...]:
        """Every row that it touches."""
        return (*self.links, *self.more)

    @property
    def only(self) -> RowLink | None:
        """The one row that needs mending, where there is one."""
        return self.links[0] if len(self.links) == 1 and not (self.more or self.elsewhere) else None


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule, and where the plan breaks it."""

    code: str
    severity: str
    word: str
    title: str
    why: str
    findings: tuple[FindingShown, ...]


@cache
def _rules() -> dict[str, Rule]:
    return {rule.code: rule for rule in all_rules()}


def family_of(finding: Finding) -> str:
    """The family of the rule that a finding breaks."""
    return _rules()[finding.code].family


def by_rule(findings: Iterable[Finding], plan: Plan, *, here: Here | None = None) -> tuple[RuleShown, ...]:
    """The findings under their rules, errors first, then in the order of the codes.

    With ``here``, the rows of one page, only those rows are named, and the others are counted.
    """
    names, found = Names(plan), defaultdict(list)
    for finding in findings:
        found[finding.severity, finding.code].append(finding)
    order = sorted(found, key=lambda key: (list(SEVERITIES).index(key[0]), key[1]))
    return tuple(_rule_shown(_rules()[code], severity, found[severity, code], names, here) for severity, code in order)


def _rule_shown(rule: Rule, severity: str, findings: list[Finding], names: Names, here: Here | None) -> RuleShown:
    name = rule.name[:1].upper() + rule.name[1:]
    together: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        together[finding.message].append(finding)
    shown = tuple(_finding_shown(same, names, here) for same in together.values())
    return RuleShown(rule.code, severity, SEVERITIES[severity], name, rule.why, shown)


def _finding_shown(same: list[Finding], names: Names, here: Here | None) -> FindingShown:
    """Findings that say the same, as one: what is wrong is said once, with every row."""
    every = tuple(dict.fromkeys(link for finding in same for link in _links(finding, names)))
    links = tuple(link for link in every if here is None or (link.kind, link.key) in here)
    links = links or tuple(dict.fromkeys(link for finding in same for link in _above(finding, names, here)))
    others = len(set(every) - set(links[:LINKS_FOLDED]))
    elsewhere = f"and {counted(others, 'other row')}" if others else ""
    message, words = same[0].message, _words_of(links, same[0].message) if here is None else ""
    return FindingShown(links[:LINKS_SHOWN], links[LINKS_SHOWN:LINKS_FOLDED], message, elsewhere, words)


def _words_of(links: tuple[RowLink, ...], message: str) -> str:
    """The words of the only row, where neither a number nor the message says which row it is."""
    if len(links) != 1 or links[0].numbered or links[0].words[:QUOTED] in message:
        return ""
    return links[0].words


def _links(finding: Finding, names: Names) -> Iterable[RowLink]:
    """The actions it touches; where it touches none, the recommendations."""
    for id_ in finding.actions:
        if row := names.actions.get(id_):
            yield _link("action", row, names.action(row), bool(row.ref), names)
    for id_ in () if finding.actions else finding.recommendations:
        if row := names.recommendations.get(id_):
            yield _link("recommendation", row, names.recommendation(row), bool(row.number), names)


def _above(finding: Finding, names: Names, here: Here | None) -> Iterable[RowLink]:
    """The page's own recommendation, where the finding names it but none of its actions."""
    for id_ in finding.recommendations if here is not None else ():
        if ("recommendation", id_) in here and (row := names.recommendations.get(id_)):
            yield _link("recommendation", row, names.recommendation(row), bool(row.number), names)


def _link(kind: str, row: Action | Recommendation, name: str, numbered: bool, names: Names) -> RowLink:
    return RowLink(kind, row.id, names.found_at(row), name, shortened(row.text, WORDS), numbered)


def touching_action(findings: Iterable[Finding], key: str) -> list[Finding]:
    """The findings that name this action."""
    return [finding for finding in findings if key in finding.actions]


def touching_recommendation(findings: Iterable[Finding], key: str) -> list[Finding]:
    """The findings that name this recommendation, by itself or through one of its actions."""
    return [finding for finding in findings if key in finding.recommendations]


def in_words(findings: Iterable[Finding]) -> str:
    """“3 errors, 2 warnings”, without what is 0."""
    said = [finding.severity for finding in findings]
    return ", ".join(counted(said.count(severity), severity) for severity in SEVERITIES if severity in said)
