"""The people of a vault as rows of a list, for both front ends."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from peertui.presenters.vault.messages import SAME_NAME
from peertui.services.dates import day_words
from plans.record.names import can_be_seen, name_key
from plans.vault import Summary
from widgets.models.row import Row


def people_row(person: Summary) -> Row:
    """Their name, and when they last met or why their record cannot be opened."""
    name = name_words(person.called, person.full_name)
    return Row(person.id, name, person.trouble or _met_on(person.last_met))


def namesake(people: Iterable[Summary], called: str, full_name: str) -> str:
    """What to say before somebody new is listed just as somebody else is; "" if nobody is."""
    alike = name_key(called), name_key(full_name)
    if not any((name_key(p.called), name_key(p.full_name)) == alike for p in people):
        return ""
    return SAME_NAME.format(name=name_words(called, full_name))


def name_words(called: str, full_name: str) -> str:
    """Who somebody is, in one line: "Sam (Sam Aldous)"."""
    called = " ".join(called.split())
    return f"{called} ({' '.join(full_name.split())})" if can_be_seen(full_name) else called


@lru_cache(maxsize=2048)
def _met_on(day: date | None) -> str:
    """Many were met on the same day, and a date takes longer to write than the rest of a row."""
    return f"last meeting {day_words(day)}" if day else "no meeting yet"
