from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.british_dates import read_date, say_date, say_weekday

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


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(9999, 12, 31)))
def test_a_day_said_is_read_as_the_same_day(day):
    assert read_date(say_date(day)) == day
    assert read_date(f"{say_weekday(day)} {say_date(day)}") == day
    assert read_date(day.isoformat()) == day


@given(st.text())
def test_any_words_are_safe_to_read(words):
    read_date(words)
