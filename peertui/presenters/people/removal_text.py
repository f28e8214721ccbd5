"""What is said before something is removed for good, and the answer that is asked for first."""

from __future__ import annotations

from plans.record.models import Record
from widgets.models.choice import Choice

_FOR_GOOD = (
    "It goes from every version that was saved, and cannot be brought back. "
    "Copies that were printed, saved or handed over stay where they are. So do backups away from this laptop."
)
CHOICES: tuple[Choice, ...] = (("keep", "No, keep it"), ("remove", "Yes, remove it for good"))


def part_question(what: str, words: str) -> tuple[str, str]:
    """Title and question for one entry or note."""
    return f"Remove this {what} for good?", f"This {what} goes:\n\n{words}\n\n{_FOR_GOOD}"


def person_question(record: Record) -> tuple[str, str]:
    """Title and question for a whole person."""
    name = record.person.called
    return f"Remove {name} for good?", f"All that is kept of {name} goes: {_amounts(record)}.\n\n{_FOR_GOOD}"


def _amounts(record: Record) -> str:
    counts = (
        (len(record.entries), "entry", "entries"),
        (len(record.notes), "note", "notes"),
        (len(record.sessions), "meeting", "meetings"),
    )
    return ", ".join(f"{count} {one if count == 1 else more}" for count, one, more in counts)
