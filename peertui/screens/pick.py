"""Lists to pick one thing from: any step of the programme, and any kind of entry."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.screens.base import BaseScreen
from plans.record import Outcome, Session
from plans.route import place, routes
from widgets.numbered_list import NumberedList, Row

OUTCOME_WORDS = {
    Outcome.TALKED: "talked about",
    Outcome.SKIPPED: "skipped today",
    Outcome.PARKED: "parked",
}


class PickScreen(BaseScreen[str]):
    """Ends with the id of what was picked, or None."""

    TITLE_WORDS: ClassVar[str] = ""
    HELP = "Type a number, or move with the arrow keys and press Enter."

    def title_words(self) -> tuple[str, str, str]:
        return (self.desk.record.person.called, self.TITLE_WORDS, "")

    def rows(self) -> tuple[Row, ...]:
        """What can be picked."""
        return ()

    def body(self) -> ComposeResult:
        yield NumberedList(self.rows())

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        self.dismiss(event.row.id)


class JumpScreen(PickScreen):
    """Any step of the frame and of every module; ends with its place."""

    TITLE_WORDS = "Go to any step"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def on_mount(self) -> None:
        here = place(self.desk.pack, self._session)
        if here:
            self.query_one(NumberedList).go_to(here)

    def rows(self) -> tuple[Row, ...]:
        done = {item.step: OUTCOME_WORDS.get(item.outcome, "") for item in self._session.trail}
        hidden = self.desk.record.person.hidden_modules
        made: list[Row] = []
        for route in routes(self.desk.pack, self._session):
            if route.id in hidden:
                continue
            made.append(Row(f"route:{route.id}", route.title, heading=True))
            for step in route.steps:
                where = f"{route.id}/{step.id}"
                made.append(Row(where, step.title, detail=done.get(where, "")))
        return tuple(made)


class KindScreen(PickScreen):
    """Any kind of entry, the likeliest first, then by the part of the programme that makes it; ends with its id."""

    TITLE_WORDS = "What shall it be in the plan?"

    def __init__(self, first: tuple[str, ...] = ()) -> None:
        super().__init__()
        self._first = first

    def rows(self) -> tuple[Row, ...]:
        pack = self.desk.pack
        made = [Row(k, pack.kinds[k].label) for k in self._first if k in pack.kinds]
        listed = set(self._first)
        for module in pack.modules:
            if module.id in self.desk.record.person.hidden_modules:
                continue
            kinds = dict.fromkeys(k for step in module.steps for k in step.entries if k not in listed)
            if kinds:
                made.append(Row(f"module:{module.id}", module.title, heading=True))
                made += [Row(k, pack.kinds[k].label) for k in kinds]
                listed.update(kinds)
        rest = [k for k in pack.kinds if k not in listed and not pack.kinds[k].id.startswith("reflection")]
        if rest:
            made.append(Row("module:", "Any meeting", heading=True))
            made += [Row(k, pack.kinds[k].label) for k in rest]
        return tuple(made)
