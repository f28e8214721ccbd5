"""Days as the page and the programme say them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from plans.pack.line_templates import render

if TYPE_CHECKING:  # fields of a form need no models of the page
    from plans.pack.page_models import PageSpec


MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Not from the system: its language is not the programme's."""


def day_words(day: date) -> str:
    """A date in words, on screens and in messages: "3 March 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def say_date(day: date, page: PageSpec) -> str:
    """A date in the words of the pack, on the page: "3 March 2026"."""
    return render(page.date, {"day": str(day.day), "month": page.months[day.month - 1], "year": str(day.year)})


class When(StrEnum):
    """On which side of today a day lies that is written without its year, or as a weekday alone."""

    NEAREST = "nearest"
    PAST = "past"
    COMING = "coming"
