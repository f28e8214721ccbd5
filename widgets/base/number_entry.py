"""Typing a number that may have more than one digit, without any time limit."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple


class Digits(NamedTuple):
    """What a digit led to."""

    number: int | None
    """The number reached so far, if there is one."""
    pending: str = ""
    """Digits that may still go on; "" when it is settled."""
    refused: str = ""
    """The digits, if they are no number that is there: they pick nothing."""


def type_digit(pending: str, digit: str, numbers: Collection[int]) -> Digits:
    """One more digit of a number.

    Args:
        pending: The digits typed before it, of a number that may go on.
        digit: "0" to "9".
        numbers: Every number that can be picked.
    """
    shown = [str(number) for number in numbers]
    typed = pending + digit
    longer = any(s != typed and s.startswith(typed) for s in shown)
    if typed in shown:
        return Digits(int(typed), typed if longer else "")
    return Digits(None, typed) if longer else Digits(None, refused=typed)
