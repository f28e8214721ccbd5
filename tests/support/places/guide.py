"""Places of the guided session: every step of every part, with and without what was written there."""

from __future__ import annotations

from peertui.screens.base.help import HelpScreen
from peertui.screens.base.menu import MenuScreen
from peertui.screens.dialogs.pick import JumpScreen
from peertui.screens.dialogs.question import AskScreen
from peertui.screens.session.part_lists import LookBacksScreen
from peertui.screens.session.session import SessionScreen
from plans.guide import state_machine as guided
from plans.guide.route import LOOK_BACK, routes
from plans.pack.loader import load_pack
from plans.pack.models import StageRole
from plans.record import changes
from plans.record.models import Session
from tests.support.app.kit import NOW
from tests.support.places.people import MEETING
from tests.support.places.walk import Walk, place
from tests.support.places.worlds import EVERYTHING, NOTHING, PERSON

PICKED = tuple(lens.prompts[0].id for lens in load_pack().look_back.lenses)
"""Prompts of the look-back that are talked about."""


def _steps() -> tuple[str, ...]:
    session = Session(number=2, looking_back=PICKED)
    return tuple(f"{route.id}/{step.id}" for route in routes(load_pack(), session) for step in route.steps)


STEPS = _steps()
_ROLES = {step.role: f"{stage.id}/{step.id}" for stage in load_pack().flow.stages for step in stage.steps}
DAILY = dict.fromkeys((*_ROLES.values(), f"{LOOK_BACK}/pick"), (EVERYTHING,)) | {
    "arrive/typing": (NOTHING,),
    "close/takeaway": (NOTHING,),
    "early_signs/first": PERSON,
    "early_signs/helps": PERSON,
}
"""A step of each role, and of a part; in which worlds they are gone to every day."""
READ_BACK = _ROLES[StageRole.READ_BACK]


async def at_step(walk: Walk, step: str) -> None:
    """In the meeting, at a step."""
    record = walk.app.workspace.record
    session = next((s for s in record.sessions if s.id == MEETING), Session(id=MEETING, number=2, started=NOW))
    session = session.model_copy(update={"ended": None, "looking_back": PICKED, "trail": ()})
    walk.put(changes.put_session(record, guided.go(load_pack(), session, step, NOW)))
    await walk.do("meet")


def _step(step: str) -> None:
    @place(SessionScreen, f"at {step}", NOTHING, EVERYTHING, daily=DAILY.get(step, ()))
    async def at(walk: Walk) -> None:
        await at_step(walk, step)


for _each in STEPS:
    _step(_each)


def _with_words(command: str, step: str, daily: bool) -> None:
    @place(SessionScreen, f"at {step}, {command} shown", NOTHING, EVERYTHING, daily=daily)
    async def shown(walk: Walk) -> None:
        await at_step(walk, step)
        await walk.do(command)


for _module in load_pack().modules:
    for _step_of in _module.steps:
        _with_words("cautions", f"{_module.id}/{_step_of.id}", f"{_module.id}/{_step_of.id}" in DAILY)
        _with_words("why", f"{_module.id}/{_step_of.id}", False)


@place(SessionScreen, "a sign half typed", NOTHING)
async def half_typed(walk: Walk) -> None:
    await at_step(walk, "early_signs/first")
    await walk.paste("I stop opening p")


@place(SessionScreen, "words that were kept", NOTHING)
async def kept(walk: Walk) -> None:
    await at_step(walk, "early_signs/first")
    await walk.paste("I stop opening post")
    await walk.press("enter")


@place(SessionScreen, "on the short route", NOTHING)
async def on_the_short_route(walk: Walk) -> None:
    await at_step(walk, "early_signs/first")
    await walk.do("short")


@place(SessionScreen, "nothing is written today", NOTHING)
async def not_today(walk: Walk) -> None:
    await at_step(walk, "arrive/typing")
    await walk.press("3", "enter")


@place(JumpScreen, "any step", *PERSON, daily=(EVERYTHING,))
async def any_step(walk: Walk) -> None:
    await at_step(walk, "early_signs/first")
    await walk.do("jump")


@place(MenuScreen, "the menu of a step", *PERSON, daily=(EVERYTHING,))
async def menu(walk: Walk) -> None:
    await at_step(walk, "early_signs/first")
    await walk.do("menu")


@place(HelpScreen, "the help of a step", *PERSON, daily=False)
async def helped(walk: Walk) -> None:
    await at_step(walk, "early_signs/first")
    await walk.do("help")


@place(AskScreen, "what to do with what was written at a step", EVERYTHING, daily=False)
async def with_written(walk: Walk) -> None:
    await at_step(walk, "early_signs/first")
    await walk.press()
    await walk.pick("entry:full:early_sign")


@place(LookBacksScreen, "earlier look-backs", *PERSON, daily=False)
async def look_backs(walk: Walk) -> None:
    await at_step(walk, f"{LOOK_BACK}/pick")
    await walk.do("look_backs")


@place(AskScreen, "read back: keep, change, leave out", EVERYTHING)
async def read_back(walk: Walk) -> None:
    await at_step(walk, READ_BACK)
    await walk.pick("entry:full:early_sign")
