"""Dates as people write them in Britain, day first. Nothing is guessed: an unclear date stays words.

What hangs on the day it is said ("tomorrow", "next Tue", "3 Dec") is a day only to whoever is told which day it is.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from plans.pack.dates import MONTHS, When

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LEAP = date(2028, 1, 1)
"""A day of a year that has a 29 February."""
_SAID = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "the day after tomorrow": 2, "day after tomorrow": 2}
_COUNTS = ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "year": 12}
_SPAN = rf"(\d{{1,2}}|one|{'|'.join(_COUNTS)})\s+(day|week|fortnight|month|year)"
_IN = re.compile(rf"^in\s+{_SPAN}(?:s|'s|s')?(?:\s+time)?$")
_AGO = re.compile(rf"^{_SPAN}s?\s+ago$")
_WEEKS_ON = re.compile(rf"^{_SPAN}s?\s+(?:on\s+|from\s+)?([a-z]+)$")
_A_WEEK_AFTER = re.compile(r"^([a-z]+)\s+week$")
_LEADING = re.compile(r"^([a-z]+)\.?,?\s+(?=.*\d)", re.IGNORECASE)
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
_ON_A_WEEKDAY = re.compile(r"^(?:(on|next|last|this coming|this)\s+)?([a-z]{3,9})$")


def read_date(words: str, today: date | None = None, when: When = When.NEAREST) -> date | None:
    """The day meant by "3 March 2027", "3/3/27", "2027-03-03" and the like; None when it is not plain.

    Args:
        words: What was typed.
        today: The day it is typed on. With it, "tomorrow", "next Tue", "in two weeks" and a day without a year are
            days too.
        when: On which side of today a weekday alone and a day without a year lie. Nearest: a weekday is the next of
            that name.
    """
    text = " ".join(words.split())
    if today is not None and (said := _from_today(text.lower().rstrip("."), today, when)):
        return said
    weekday, text = _parted(text)
    day = _written(text, today, when)
    return day if day is None or weekday in (None, day.weekday()) else None


def other_weekday(words: str, today: date | None = None, when: When = When.NEAREST) -> date | None:
    """The day meant by words that put another weekday before it; None if they do not. As for `read_date`."""
    weekday, text = _parted(" ".join(words.split()))
    day = _written(text, today, when)
    return day if day is not None and weekday not in (None, day.weekday()) else None


def is_no_day(words: str) -> bool:
    """Whether this is written as a day and there is no such day: 31/2/2026."""
    _, text = _parted(" ".join(words.split()))
    numbers = _YEAR_FIRST.match(text) or _NUMBERS.match(text) or _NO_YEAR_NUMBERS.match(text)
    day_first = _DAY_WORD.match(text) or _NO_YEAR_DAY_WORD.match(text)
    month_first = _WORD_DAY.match(text) or _NO_YEAR_WORD_DAY.match(text)
    month = day_first[2] if day_first else month_first[1] if month_first else ""
    return bool(numbers or _month(month)) and _written(text, _LEAP, When.NEAREST) is None


def _parted(text: str) -> tuple[int | None, str]:
    """The weekday before a day, if one stands there, and the rest."""
    found = _LEADING.match(text)
    weekday = _weekday(found[1].lower()) if found else None
    return (weekday, text[found.end() :]) if found and weekday is not None else (None, text)


def _written(text: str, today: date | None, when: When) -> date | None:
    """A day in numbers or with its month in words; without its year only where it is known which day it is."""
    if found := _YEAR_FIRST.match(text):
        return _day(found[1], int(found[2]), found[3])
    if found := _NUMBERS.match(text):
        return _day(found[3], int(found[2]), found[1])
    if found := _DAY_WORD.match(text):
        return _day(found[3], _month(found[2]), found[1])
    if found := _WORD_DAY.match(text):
        return _day(found[3], _month(found[1]), found[2])
    return _without_year(text, today, when) if today is not None else None


def _from_today(said: str, today: date, when: When) -> date | None:
    if found := _IN.match(said):
        return _after(today, _count(found[1]), found[2])
    if found := _AGO.match(said):
        return _after(today, -_count(found[1]), found[2])
    if found := _WEEKS_ON.match(said):
        start = _one_word(found[3], today, When.COMING)
        return _after(start, _count(found[1]), found[2]) if start and found[2] in _DAYS else None
    if found := _A_WEEK_AFTER.match(said):
        start = _one_word(found[1], today, When.COMING)
        return start + timedelta(weeks=1) if start else None
    return _one_word(said, today, when)


def _one_word(said: str, today: date, when: When) -> date | None:
    """ "Today" and the like, or a weekday. Of what was, today's own weekday may mean today or a week ago: None."""
    if said in _SAID:
        return today + timedelta(_SAID[said])
    found = _ON_A_WEEKDAY.match(said)
    weekday = _weekday(found[2]) if found else None
    if found is None or weekday is None:
        return None
    if found[1] == "last" or (when is When.PAST and found[1] in (None, "on", "this")):
        back = (today.weekday() - weekday) % 7
        return today - timedelta(back or 7) if back or found[1] == "last" else None
    return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)


def _count(word: str) -> int:
    return int(word) if word.isdigit() else 1 if word == "one" else _COUNTS.index(word) + 1


def _after(day: date, many: int, unit: str) -> date | None:
    """So many days, weeks, months or years later, or earlier: at the end of a month that is too short."""
    if unit in _DAYS:
        return day + timedelta(many * _DAYS[unit])
    year, month = divmod(day.year * 12 + day.month - 1 + many * _MONTHS[unit], 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _without_year(text: str, today: date, when: When) -> date | None:
    """A day without a year: the last one, the next, or the one nearest to today."""
    if found := _NO_YEAR_NUMBERS.match(text):
        day, month = found[1], int(found[2])
    elif found := _NO_YEAR_DAY_WORD.match(text):
        day, month = found[1], _month(found[2])
    elif found := _NO_YEAR_WORD_DAY.match(text):
        day, month = found[2], _month(found[1])
    else:
        return None
    days = [one for year in range(today.year - 8, today.year + 9) if (one := _day(str(year), month, day))]
    sides = {When.PAST: [one for one in days if one <= today], When.COMING: [one for one in days if one >= today]}
    return min(sides.get(when, days), key=lambda one: abs(one - today), default=None)


def _weekday(word: str) -> int | None:
    """0 to 6 for a day of the week or its first letters, three at least."""
    word = word.replace("weds", "wed")
    return next((n for n, name in enumerate(WEEKDAYS) if len(word) >= 3 and name.startswith(word)), None)


def say_weekday(day: date) -> str:
    """The day of the week in English."""
    return WEEKDAYS[day.weekday()].capitalize()


def _month(word: str) -> int:
    """1 to 12 for a month or its first letters, "sept" too; 0 for anything else."""
    return next((n for n, month in enumerate(MONTHS, 1) if word and month.lower().startswith(word.lower())), 0)


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, int(day))
    except ValueError:
        return None
