"""The words that hold at every prompt, and how to write one of them as an answer."""

from __future__ import annotations

import re
from enum import StrEnum


class Keyword(StrEnum):
    """Typed alone, in any capitals, one of these is never taken for an answer."""

    BACK = "back"
    SKIP = "skip"
    PARK = "park"
    HELP = "help"
    MENU = "menu"
    SAFETY = "safety"
    UNDO = "undo"
    AS = "as"
    HIDE = "hide"
    LOCK = "lock"
    QUIT = "quit"


MEANINGS = {
    Keyword.BACK: "go back to the question or the list before",
    Keyword.SKIP: "go on without this one",
    Keyword.PARK: "keep this step of a meeting for another day",
    Keyword.HELP: "hear what this place is for",
    Keyword.MENU: "hear all that can be done here, with numbers",
    Keyword.SAFETY: "hear the safety card, then come back here",
    Keyword.UNDO: "take back the last change, where that can be done",
    Keyword.AS: "in a meeting: write it as something else",
    Keyword.HIDE: "move the words up, out of sight",
    Keyword.LOCK: "save, and ask for the passphrase before going on",
    Keyword.QUIT: "save everything and leave",
}
EMPTY = "-"
"""Typed alone in a form, it empties what stands there."""
ESCAPE = "."
ABOUT_DASH = f"A dash leaves it empty. To write a dash, type {ESCAPE}{EMPTY}"
_DASH = re.compile(r"\.+-\d*")
_NUMBER = re.compile(r"\d{1,2}", re.ASCII)
"""More digits are no number of a list: 111 is somebody to ring."""
ABOUT_ESCAPE = "To write one of these words as an answer, put a full stop before it: .skip"
NOT_HERE = {
    Keyword.SKIP: "There is nothing to skip here.",
    Keyword.PARK: "This cannot be parked: only the steps of what you talk about can.",
    Keyword.UNDO: "There is nothing to undo at this question.",
    Keyword.AS: "This is no step to write at.",
}
"""What is said of a word that means nothing at a question."""
KEPT = "Kept"
"""How what is said of an answer that was kept begins, in a prompt too."""


def word_of(typed: str) -> Keyword | None:
    """The word that was typed alone, if it was one."""
    alone = typed.strip().casefold()
    return Keyword(alone) if alone in set(Keyword) else None


def as_answer(typed: str, *, dash: bool = True) -> str:
    """The answer meant: the full stop goes that was put before one of the words, or before a `dash`."""
    alone = typed.strip()
    rest = alone.lstrip(ESCAPE)
    if rest != alone and (word_of(rest) or (dash and rest == EMPTY)):
        return alone.removeprefix(ESCAPE)
    return typed


def about_word(word: Keyword) -> str:
    """What to type for a word that was taken as a command."""
    return f"Taken as a command. To write the word, type {ESCAPE}{word}"


def as_dash(typed: str) -> str:
    """The same words; the full stop goes that keeps a dash, or a dash with a number, from emptying anything."""
    alone = typed.strip()
    return alone.removeprefix(ESCAPE) if _DASH.fullmatch(alone) else alone


def is_number(typed: str) -> bool:
    """Whether this was typed to pick something by its number."""
    return _NUMBER.fullmatch(typed.strip()) is not None


def about_number(number: str, where: str) -> str:
    """What to say of a number that is not there, where a number can be an answer too."""
    return f"There is no {number} {where}. To write the number, type {ESCAPE}{number}"


def as_number(typed: str) -> str:
    """The same words; the full stop goes that keeps a number from picking anything."""
    alone = typed.strip()
    return alone.removeprefix(ESCAPE) if is_number(alone.lstrip(ESCAPE)) else typed


SHOWN_FIRST = (Keyword.SAFETY, Keyword.HIDE)
"""What cannot wait until it was said how to write the word."""
