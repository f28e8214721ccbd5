"""Where a session is and what comes next, from the pack and the session's trail alone. Pure.

A place is "stage/step", "module/step" or "look_back/step". An OPENED item of the trail stands at its own step, any
other item at the step that follows it. So a session cut off by a power cut resumes at the same prompt, and going back
is taking the last item away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plans.pack.models import Module, Pack, Stage, StageRole, StageStep, Step
from plans.record.models import Outcome, Session, TrailItem

LOOK_BACK = "look_back"


@dataclass(frozen=True, slots=True)
class Route:
    """The steps of one stage or module in the order they are walked."""

    id: str
    title: str
    steps: tuple[Step, ...]


def frame(pack: Pack, session: Session) -> tuple[Stage, ...]:
    """The stages of this meeting; a first meeting has no last time to look back at."""
    return tuple(s for s in pack.flow.stages if session.number > 1 or not s.needs_last_time)


def place(pack: Pack, session: Session) -> str | None:
    """Where the session is, or None once it is over."""
    return None if session.ended else stands(pack, session, session.trail)


def routes(pack: Pack, session: Session) -> tuple[Route, ...]:
    """Every stage and module with all its steps, for jumping."""
    stages = [Route(s.id, s.title, s.steps) for s in frame(pack, session)]
    modules = [Route(m.id, m.title, m.steps) for m in pack.modules]
    looking = Route(LOOK_BACK, pack.look_back.title, look_back_steps(pack, session))
    finishing = Route(pack.finishing.id, pack.finishing.title, pack.finishing.steps)
    after_choice = choosing_stage(pack, session) + 1
    return (*stages[:after_choice], *modules, looking, finishing, *stages[after_choice:])


def choosing_stage(pack: Pack, session: Session) -> int:
    """Which stage of the frame, counted from 0, holds the choosing together; -1 if none does."""
    stages = frame(pack, session)
    return next((i for i, s in enumerate(stages) if any(x.role is StageRole.CHOOSE for x in s.steps)), -1)


def stands(pack: Pack, session: Session, trail: tuple[TrailItem, ...]) -> str | None:
    """The place a trail leads to, or None past the last step.

    Args:
        trail: What was gone through in this meeting.
    """
    for i in range(len(trail) - 1, -1, -1):
        item = trail[i]
        if not known(pack, session, item.step):
            continue  # a step that the pack no longer has: stand where the one before it leads
        if item.outcome is Outcome.OPENED:
            return item.step
        if _is_just_talk(pack, item.step):
            return stands(pack, session, _before_opening(trail[: i + 1], item.step))
        return following(pack, session, item.step)
    first = frame(pack, session)[0]
    return f"{first.id}/{first.steps[0].id}"


def _before_opening(trail: tuple[TrailItem, ...], step: str) -> tuple[TrailItem, ...]:
    for i in range(len(trail) - 1, -1, -1):
        if trail[i].step == step and trail[i].outcome is Outcome.OPENED:
            return trail[:i]
    return trail[:-1]


def following(pack: Pack, session: Session, after: str) -> str | None:
    """The place that comes after one; the end of a module leads back to choosing together.

    Args:
        after: A place: "stage/step" or "module/step".
    """
    owner, _, step_id = after.partition("/")
    module = pack.module(owner)
    if module:
        rest = _after(module.steps, step_id)
        on_route = {s.id for s in route_of(session, module)}
        nxt = next((s for s in rest if s.id in on_route), None)
        return f"{owner}/{nxt.id}" if nxt else _choose_place(pack, session)
    if owner == LOOK_BACK:
        nxt = next(iter(_after(look_back_steps(pack, session), step_id)), None)
        return f"{owner}/{nxt.id}" if nxt else _choose_place(pack, session)
    walked = list(_frame_places(pack, session))
    return walked[walked.index(after) + 1] if after in walked[:-1] else None


def route_of(session: Session, module: Module) -> tuple[Step, ...]:
    """A module's steps on the route this meeting takes through it. One without a short route is walked whole."""
    if module.id not in session.short:
        return module.steps
    return tuple(s for s in module.steps if s.id in module.short_route) or module.steps


def _after(steps: tuple[Step, ...], step_id: str) -> tuple[Step, ...]:
    ids = [s.id for s in steps]
    return steps[ids.index(step_id) + 1 :] if step_id in ids else ()


def _frame_places(pack: Pack, session: Session) -> Iterator[str]:
    """The frame's places in walking order; just talking is only ever jumped to."""
    for stage in frame(pack, session):
        for step in stage.steps:
            if step.role is not StageRole.JUST_TALK:
                yield f"{stage.id}/{step.id}"


def _choose_place(pack: Pack, session: Session) -> str | None:
    for stage in frame(pack, session):
        for step in stage.steps:
            if step.role is StageRole.CHOOSE:
                return f"{stage.id}/{step.id}"
    return None


def _is_just_talk(pack: Pack, where: str) -> bool:
    found = stage_step(pack, where)
    return found is not None and found.role is StageRole.JUST_TALK


def stage_step(pack: Pack, where: str) -> StageStep | None:
    """The frame's step at a place, or None if it is not the frame's."""
    owner, _, step_id = where.partition("/")
    stage = next((s for s in pack.flow.stages if s.id == owner), None)
    return next((s for s in stage.steps if s.id == step_id), None) if stage else None


def look_back_steps(pack: Pack, session: Session) -> tuple[Step, ...]:
    """The steps of a look-back, with one for each prompt that was picked."""
    book = pack.look_back
    picked = [(p, book.prompt(p)) for p in session.looking_back]
    answers = tuple(book.answer.model_copy(update={"id": i, "prompt": p.prompt}) for i, p in picked if p)
    return (book.where, book.pick, *answers, book.noticed, book.step)


def is_worker_only(pack: Pack, where: str) -> bool:
    """Whether a place is the worker's alone, before the door or after."""
    owner = where.partition("/")[0]
    return any(stage.worker_only for stage in pack.flow.stages if stage.id == owner)


def known(pack: Pack, session: Session, where: str) -> bool:
    """Whether the pack has this place.

    Args:
        where: A place: "stage/step" or "module/step".
    """
    owner, _, step_id = where.partition("/")
    module = pack.module(owner)
    if module:
        return any(s.id == step_id for s in module.steps)
    if owner == LOOK_BACK:
        return any(s.id == step_id for s in look_back_steps(pack, session))
    if not any(s.id == owner for s in frame(pack, session)):
        return False
    return stage_step(pack, where) is not None
