"""The people of a vault as rows of a list, for both front ends."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from plans.record import local
from plans.vault import Summary
from widgets.row import Row


def people_row(person: Summary) -> Row:
    """Their name, and when they last met or why their record cannot be opened."""
    name = person.called if not person.full_name else f"{person.called} ({person.full_name})"
    last = _met_on(local(person.last_session).date()) if person.last_session else "no meeting yet"
    return Row(person.id, name, person.trouble or last)


@lru_cache(maxsize=2048)
def _met_on(day: date) -> str:
    """Many were met on the same day, and a date takes longer to write than the rest of a row."""
    return f"last meeting {day:%d %B %Y}"
