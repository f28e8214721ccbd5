from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.pack.dates import When, day_words
from widgets.models.date_parsing import WEEKDAYS, is_no_day, other_weekday, read_date, say_weekday

THE_DAY = date(2027, 3, 4)


@pytest.mark.parametrize(
    "words",
    [
        "4 March 2027",
        "4th of March 2027",
        "  4th   march 27 ",
        "Thu 4 Mar 2027",
        "Thursday, 4 March, 2027",
        "March 4, 2027",
        "4/3/27",
        "04/03/2027",
        "4.3.2027",
        "4-3-27",
        "4 3 2027",
        "4-Mar-2027",
        "2027-03-04",
        "2027/3/4",
    ],
)
def test_british_ways_of_writing_a_day(words):
    assert read_date(words) == THE_DAY


@pytest.mark.parametrize(
    "words",
    ["", "soon", "March", "4 March", "March 2027", "31/2/27", "13/13/2027", "in 3 months", "4/3", "4 Smarch 2027"],
)
def test_what_is_not_plain_is_not_guessed(words):
    assert read_date(words) is None


SATURDAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", SATURDAY),
        ("Tomorrow", date(2026, 11, 29)),
        ("yesterday", date(2026, 11, 27)),
        ("the day after tomorrow", date(2026, 11, 30)),
        ("next Tue", date(2026, 12, 1)),
        ("on Tuesday", date(2026, 12, 1)),
        ("weds", date(2026, 12, 2)),
        ("Saturday", date(2026, 12, 5)),
        ("in two weeks", date(2026, 12, 12)),
        ("in 3 days' time", date(2026, 12, 1)),
        ("in a week", date(2026, 12, 5)),
        ("3 Dec", date(2026, 12, 3)),
        ("Thu 3 Dec", date(2026, 12, 3)),
        ("the 3rd of December", date(2026, 12, 3)),
        ("Dec 3", date(2026, 12, 3)),
        ("3/12", date(2026, 12, 3)),
        ("5 January", date(2027, 1, 5)),
        ("1 September", date(2026, 9, 1)),
        ("29 Feb", date(2028, 2, 29)),
        ("3/12/27", date(2027, 12, 3)),
        ("last Tuesday", date(2026, 11, 24)),
        ("last Saturday", date(2026, 11, 21)),
        ("two days ago", date(2026, 11, 26)),
        ("a week ago", date(2026, 11, 21)),
        ("in a fortnight", date(2026, 12, 12)),
        ("in eight weeks", date(2027, 1, 23)),
        ("in a month", date(2026, 12, 28)),
        ("in 3 months", date(2027, 2, 28)),
        ("in a year's time", date(2027, 11, 28)),
        ("Tuesday week", date(2026, 12, 8)),
        ("a week on Tuesday", date(2026, 12, 8)),
        ("a week today", date(2026, 12, 5)),
        ("two weeks from tomorrow", date(2026, 12, 13)),
    ],
)
def test_what_hangs_on_the_day_is_a_day_to_whoever_knows_it(words, day):
    assert read_date(words, SATURDAY) == day


@pytest.mark.hazard("H02.5")
@pytest.mark.parametrize(
    ("words", "when", "day"),
    [
        ("Tue", When.PAST, date(2026, 11, 24)),
        ("on Tuesday", When.PAST, date(2026, 11, 24)),
        ("next Tue", When.PAST, date(2026, 12, 1)),
        ("Saturday", When.PAST, None),
        ("Tue", When.COMING, date(2026, 12, 1)),
        ("3 Dec", When.PAST, date(2025, 12, 3)),
        ("28 Nov", When.PAST, SATURDAY),
        ("28 Nov", When.COMING, SATURDAY),
        ("1 Sep", When.COMING, date(2027, 9, 1)),
        ("30 May", When.COMING, date(2027, 5, 30)),
        ("29 Feb", When.PAST, date(2024, 2, 29)),
        ("1 Sep 2026", When.COMING, date(2026, 9, 1)),
        ("yesterday", When.COMING, date(2026, 11, 27)),
    ],
)
def test_a_field_says_on_which_side_of_today_a_day_lies(words, when, day):
    assert read_date(words, SATURDAY, when) == day


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 1, 1)), st.dates(), st.sampled_from(WEEKDAYS))
def test_a_day_that_was_is_never_to_come_and_the_other_way_round(today, named, weekday):
    without_year = day_words(named).rsplit(" ", 1)[0]
    for words, most in ((without_year, timedelta(days=8 * 366)), (weekday, timedelta(days=7))):
        past, coming = read_date(words, today, When.PAST), read_date(words, today, When.COMING)
        assert past is None or today - most <= past <= today
        assert coming is not None
        assert today <= coming <= today + most


@pytest.mark.hazard("H02.5")
@pytest.mark.parametrize("words", ["Tue 3 Dec", "Tuesday 3 December 2026", "Sunny 3 December 2026"])
def test_a_day_under_another_weekday_is_not_guessed(words):
    assert read_date(words, SATURDAY) is None


def test_the_weekday_of_a_day_under_another_one_can_be_said():
    assert other_weekday("Tue 3 Dec", SATURDAY) == date(2026, 12, 3)
    assert other_weekday("Thu 3 Dec", SATURDAY) is None
    assert other_weekday("soon", SATURDAY) is None


@pytest.mark.parametrize("words", ["soon", "may", "3.30", "3-5", "in a while", "Tuesdays", "31/2", "next week", ""])
def test_what_is_no_one_day_stays_words(words):
    assert read_date(words, SATURDAY) is None


@pytest.mark.parametrize("words", ["31/2/2026", "29 February 2027", "31 April", "32/1", "2026-13-01", "Feb 30 2026"])
def test_a_day_that_does_not_exist_is_known_as_one(words):
    assert is_no_day(words)
    assert read_date(words, SATURDAY) is None


@pytest.mark.parametrize("words", ["", "soon", "today", "3 December", "29 Feb", "3 o'clock", "4 Smarch 2027"])
def test_other_words_are_not_taken_for_a_day_that_does_not_exist(words):
    assert not is_no_day(words)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(9999, 12, 31)))
def test_a_day_said_is_read_as_the_same_day(day):
    assert read_date(day_words(day)) == day
    assert read_date(f"{say_weekday(day)} {day_words(day)}") == day
    assert read_date(day.isoformat()) == day


@given(st.text())
def test_any_words_are_safe_to_read(words):
    read_date(words, SATURDAY)
    is_no_day(words)


def test_the_month_may_stand_first_without_a_year():
    assert is_no_day("Feb 31")
    assert not is_no_day("June 20")
