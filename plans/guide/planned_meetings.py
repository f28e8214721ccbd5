"""How many meetings are planned, and what follows from it. Said softly: never a countdown, and nothing once beyond."""

from __future__ import annotations

from plans.pack.models import COVER, ENDING, MEETINGS, Pack, Step
from plans.record.context import Context
from plans.record.models import Outcome, Record, Session


def planned_meetings(context: Context) -> int:
    """About how many meetings there will be: what the two wrote, or the usual number."""
    written = [entry.values.get(MEETINGS) for entry in context.record.of_kind(ENDING)]
    return next((n for n in map(_number, reversed(written)) if n), context.pack.flow.meetings)


def cover_person(record: Record) -> str:
    """Who rings if the worker is away, "" if nobody is named."""
    named = [entry.text(COVER).strip() for entry in record.of_kind(ENDING)]
    return next((name for name in reversed(named) if name), "")


def is_beyond(context: Context, number: int) -> bool:
    """Whether a meeting of this number comes after all that were planned."""
    return number > planned_meetings(context)


def is_near_the_end(context: Context) -> bool:
    """Whether this is the last planned meeting, the one before, or one beyond."""
    return context.session.number >= planned_meetings(context) - 1


def said_goodbye(pack: Pack, session: Session) -> bool:
    """Whether the goodbye was talked about in this meeting."""
    goodbye = f"{pack.finishing.id}/{pack.finishing.steps[-1].id}"
    return any(item.step == goodbye and item.outcome is Outcome.TALKED for item in session.trail)


def prompt_now(context: Context, step: Step) -> str:
    """A step's prompt as it fits this meeting: after the goodbye, beyond the plan, or as ever. Slots not filled."""
    if step.after_goodbye and said_goodbye(context.pack, context.session):
        return step.after_goodbye
    return step.beyond if step.beyond and is_beyond(context, context.session.number) else step.prompt


def _number(written: object) -> int:
    """A number of meetings from what is in the field; 0 for what is none."""
    if isinstance(written, bool):
        return 0
    if isinstance(written, str) and written.strip().isascii() and written.strip().isdigit():
        return int(written)
    return written if isinstance(written, int) and written > 0 else 0
