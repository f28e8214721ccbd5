"""A record as it was opened, and what there is to say about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plans.pack.dates import day_words
from plans.record.models import Record
from plans.record.moments import local


@dataclass(frozen=True, slots=True)
class Damage:
    """Newer versions did not open, so an older one is shown. The damaged files are kept."""

    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """A person's record."""

    record: Record
    saved_at: datetime
    generation: int
    damage: Damage | None = None
    rolled_back: bool = False
    """Versions are missing that were there: the folder was put back to an older state."""
    united: bool = False
    """Two windows saved without seeing each other; the record holds both."""
    half_removed: bool = False
    """Something was being removed for good, and what it was cannot be read any more."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What to tell the person and the worker, a sentence each; usually none."""
        since = local(self.saved_at)
        shown = f"{day_words(since)}, {since:%H:%M}"
        told = {
            f"The newest file is damaged. You see the one from {shown}; the damaged one is kept.": self.damage,
            f"Newer files are missing. You see what was saved on {shown}: look for a newer backup.": self.rolled_back,
            "This was changed in two windows. Both are kept and put together: look through it once.": self.united,
            "Something was being removed for good, and not all of it has gone: remove it again.": self.half_removed,
        }
        return tuple(sentence for sentence, holds in told.items() if holds)
