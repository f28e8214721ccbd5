"""The guided session: a pure state machine over (pack, session). No clock, disk or screen inside.

Every move takes a session as it stands and the moment (`now`, in UTC), and returns the session as it then is;
`plans.guide.route` says where a session is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plans.guide.route import (
    LOOK_BACK,
    choosing_stage,
    following,
    frame,
    is_worker_only,
    known,
    look_back_steps,
    place,
    route_of,
    stands,
)
from plans.pack.models import Module, Pack, StageRole, Step
from plans.record.models import Outcome, Session, TrailItem


@dataclass(frozen=True, slots=True)
class View:
    """All that a screen or the plain mode may know of where the session is."""

    place: str
    heading: str
    """The stage's or module's title."""
    step: Step
    """Prompt and follow-ups, with their slots not yet filled."""
    role: StageRole
    at: int
    """This step is number `at` of `of` on its route, counted from 1."""
    of: int
    module: str | None = None
    looks_back: bool = False
    look_back_prompt: str | None = None
    points: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    why: tuple[str, ...] = ()
    time: str = ""
    worker_only: bool = False
    can_go_back: bool = False
    can_park: bool = False
    can_shorten: bool = False
    on_short_route: bool = False
    is_last: bool = False


def view(pack: Pack, session: Session) -> View | None:
    """What to show now, or None once the session is over."""
    here = place(pack, session)
    if here is None:
        return None
    owner, _, step_id = here.partition("/")
    module = pack.module(owner)
    if module:
        seen = _module_view(pack, session, module, step_id)
    elif owner == LOOK_BACK:
        seen = _look_back_view(pack, session, step_id)
    else:
        seen = _stage_view(pack, session, owner, step_id)
    return seen


def advance(pack: Pack, session: Session, now: datetime) -> Session:
    """Continue: this step was talked about. At the very last step the session ends."""
    return _leave(pack, session, Outcome.TALKED, now)


def skip(pack: Pack, session: Session, now: datetime) -> Session:
    """Continue without this step."""
    return _leave(pack, session, Outcome.SKIPPED, now)


def park(pack: Pack, session: Session, now: datetime) -> Session:
    """Continue, and keep this step for another day."""
    return _leave(pack, session, Outcome.PARKED, now)


def back(session: Session) -> Session:
    """Undo the last move. At the start nothing changes."""
    if session.ended and not session.trail:
        return session.model_copy(update={"ended": None})
    return session.model_copy(update={"ended": None, "trail": session.trail[:-1]})


def go(pack: Pack, session: Session, target: str, now: datetime) -> Session:
    """Jump to any step. A jump into a module counts as choosing it.

    Args:
        target: A place: "stage/step" or "module/step".
        now: When, in UTC.

    Returns:
        The meeting as it then is.

    Raises:
        KeyError: The pack has no such place.
    """
    if not known(pack, session, target):
        raise KeyError(target)
    if target == place(pack, session):
        return session
    owner = target.partition("/")[0]
    chosen = session.chosen
    if pack.module(owner) and owner not in chosen:
        chosen = (*chosen, owner)
    trail = (*session.trail, TrailItem(step=target, outcome=Outcome.OPENED, when=now))
    return session.model_copy(update={"chosen": chosen, "trail": trail, "ended": None})


def open_module(
    pack: Pack, session: Session, module_id: str, now: datetime, *, short: bool = False, at: str | None = None
) -> Session:
    """Begin a module, on its short route if wished, at its first step or at the step `at`.

    One that was on its short route today stays on it, so that going back undoes the opening and no more.

    Args:
        now: When, in UTC.
        short: On its short route.
        at: A step of it; None for the first.

    Returns:
        The meeting as it then is.

    Raises:
        KeyError: There is no such module or step.
    """
    module = pack.module(module_id)
    if module is None:
        raise KeyError(module_id)
    add = short and module_id not in session.short
    routed = session.model_copy(update={"short": (*session.short, module_id)}) if add else session
    first = at or route_of(routed, module)[0].id
    return go(pack, routed, f"{module_id}/{first}", now)


def shorten(pack: Pack, session: Session) -> Session:
    """Take the short route through the module on screen, or the whole of it again. Elsewhere nothing changes."""
    owner = (place(pack, session) or "").partition("/")[0]
    if pack.module(owner) is None:
        return session
    if owner in session.short:
        return session.model_copy(update={"short": tuple(m for m in session.short if m != owner)})
    return session.model_copy(update={"short": (*session.short, owner)})


def look_back(pack: Pack, session: Session, now: datetime) -> Session:
    """Begin the look-back."""
    return go(pack, session, f"{LOOK_BACK}/{pack.look_back.where.id}", now)


def pick_prompts(pack: Pack, session: Session, prompts: tuple[str, ...]) -> Session:
    """Choose what to look back at: known prompts only, as many as the pack allows.

    Args:
        prompts: Ids of look-back prompts.

    Returns:
        The meeting as it then is.
    """
    known = tuple(dict.fromkeys(p for p in prompts if pack.look_back.prompt(p)))
    return session.model_copy(update={"looking_back": known[: pack.look_back.most_prompts]})


def just_talk(pack: Pack, session: Session, now: datetime) -> Session:
    """Put the steps away and talk; going on comes back to the step that was left."""
    return _go_to_role(pack, session, StageRole.JUST_TALK, now)


def choose_again(pack: Pack, session: Session, now: datetime) -> Session:
    """To the list of modules."""
    return _go_to_role(pack, session, StageRole.CHOOSE, now)


def finish(pack: Pack, session: Session, now: datetime) -> Session:
    """Leave the steps for the close: the first step after choosing together."""
    stages = frame(pack, session)
    closing = stages[min(choosing_stage(pack, session) + 1, len(stages) - 1)]
    return go(pack, session, f"{closing.id}/{closing.steps[0].id}", now)


def end(session: Session, now: datetime) -> Session:
    """End the meeting at this step."""
    return session if session.ended else session.model_copy(update={"ended": now})


def _leave(pack: Pack, session: Session, outcome: Outcome, now: datetime) -> Session:
    here = place(pack, session)
    if here is None:
        return session
    trail = (*session.trail, TrailItem(step=here, outcome=outcome, when=now))
    onward = stands(pack, session, trail)
    if is_worker_only(pack, here):  # the worker's own check leaves no mark: only where it led to is kept
        opened = (TrailItem(step=onward, outcome=Outcome.OPENED, when=now),) if onward else ()
        trail = (*session.trail, *opened)
    return session.model_copy(update={"trail": trail, "ended": None if onward else now})


def _go_to_role(pack: Pack, session: Session, role: StageRole, now: datetime) -> Session:
    for stage in frame(pack, session):
        for step in stage.steps:
            if step.role is role:
                return go(pack, session, f"{stage.id}/{step.id}", now)
    return session


def _why_note(pack: Pack, module: Module) -> tuple[str, ...]:
    """What the numbers among a module's reasons are; the finishing has none."""
    note = pack.flow.why_note
    return (note,) if note and module is not pack.finishing else ()


