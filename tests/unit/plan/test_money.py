"""What a cost cell states, and the sums it prints."""

import pytest

from goldthread.plan.money import amount_in, money_in, sums_in

AMOUNTS = [
    ("£90,000", 90000),
    ("Locum cover x 3 months £12,500", 12500),
    ("2 agency workers x 6 mo. £31,000", 31000),
    ("£1.2 m more each year. The £1.2 m includes training.", 1200000),
    ("Worst case = cost £9K.", 9000),
    ("Up to £25k one off", 25000),
    ("£0", 0),
    ("3 x 10 files @ £50 per file is a total of £1,500.", 1500),
    ("5 days @ £400 a day = £2k for 18/19", 2000),
    (
        "4 posts @ £500 = £2,000. 1 post @ £700 = £700. Total costs = £2,700 If permanent at £600 it would cost £2,400",
        2700,
    ),
    ("Yearly total £30k (less £10k in the first year)", 30000),
    ("Year 1 £20k, year 2 £30k, total £50k", 50000),
    ("£20k, £30k and £50k", 50000),
    ("£20k to £30k", None),
    ("£20k. Could be £15k if shared", 20000),
    ("Costs £20k, instead of £35k last year", 20000),
    ("£400 a day", None),
    ("No additional cost", None),
    ("In budget", None),
    ("20% more than staff in 2018/19", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("text", "amount"), AMOUNTS)
def test_the_one_amount(text, amount):
    assert amount_in(text) == amount


def test_each_amount_says_what_it_is_the_price_of():
    said = [
        (money.text, money.amount, money.per) for money in money_in("£400 a day, £1.5m in all, 3 at £20 each, 2 @ £7")
    ]
    assert said == [("£400", 400, "day"), ("£1.5m", 1500000, None), ("£20", 20, "one"), ("£7", 7, "one")]


@pytest.mark.parametrize(("text", "within"), [("£20k", 500), ("£1.3m", 50000), ("£20,000", 0.5), ("£19.99", 0.005)])
def test_how_far_a_figure_is_rounded(text, within):
    assert money_in(text)[0].within == within


SUMS = [
    ("4 posts @ £500 = £2,000", (4,), (2000,), True),
    ("1 post @ £700 = £750", (1,), (700,), False),
    ("3 x 10 files @ £50 per file is a total of £1,500", (3, 10), (1500,), True),
    ("5 days training at £400 per day = £2K", (5,), (2000,), True),
    ("5 days @£40 a day = £2K", (5,), (200,), False),
    ("five days at £401 a day = £2k", (5,), (2005,), True),
    ("£300 per day for 4 days a week over 3 months, total £15,600", (4, 13), (15600,), True),
    ("£300 per day for 4 days a week and 6 month period Total £30,000", (4, 26), (31200,), False),
    ("£200 per month for 6 months = £1,200", (6,), (1200,), True),
    ("£450 for 3 days a week = annual cost £23,400", (52,), (23400, 70200), True),
    ("£450 for 3 days a week = annual cost £20,000", (52,), (23400, 70200), False),
]


@pytest.mark.parametrize(("text", "factors", "worked_out", "adds_up"), SUMS)
def test_a_sum_is_worked_out_again(text, factors, worked_out, adds_up):
    (found,) = sums_in(f"Needed now. {text} and no more.")
    assert (found.factors, found.worked_out, found.adds_up) == (factors, worked_out, adds_up)
    assert found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "Cover x 6 months £31,000",
        "5 days per course @ £400 a day = £6,000",
        "2 or 3 posts @ £500 = £1,500",
        "4 posts @ £300 a day = £40,000",
        "4 posts @ £500. Something else = £9,000",
        "£400 a day",
        "",
        None,
    ],
)
def test_what_is_not_certain_is_no_sum(text):
    assert sums_in(text) == ()
