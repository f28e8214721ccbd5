from widgets.base.number_entry import Digits, type_digit


def test_a_number_that_cannot_go_on_is_settled_at_once():
    assert type_digit("", "3", range(1, 10)) == Digits(3)
    assert type_digit("", "0", [1, 2, 0]) == Digits(0)


def test_a_number_that_may_go_on_waits():
    assert type_digit("", "1", range(1, 13)) == Digits(1, "1")
    assert type_digit("1", "2", range(1, 13)) == Digits(12)
    assert type_digit("", "9", [90, 91]) == Digits(None, "9")


def test_a_number_that_is_not_there_picks_nothing():
    assert type_digit("1", "9", range(1, 13)) == Digits(None, refused="19")
    assert type_digit("", "7", range(1, 5)) == Digits(None, refused="7")
