"""Dates as people write them in Britain, day first. Nothing is guessed: an unclear date stays words."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_NUMBERS = re.compile(r"^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$")
_DAY_WORD = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+|-)?\s*([a-z]{3,9})\.?,?[\s-]*(\d{4}|\d{2})$", re.IGNORECASE
)
_WORD_DAY = re.compile(r"^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$", re.IGNORECASE)


def read_date(words: str) -> date | None:
    """The day meant by "3 March 2027", "3/3/27", "2027-03-03" and the like; None when it is not plain."""
    text = _WEEKDAY.sub("", " ".join(words.split()))
    if found := _YEAR_FIRST.match(text):
        return _day(found[1], int(found[2]), found[3])
    if found := _NUMBERS.match(text):
        return _day(found[3], int(found[2]), found[1])
    if found := _DAY_WORD.match(text):
        return _day(found[3], _month(found[2]), found[1])
    if found := _WORD_DAY.match(text):
        return _day(found[3], _month(found[1]), found[2])
    return None


def say_date(day: date) -> str:
    """3 March 2027, whatever the machine's language."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def say_weekday(day: date) -> str:
    """The day of the week in English."""
    return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[day.weekday()]


def _month(word: str) -> int:
    """1 to 12 for a month or its first letters, "sept" too; 0 for anything else."""
    return next((n for n, month in enumerate(MONTHS, 1) if month.startswith(word.lower())), 0)


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
    except ValueError:
        return None
