"""What may still hold what was removed for good."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from plans.record.models import Copy, Record, Way

if TYPE_CHECKING:
    from plans.vault import CopyMarks, Held


class Remains(NamedTuple):
    """What was removed may still be in these."""

    held: tuple[Held, ...] = ()
    copies: tuple[Copy, ...] = ()
    marks: CopyMarks | None = None
    """Which files of the copies this vault wrote; without them no file is looked for."""

    @classmethod
    def of(cls, held: Iterable[Held], copies: Iterable[Copy], marks: CopyMarks | None = None) -> Remains:
        """Copies that came back are left out, unless their file is still here; so is what was received."""
        return cls(tuple(held), tuple(copy for copy in copies if _stays(copy)), marks)


def not_in(record: Record, part_ids: Iterable[str]) -> tuple[str, ...]:
    """Those of the ids that no entry and no note of the record has."""
    there = {*(entry.id for entry in record.entries), *(note.id for note in record.notes)}
    return tuple(part for part in part_ids if part not in there)


def _stays(copy: Copy) -> bool:
    has_file = bool(copy.file) and copy.file_deleted_on is None
    return copy.way is not Way.RECEIVED and (copy.is_out or has_file)
