"""An app that can be locked: by itself, by a command, and back again to where it was."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING, NamedTuple

from textual import events
from textual.app import App

from peertui import commands
from peertui.idle import IdleWatch

if TYPE_CHECKING:
    from peertui.desk import Desk
    from peertui.screens.people import PeopleScreen
    from peertui.settings import Settings
    from widgets.command import Command


class Place(NamedTuple):
    """Where somebody was when it was locked."""

    person: str
    in_meeting: bool


class LockableApp(App[int]):
    """What an app on a vault knows of locking it."""

    demo: bool
    settings: Settings

    def __init__(self, watch: IdleWatch) -> None:
        super().__init__()
        self._watch = watch
        self._desk: Desk | None = None
        self._place: Place | None = None

    @property
    def desk(self) -> Desk:
        """The record in use and its vault. RuntimeError before the vault is open."""
        if self._desk is None:
            raise RuntimeError("the vault is not open")
        return self._desk

    @property
    def can_lock(self) -> bool:
        """Whether there is something open that a passphrase would open again."""
        return self._desk is not None and not self.demo

    @property
    def last_commands(self) -> tuple[Command, ...]:
        """What stands at the end of every menu."""
        return commands.LAST if self.can_lock else ()

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste):
            self._watch.typed()
        await super().on_event(event)

    def copy_to_clipboard(self, text: str) -> None:
        """Keep it in here: the terminal would hand it to every program, and no lock would take it back."""
        self._clipboard = text

    def look_at_the_clock(self) -> None:
        """Lock when nobody has typed for a while, or the laptop has slept."""
        if self._watch.due(self.settings.idle_minutes):
            self.lock()

    def lock(self) -> None:
        """Blank the screen at once, save, and forget keys and words. If it cannot be saved, nothing is dropped."""
        from peertui.screens.locking import LockingScreen

        if self.can_lock and not any(isinstance(screen, LockingScreen) for screen in self.screen_stack):
            self.push_screen(LockingScreen())

    def forget(self) -> bool:
        """Lock the vault, drop every word and show the door. False, and nothing is dropped, if not all is saved."""
        desk = self.desk
        place = self._where()
        desk.close()
        if not desk.all_saved:
            return False
        self._desk, self._place, self._clipboard = None, place, ""
        if exports := sys.modules.get("exports"):
            exports.forget()
        from peertui.screens.unlock import UnlockScreen

        with self.batch_update():
            while len(self.screen_stack) > 1:
                self.pop_screen()
            self.push_screen(UnlockScreen())
        self.call_after_refresh(gc.collect)
        return True

    def _where(self) -> Place | None:
        from peertui.screens.session import SessionScreen

        if not self.desk.has_record:
            return None
        meeting = any(isinstance(screen, SessionScreen) for screen in self.screen_stack)
        return Place(self.desk.record.person.id, meeting)

    def come_back(self, people: PeopleScreen) -> bool:
        """Go to where somebody was before it was locked; False if there is no such place."""
        place, self._place = self._place, None
        if place is not None:
            self.call_after_refresh(self._go_to, people, place)
        return place is not None

    def _go_to(self, people: PeopleScreen, place: Place) -> None:
        from peertui.screens.person import PersonScreen

        people.open_person(place.person)
        person = self.screen
        if place.in_meeting and isinstance(person, PersonScreen) and self.desk.record.open_session:
            person.do_meet()
