"""Asking several questions, one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from peertui.plain.console.prompts import Back


def in_turn(asks: Callable[[], Sequence[Callable[[], None]]], at: int = 0) -> None:
    """Ask one after another; `back` goes to the one before. `asks` is called anew after each. Back, from the first.

    `at` is the number of the one to begin with, counted from 0.
    """
    while at < len(now := asks()):
        try:
            now[at]()
        except Back:
            if at == 0:
                raise
            at -= 1
        else:
            at += 1
