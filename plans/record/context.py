"""What nearly every question about a person needs: the pack, the record, the day it is, and the meeting it is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from plans.pack.models import Pack
from plans.record.models import Record, Session


@dataclass(frozen=True, slots=True)
class Context:
    """One moment of one record. Frozen: a changed record makes another one.

    Args:
        pack: The programme's words and steps.
        record: The person's record as it is now.
        today: The day it is here; nothing in `plans` or the presenters asks a clock.
        meeting: The meeting that is asked about; None where there is none.
    """

    pack: Pack
    record: Record
    today: date
    meeting: Session | None = None

    @property
    def session(self) -> Session:
        """The meeting that is asked about.

        Raises:
            RuntimeError: There is none.
        """
        if self.meeting is None:
            raise RuntimeError("no meeting is open")
        return self.meeting

    def of(self, record: Record) -> Context:
        """The same of another record, or of this one as it became."""
        return replace(self, record=record)

    def at(self, session: Session) -> Context:
        """The same of another meeting."""
        return replace(self, meeting=session)
