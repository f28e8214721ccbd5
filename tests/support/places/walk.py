"""Going to places of the running app and back, and the list that every place is put on."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

from peertui.app.app import PeertuiApp
from peertui.screens.base.screen import BaseScreen
from plans.record.models import Record
from tests.support.app.kit import press
from widgets.forms.field import Field
from widgets.lists.numbered_list import NumberedList

SIZE = (80, 24)


class Walk:
    """A running app whose places are gone to one after another, each from the screen the walk began at."""

    def __init__(self, app: PeertuiApp, pilot: Pilot[int], folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.app, self.pilot, self.folder, self.patch = app, pilot, folder, patch
        self._depth = len(app.screen_stack)
        self._settings = app.settings
        self._theme = app.theme
        self.record: Record | None = app.workspace.record if app._workspace and app._workspace.has_record else None
        """The record of the person whose screen the walk began at, as it was then."""

    @property
    def screen(self) -> BaseScreen:
        """The screen in front."""
        screen = self.app.screen
        assert isinstance(screen, BaseScreen)
        return screen

    @property
    def rows(self) -> NumberedList:
        """The list on the screen."""
        return self.screen.query_one(NumberedList)

    async def press(self, *keys: str) -> None:
        """Press keys and let everything settle."""
        await press(self.pilot, *keys)

    async def paste(self, words: str) -> None:
        """Words for wherever the focus is, all at once."""
        self.app.post_message(events.Paste(words))
        await press(self.pilot)

    async def do(self, *command_ids: str) -> None:
        """Do commands of the screen in front, as the menu would."""
        for command_id in command_ids:
            self.screen.run(command_id)
            await press(self.pilot)

    async def show(self, screen: Screen) -> None:
        """Lay a screen over the one in front: for those whose way is long and adds nothing."""
        self.app.push_screen(screen)
        await press(self.pilot)

    async def pick(self, *row_ids: str) -> None:
        """Pick rows of the list in front by their ids."""
        for row_id in row_ids:
            self.rows.go_to(row_id)
            assert self.rows.highlighted, row_id
            assert self.rows.highlighted.id == row_id
            self.rows.focus()
            await press(self.pilot, "enter")

    async def choose_in(self, name: str, number: str) -> None:
        """Choose an option of a field by its number."""
        field = self.field(name)
        field.focus()
        await press(self.pilot, number)

    def field(self, name: str) -> Field:
        """The field of this name on the screen."""
        return next(f for f in self.screen.query("*") if isinstance(f, Field) and f.name == name)

    def put(self, record: Record) -> None:
        """Make this the record in use."""
        self.app.workspace.put(record)

    async def settle(self) -> None:
        """Wait for threads and what they post."""
        for _ in range(3):
            await self.app.workers.wait_for_complete()
            await press(self.pilot)

    async def home(self) -> None:
        """Back to the screen and the record the walk began with."""
        self.patch.undo()
        self.app.settings, self.app.notice = self._settings, ""
        if self.app.theme != self._theme:
            self.app.theme = self._theme
        if self.record is not None and self.app.workspace.record != self.record:
            self.put(self.record)
        with self.app.batch_update():
            while len(self.app.screen_stack) > self._depth:
                self.app.pop_screen()
            for field in self.screen.query("LineField"):
                field.answer = ""
            await press(self.pilot)
            self.screen.say("")
            self.screen.focus_first()
        await press(self.pilot)

    async def around(self, places: Iterable[Place]) -> AsyncIterator[Place]:
        """Go to one place after another, and see that each shows the screen it says."""
        for place in places:
            await self.home()
            await place.reach(self)
            await press(self.pilot)
            assert type(self.screen) is place.shows, f"{place}: {self.screen}"
            yield place


Reach = Callable[[Walk], Awaitable[None]]


@dataclass(frozen=True)
class Place:
    """Somewhere in the app that a person can be: a screen in one of its states, with what stands on it."""

    world: str
    name: str
    shows: type[Screen]
    reach: Reach
    daily: bool
    """Whether everyday tests go there too, or only the long ones."""

    def __str__(self) -> str:
        return f"{self.world}: {self.name}"


PLACES: list[Place] = []
"""Every place, filled by the modules beside this one."""


def place(
    shows: type[Screen], name: str, *worlds: str, daily: bool | Collection[str] = True
) -> Callable[[Reach], Reach]:
    """Put a way to a place on the list, for each world it is gone to in. `daily`: in which of them every day."""

    def listed(reach: Reach) -> Reach:
        often = (worlds if daily else ()) if isinstance(daily, bool) else daily
        PLACES.extend(Place(world, name, shows, reach, world in often) for world in worlds)
        return reach

    return listed
