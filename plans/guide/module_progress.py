"""How far each module has been talked about, over all meetings. A module is new, talked about, parked or hidden."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plans.guide.step_content import place_of
from plans.pack.models import Module
from plans.record.context import Context
from plans.record.models import Outcome, Record


class ModuleState(StrEnum):
    """In words that end up on screen. There is no "incomplete"."""

    NEW = "new"
    TALKED = "talked about"
    PARKED = "parked for another day"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class ModuleOverview:
    """One module over all meetings, step ids in the module's order."""

    module: Module
    state: ModuleState
    talked: tuple[str, ...]
    parked: tuple[str, ...]
    next_step: str | None
    """The first step that is neither talked about nor skipped, or None."""

    @property
    def words(self) -> str:
        """What it is now, and what waits for another day: "talked about, 1 parked". Never how much of it is done."""
        if self.state is ModuleState.TALKED and self.parked:
            return f"{self.state.value}, {len(self.parked)} parked"
        return self.state.value


def overview(context: Context) -> tuple[ModuleOverview, ...]:
    """All modules in the programme's order, hidden ones too. Not the finishing, which is never new or left."""
    return _over(context.pack.modules, context.record)


def overview_of(context: Context, module_id: str) -> ModuleOverview:
    """One module, or the finishing, over all meetings.

    Raises:
        KeyError: There is no such module.
    """
    module = context.pack.module(module_id)
    if module is None:
        raise KeyError(module_id)
    return _over((module,), context.record)[0]


def _over(modules: tuple[Module, ...], record: Record) -> tuple[ModuleOverview, ...]:
    last: dict[str, Outcome] = {}
    for session in record.sessions:
        for item in session.trail:
            if item.outcome is not Outcome.OPENED:
                last[item.step] = item.outcome
    written = {place_of(e) for e in record.entries if e.kept} | {place_of(n) for n in record.notes if n.kept}
    return tuple(_of(module, record, last, written) for module in modules)


def _of(module: Module, record: Record, last: dict[str, Outcome], written: set[str]) -> ModuleOverview:
    def outcome(step_id: str) -> Outcome | None:
        where = f"{module.id}/{step_id}"
        if where in written and last.get(where) is not Outcome.PARKED:
            return Outcome.TALKED
        return last.get(where)

    outcomes = {step.id: outcome(step.id) for step in module.steps}
    talked = tuple(s for s, o in outcomes.items() if o is Outcome.TALKED)
    parked = tuple(s for s, o in outcomes.items() if o is Outcome.PARKED)
    if module.id in record.person.hidden_modules:
        state = ModuleState.HIDDEN
    elif talked:
        state = ModuleState.TALKED
    elif parked:
        state = ModuleState.PARKED
    else:
        state = ModuleState.NEW
    next_step = next((s for s, o in outcomes.items() if o in (None, Outcome.PARKED)), None)
    return ModuleOverview(module, state, talked, parked, next_step)
