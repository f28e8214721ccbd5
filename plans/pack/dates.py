"""Days as the page and the programme say them."""

from __future__ import annotations

from datetime import date

from plans.pack.line_templates import render
from plans.pack.page_models import PageSpec


def say_date(day: date, page: PageSpec) -> str:
    """A date in words: "3 March 2026"."""
    return render(page.date, {"day": str(day.day), "month": page.months[day.month - 1], "year": str(day.year)})