def _module_view(pack: Pack, session: Session, module: Module, step_id: str) -> View:
    step = next(s for s in module.steps if s.id == step_id)
    route = route_of(session, module)
    steps = route if step in route else module.steps
    return View(
        place=f"{module.id}/{step_id}",
        heading=module.title,
        step=step,
        role=step.role,
        at=steps.index(step) + 1,
        of=len(steps),
        module=module.id,
        cautions=module.cautions,
        why=(*module.why, *_why_note(pack, module)),
        can_go_back=bool(session.trail),
        can_park=True,
        can_shorten=bool(module.short_route),
        on_short_route=module.id in session.short,
    )


def _look_back_view(pack: Pack, session: Session, step_id: str) -> View:
    book = pack.look_back
    steps = look_back_steps(pack, session)
    step = next(s for s in steps if s.id == step_id)
    return View(
        place=f"{LOOK_BACK}/{step_id}",
        heading=book.title,
        step=step,
        role=StageRole.PICK if step is book.pick else StageRole.TALK,
        at=steps.index(step) + 1,
        of=len(steps),
        looks_back=True,
        look_back_prompt=step_id if book.prompt(step_id) else None,
        cautions=book.cautions,
        why=book.why,
        can_go_back=bool(session.trail),
        can_park=True,
    )


def _stage_view(pack: Pack, session: Session, stage_id: str, step_id: str) -> View:
    stage = next(s for s in pack.flow.stages if s.id == stage_id)
    step = next(s for s in stage.steps if s.id == step_id)
    here = f"{stage_id}/{step_id}"
    walked = [s for s in stage.steps if s.role is not StageRole.JUST_TALK or s is step]
    return View(
        place=here,
        heading=stage.title,
        step=step,
        role=step.role,
        at=walked.index(step) + 1,
        of=len(walked),
        points=step.points,
        cautions=pack.flow.cautions if step.role is StageRole.CHOOSE else (),
        time=stage.time,
        worker_only=stage.worker_only,
        can_go_back=bool(session.trail),
        is_last=step.role is not StageRole.JUST_TALK and following(pack, session, here) is None,
    )
