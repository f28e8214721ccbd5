"""That every prompt is reached by going on, and every kind of entry can be made: the guide is driven to find out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from plans.guide import route, state_machine
from plans.pack.models import Pack
from plans.pack_lint.findings import PackFinding, fail, warn
from plans.record.models import Session

_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_LATER_MEETING = 2
"""A first meeting has no last time to look back at; any later one has every stage."""


def out_of_reach(pack: Pack) -> Iterator[PackFinding]:
    """Steps and look-back prompts that no way through a meeting comes to, and kinds that none of them makes."""
    met = {seen.place: seen for way in ways(pack) for seen in way}
    for place, file, key in _places(pack):
        if place not in met:
            problem = "No way through a meeting comes to this."
            yield fail(file, key, problem, "Look at its role and at what stands before it, or hide it.")
    made = {kind for seen in met.values() for kind in seen.step.entries}
    for kind in pack.kinds:
        if kind not in made:
            yield warn("entries.toml", f"kinds[{kind}]", "No step makes this.", "Name it in the entries of a step.")


def ways(pack: Pack) -> Iterator[tuple[state_machine.View, ...]]:
    """Every way through a meeting: straight on, each module whole and short, the look-back, and just talking."""
    first, later = Session(number=1, started=_NOW), Session(number=_LATER_MEETING, started=_NOW)
    yield _walked(pack, first)
    yield _walked(pack, later)
    for module in (*pack.modules, pack.finishing):
        for short in (False, True):
            yield _walked(pack, state_machine.open_module(pack, later, module.id, _NOW, short=short))
    for lens in pack.look_back.lenses:
        rest = tuple(prompt.id for prompt in lens.prompts)
        while rest:
            picked = state_machine.pick_prompts(pack, later, rest)
            yield _walked(pack, state_machine.look_back(pack, picked, _NOW))
            rest = rest[len(picked.looking_back) :] if picked.looking_back else ()
    yield _walked(pack, state_machine.just_talk(pack, later, _NOW))


def _walked(pack: Pack, session: Session) -> tuple[state_machine.View, ...]:
    """What is seen on going on from here, to the end or to a place seen before."""
    met: dict[str, state_machine.View] = {}
    while (seen := state_machine.view(pack, session)) is not None and seen.place not in met:
        met[seen.place] = seen
        session = state_machine.advance(pack, session, _NOW)
    return tuple(met.values())


def _places(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Every place of the guide, with the file and the key that its words stand at."""
    for stage in pack.flow.stages:
        yield from ((f"{stage.id}/{s.id}", "flow.toml", f"stages[{stage.id}].steps[{s.id}]") for s in stage.steps)
    for module in pack.modules:
        yield from ((f"{module.id}/{s.id}", f"modules/{module.id}.toml", f"steps[{s.id}]") for s in module.steps)
    last, book = pack.finishing, pack.look_back
    yield from ((f"{last.id}/{s.id}", "finishing.toml", f"steps[{s.id}]") for s in last.steps)
    for key in ("where", "pick", "noticed", "step"):
        yield f"{route.LOOK_BACK}/{getattr(book, key).id}", "lookback.toml", key
    for lens in book.lenses:
        yield from (
            (f"{route.LOOK_BACK}/{p.id}", "lookback.toml", f"lenses[{lens.id}].prompts[{p.id}]") for p in lens.prompts
        )
