"""What was agreed about writing in a meeting: whether to write, what to leave out, and who may see it."""

from __future__ import annotations

from plans.guide.route import frame
from plans.record.context import Context
from plans.record.models import Entry, Record, Session

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


def still_to_ask(context: Context, place: str) -> bool:
    """Whether a place comes before the step that asks whether to write, and nobody has answered that yet today."""
    steps = [(f"{stage.id}/{step.id}", step) for stage in frame(context.pack, context.session) for step in stage.steps]
    asks = next((at for at, (_, step) in enumerate(steps) if AGREEMENT in step.entries), 0)
    return any(here == place for here, _ in steps[:asks]) and agreed(context.record, context.session) is None


def who_may_see(record: Record) -> tuple[Session, str] | None:
    """The last meeting in which they agreed who may see it, and who; None if they never did.

    Where nothing was to be written that was not asked: what is there then is only what the form began with.
    """
    for session in reversed(record.sessions):
        found = agreed(record, session)
        who = found.text("who_may_see").strip() if found and not not_today(record, session) else ""
        if who:
            return session, who
    return None
