"""What every part of plain mode works with: the talk, workspace and settings; and saving, hiding, locking, leaving."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from exports import ExportError
from peertui.plain.console.console import Console
from peertui.plain.console.idle_lock import Sleeper
from peertui.plain.console.prompts import Back, Gone, Here, Talk
from peertui.plain.console.work_lines import WorkLines
from peertui.presenters import commands
from peertui.presenters.session.safety_card import card_lines
from peertui.presenters.vault import messages
from peertui.services import settings as stored_settings
from peertui.services.app_context import InUse
from peertui.services.idle_timer import IdleWatch
from plans.record.models import now_utc
from plans.record.moments import local_day
from plans.vault.errors import VaultError
from widgets.models.command import Command

if TYPE_CHECKING:
    from peertui.services.vault.daily_backup import DailyCopies
    from peertui.services.workspace import Workspace
    from plans.vault import Vault

LEAVING = (("again", "Try again"), ("stay", "Stay here"), ("lose", "Leave, and lose what is not saved"))
UNKEPT = (("stay", "Go back to it"), ("lose", "Leave without it"))


class PlainApp(InUse):
    """One person at one console with one vault."""

    is_plain = True
    ask_at_door: Callable[[], Vault]
    """Asks for what opens the vault again, until something does. Leave."""

    def __init__(
        self,
        console: Console,
        folder: Path,
        *,
        demo: bool = False,
        clock: Callable[[], datetime] = now_utc,
        watch: IdleWatch | None = None,
        pack_folder: Path | None = None,
    ) -> None:
        self.console, self.folder, self.demo, self.clock = console, folder, demo, clock
        self.pack_folder = pack_folder
        self.settings = stored_settings.load(folder)
        self.talk = Talk(console, self)
        self.say = self.talk.say
        self._workspace: Workspace | None = None
        self._locked = False
        self._unkept = ""
        self._person: str | None = None
        """Who was open when it was locked."""
        self.work = WorkLines(self.say, is_read=console.is_read)
        self._sleeper = Sleeper(watch or IdleWatch(), self._forget)

    @property
    def today(self) -> date:
        """The day it is here."""
        return local_day(self.clock())

    @property
    def workspace(self) -> Workspace:
        """The record in use and its vault. RuntimeError before the vault is open."""
        if self._workspace is None:
            raise RuntimeError("the vault is not open")
        return self._workspace

    @property
    def is_open(self) -> bool:
        """Whether a vault is open, or was and is locked now."""
        return self._workspace is not None

    def unlocked(self, vault: Vault) -> None:
        """The vault is open: lay it on the workspace."""
        from peertui.services.workspace import Workspace

        self._workspace = Workspace(vault, self.pack, lambda _: None, clock=self.clock, copies=self._copies(vault))

    def _copies(self, vault: Vault) -> DailyCopies | None:
        from peertui.services.vault.daily_backup import DailyCopies

        return None if self.demo else DailyCopies(vault, self.clock)

    @property
    def region(self) -> str:
        """Whose help lines hold: the person's region, or the one set for this laptop."""
        if self._workspace is not None and self._workspace.has_record:
            return self._workspace.record.person.region
        return self.settings.region

    def keep_settings(self, **changed: str) -> None:
        """Take changed settings and keep them on the disk; say so if that cannot be done."""
        if trouble := self.take_and_keep(replace(self.settings, **changed)):  # type: ignore[arg-type]
            self.say(trouble)

    # -- saving --------------------------------------------------------------------------------------------------------

    def before_words(self) -> bool:
        """Everything is on the disk before a word is said about it. Why it is not is said at the next question."""
        workspace = self._workspace
        if workspace is None or not workspace.has_record:
            return True
        if not workspace.all_saved and not workspace.latest_save.problem:
            workspace.save_now()
        return workspace.all_saved

    def before_question(self) -> bool:
        """Everything is on the disk before each question. Trouble is always said; "saved" is not."""
        saved = self.save()
        self.work.afresh()
        self._sleeper.rest(self.settings.idle_minutes, may_forget=self.can_lock)
        return saved

    def save(self) -> bool:
        """Save now, and say what is wrong, if anything is. Whether all is on the disk."""
        workspace = self._workspace
        if workspace is None or not workspace.has_record:
            return True
        report = workspace.save_now()
        if words := workspace.take_up_other_words():
            self.say(words)
            report = workspace.save_now()
        if workspace.all_saved:
            return True
        self.say(f"Not saved: {report.why}")
        return False

    @contextmanager
    def form(self) -> Iterator[Callable[[str], None]]:
        """A few questions whose answers are kept together at the end.

        Whoever asks says what is typed and kept nowhere yet, without a word of it, or "" for nothing.
        """

        before = self._unkept

        def hold(words: str) -> None:
            self._unkept = words or before

        try:
            yield hold
        except (Back, Gone, ExportError, VaultError):  # whatever else leads out of here ends plain mode
            self._unkept = before
            raise
        self._unkept = before

    @property
    def unkept(self) -> str:
        """What was typed and is kept nowhere yet, as a sentence; "" if everything is."""
        return messages.unkept_words([self._unkept] if self._unkept and not self.demo else [])

    def may_leave(self) -> bool:
        """Save; if that cannot be done, or something typed is not kept, ask what to do."""
        while not self.save():
            answer = self.talk.choose("It is not saved. What now?", LEAVING, Here("Choose what to do."))
            if answer == "lose":
                return True
            if answer != "again":
                return False
        return not self.unkept or self.talk.choose(self.unkept, UNKEPT, Here("Choose what to do.")) == "lose"

    def close(self) -> bool:
        """Save, and lock the vault. Whether all is on the disk."""
        self._sleeper.close()
        saved = self.save()
        if self._workspace is not None:
            self._workspace.close()
        return saved

    def end_with_window(self) -> None:
        """Its window is being closed: save, from another thread, while this one may wait for an answer.

        The vault of the demo is closed too, so that its folder can go.
        """
        workspace = self._workspace
        if workspace is not None:
            workspace.save_now()
            if self.demo:
                workspace.close()

    # -- hiding and locking --------------------------------------------------------------------------------------------

    @property
    def can_lock(self) -> bool:
        """Whether there is something open that a passphrase would open again."""
        return self._workspace is not None and not self.demo and not self._locked

    @property
    def last_commands(self) -> tuple[Command, ...]:
        """What stands at the end of every menu."""
        return commands.LAST if self.can_lock else ()

    def after_answer(self) -> None:
        """Somebody typed: if it was locked while nobody did, the passphrase comes first."""
        if self._sleeper.wake():
            self.say("Nothing was entered for a while, so it was locked. What you just typed is kept.")
            self._come_back()

    def safety(self) -> None:
        """Say the safety card."""
        self.say(f"{self.pack.safety.title}.", *self._card(), "")

    def _card(self) -> tuple[str, ...]:
        return card_lines(self.pack, self.region, self.settings.on_call, self.today)

    def hide(self) -> None:
        """Move the words up by a screen; lock too, if the settings say so."""
        rows = shutil.get_terminal_size((80, 24)).lines
        self.say(*[""] * min(rows, 100))
        if self.settings.hide_locks == "yes" and self.can_lock:
            self.lock()
            return
        self.say("Hidden. The words can still be scrolled back to: close the window when you are done.")
        self.console.ask("Press Enter to go on:")

    def lock(self) -> None:
        """Save, forget the keys and every word, and ask for the passphrase."""
        if not self.can_lock:
            self.say("There is nothing to lock here.")
        elif self._forget():
            self.say("Locked. What was said can still be scrolled back to.")
            self._come_back()
        else:
            self.save()
            self.say("Because of that it was not locked.")

    def _forget(self) -> bool:
        """Close the vault. False, and nothing is dropped, if not all is saved. Called on any thread, one at a time."""
        workspace = self._workspace
        if workspace is None:
            return False
        self._person = workspace.record.person.id if workspace.has_record else None
        workspace.close()
        if not workspace.all_saved:
            return False
        self._locked = True
        gc.collect()
        return True

    def _come_back(self) -> None:
        vault = self.ask_at_door()
        workspace = self.workspace
        workspace.vault, workspace.copies, self._locked = vault, self._copies(vault), False
        if self._person is not None:
            try:
                workspace.open(self._person)
            except VaultError as error:
                self.say(str(error))
                raise Gone from error
        self.say("Unlocked. You are where you were.")
