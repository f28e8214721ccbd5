"""Typing a number that may have more than one digit, without any time limit."""

from __future__ import annotations

from collections.abc import Collection


def type_digit(pending: str, digit: str, numbers: Collection[int]) -> tuple[int | None, str]:
    """The number reached so far, if any, and the digits that may still go on ("" when it is settled).

    A digit that cannot follow what was typed before starts afresh.
    """
    shown = [str(number) for number in numbers]
    for typed in (pending + digit, digit):
        longer = any(s != typed and s.startswith(typed) for s in shown)
        if typed in shown:
            return int(typed), typed if longer else ""
        if longer:
            return None, typed
    return None, ""
