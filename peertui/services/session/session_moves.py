"""The moves of a meeting. Both front ends make the same ones."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from plans.guide import state_machine
from plans.guide.module_progress import overview_of
from plans.guide.step_content import asks_first, leave
from plans.record.changes import put_session
from plans.record.context import Context
from plans.record.models import Outcome, Record


class Move(StrEnum):
    """What can be done with the step of a meeting."""

    NEXT = "next"
    SKIP = "skip"
    PARK = "park"
    BACK = "back"
    TALK = "talk"
    CHOOSE = "choose"
    LOOK_BACK = "look_back"
    FINISH_WELL = "finish_well"
    ENOUGH = "enough"
    SHORT = "short"
    """The short route, or the whole one again."""
    FINISH = "finish"
    END = "end"


_LEAVING = {Move.NEXT: Outcome.TALKED, Move.SKIP: Outcome.SKIPPED, Move.PARK: Outcome.PARKED}


def move(context: Context, how: Move, now: datetime) -> Record:
    """The record after a move."""
    pack, session = context.pack, context.session
    match how:
        case Move.NEXT | Move.SKIP | Move.PARK:
            return leave(context, session.id, _LEAVING[how], now)
        case Move.BACK:
            moved = state_machine.back(session)
        case Move.TALK:
            moved = state_machine.just_talk(pack, session, now)
        case Move.CHOOSE:
            moved = state_machine.choose_again(pack, session, now)
        case Move.LOOK_BACK:
            moved = state_machine.look_back(pack, session, now)
        case Move.FINISH_WELL:
            return open_module(context, pack.finishing.id, now)
        case Move.ENOUGH:
            moved = state_machine.advance(pack, session, now)
        case Move.SHORT:
            moved = state_machine.shorten(pack, session)
        case Move.FINISH:
            moved = state_machine.finish(pack, session, now)
        case Move.END:
            moved = state_machine.end(session, now)
    return put_session(context.record, moved)


def go(context: Context, place: str, now: datetime) -> Record:
    """The record after a jump to any step, or to the question that has to come first. KeyError for no such place."""
    return put_session(context.record, state_machine.go(context.pack, context.session, asks_first(context, place), now))


def open_module(context: Context, module_id: str, now: datetime) -> Record:
    """The record after opening a module: where it was left, or at its first step if that asks for consent."""
    found = overview_of(context, module_id)
    at = found.next_step if (found.talked or found.parked) and not found.module.starts_with_consent else None
    return put_session(context.record, state_machine.open_module(context.pack, context.session, module_id, now, at=at))


def toggle_prompt(context: Context, prompt_id: str) -> tuple[Record, str]:
    """The record with a look-back prompt picked or no longer, and a sentence if there are too many already."""
    picked = context.session.looking_back
    wanted = tuple(p for p in picked if p != prompt_id) if prompt_id in picked else (*picked, prompt_id)
    chosen = state_machine.pick_prompts(context.pack, context.session, wanted)
    most = len(chosen.looking_back)
    words = f"{most} at most in one sitting. Take one off to pick another." if most < len(wanted) else ""
    return put_session(context.record, chosen), words


def lenses(context: Context) -> tuple[str, ...]:
    """The lens that was picked in this meeting's look-back; none means all of them."""
    reflection = [e for e in context.record.of_kind("reflection") if e.session == context.session.id]
    lens = reflection[-1].text("lens") if reflection else ""
    return (lens,) if any(x.title == lens for x in context.pack.look_back.lenses) else ()
