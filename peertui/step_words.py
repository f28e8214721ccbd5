"""What a step of a meeting says: its prompt in the person's own words, and where it stands."""

from __future__ import annotations

from plans import words
from plans.ending import cover_person, is_beyond, planned_meetings, prompt_now
from plans.guide import View
from plans.meeting import may_write
from plans.pack import Pack, StageRole
from plans.record import Record, Session
from widgets.prompt_text import PromptText


def prompt_text(pack: Pack, record: Record, session: Session, seen: View) -> PromptText:
    """The words of a step, its slots filled."""
    slots = words.slots(pack, record, session)
    terms = record.my_words

    def said(text: str) -> str:
        return words.say(text, pack, slots, terms)

    return PromptText(
        title="",
        prompt=said(prompt_now(pack, record, session, seen.step)),
        follow_ups=tuple(said(f) for f in seen.step.follow_ups),
        points=tuple(said(p) for p in seen.points),
        cautions=tuple(words.fill(c, slots) for c in seen.cautions),
        why=seen.why,
        worker_only=seen.worker_only,
    )


def where_words(seen: View) -> str:
    """The part, and how far in it: "Arrive and check in, 2 of 5". A look-back is not numbered."""
    if seen.looks_back:
        return f"{seen.heading}: {seen.step.title}"
    return f"{seen.heading}, {seen.at} of {seen.of}" if seen.of > 1 else seen.heading


def nothing_written(record: Record, session: Session, seen: View) -> str:
    """What stands where nothing has been written; "" where nothing is meant to be."""
    if seen.role is StageRole.PAGE:
        return ""
    if seen.role is StageRole.CHECKLIST:
        return "Only for you to go through. Nothing of it is kept."
    if not may_write(record, session, seen):
        return "Not writing today, as you agreed. To write after all, go to the step where it was agreed."
    return "Nothing written here. Talking is enough."


def meeting_words(record: Record) -> str:
    """ "Begin meeting 3", or "Go on with meeting 2" if one is open."""
    session = record.open_session
    if session:
        return f"Go on with meeting {session.number}"
    return f"Begin meeting {max((s.number for s in record.sessions), default=0) + 1}"


def of_about_words(pack: Pack, record: Record) -> str:
    """ "of about 10", softly beside the next meeting; "" once there have been more than planned."""
    number = max((s.number for s in record.sessions), default=0) + 1
    return "" if is_beyond(pack, record, number) else f"of about {planned_meetings(pack, record)}"


def ending_words(pack: Pack, record: Record) -> str:
    """How many meetings are planned, and who rings if the worker is away: "about 10 meetings; stands in: Ola"."""
    about, cover = planned_meetings(pack, record), cover_person(record)
    meetings = f"about {about} meeting{'s' if about > 1 else ''}"
    return f"{meetings}; stands in: {cover}" if cover else meetings
