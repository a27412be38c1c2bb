"""The figures that a text promises."""

import pytest

from goldthread.plan.targets import targets_in

PROMISED = [
    ("95% of visits are recorded, and shared within 3 days.", ["95%", "within 3 days"]),
    ("At least 80 per cent of files are good", ["At least 80 per cent"]),
    ("as shown by minimum 75% compliance", ["minimum 75%"]),
    ("Absence is cut by ?% by ? (lead to set)", ["?% by ?"]),
    ("Absence is reduced by ?% by ?", ["reduced by ?% by ?"]),
    ("Absence is reduced by X% by 2020", ["reduced by X% by 2020"]),
    ("By 2021 40% of young people are in work", ["By 2021 40%"]),
    (
        "Results improve by an average of 4% in every year group by 2020",
        ["improve by an average of 4% in every year group by 2020"],
    ),
    ("Matching takes an average of 100 days by 2020", ["an average of 100 days by 2020"]),
    ("Use of locums is reduced to below 12%", ["reduced to below 12%"]),
    ("gradually increasing to 85% by Dec 2019", ["gradually increasing to 85% by Dec 2019"]),
    ("Plans are reviewed every 6 weeks", ["every 6 weeks"]),
    ("New staff are trained within the first month", ["within the first month"]),
    ("Staff stay for 4 months or more", ["4 months or more"]),
    ("Reduction to 0 of repeat failures", ["Reduction to 0"]),
    ("A child sees no more than 2 workers", ["no more than 2"]),
    ("9 out of 10 families are content", ["9 out of 10"]),
    ("Reviews are on time", ["on time"]),
    ("Yearly sampling of all case files", ["Yearly sampling of all case"]),
    ("The guide is published in 2020", ["published in 2020"]),
    ("<b>95%</b> of visits and 95% of calls", ["95%"]),
]

REPORTED = [
    "Children over 10 take part",
    "Young people aged 16 and 17 have a home",
    "Level 2 or 3 work, Key Stage 4, section 47 and form B12",
    "Use is 47% (June 2018), up from 40%",
    "Locums cost 30% more than staff",
    "It cost £1,200 in 2018",
    "Plans not updated in the last year",
    "The move is completed by April 2020",
    "The service is good",
    "",
    None,
]


@pytest.mark.parametrize(("text", "targets"), PROMISED)
def test_a_promise_is_found(text, targets):
    assert targets_in(text) == tuple(targets)


@pytest.mark.parametrize("text", REPORTED)
def test_nothing_is_invented(text):
    assert targets_in(text) == ()
