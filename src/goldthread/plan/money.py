"""What a cost cell says in pounds, and the sums it prints, so that they can be worked out again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from math import prod

from goldthread.plan.days_named import any_of, worded
from goldthread.plan.vocabulary import vocabulary

_WORD = re.compile(r"[a-z]{2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in pounds as printed at ``start``; ``per`` is what it is the price of one of.

    ``within`` is how far the printed figure may be rounded: "£20k" stands for anything within £500.
    """

    text: str
    amount: float
    start: int = 0
    per: str | None = None
    is_total: bool = False
    is_certain: bool = True
    within: float = 0.5


@dataclass(frozen=True, slots=True)
class Sum:
    """A multiplication that a cell prints: the factors, the price of one, the product printed.

    ``worked_out`` is what the multiplication gives; where the words can be read in several ways, each of them.
    """

    text: str
    factors: tuple[float, ...]
    unit_price: Money
    printed: Money
    worked_out: tuple[float, ...]

    @property
    def adds_up(self) -> bool:
        """Whether some reading gives the printed product, as far as it is rounded.

        >>> sums_in("5 days @ £400 a day = £20k")[0].adds_up
        False
        """
        return any(abs(result - self.printed.amount) <= self.printed.within for result in self.worked_out)


@lru_cache(maxsize=4096)
def amount_in(text: str | None) -> float | None:
    """The one amount in pounds that a cost cell states; ``None`` where it states none, or several and no total.

    >>> amount_in("Locum cover x 3 months £12,500"), amount_in("4 posts @ £40k = £160k"), amount_in("In budget")
    (12500.0, 160000.0, None)
    """
    costs = [money for money in money_in(text) if not money.per and money.is_certain]
    totals = [money for money in costs if money.is_total]
    for few in (totals, costs):
        amounts = list(dict.fromkeys(money.amount for money in few))
        if len(amounts) == 1:
            return amounts[0]
        if len(amounts) > 2 and abs(sum(amounts) - 2 * max(amounts)) < 0.5:
            return max(amounts)
    return None


@lru_cache(maxsize=4096)
def money_in(text: str | None) -> tuple[Money, ...]:
    """Every amount in pounds, in order, with what it is the price of and whether it is said to be a total.

    >>> [(m.amount, m.per, m.is_total) for m in money_in("5 days @ £400 a day, total £2k")]
    [(400.0, 'day', False), (2000.0, None, True)]
    """
    found, before = [], 0
    for match in _amount().finditer(text or ""):
        found.append(_money(text, match, before))
        before = match.end()
    return tuple(found)


_WRITTEN = re.compile(
    r"£?\s*(?P<figure>\d{1,3}(?:,\d{3})+|\d{1,12})(?P<decimals>\.\d{1,3})?\s*(?P<multiple>[a-z]*)", re.IGNORECASE
)


def pounds_written(text: str) -> float | None:
    """The amount that a person wrote into a box for pounds; ``None`` where it is none, or could be two things.

    >>> [pounds_written(text) for text in ("£28,000", "28k", "1.25m", "12.50", "£ 400", "0")]
    [28000.0, 28000.0, 1250000.0, 12.5, 400.0, 0.0]
    >>> [pounds_written(text) for text in ("28.000", "28,00", "about 28k", "-5", "28 weeks", "£")]
    [None, None, None, None, None, None]
    """
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        return None
    multiple = vocabulary("money")["multiples"].get(found["multiple"].lower()) if found["multiple"] else 1
    decimals = found["decimals"] or ""
    if multiple is None or (multiple == 1 and len(decimals) > len(".00")):
        return None
    return round(float(found["figure"].replace(",", "") + decimals) * multiple, 2)


def _money(text: str, match: re.Match, before: int) -> Money:
    multiple = vocabulary("money")["multiples"].get((match["multiple"] or "").lower(), 1)
    figure = match["figure"].replace(",", "")
    decimals = len(figure.partition(".")[2])
    lead = text[before : match.start()]
    is_total = bool(_lead("total").search(lead))
    return Money(
        text=match["money"].strip(), amount=round(float(figure) * multiple, 2), start=match.start(),
        per=_per(match, lead), is_total=is_total, is_certain=is_total or not _lead("otherwise").search(lead),
        within=max(0.5 * multiple / 10**decimals if multiple > 1 else 0.005 if decimals else 0.5, 0.005),
    )  # fmt: skip


def _per(match: re.Match, lead: str) -> str | None:
    """What the amount is the price of one of: the unit named, else "one" behind an "@"."""
    if match["per"]:
        return match["per"].lower()
    if match["each"] or lead.rstrip().endswith("@"):
        return "one"
    return None


@cache
def _amount() -> re.Pattern:
    words = vocabulary("money")
    multiple, unit = any_of(words["multiples"]), any_of(words["words"]["units"])
    return worded(
        rf"(?P<money>£\s?(?P<figure>(?:\d{{1,3}}(?:,\d{{3}}){{1,4}}|\d{{1,15}})(?:\.\d{{1,6}})?)(?!\d|[.,]\d)(?:\s?(?P<multiple>{multiple})(?![A-Za-z]))?)"
        rf"(?:\s*(?:(?:per|an?|/|for\s+each)\s*(?P<per>{unit})(?![A-Za-z])(?!\s+total)|(?P<each>each)(?![A-Za-z])))?",
    )


