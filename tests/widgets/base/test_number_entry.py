import pytest
from hypothesis import given
from hypothesis import strategies as st

from widgets.base.number_entry import Digits, type_digit


@pytest.mark.hazard("H02.4")
@given(most=st.integers(1, 130), typed=st.text("0123456789", min_size=1, max_size=4))
def test_digits_that_are_no_number_of_a_long_list_never_pick(most: int, typed: str):
    numbers = range(0, most + 1)
    pending, picked = "", []
    for digit in typed:
        led = type_digit(pending, digit, numbers)
        pending = led.pending
        if led.number is not None and not led.pending:
            picked.append(led.number)
    if most > 9:
        assert picked == []
        assert pending == typed
    else:
        assert picked == [int(digit) for digit in typed if int(digit) <= most]


def test_where_every_number_has_one_digit_it_picks():
    assert type_digit("", "3", range(1, 10)) == Digits(3)
    assert type_digit("", "0", [1, 2, 0]) == Digits(0)


def test_a_number_that_may_go_on_waits():
    assert type_digit("", "1", range(1, 13)) == Digits(1, "1")
    assert type_digit("1", "2", range(1, 13)) == Digits(12, "12")
    assert type_digit("", "9", range(1, 20)) == Digits(9, "9")
    assert type_digit("", "9", [90, 91]) == Digits(None, "9")


def test_a_number_that_is_not_there_picks_nothing():
    assert type_digit("1", "9", range(1, 13)) == Digits(None, "19", "19")
    assert type_digit("9", "9", range(1, 20)) == Digits(None, "99", "99")
    assert type_digit("19", "3", range(1, 13)) == Digits(None, "193", "193")
    assert type_digit("", "7", range(1, 5)) == Digits(None, refused="7")


def test_a_number_that_waits_for_nothing_picks_in_a_long_list_too():
    numbers = [1, 2, *range(3, 20), *range(30, 34)]
    assert type_digit("", "2", numbers, at_once=[2]) == Digits(2)
    assert type_digit("", "3", numbers, at_once=[2]) == Digits(3, "3")
