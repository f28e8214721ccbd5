"""Typing the number of a row, of one digit or more, without any time limit."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple


class Digits(NamedTuple):
    """What a digit led to."""

    number: int | None
    """The number reached so far, if there is one."""
    pending: str = ""
    """Digits that may still go on, or wait for Enter; "" when the number is picked."""
    refused: str = ""
    """The digits, if they are no number that is there: they pick nothing, nor do more digits after them."""


def type_digit(pending: str, digit: str, numbers: Collection[int], at_once: Collection[int] = ()) -> Digits:
    """One more digit of a number.

    A number waits for Enter: whoever types 99 in a list of 19 rows would otherwise have picked row 9 before the second
    digit, and whoever types a number and Enter would have pressed Enter on what the number led to.

    Args:
        pending: The digits typed before it, of a number that is not picked yet.
        digit: "0" to "9".
        numbers: Every number that can be picked.
        at_once: Numbers that wait for nothing. No other number may begin with their digits.
    """
    shown = [str(number) for number in numbers]
    typed = pending + digit
    if typed in shown:
        number = int(typed)
        return Digits(number, "" if number in at_once else typed)
    may_go_on = any(s.startswith(typed) for s in shown)
    waits = any(number not in at_once for number in numbers)
    return Digits(None, typed if waits else "", refused="" if may_go_on else typed)
