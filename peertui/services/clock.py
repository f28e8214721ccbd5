"""Whether the laptop's clock can be right: its day is printed on every page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING

from peertui import RELEASED

if TYPE_CHECKING:
    from plans.record.models import Record
    from plans.vault import Summary


def day_behind(today: date, kept: date | None) -> date | None:
    """A day in the past that the clock has not reached yet, so that it is wrong; None if there is none.

    Args:
        today: The day the clock tells.
        kept: The newest day on which something was kept, if anything was.
    """
    return max((day for day in (RELEASED, kept) if day is not None and today < day), default=None)


def clock_words(today: date, kept: date | None) -> str:
    """What to say of a clock that is behind; "" if it can be right. As for `day_behind`."""
    from peertui.services.dates import day_words

    behind = day_behind(today, kept)
    if behind is None:
        return ""
    known = "something here was kept on" if behind == kept else "this peertui was made on"
    return (
        f"This laptop says it is {day_words(today)}, but {known} {day_words(behind)}. Check the date before you print."
    )


def newest_save(people: Iterable[Summary]) -> date | None:
    """The newest day on which anyone's record was saved, in this laptop's time."""
    newest = max((person for person in people if person.generation), key=lambda one: one.saved_at, default=None)
    return _day(newest.changed) if newest else None


def newest_words(record: Record) -> date | None:
    """The newest day on which something of a record was written or given, in this laptop's time."""
    moments = chain(
        (entry.changed for entry in record.entries),
        (note.changed for note in record.notes),
        (moment for session in record.sessions for moment in (session.started, session.ended) if moment),
    )
    given = (copy.given_on for copy in record.copies if copy.given_on)
    return max(chain(map(_day, moments), given), default=None)


def _day(moment: datetime) -> date:
    from plans.record.moments import local_day

    return local_day(moment)
