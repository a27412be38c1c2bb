"""The reminder of a free text, on texts that hold what could give a child away and on texts that do not.

Every name and number is invented. The rates are printed: `pytest -s tests/unit/plan/test_free_text.py`.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.plan.free_text import reminder

NAMES = [
    "Jayden's mother came to the meeting",
    "We saw the boy Tariq at school",
    "her daughter Mia moved in May",
    "The child, Callum, has a new placement",
    "A girl called Precious went missing twice",
    "Mum Karen says the visits help",
    "Oleksandr’s foster carer has asked for respite",
    "JS (14) went missing again",
    "A.B., aged 7, has had a health check",
    "Mia (7) and her brother are now together",
    "Kofi, aged 12, chairs the group",
    "Amina told her social worker that she likes her foster carers",
    "His sister Zofia is adopted",
    "Leo went home to his dad in June",
]
FEW = [
    "3 children are waiting",
    "Three children are still waiting",
    "one child was not seen",
    "Only 2 looked after children have no plan",
    "four young people went missing",
    "5 care leavers have no flat",
    "3 of the 40 children were not seen alone",
    "2 of our disabled children moved",
    "Two unaccompanied minors arrived",
    "There were 4 babies in care proceedings",
    "visited two siblings in Leeds",
    "5 pupils are not in school",
]
RECORDS = [
    "DOB 3/4/2012",
    "date of birth: 14 May 2010",
    "born on 2 June 2015 in the city",
    "NHS number 943 476 5919",
    "9434765919 is on the list",
    "Case 1048832 was audited",
    "case no. 4415 is late",
    "Mosaic ID 220145 was closed",
    "see LCS 88123",
    "UPN A1234567890",
]
HARMLESS = [
    "",
    "We met the trust twice. They will name a booking clerk by the end of October.",
    "The trust agreed on 11 November to offer dates within 10 days. Most children now have one.",
    "3 months",
    "5 actions are late",
    "2 teams have vacancies",
    "All 3 teams did 5 audits in 2 months",
    "40 children were seen alone in October",
    "94% of children were seen (611 of 650)",
    "2 children’s homes were inspected",
    "3 children's services managers were appointed",
    "Year 5 pupils took part",
    "children under 5 are seen each week",
    "Children aged 4 have a health visitor",
    "Child Protection conferences are now on time",
    "The Children Act 1989 training is done",
    "Child Sexual Exploitation tool in use by each team",
    "Mother and Baby Unit places were agreed",
    "Joan Sefton will ring each mother before the review",
    "Meera Lindqvist and Owen Tarrant told every foster carer by letter",
    "The Child in Care Council wrote to each child",
    "Ofsted’s children in care findings were shared",
    "Barnardo’s child advocates start in May",
    "Training on 3 June 2026 for all staff",
    "Audit of 12 cases in May",
    "Case audits 2026 show better plans",
    "Case 2026 plan agreed by the board",
    "Fewer than 6 children are waiting",
    "Section 47 child protection work is up to date",
    "Action 3 children in care: letters sent",
    "Tier 4 young people's beds are commissioned",
    "The budget is £3 million; 4 posts are filled",
    "Call 0300 123 4567 for the duty team",
    "QA (12) and HR (9) reported to the board",
    "Each child has a plan, and Ruth Calloway signs it off",
    "One young people's worker has been appointed",
    "5% of children have no dentist, and 12 young people helped to write the leaflet",
    "In the family, child and adult services work as one",
]
# Written after the words and patterns were settled, in two goes. At first 42 of these 53 were found and 7 of 67 other
# ones disturbed; some were mended since.
LATER = [
    "Ffion's dad asked for a later visit",
    "we placed the baby Noor with her aunt",
    "Chloe says her new foster carer is kind",
    "the twins, Ada and Bea, start school in May",
    "a young person named Dwayne spoke to the board",
    "KM, 16, moved to semi-independent housing",
    "Sister of Ryan now has a plan",
    "The grandmother of Lucy is assessed as a carer",
    "Kayleigh (aged 3) was seen on Monday",
    "Mum of Xavier has moved away",
    "there are only three girls in the unit",
    "None of the four teenagers came",
    "two care-experienced young people joined the panel",
    "we lost contact with 1 child",
    "a total of five boys",
    "three sibling groups wait for adoption",
    "only one young woman replied",
    "3 LAC were missed",
    "2 CIN children stepped down",
    "4 unaccompanied asylum-seeking children arrived in June",
    "dob: 03.04.12",
    "born 12/12/2009",
    "client ID: 7781",
    "Child ID 55120",
    "Liquidlogic no 90211",
    "patient 485 777 3456",
    "Visited Rhys and his mum on Friday",
    "Aaliyah's placement broke down; her sister stayed",
    "Josh (15) was found safe",
    "LT (9) has a new social worker",
    "We have closed the case of baby Freya",
    "a girl, Saoirse, spoke at the board",
    "her son is called Luca and he is well",
    "Kacper’s father signed the agreement",
    "our two care leavers in custody were visited",
    "Three of our children have waited over a year",
    "there is one boy without a school place",
    "we still have 4 children in bed and breakfast",
    "just 2 young people came to the group",
    "five siblings were placed together",
    "1 child has no allocated worker",
    "two girls were exploited",
    "The 3 young people concerned have plans",
    "D.O.B. 12.03.2011",
    "born on 1st March 2014",
    "her NHS no. is 401 023 2137",
    "LCS number 774512",
    "case ref 88231",
    "file no 4418",
    "Mosaic number: 100233",
    "children (3) without a plan",
]
MISSED = [
    "two of them were children under five",
    "they have a boy and two little ones",
    "the eldest is called jay",
    "The family of Ethan were told by letter",
]
LATER_HARMLESS = [
    "We recruited 3 social workers and 2 managers",
    "The panel met 4 times",
    "4 of 5 teams have a full-time manager",
    "Visits to children rose from 66% to 70%",
    "12 children moved and 30 children stayed",
    "Supervision happens every 2 weeks",
    "Ruth's team wrote to each child",
    "Owen's review of child protection plans is done",
    "Fernshire's children told us what matters",
    "The Virtual School Head met Grace Mensah",
    "Children and Young People's Plan agreed",
    "No child waits more than 5 days",
    "Every child is seen within 3 working days",
    "a child is seen alone in 2 of 3 visits",
    "The Independent Reviewing Officer, Tom Ash, told the mother's solicitor",
    "Family Group Conferences for each child in need",
    "The first 2 chapters of the child's guide are written",
    "In May the child and family teams moved",
    "Health visitors see each baby at 14 days",
    "Christmas visits for each child were agreed",
    "Parent and Baby placements: 3",
    "Stage 2 children's complaints fell",
    "Girl Guides and Boys Brigade use the hall",
    "Son of the director opened the hall",
    "the Brother printer is mended",
    "Team 4 children moved to team 5",
    "We have 1 children's champion in each team",
    "the case load is 16 and 2 posts are empty",
    "See action 4.2, child's voice",
    "3 out of 10 audits of children's files were good",
    "Young people from 3 schools took part",
    "Children in 5 wards",
    "File 12 of 30 audited",
    "case loads 2026",
    "Case studies 1 to 4",
    "person-centred plan 2026-27",
    "The new rota starts on 3 May and 4 managers signed it",
    "Ethan Cole, team manager, has left",
    "Freya Marsh chairs the panel for each child",
    "We audited 3 files of children in care",
    "4 audits in 5 showed the child's voice",
    "Two teams visit children weekly",
    "1 in 4 children moved school",
    "children seen within 5 days rose to 91%",
    "The Young People's Panel met 3 times",
    "Boys and girls aged 5 to 11 wrote to us",
    "Summer holiday clubs for young carers ran",
    "Max 5 children per worker agreed",
    "The mother tongue leaflet is out",
    "Brother printers replaced on floor 2",
    "Level 3 child care course: 8 places",
    "Plan 2 children's homes by 2027",
    "Phase 1 children moved to the new system",
    "The Child and Adolescent service has 2 vacancies",
    "May will see 3 new foster carers",
    "We trained 5 foster carers",
    "No. 5 Mill Lane is the new contact centre",
    "Child A's review was on time",
    "Case 12 of the audit showed drift",
    "Every father is now asked to conferences",
    "Family Help starts on 1 June",
    "Twins Trust gave advice",
    "Girl's football sessions began",
    "Case closure within 10 days",
]
DISTURBED = [
    "Visit 2 children a day is the norm for workers",
    "Lucy from legal will call each mother",
    "Grace period of 10 days for each assessment of a child",
]
TRUE = [*NAMES, *FEW, *RECORDS, *LATER, *MISSED]
FALSE = [*HARMLESS, *LATER_HARMLESS, *DISTURBED]


@pytest.mark.parametrize(
    "texts, says", [(NAMES, "a child’s name"), (FEW, "a number of children under 6"), (RECORDS, "a"), (LATER, "a")]
)
def test_what_could_give_a_child_away_is_said(texts, says):
    assert [text for text in texts if says not in (reminder(text) or "")] == []


@pytest.mark.parametrize("text", [*HARMLESS, *LATER_HARMLESS])
def test_a_harmless_text_is_left_alone(text):
    assert reminder(text) is None


def test_the_rates(capsys):
    found, false = sum(map(bool, map(reminder, TRUE))), sum(map(bool, map(reminder, FALSE)))
    with capsys.disabled():
        print(f"\nreminded: {found} of {len(TRUE)} that it should, {false} of {len(FALSE)} that it should not")
    assert (found, false) == (len(TRUE) - len(MISSED), len(DISTURBED))


def test_everything_at_once_is_one_sentence():
    assert reminder("Mia’s mother has 2 children, DOB 3/4/2012, case no. 4415") == (
        "This may hold a child’s name (“Mia”), a number of children under 6 (“2 children”), a date of birth "
        "(“DOB 3/4/2012”) and the number of a child’s record (“case no. 4415”). Please leave names out, write “fewer "
        "than 6”, leave dates of birth out and leave numbers of records out."
    )


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    assert reminder(text) is None or reminder(text).startswith("This may hold")


def test_a_long_text_is_read_in_no_time_that_grows_with_its_square():
    assert reminder("aged 3 children " * 20_000) is None
    assert reminder("of the our " * 20_000 + "A" * 20_000 + " 3" * 20_000) is None
