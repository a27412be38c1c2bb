"""The named rules by which a plan's colours are worked out, and where an owner's claim differs from them."""

from goldthread.plan.rating_rules.blue import blue_needs, is_proven
from goldthread.plan.rating_rules.computing import Computed, computed
from goldthread.plan.rating_rules.disagreements import NO_REASON, Disagreement, disagreements
from goldthread.plan.rating_rules.rule import RatingRule, all_rating_rules, likely_rule, rating_rule_named

__all__ = [
    "NO_REASON",
    "Computed",
    "Disagreement",
    "RatingRule",
    "all_rating_rules",
    "blue_needs",
    "computed",
    "disagreements",
    "is_proven",
    "likely_rule",
    "rating_rule_named",
]
