"""What was agreed about writing in a meeting: whether to write, what to leave out, and who may see it."""

from __future__ import annotations

from plans.record import Entry, Record, Session

AGREEMENT = "writing_agreement"
NOT_TODAY, SOME_OF_IT, ONLY_US = "not today", "some of it", "only us"


def agreed(record: Record, session: Session) -> Entry | None:
    """The agreement of this meeting, if it was asked."""
    found = [entry for entry in record.of_kind(AGREEMENT) if entry.session == session.id]
    return found[-1] if found else None


def not_today(record: Record, session: Session) -> bool:
    """Whether it was agreed to write nothing in this meeting."""
    found = agreed(record, session)
    return found is not None and found.values.get("ok_to_write") == NOT_TODAY


def who_may_see(record: Record) -> tuple[Session, str] | None:
    """The last meeting in which they agreed who may see it, and who; None if they never did."""
    for session in reversed(record.sessions):
        found = agreed(record, session)
        who = found.text("who_may_see").strip() if found else ""
        if who:
            return session, who
    return None
