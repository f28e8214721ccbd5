import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.base.number_entry import Digits, type_digit


@pytest.mark.hazard("H02.4")
@given(most=st.integers(1, 130), typed=st.text("0123456789", min_size=1, max_size=4))
def test_digits_pick_nothing_before_enter_and_are_refused_if_they_are_no_number(most: int, typed: str):
    numbers = range(0, most + 1)
    pending = ""
    for digit in typed:
        led = type_digit(pending, digit, numbers)
        pending = led.pending
        assert pending, "it waits"
    assert pending == typed
    assert led.number == (int(typed) if typed == str(int(typed)) and int(typed) <= most else None)
    assert bool(led.refused) is not any(str(number).startswith(typed) for number in numbers)


@given(most=st.integers(1, 9), typed=st.text("123456789", min_size=1, max_size=4))
def test_where_no_number_waits_each_digit_picks_or_is_refused(most: int, typed: str):
    numbers = range(1, most + 1)
    for digit in typed:
        led = type_digit("", digit, numbers, at_once=numbers)
        assert led == (Digits(int(digit)) if int(digit) <= most else Digits(None, refused=digit))


def test_a_number_waits():
    assert type_digit("", "3", range(1, 10)) == Digits(3, "3")
    assert type_digit("", "1", range(1, 13)) == Digits(1, "1")
    assert type_digit("1", "2", range(1, 13)) == Digits(12, "12")
    assert type_digit("", "9", [90, 91]) == Digits(None, "9")


def test_a_number_that_is_not_there_picks_nothing():
    assert type_digit("1", "9", range(1, 13)) == Digits(None, "19", "19")
    assert type_digit("9", "9", range(1, 20)) == Digits(None, "99", "99")
    assert type_digit("19", "3", range(1, 13)) == Digits(None, "193", "193")
    assert type_digit("", "7", range(1, 5)) == Digits(None, "7", "7")


def test_a_number_that_waits_for_nothing_picks_among_others_that_wait():
    numbers = [1, 2, *range(3, 20), *range(30, 34)]
    assert type_digit("", "2", numbers, at_once=[2]) == Digits(2)
    assert type_digit("", "3", numbers, at_once=[2]) == Digits(3, "3")
