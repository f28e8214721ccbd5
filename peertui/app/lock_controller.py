"""An app that can be left and locked with nothing lost in silence, and comes back to where it was."""

from __future__ import annotations

import gc
from concurrent.futures import CancelledError
from contextlib import suppress
from threading import Event
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from rich.text import Text
from textual import events

from peertui.app.navigation import NavigatingApp
from peertui.presenters import commands
from peertui.presenters.command_ids import CommandId
from peertui.presenters.place import Place
from peertui.presenters.vault.messages import unkept_words
from peertui.screens.base.screen import BaseScreen
from peertui.services.idle_timer import IdleWatch
from peertui.services.terminal import has_gone
from plans.vault.errors import VaultError

if TYPE_CHECKING:
    from peertui.screens.people.people_list import PeopleScreen
    from peertui.screens.people.person import PersonScreen
    from peertui.services.settings import Settings
    from peertui.services.workspace import Workspace
    from plans.vault import Vault
    from widgets.models.command import Command

CLOSING_SECONDS = 4.0
"""How long Windows is kept waiting by a window that is closed; it waits for five."""


class Stay(NamedTuple):
    """Where somebody was when it was locked."""

    person: str
    in_meeting: bool


class Typed(NamedTuple):
    """What became of the words in forms that were left or locked."""

    unkept: str = ""
    """What is not kept, as a sentence without a word of it; "" if everything is."""
    kept: str = ""
    """What was kept without being asked for, as a sentence without a word of it; "" if nothing was."""
    problem: str = ""
    """Why something could not be kept, as the vault says it; "" if nothing went wrong."""


class LockableApp(NavigatingApp):
    """What an app on a vault knows of locking it."""

    demo: bool
    notice: str
    settings: Settings

    def __init__(self, watch: IdleWatch) -> None:
        super().__init__()
        self._watch = watch
        self._workspace: Workspace | None = None
        self._stay: Stay | None = None
        self.has_ended = Event()
        """Set once everything is saved and put away."""

    @property
    def workspace(self) -> Workspace:
        """The record in use and its vault. RuntimeError before the vault is open."""
        if self._workspace is None:
            raise RuntimeError("the vault is not open")
        return self._workspace

    @property
    def workspace_in_use(self) -> Workspace | None:
        """The same where somebody's record is open, else None."""
        return self._workspace if self._workspace is not None and self._workspace.has_record else None

    @property
    def can_lock(self) -> bool:
        """Whether there is something open that a passphrase would open again."""
        return self._workspace is not None and not self.demo

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
        if self.can_lock and not self.is_open(Place.LOCKING):
            self.open(Place.LOCKING, self.forget)

    def unkept(self) -> str:
        """What is typed in a form and cannot be kept without asking, as a sentence; "" if nothing is."""
        return unkept_words([words for form in self._forms if (words := form.unkept())])

    def keep_forms(self) -> Typed:
        """Keep what is typed in forms, as far as nothing has to be asked."""
        unkept = self.unkept()  # first: somebody who is kept is listed just like the name in the form
        kept: list[str] = []
        try:
            kept += filter(None, (form.keep_typed() for form in self._forms))
        except VaultError as error:
            return Typed(unkept, " ".join(kept), str(error))
        return Typed(unkept, " ".join(kept))

    @property
    def _forms(self) -> list[BaseScreen[Any]]:
        if self._workspace is None or self.demo:
            return []
        return [screen for screen in self.screen_stack if isinstance(screen, BaseScreen) and screen.is_mounted]

    def forget(self) -> str:
        """Lock the vault, drop every word and show the door. Why not, if not all is saved; nothing is dropped then."""
        workspace, typed = self.workspace, self.keep_forms()
        if typed.problem:
            from peertui.services.vault.autosave import Report

            return Report(problem=typed.problem).why
        stay = self._where()
        workspace.close()
        if not workspace.all_saved:
            return workspace.latest_save.why
        told = " ".join(filter(None, (typed.unkept, typed.kept)))
        self.notice = f"Locked. {told}" if told else ""
        self._workspace, self._stay, self._clipboard = None, stay, ""
        with self.batch_update():
            while len(self.screen_stack) > 1:
                self.pop_screen()
            self.open(Place.DOOR, then=self.came_in)
        self.call_after_refresh(gc.collect)
        return ""

    def leave(self) -> None:
        """Save everything and close; if something cannot be saved or kept, say so and stay."""
        if not (unkept := self.unkept()):
            self._save_and_leave()
            return

        def answered(answer: str | None) -> None:
            if answer == "lose":
                self._save_and_leave()

        choices = (("stay", "Go back to it"), ("lose", "Leave without it"))
        self.open(Place.QUESTION, "Not kept yet", unkept, choices, then=answered)

    def _save_and_leave(self) -> None:
        from peertui.services.vault.autosave import Report

        typed = self.keep_forms()
        report = Report(problem=typed.problem)
        if self._workspace and not report.problem:
            report = self._workspace.save_now()
        if not report.problem and (self._workspace is None or self._workspace.all_saved):
            self.exit(0, message=Text(typed.kept) if typed.kept else None)
            return
        question = f"Not saved: {report.why}"
        choices = (("again", "Try again"), ("stay", "Stay here"), ("lose", "Leave, and lose what is not saved"))

        def answered(answer: str | None) -> None:
            if answer == "again":
                self._save_and_leave()
            elif answer == "lose":
                self.exit(1)

        self.open(Place.QUESTION, "Not saved", question, choices, then=answered)

    def look_at_the_terminal(self) -> None:
        """Stop if it has gone: nobody could ever come back to it."""
        if has_gone():
            self._asked_to_stop()

    def _asked_to_stop(self) -> None:
        """The system ends the session, or the terminal has gone: save, then leave."""
        typed = self.keep_forms()
        if self._workspace is not None:
            self._workspace.save_now()
        saved = not typed.problem and (self._workspace is None or self._workspace.all_saved)
        self.exit(0 if saved else 1, message=None if has_gone() else Text(" ".join(typed).strip()) or None)

    def end_with_window(self) -> None:
        """Its window is being closed: the same, asked from another thread, and wait until it has ended."""
        with suppress(RuntimeError, CancelledError):  # it had ended already, or did so while it was asked
            self.call_from_thread(self._asked_to_stop)
        self.has_ended.wait(CLOSING_SECONDS)

    def came_in(self, vault: Vault | None) -> None:
        """A door has led to an open vault."""
        if vault is not None:
            self.unlocked(vault)

    def unlocked(self, vault: Vault) -> None:
        """The vault is open: show the people in it."""
        raise NotImplementedError

    def _where(self) -> Stay | None:
        if not self.workspace.has_record:
            return None
        return Stay(self.workspace.record.person.id, in_meeting=self.is_open(Place.SESSION))

    def come_back(self, first: str | None) -> None:
        """From the list of people, go to where somebody was before it was locked, else to this person, if any."""
        stay, self._stay = self._stay or (Stay(first, in_meeting=False) if first else None), None
        if stay is not None:
            self.call_after_refresh(self._go_to, cast("PeopleScreen", self.screen), stay)

    def _go_to(self, people: PeopleScreen, stay: Stay) -> None:
        people.pick(stay.person)
        if stay.in_meeting and self.is_at(Place.PERSON) and self.workspace.record.open_session:
            cast("PersonScreen", self.screen).perform(CommandId.MEET)
