"""Dates as people write them in Britain, day first. Nothing is guessed: an unclear date stays words.

What hangs on the day it is said ("tomorrow", "next Tue", "3 Dec") is a day only to whoever is told which day it is.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

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
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEAP = date(2028, 1, 1)
"""A day of a year that has a 29 February."""
_SAID = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "the day after tomorrow": 2, "day after tomorrow": 2}
_COUNTS = ("a", "two", "three", "four", "five", "six")
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$")
_NUMBERS = re.compile(r"^(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})$")
_DAY_WORD = re.compile(
    r"^(\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+|-)?\s*([a-z]{3,9})\.?,?[\s-]*(\d{4}|\d{2})$", re.IGNORECASE
)
_WORD_DAY = re.compile(r"^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$", re.IGNORECASE)
_NO_YEAR_NUMBERS = re.compile(r"^(\d{1,2})\s*/\s*(\d{1,2})$")
_NO_YEAR_DAY_WORD = re.compile(
    r"^(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+|-)?\s*([a-z]{3,9})\.?$", re.IGNORECASE
)
_NO_YEAR_WORD_DAY = re.compile(r"^([a-z]{3,9})\.?\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?$", re.IGNORECASE)
_ON_A_WEEKDAY = re.compile(r"^(?:(?:on|next|this|this coming)\s+)?([a-z]{3,9})\.?$", re.IGNORECASE)
_IN = re.compile(rf"^in\s+(\d{{1,2}}|{'|'.join(_COUNTS)})\s+(day|week)s?(?:'?\s+time)?$", re.IGNORECASE)


def read_date(words: str, today: date | None = None) -> date | None:
    """The day meant by "3 March 2027", "3/3/27", "2027-03-03" and the like; None when it is not plain.

    Args:
        words: What was typed.
        today: The day it is typed on. With it, "tomorrow", "next Tue", "in two weeks" and a day without a year are
            days too: a weekday is the next of that name, and a day without a year the nearest one.
    """
    text = " ".join(words.split())
    if today is not None and (said := _from_today(text, today)):
        return said
    text = _WEEKDAY.sub("", text)
    if found := _YEAR_FIRST.match(text):
        return _day(found[1], int(found[2]), found[3])
    if found := _NUMBERS.match(text):
        return _day(found[3], int(found[2]), found[1])
    if found := _DAY_WORD.match(text):
        return _day(found[3], _month(found[2]), found[1])
    if found := _WORD_DAY.match(text):
        return _day(found[3], _month(found[1]), found[2])
    return None


def is_no_day(words: str) -> bool:
    """Whether this is written as a day and there is no such day: 31/2/2026."""
    text = _WEEKDAY.sub("", " ".join(words.split()))
    numbers = _YEAR_FIRST.match(text) or _NUMBERS.match(text) or _NO_YEAR_NUMBERS.match(text)
    day_first, month_first = _DAY_WORD.match(text) or _NO_YEAR_DAY_WORD.match(text), _WORD_DAY.match(text)
    month = day_first[2] if day_first else month_first[1] if month_first else ""
    return bool(numbers or _month(month)) and read_date(text, _LEAP) is None


def _from_today(text: str, today: date) -> date | None:
    said = text.lower().rstrip(".")
    if said in _SAID:
        return today + timedelta(_SAID[said])
    if found := _IN.match(said):
        many = int(found[1]) if found[1].isdigit() else _COUNTS.index(found[1]) + 1
        return today + timedelta(many * (7 if found[2] == "week" else 1))
    if (found := _ON_A_WEEKDAY.match(said)) and (weekday := _weekday(found[1])) is not None:
        return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)
    return _without_year(_WEEKDAY.sub("", text), today)


def _without_year(text: str, today: date) -> date | None:
    """A day without a year: of this year, the last and the next, the one nearest to today."""
    if found := _NO_YEAR_NUMBERS.match(text):
        day, month = found[1], int(found[2])
    elif found := _NO_YEAR_DAY_WORD.match(text):
        day, month = found[1], _month(found[2])
    elif found := _NO_YEAR_WORD_DAY.match(text):
        day, month = found[2], _month(found[1])
    else:
        return None
    days = [_day(str(year), month, day) for year in range(today.year - 4, today.year + 5)]
    return min((one for one in days if one), key=lambda one: abs(one - today), default=None)


def _weekday(word: str) -> int | None:
    """0 to 6 for a day of the week or its first letters, three at least."""
    return next((n for n, name in enumerate(WEEKDAYS) if name.startswith(word.replace("weds", "wed"))), None)


def say_date(day: date) -> str:
    """3 March 2027, whatever the machine's language."""
    return f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"


def say_weekday(day: date) -> str:
    """The day of the week in English."""
    return WEEKDAYS[day.weekday()].capitalize()


def _month(word: str) -> int:
    """1 to 12 for a month or its first letters, "sept" too; 0 for anything else."""
    return next((n for n, month in enumerate(MONTHS, 1) if word and month.startswith(word.lower())), 0)


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
    except ValueError:
        return None
