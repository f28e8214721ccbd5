"""The look-back over all meetings: when it could suit, what an answer can become, and earlier ones to read again.

Nothing here adds up, compares or places anyone: answers are only ever handed back as they were said.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plans.guide.planned_meetings import is_near_the_end
from plans.guide.route import LOOK_BACK
from plans.pack.models import EntryKind, Module, Pack
from plans.record.context import Context
from plans.record.models import Entry, Note, Record, Session

EVERY = 3
"""About every third meeting is a good time."""


@dataclass(frozen=True, slots=True)
class LookBackAnswer:
    """What was asked in a look-back, and what the person said to it."""

    asked: str
    part: Entry | Note


def could_suit(context: Context) -> bool:
    """Whether this meeting could be a good time: about every third, and before the ending. Offered, never due."""
    session = context.session
    looked = [s.number for s in context.record.sessions if _looked_back(context.record, s)]
    last = max(looked, default=0)
    if last >= session.number:
        return False
    before_ending = is_near_the_end(context) and last < session.number - 1
    return before_ending or session.number - last >= EVERY


def joins(context: Context, prompt_id: str) -> tuple[tuple[str, str], ...]:
    """What an answer can become: kind and words, first what its prompt names, then what any answer can become.

    Nothing of a module that the person has put away.
    """
    pack = context.pack
    prompt = pack.look_back.prompt(prompt_id)
    words = {way.kind: way.words for way in pack.look_back.joining.ways}
    hidden = hidden_kinds(context)
    kinds = dict.fromkeys((*(prompt.can_add_to if prompt else ()), *words))
    return tuple((k, words.get(k, pack.kinds[k].label)) for k in kinds if k in pack.kinds and k not in hidden)


def hidden_kinds(context: Context) -> frozenset[str]:
    """Kinds that only modules make which the person has put away."""
    pack = context.pack
    hidden = context.record.person.hidden_modules
    away = {k for m in pack.modules if m.id in hidden for k in _made_by(m)}
    stays = {k for m in (*pack.modules, pack.finishing) if m.id not in hidden for k in _made_by(m)}
    frame = {k for stage in pack.flow.stages for step in stage.steps for k in step.entries}
    return frozenset(away - stays - frame)


def answer_kind(pack: Pack) -> EntryKind | None:
    """The kind of entry that a look-back answer is."""
    return next((pack.kinds[k] for k in pack.look_back.answer.entries if k in pack.kinds), None)


def earlier(context: Context) -> Iterator[tuple[Session, tuple[LookBackAnswer, ...]]]:
    """Meetings with a look-back, newest first, each with what was asked and said.

    Where the person said they were is left out: side by side it would look like a way they should be going.
    """
    for session in reversed(context.record.sessions):
        said = tuple(_said(context.at(session)))
        if said:
            yield session, said


def _said(context: Context) -> Iterator[LookBackAnswer]:
    pack = context.pack
    kind = answer_kind(pack)
    for entry in context.record.of_kind(kind.id) if kind else ():
        prompt = pack.look_back.prompt(entry.text("prompt"))
        if entry.session == context.session.id:
            yield LookBackAnswer(prompt.prompt if prompt else "", entry)
    noticed = pack.look_back.noticed
    for note in context.record.notes:
        if note.kept and note.session == context.session.id and (note.module, note.step) == (LOOK_BACK, noticed.id):
            yield LookBackAnswer(noticed.prompt, note)


def _looked_back(record: Record, session: Session) -> bool:
    """Whether the two went into the look-back in this meeting."""
    walked = any(item.step.partition("/")[0] == LOOK_BACK for item in session.trail)
    return walked or any(entry.session == session.id and entry.module == LOOK_BACK for entry in record.entries)


def _made_by(module: Module) -> Iterator[str]:
    return (kind for step in module.steps for kind in step.entries)
