"""What a meeting shows and keeps at each step: the guide and the record together. Pure, for both front ends."""

from __future__ import annotations

from datetime import datetime

from plans.guide import state_machine
from plans.guide.look_back import hidden_kinds
from plans.guide.writing_agreement import AGREEMENT, NOT_TODAY, not_today, still_to_ask
from plans.pack.models import EntryKind, HowMany, StageRole, Step
from plans.record.changes import hide_module, put_session
from plans.record.context import Context
from plans.record.models import Entry, Note, Outcome, Record, Session

YES, NEVER = "yes", "never with you"
"""Answers of a module's first question: it opens it, or ends it for good; NOT_TODAY ends it for today."""


def written_at(context: Context, seen: state_machine.View) -> tuple[Entry, ...]:
    """Kept entries to show at a step: gathered to be read, of the kinds it makes, and others made there."""
    record, session = context.record, context.session
    before = _meeting_before(record, session) if seen.step.last_time else None
    kinds = [context.pack.kinds[k] for k in kinds_at(context, seen) if k in context.pack.kinds]
    here = {
        e.id
        for e in record.entries
        if e.kept and place_of(e) == seen.place and (e.session == session.id or seen.module is not None)
    }
    shown = list(record.of_kind(*seen.step.gathers))
    if before:
        shown += [e for e in record.entries if e.kept and e.session == before.id and e.kind != AGREEMENT and e.values]
    gathered = {e.id for e in shown}
    shown += [e for kind in kinds for e in _shown(record, session, seen, kind) if e.id not in gathered]
    others = [e for e in record.entries if e.id in here and e.id not in {s.id for s in shown}]
    return (*shown, *others)


def notes_at(record: Record, session: Session, seen: state_machine.View) -> tuple[Note, ...]:
    """Kept notes of a step: a module's from every meeting, the frame's from this one.

    Args:
        seen: The step on screen.
    """
    before = _meeting_before(record, session) if seen.step.last_time else None
    here = tuple(
        n
        for n in record.notes
        if n.kept and place_of(n) == seen.place and (n.session == session.id or seen.module is not None)
    )
    return (*notes_in(record, before), *here) if before else here


def kinds_at(context: Context, seen: state_machine.View) -> tuple[str, ...]:
    """Entry kinds a step makes, the likeliest first; at a look-back prompt also what it can add to."""
    prompt = context.pack.look_back.prompt(seen.look_back_prompt) if seen.look_back_prompt else None
    away = hidden_kinds(context)
    return (*seen.step.entries, *(kind for kind in (prompt.can_add_to if prompt else ()) if kind not in away))


def place_of(part: Entry | Note) -> str:
    """Where an entry or a note was written, "" for nowhere in particular."""
    return f"{part.module}/{part.step}" if part.module and part.step else ""


def place_fields(seen: state_machine.View) -> dict[str, str]:
    """The `module` and `step` that say of an entry or a note that it was written here."""
    owner, _, step = seen.place.partition("/")
    return {"module": owner, "step": step}


def may_write(context: Context, seen: state_machine.View) -> bool:
    """Whether there is a box to write in: at the agreement itself; not before it, nor where "not today" was agreed."""
    if AGREEMENT in seen.step.entries:
        return True
    return not (not_today(context.record, context.session) or still_to_ask(context, seen.place))


def single(record: Record, session: Session, kind: EntryKind) -> Entry | None:
    """The one entry of a kind there is only one of (in all, or in this meeting), if it is there."""
    found = record.of_kind(kind.id)
    if kind.how_many is HowMany.ONE_PER_SESSION or kind.how_many is HowMany.ONE_PER_LOOK_BACK:
        found = tuple(e for e in found if e.session == session.id)
    elif kind.how_many is not HowMany.ONE:
        return None
    return found[-1] if found else None


def made_in(record: Record, session: Session) -> tuple[Entry, ...]:
    """Entries made or changed in this meeting, to be read back at the close: by kind, each in the person's order."""
    kinds = dict.fromkeys(e.kind for e in record.entries)
    return tuple(
        e
        for kind in kinds
        for e in record.of_kind(kind)
        if (e.session == session.id or e.changed >= session.started) and e.values
    )


def notes_in(record: Record, session: Session) -> tuple[Note, ...]:
    """Kept notes of this meeting, oldest first."""
    return tuple(n for n in record.notes if n.kept and n.session == session.id)


def last_small_step(record: Record, session: Session) -> Entry | None:
    """The newest small step of an earlier meeting."""
    earlier = {s.id for s in record.sessions if s.number < session.number}
    steps = [e for e in record.of_kind("small_step") if e.session in earlier]
    return max(steps, key=lambda e: e.created, default=None)


def leave(context: Context, session_id: str, outcome: Outcome, now: datetime) -> Record:
    """Continue from the step on screen with an outcome, and let its answers count.

    A module that begins by asking is left at once when the person says no or the question is passed over, and hidden
    when they say never.

    Args:
        context: The record in use, with its pack and day.
        outcome: Talked about, passed over, or for another day.
        now: When, in UTC.
    """
    pack, record = context.pack, context.record
    session = record.session(session_id)
    moves = {Outcome.SKIPPED: state_machine.skip, Outcome.PARKED: state_machine.park}
    moved = moves.get(outcome, state_machine.advance)(pack, session, now)
    seen = state_machine.view(pack, session)
    module = pack.module(seen.module) if seen and seen.module else None
    if module and seen and module.starts_with_consent and seen.step.id == module.steps[0].id:
        answer = _consent(context.of(record).at(session), seen.step)
        if answer == NEVER:
            record = hide_module(record, module.id, True)
        if answer in (NEVER, NOT_TODAY) or outcome is not Outcome.TALKED:
            moved = state_machine.choose_again(pack, moved, now)
    return put_session(record, moved)


def asks_first(context: Context, target: str) -> str:
    """Where a jump really leads: the question whether to talk about it at all, until that was answered with a yes."""
    owner, _, step_id = target.partition("/")
    module = context.pack.module(owner)
    if module is None or not module.starts_with_consent or step_id == module.steps[0].id:
        return target
    first = module.steps[0]
    return target if _consent(context, first) == YES else f"{owner}/{first.id}"


def _meeting_before(record: Record, session: Session) -> Session | None:
    earlier = [one for one in record.sessions if one.number < session.number]
    return max(earlier, key=lambda one: one.number, default=None)


def _consent(context: Context, asked: Step) -> str:
    for kind_id in asked.entries:
        kind = context.pack.kinds.get(kind_id)
        entry = single(context.record, context.session, kind) if kind else None
        if kind and entry:
            return entry.text(kind.main)
    return ""


def _shown(record: Record, session: Session, seen: state_machine.View, kind: EntryKind) -> tuple[Entry, ...]:
    if seen.role is StageRole.LAST_TIME:
        last = last_small_step(record, session)
        return (last,) if last and last.kind == kind.id else ()
    found = record.of_kind(kind.id)
    if seen.look_back_prompt:
        return tuple(e for e in found if e.session == session.id and place_of(e) == seen.place)
    if kind.how_many in (HowMany.ONE_PER_SESSION, HowMany.ONE_PER_LOOK_BACK) or seen.module is None:
        return tuple(e for e in found if e.session == session.id)
    return found
