"""What a step of a meeting says: its prompt in the person's own words, and where it stands."""

from __future__ import annotations

from peertui.presenters.session.session_commands import BACK
from peertui.services.session.write_targets import NOTHING_TO_WRITE
from plans.guide import prompt_slots
from plans.guide.planned_meetings import is_beyond, planned_meetings, prompt_now
from plans.guide.state_machine import View
from plans.guide.step_content import may_write
from plans.guide.writing_agreement import AGREEMENT, SOME_OF_IT, agreed, still_to_ask
from plans.pack import own_words
from plans.pack.models import StageRole
from plans.record.context import Context
from plans.record.models import Record
from widgets.models.prompt_text import PromptText

NOT_ASKED = "Not asked yet today: is it okay to write?"
ASK_FIRST = "Some of it can be written down: ask each time."


def prompt_text(context: Context, seen: View) -> PromptText:
    """The words of a step, its slots filled."""
    slots = prompt_slots.slots(context)
    terms = context.record.my_words

    def said(text: str) -> str:
        return own_words.say(text, context.pack, slots, terms)

    return PromptText(
        title="",
        prompt=said(prompt_now(context, seen.step)),
        follow_ups=tuple(said(f) for f in seen.step.follow_ups),
        points=tuple(said(p) for p in seen.points),
        cautions=tuple(own_words.fill(c, slots) for c in seen.cautions),
        why=seen.why,
        worker_only=seen.worker_only,
        agreed=agreed_words(context, seen),
    )


def agreed_words(context: Context, seen: View) -> str:
    """What was agreed about writing, softly, wherever something can be written; "" where there is nothing to heed."""
    if seen.role in NOTHING_TO_WRITE or AGREEMENT in seen.step.entries:
        return ""
    if not may_write(context, seen):
        return ""
    found = agreed(context.record, context.session)
    if found is None:
        return NOT_ASKED
    if leave_out := " ".join(found.text("not_to_write").split()):
        return f"Not to be written down: {leave_out.rstrip('.')}."
    return ASK_FIRST if found.values.get("ok_to_write") == SOME_OF_IT else ""


def heading_words(context: Context, seen: View) -> str:
    """The part, as the person says it."""
    module = context.pack.module(seen.module) if seen.module else None
    return own_words.title_of(context.pack, context.record.my_words, module) if module else seen.heading


def where_words(context: Context, seen: View) -> str:
    """The part, and how far in it: "Arrive and check in, 2 of 5". A look-back is not numbered."""
    said = heading_words(context, seen)
    if seen.looks_back:
        return f"{said}: {seen.step.title}"
    return f"{said}, {seen.at} of {seen.of}" if seen.of > 1 else said


def nothing_written(context: Context, seen: View) -> str:
    """What stands where nothing has been written; "" where nothing is meant to be."""
    if seen.role is StageRole.PAGE:
        return ""
    if seen.role is StageRole.CHECKLIST:
        return "Only for you to go through. Nothing of it is kept."
    if still_to_ask(context, seen.place):
        return "Just talk for now. Whether to write is asked in a moment."
    if not may_write(context, seen):
        return "Not writing today, as you agreed. To write after all, go to the step where it was agreed."
    return "Nothing written here. Talking is enough."


def way_back(passed: str) -> str:
    """How to come back, on the full screen, to a box that was passed with nothing in it."""
    return f'{BACK.words} returns to "{begun(passed)}": press Tab to reach it.'


def way_back_in_plain(passed: str) -> str:
    """The same in plain lines."""
    return f'To return to "{begun(passed)}", type {BACK.id}.'


def begun(words: str) -> str:
    """The words as they begin a line."""
    return f"{words[:1].upper()}{words[1:]}"


def meeting_words(record: Record) -> str:
    """ "Begin meeting 3", or "Go on with meeting 2" if one is open."""
    session = record.open_session
    if session:
        return f"Go on with meeting {session.number}"
    return f"Begin meeting {max((s.number for s in record.sessions), default=0) + 1}"


def of_about_words(context: Context) -> str:
    """ "of about 10", softly beside the next meeting; "" once there have been more than planned."""
    number = max((s.number for s in context.record.sessions), default=0) + 1
    return "" if is_beyond(context, number) else f"of about {planned_meetings(context)}"
