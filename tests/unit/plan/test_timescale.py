"""What the words of a due cell mean."""

import pytest

from goldthread.plan.model import Due
from goldthread.plan.timescale import is_new, looks_like_timescale, read_day, read_month, read_timescale

# text, earliest, latest, kinds
READ = """
June 2018                                    | -          | 2018-06-30 | month
End Sept 2018                                | -          | 2018-09-30 | month
Fully done by end July 2018                  | -          | 2018-07-31 | month
Feb 2020                                     | -          | 2020-02-29 | month
Dec-18                                       | -          | 2018-12-31 | month
Dec-18 Children and Young People             | -          | 2018-12-31 | month
by June 90% of children                      | -          | -          | unknown
by June 16 children are placed               | -          | -          | unknown
Dec 18                                       | -          | 2018-12-31 | month
Dec-2018                                     | -          | 2018-12-31 | month
Sept '18                                     | -          | 2018-09-30 | month
06/2018                                      | -          | 2018-06-30 | month
2018-06                                      | -          | 2018-06-30 | month
2018 June                                    | -          | 2018-06-30 | month
Septembe r 2018                              | -          | 2018-09-30 | month
Septembe r 201 8                             | -          | 2018-09-30 | month
Early June 2018                              | -          | 2018-06-10 | month
Mid May 2018                                 | -          | 2018-05-15 | month
mid-May 2018                                 | -          | 2018-05-15 | month
Late June 2018                               | -          | 2018-06-30 | month
by the beginning of June 2018                | -          | 2018-06-01 | month
29 June 2018                                 | -          | 2018-06-29 | date
1st March 2018                               | -          | 2018-03-01 | date
1 <sup>st</sup> March 2018                   | -          | 2018-03-01 | date
Monday 4th of June, 2018                     | -          | 2018-06-04 | date
June 16, 2018                                | -          | 2018-06-16 | date
16/10/18                                     | -          | 2018-10-16 | date
31.03.18                                     | -          | 2018-03-31 | date
2018-07-21                                   | -          | 2018-07-21 | date
2018-07-21 00:00:00                          | -          | 2018-07-21 | date
Autumn 2018                                  | 2018-09-01 | 2018-11-30 | season
Spring 2018                                  | 2018-03-01 | 2018-05-31 | season
Summer 2018                                  | 2018-06-01 | 2018-08-31 | season
Winter 2019                                  | 2019-12-01 | 2020-02-29 | season
Winter 2018/19                               | 2018-12-01 | 2019-02-28 | season
Spring 2018/19                               | 2019-03-01 | 2019-05-31 | season
Autumn term 2018                             | 2018-09-01 | 2018-12-31 | season
By Christmas 2018                            | -          | 2018-12-25 | season
Q3 2018/19                                   | 2018-10-01 | 2018-12-31 | season
Quarter 4 (2018/19)                          | 2019-01-01 | 2019-03-31 | season
2018/19 Q1                                   | 2018-04-01 | 2018-06-30 | season
third quarter of 2018-19                     | 2018-10-01 | 2018-12-31 | season
2018/19                                      | 2018-04-01 | 2019-03-31 | season
End of financial year 2018/19                | 2018-04-01 | 2019-03-31 | season
End of the academic year 2018/19             | 2018-09-01 | 2019-08-31 | season
By 2019                                      | -          | 2019-12-31 | season
mid 2019                                     | -          | 2019-06-30 | season
Work throughout 2018 - 2019                  | 2018-01-01 | 2019-12-31 | season ongoing
Immediately                                  | -          | -          | immediate
With immediate effect.                       | -          | -          | immediate
ASAP                                         | -          | -          | immediate
Immediate / Ongoing                          | -          | -          | ongoing immediate
On-going                                     | -          | -          | ongoing
Current                                      | -          | -          | ongoing
In progress                                  | -          | -          | ongoing
Immediat ely                                 | -          | -          | immediate
3 months                                     | -          | -          | relative
6-9 Months                                   | -          | -          | relative
within twelve weeks                          | -          | -          | relative
As required.                                 | -          | -          | relative
within 3 months of April 2018                | -          | -          | relative
termly                                       | -          | -          | recurring
every 6 weeks                                | -          | -          | recurring
six-monthly                                  | -          | -          | recurring
May 2018 and termly                          | -          | 2018-05-31 | month recurring
Yearly, commencing July 2018                 | 2018-07-01 | -          | month recurring
June 2018 & 6 monthly after that             | -          | 2018-06-30 | month recurring
From March 2018                              | 2018-03-01 | -          | month ongoing
May 2018 onwards.                            | 2018-05-01 | -          | month ongoing
29/6/2018 onwards                            | 2018-06-29 | -          | date ongoing
from mid March 2018                          | 2018-03-15 | -          | month ongoing
Ongoing to March 2019                        | -          | 2019-03-31 | month ongoing
September 2018 – October 2018                | 2018-09-01 | 2018-10-31 | month
Sep 18 - Mar 19                              | 2018-09-01 | 2019-03-31 | month
Sept to Dec 2018                             | 2018-09-01 | 2018-12-31 | month
July/August 2018                             | 2018-07-01 | 2018-08-31 | month
Between Sept and Dec 2018                    | 2018-09-01 | 2018-12-31 | month
Nov - Feb 2019                               | -          | 2019-02-28 | month
Nov 18 to Feb                                | 2018-11-01 | -          | month ongoing
Sept and December 2018                       | 2018-09-30 | 2018-12-31 | month
May 2018, with a second check in July 2018   | 2018-05-31 | 2018-07-31 | month
June 2018, good signs before then            | -          | 2018-06-30 | month
tba                                          | -          | -          | unknown
TBC                                          | -          | -          | unknown
June                                         | -          | -          | unknown
29 June                                      | -          | -          | unknown
Summer term                                  | -          | -          | unknown
Q3 2018                                      | -          | -          | unknown
Q3 2018/20                                   | -          | -          | unknown
2018/20                                      | -          | -          | unknown
aprıl 2018                                   | -          | -          | unknown
ſept 2018                                    | -          | -          | unknown
Jan 98                                       | -          | -          | unknown
H1 2018/19                                   | -          | -          | unknown
March 2018/19                                | -          | -          | unknown
Easter 2018                                  | -          | -          | unknown
Housing Strategy 2018                        | -          | -          | unknown
31/06/2026                                   | -          | -          | unknown
31 June 2026                                 | -          | -          | unknown
29 February 2019                             | -          | -          | unknown
06/30/2018                                   | -          | -          | unknown
2018-13-01                                   | -          | -          | unknown
13/14                                        | -          | -          | unknown
they may be asked                            | -          | -          | unknown
End                                          | -          | -          | unknown
Complete                                     | -          | -          | unknown
-                                            | -          | -          | unknown
"""

