"""The moves of a meeting, each by the id of its command. Both front ends make the same ones."""

from __future__ import annotations

from datetime import datetime

from plans.guide import state_machine
from plans.guide.meeting import asks_first, leave
from plans.guide.module_progress import overview_of
from plans.pack.models import Pack
from plans.record.changes import put_session
from plans.record.models import Outcome, Record, Session

_LEAVING = {"next": Outcome.TALKED, "skip": Outcome.SKIPPED, "park": Outcome.PARKED}


def move(pack: Pack, record: Record, session: Session, how: str, now: datetime) -> Record | None:
    """The record after a move ("next", "skip", "back", "talk", "finish" and so on); None for what is no move."""
    if how in _LEAVING:
        return leave(pack, record, session.id, _LEAVING[how], now)
    match how:
        case "back":
            moved = state_machine.back(session)
        case "talk":
            moved = state_machine.just_talk(pack, session, now)
        case "choose":
            moved = state_machine.choose_again(pack, session, now)
        case "look_back":
            moved = state_machine.look_back(pack, session, now)
        case "finish_well":
            return open_module(pack, record, session, pack.finishing.id, now)
        case "enough":
            moved = state_machine.advance(pack, session, now)
        case "short":
            moved = state_machine.shorten(pack, session)
        case "finish":
            moved = state_machine.finish(pack, session, now)
        case "end":
            moved = state_machine.end(session, now)
        case _:
            return None
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