@cache
def _lead(sort: str) -> re.Pattern:
    return worded(rf"(?<![A-Za-z]){any_of(vocabulary('money')['words'][sort])}(?![A-Za-z])")


# --- sums -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=4096)
def sums_in(text: str | None) -> tuple[Sum, ...]:
    """The multiplications printed in a cost cell; only those whose factors cannot be taken for something else.

    >>> [(s.factors, s.unit_price.amount, s.printed.amount, s.worked_out) for s in sums_in("4 posts @ £500 = £2,500")]
    [((4.0,), 500.0, 2500.0, (2000.0,))]
    """
    found = []
    for pattern, factors_of in ((_counted_first, _counted), (_price_first, _over_time), (_weekly, _for_a_year)):
        for match in pattern().finditer(text or ""):
            readings = factors_of(match)
            if readings:
                found.append((match.start(), _sum(match, readings)))
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


def _sum(match: re.Match, readings: list[tuple[float, ...]]) -> Sum:
    price, printed = money_in(match["price"])[0], money_in(match["product"])[0]
    results = tuple(round(price.amount * prod(factors), 2) for factors in readings)
    return Sum(match[0].strip(), readings[0], price, printed, results)


def _number(text: str) -> float:
    return float(vocabulary("money")["numbers"].get(text.lower()) or text.replace(",", ""))


@cache
def _parts() -> dict[str, str]:
    words = vocabulary("money")
    number = rf"(?:\d[\d,]{{0,14}}(?!\d)(?:\.\d+)?|{any_of(words['numbers'])})"
    money = rf"£\s?\d[\d,]{{0,14}}(?!\d)(?:\.\d+)?(?:\s?{any_of(words['multiples'])}(?![A-Za-z]))?"
    unit, equals, cost = (any_of(words["words"][sort]) for sort in ("units", "equals", "product"))
    return {
        "number": number,
        "price": rf"(?P<price>{money})(?:\s*(?:(?:per|an?|/)\s*(?P<unit>{unit})|each)(?![A-Za-z]))?",
        "product": rf"[\s,;:]*{equals}\s*(?:{cost}\s*)?(?P<product>{money})",
    }


@cache
def _counted_first() -> re.Pattern:
    """ "4 posts @ £500 = £2,000", "3 x 10 files at £50 per file is a total of £1,500"."""
    part = _parts()
    times = r"[x×](?![A-Za-z])"
    counted = rf"{part['number']}(?![\w%])(?:(?!{times})[^\d£=@.;:]){{0,40}}?"
    return worded(
        rf"(?<![\w£.,/–-])(?<!\bor )(?<!\bto )(?<![–-] )"
        rf"(?P<counts>{counted}(?:{times}\s*{counted}){{0,4}})\s*(?:@|\bat\b|{times})\s*"
        rf"{part['price']}{part['product']}"
    )


def _counted(match: re.Match) -> list[tuple[float, ...]]:
    counts, unit = match["counts"], match["unit"]
    if _unclear().search(counts) or (unit and _WORD.search(counts) and not worded(rf"\b{unit}").search(counts)):
        return []
    return [tuple(_number(each) for each in _numbers().findall(counts))]


@cache
def _unclear() -> re.Pattern:
    """Words that leave open what is multiplied by what: "20 days per course", "2 or 3 posts"."""
    return worded(rf"\b{any_of(vocabulary('money')['words']['unclear'])}\b")


@cache
def _numbers() -> re.Pattern:
    return worded(rf"(?<![\w.,]){_parts()['number']}(?!\w)")


@cache
def _price_first() -> re.Pattern:
    """ "£300 per day for 4 days a week over 3 months, total £15,600", "£200 per month for 6 months = £1,200"."""
    part = _parts()
    weekly = rf"(?:(?P<days>{part['number']})\s+days?\s+(?:a|per)\s+week[\s,]*(?:and|for|over|x|×)?\s+(?:an?\s+)?)?"
    return worded(
        rf"{part['price']}\s+(?:for|x|×|over)\s+{weekly}(?P<length>{part['number']})[\s-]*(?P<of>day|week|month)s?"
        rf"(?:\s+period)?{part['product']}",
    )


def _over_time(match: re.Match) -> list[tuple[float, ...]]:
    unit, of, length = (match["unit"] or "").lower(), match["of"].lower(), _number(match["length"])
    if not match["days"]:
        return [(length,)] if unit == of else []
    if unit != "day" or of == "day":
        return []
    return [(_number(match["days"]), length if of == "week" else _weeks(length))]


def _weeks(months: float) -> float:
    calendar = vocabulary("money")["calendar"]
    return months * calendar["weeks_in_a_year"] / calendar["months_in_a_year"]


@cache
def _weekly() -> re.Pattern:
    """ "£450 for 3 days a week = annual cost £23,400": a week's price, or a day's."""
    part = _parts()
    annual = r"[\s,;:]*(?:=|equals|is)\s*(?:an?\s+)?annual\s+cost\s*(?:of\s*)?"
    money = part["product"][part["product"].index("(?P<product>") :]
    return worded(rf"{part['price']}\s+for\s+(?P<days>{part['number']})\s+days?\s+(?:a|per)\s+week{annual}{money}")


def _for_a_year(match: re.Match) -> list[tuple[float, ...]]:
    weeks = float(vocabulary("money")["calendar"]["weeks_in_a_year"])
    by_the_day = (_number(match["days"]), weeks)
    return [by_the_day] if match["unit"] == "day" else [(weeks,), by_the_day]
