"""Days as people say them."""

from __future__ import annotations

from datetime import date, datetime

from plans.pack import dates
from plans.record.moments import local_day


def day_words(day: date | datetime) -> str:
    """A day, or the local day of a moment: "3 March 2026"."""
    return dates.day_words(local_day(day) if isinstance(day, datetime) else day)
