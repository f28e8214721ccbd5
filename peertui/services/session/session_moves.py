"""The moves of a meeting. Both front ends make the same ones."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from plans.guide import state_machine
from plans.guide.module_progress import overview_of
from plans.guide.step_content import asks_first, leave
from plans.pack.models import Pack
from plans.record.changes import put_session
from plans.record.models import Outcome, Record, Session


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


def move(pack: Pack, record: Record, session: Session, how: Move, now: datetime) -> Record:
    """The record after a move."""
    match how:
        case Move.NEXT | Move.SKIP | Move.PARK:
            return leave(pack, record, session.id, _LEAVING[how], now)
        case Move.BACK:
            moved = state_machine.back(session)
        case Move.TALK:
            moved = state_machine.just_talk(pack, session, now)
        case Move.CHOOSE:
            moved = state_machine.choose_again(pack, session, now)
        case Move.LOOK_BACK:
            moved = state_machine.look_back(pack, session, now)
        case Move.FINISH_WELL:
            return open_module(pack, record, session, pack.finishing.id, now)
        case Move.ENOUGH:
            moved = state_machine.advance(pack, session, now)
        case Move.SHORT:
            moved = state_machine.shorten(pack, session)
        case Move.FINISH:
            moved = state_machine.finish(pack, session, now)
        case Move.END:
            moved = state_machine.end(session, now)
    return put_session(record, moved)


def go(pack: Pack, record: Record, session: Session, place: str, now: datetime) -> Record:
    """The record after a jump to any step, or to the question that has to come first. KeyError for no such place."""
    return put_session(record, state_machine.go(pack, session, asks_first(pack, record, session, place), now))


def open_module(pack: Pack, record: Record, session: Session, module_id: str, now: datetime) -> Record:
    """The record after opening a module: where it was left, or at its first step if that asks for consent."""
    found = overview_of(pack, record, module_id)
    at = found.next_step if (found.talked or found.parked) and not found.module.starts_with_consent else None
    return put_session(record, state_machine.open_module(pack, session, module_id, now, at=at))


def toggle_prompt(pack: Pack, record: Record, session: Session, prompt_id: str) -> tuple[Record, str]:
    """The record with a look-back prompt picked or no longer, and a sentence if there are too many already."""
    picked = session.looking_back
    wanted = tuple(p for p in picked if p != prompt_id) if prompt_id in picked else (*picked, prompt_id)
    chosen = state_machine.pick_prompts(pack, session, wanted)
    most = len(chosen.looking_back)
    words = f"{most} at most in one sitting. Take one off to pick another." if most < len(wanted) else ""
    return put_session(record, chosen), words


def lenses(pack: Pack, record: Record, session: Session) -> tuple[str, ...]:
    """The lens that was picked in this meeting's look-back; none means all of them."""
    reflection = [e for e in record.of_kind("reflection") if e.session == session.id]
    lens = reflection[-1].text("lens") if reflection else ""
    return (lens,) if any(x.title == lens for x in pack.look_back.lenses) else ()
