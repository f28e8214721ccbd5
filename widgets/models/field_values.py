"""What is kept of the words typed for a field, and what to say softly of them. Pure, for both front ends."""

from __future__ import annotations

from datetime import date

from plans.pack.dates import When, day_words
from widgets.models.date_parsing import is_no_day, other_weekday, read_date, say_weekday


def kept_date(typed: str, today: date, when: When = When.NEAREST) -> str:
    """A day, "tomorrow" too, as 2027-03-03; anything else as it was typed. As for `read_date`."""
    day = read_date(typed, today, when)
    return typed.strip() if day is None else day.isoformat()


def shown_date(kept: str) -> str:
    """A kept date as people write it; words stay as they are."""
    day = read_date(kept)
    return kept if day is None else day_words(day)


def date_remark(words: str, today: date | None, when: When = When.NEAREST) -> str:
    """The day that was meant, said in full, or that it is none; "" for no words. As for `read_date`."""
    if not words.strip():
        return ""
    day = read_date(words, today, when)
    if day is None and (other := other_weekday(words, today, when)):
        return f"{day_words(other)} is a {say_weekday(other)}: look again. Kept as you write it"
    if day is None and is_no_day(words):
        return f"there's no {' '.join(words.split())}: look at the day and the month. Kept as you write it"
    if day is None:
        return "kept as you write it. A date looks like 3 March 2027"
    return f"{say_weekday(day)} {day_words(day)}"


def kept_number(typed: str) -> int | str | None:
    """A whole number, or None for no words. Anything else as it was typed."""
    words = typed.strip()
    if words.isascii() and words.isdigit() and len(words) <= 6:
        return int(words)
    return words or None


def number_remark(words: str) -> str:
    """Something to say of what is no whole number, or ""."""
    return "a whole number goes here, such as 1" if isinstance(kept_number(words), str) else ""


def phone_remark(words: str) -> str:
    """Something to say of a number with letters in it, or ""."""
    return "has letters in it; kept as you write it" if any(letter.isalpha() for letter in words) else ""


def kept_list(typed: str) -> list[str]:
    """One thing for each line that has words."""
    return [line.strip() for line in typed.splitlines() if line.strip()]
