from widgets.digits import type_digit


def test_a_number_that_cannot_go_on_is_settled_at_once():
    assert type_digit("", "3", range(1, 10)) == (3, "")
    assert type_digit("", "0", [1, 2, 0]) == (0, "")


def test_a_number_that_may_go_on_waits():
    assert type_digit("", "1", range(1, 13)) == (1, "1")
    assert type_digit("1", "2", range(1, 13)) == (12, "")
    assert type_digit("", "9", [90, 91]) == (None, "9")


def test_a_digit_that_cannot_follow_starts_afresh():
    assert type_digit("1", "9", range(1, 13)) == (9, "")
    assert type_digit("", "7", range(1, 5)) == (None, "")