# text, latest, slipped from
SLIPPED = """
May 2018 [slipped from March 2018]           | 2018-05-31 | March 2018
May 2018 Slipped from end March              | 2018-05-31 | end March
May 18; slipped from Feb 18                  | 2018-05-31 | Feb 18
September [slipped from June 2018]           | 2018-09-30 | June 2018
March 2019 (revised from Dec 2018)           | 2019-03-31 | Dec 2018
August 2018 (was July)                       | 2018-08-31 | July
Originally June 2018 now September 2018      | 2018-09-30 | June 2018
June 2018 moved to August 2018               | 2018-08-31 | June 2018
June 2018 → August 2018                      | 2018-08-31 | June 2018
~~June 2018~~ August 2018                    | 2018-08-31 | June 2018
<del>June 2018</del> August 2018             | 2018-08-31 | June 2018
Feb 2018 for a start. New target date end May 2018 | 2018-05-31 | Feb 2018
slipped from June 2018 to August 2018        | 2018-08-31 | June 2018
Sept 2018 [slipped from May 2018] [slipped from Feb 2018] | 2018-09-30 | May 2018 ; Feb 2018
January [slipped from Nov 2018]              | -          | Nov 2018
This was to be June 2018                     | 2018-06-30 | -
December 2018 – now ongoing                  | 2018-12-31 | -
"""


def rows(table: str) -> list[list[str | None]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [[None if cell == "-" and place else cell for place, cell in enumerate(line)] for line in lines]


@pytest.mark.parametrize(("text", "earliest", "latest", "kinds"), rows(READ))
def test_the_days_and_the_kinds(text, earliest, latest, kinds):
    due = read_timescale(text)
    assert (due.earliest, due.latest, " ".join(due.kinds)) == (earliest, latest, kinds)
    assert due.text == text


@pytest.mark.parametrize(("text", "latest", "slipped"), rows(SLIPPED))
def test_what_was_left_behind(text, latest, slipped):
    due = read_timescale(text)
    assert (due.latest, due.slipped_from) == (latest, tuple(slipped.split(" ; ")) if slipped else ())


@pytest.mark.parametrize("text", [None, "", "  \n"])
def test_an_empty_cell_says_nothing(text):
    assert read_timescale(text) == Due()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Position at 1<sup>st</sup> November 2018", "2018-11-01"),
        ("Position at 1 <sup>st</sup> Nov 2018", "2018-11-01"),
        ("As at 31/03/2018, and again in June 2018", "2018-03-31"),
        ("March 2018", None),
        ("31 June 2018", None),
        ("No day", None),
        (None, None),
    ],
)
def test_the_day_of_a_position(text, day):
    assert read_day(text) == day


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("(DRAFT) Improvement plan July 2018", "2018-07"),
        ("Plan of July 2018 after the inspection of April 2018", "2018-07"),
        ("Improvement plan, version of 21 July 2018", "2018-07-21"),
        ("Improvement plan 2018", None),
        (None, None),
    ],
)
def test_the_month_of_a_title(text, month):
    assert read_month(text) == month


@pytest.mark.parametrize(
    ("text", "new"),
    [("June 2018 [new action]", True), ("June 2018 (New)", True), ("New date June 2018", False), (None, False)],
)
def test_what_is_new(text, new):
    assert is_new(text) is new


TIMESCALES = [
    "Sept 2018",
    "3 months",
    "Ongoing",
    "With immediate effect",
    "tba",
    "Septembe r 2018",
    "End June 2018 [new action]",
]
NO_TIMESCALES = [
    *("Head of Service", "April Jones", "Green", "13/14", "1.2", "Complete", "", None, "The duty team"),
    "The audit of June 2018 found that visits were late and plans were not shared with families",
]


@pytest.mark.parametrize("text", TIMESCALES)
def test_a_timescale_is_recognised(text):
    assert looks_like_timescale(text) == 1.0


@pytest.mark.parametrize("text", NO_TIMESCALES)
def test_what_is_no_timescale_is_not_taken_for_one(text):
    assert looks_like_timescale(text) < 0.1


def test_a_date_with_a_remark_is_in_between():
    assert 0.5 <= looks_like_timescale("June 2018, good signs before then") < 1
