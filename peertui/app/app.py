"""The app: which screen comes first, what holds everywhere, and a safe way out."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from peertui.app import paste_detection
from peertui.app.lock_controller import LockableApp, Typed
from peertui.presenters.place import Place
from peertui.screens.base.screen import BaseScreen
from peertui.services import settings as stored_settings
from peertui.services.app_context import InUse
from peertui.services.crash_report import last_words
from peertui.services.idle_timer import LOOK_EVERY, IdleWatch
from peertui.services.terminal import before_it_closes
from widgets.base import themes
from widgets.base.terminal_cursor import FollowCursor
from widgets.models.status import Level

if TYPE_CHECKING:
    from peertui.services.settings import Settings
    from peertui.services.vault.autosave import Report
    from plans.vault import Vault


SCREEN_CSS = """
BaseScreen { layout: vertical; layers: default over; }
#too-small { layer: over; width: 100%; height: 100%; background: $background; }
#body { height: 1fr; }
NumberedList, TextView, EntryForm { height: 1fr; }
.question { padding: 1 1; height: auto; max-width: 100; }
#question { padding: 1 1; height: auto; max-height: 60%; max-width: 100; border-left: blank $background; }
#question:focus { border-left: thick $border; }
.key { padding: 0 4 1 4; height: auto; }
SessionScreen PromptPanel { padding: 1 1; }
SessionScreen #written { min-height: 1; }
"""


class PeertuiApp(InUse, FollowCursor, LockableApp):
    """One window on one vault."""

    TITLE = "peertui"
    ENABLE_COMMAND_PALETTE = False
    CSS = themes.SHARED_CSS + SCREEN_CSS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "command('help')", show=False, priority=True),
        Binding("f2", "command('safety')", show=False, priority=True),
        Binding("f3", "command('hide')", show=False, priority=True),
        Binding("f10", "command('menu')", show=False, priority=True),
        Binding("escape", "escape", show=False, priority=True),
        Binding("ctrl+q", "command('leave')", show=False, priority=True),
        Binding("f4", "extra('f4')", show=False, priority=True),
        Binding("f5", "extra('f5')", show=False, priority=True),
        Binding("f8", "extra('f8')", show=False, priority=True),
        Binding("f9", "extra('f9')", show=False, priority=True),
    ]

    class Saved(Message):
        """A save was tried; posted from the saving thread."""

        def __init__(self, report: Report) -> None:
            super().__init__()
            self.report = report

    def __init__(
        self,
        folder: Path,
        *,
        passphrase: str | None = None,
        theme: str | None = None,
        vault: Vault | None = None,
        demo: bool = False,
        clock: Callable[[], datetime] | None = None,
        watch: IdleWatch | None = None,
        pack_folder: Path | None = None,
    ) -> None:
        super().__init__(watch or IdleWatch())
        self.folder, self.demo, self.clock, self.pack_folder = folder, demo, clock, pack_folder
        self.settings = stored_settings.load(folder)
        self._passphrase, self._vault = passphrase, vault
        self.notice = ""
        """What to say on the screen that comes to the front next, once."""
        self.shown: Report | None = None
        """The last save that a screen was shown."""
        themes.install(self)
        self.theme = themes.named(theme or self.settings.theme)

    # -- the first screen ----------------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        if sys.platform != "win32":  # it has no such signals
            with suppress(RuntimeError):  # only the main thread hears them
                for asked in (signal.SIGTERM, signal.SIGHUP):
                    asyncio.get_running_loop().add_signal_handler(asked, self._asked_to_stop)
        self.set_interval(LOOK_EVERY, self.look_at_the_clock)
        self.set_interval(LOOK_EVERY, self.look_at_the_terminal)
        if self._vault is not None:
            vault, self._vault = self._vault, None
            self.unlocked(vault)
        else:
            self._open_door()

    def _open_door(self) -> None:
        from plans.vault.storage.layout import vault_exists

        if vault_exists(self.folder):
            passphrase, self._passphrase = self._passphrase, None
            self.open(Place.DOOR, passphrase, then=self.came_in)
        else:
            self.open(Place.FIRST_RUN, then=self.came_in)

    def unlocked(self, vault: Vault) -> None:
        """The vault is open: show the people in it; the demo goes straight to its one person."""
        from peertui.services.vault.daily_backup import DailyCopies
        from peertui.services.workspace import Workspace
        from plans.record.models import now_utc

        clock = self.clock or now_utc
        copies = None if self.demo else DailyCopies(vault, clock)
        self._workspace = Workspace(vault, self.pack, self._report, unsaved=self._unsaved, clock=clock, copies=copies)
        self.open(Place.PEOPLE, instead=isinstance(self.screen, BaseScreen))
        first = next(iter(vault.people.all()), None) if self.demo else None
        self.come_back(first.id if first else None)

    @property
    def today(self) -> date:
        """The day it is here."""
        from plans.record.models import now_utc
        from plans.record.moments import local_day

        return local_day((self.clock or now_utc)())

    @property
    def region(self) -> str:
        """Whose help lines hold: the person's region, or the one set for this laptop."""
        if self._workspace is not None and self._workspace.has_record:
            return self._workspace.record.person.region
        return self.settings.region

    def keep_settings(self, settings: Settings) -> str:
        """Take these settings and keep them on the disk. Returns why that cannot be done, or ""."""
        return self.take_and_keep(settings)

    async def on_event(self, event: events.Event) -> None:
        """Keep words typed where there is no box from doing anything, before any widget hears them."""
        screen = self.screen_stack[-1] if self.screen_stack else None
        is_new_key = isinstance(event, events.Key) and not event.is_forwarded
        if is_new_key and isinstance(screen, BaseScreen):
            key = cast("events.Key", event)
            if screen.is_astray(key):
                self._watch.typed()
                return
            screen.end_moment(key)
        await super().on_event(event)

    # -- what holds everywhere -----------------------------------------------------------------------------------------

    def action_command(self, command_id: str) -> None:
        """Do a command that every screen has."""
        screen = self.screen
        if isinstance(screen, BaseScreen):
            screen.call_later(screen.run, command_id)  # once it is drawn, however fast the keys come

    def action_escape(self) -> None:
        """The menu; from a screen that only shows something, back."""
        screen = self.screen
        if isinstance(screen, BaseScreen):
            screen.call_later(screen.escape)

    def action_extra(self, key: str) -> None:
        """Do what this extra key does on the screen, if anything."""
        screen = self.screen
        if isinstance(screen, BaseScreen):
            screen.call_later(screen.run_key, key)

    def action_help_quit(self) -> None:
        """Ctrl+C, which ends other programs: say how to leave this one."""
        if isinstance(self.screen, BaseScreen):
            self.screen.say_for_now("To leave, press Ctrl+Q, or pick Save and leave in the menu.")

    def show_safety(self) -> None:
        """Lay the safety card over the screen."""
        from peertui.presenters.session.safety_card import card_lines

        lines = card_lines(self.pack, self.region, self.settings.on_call, self.today)
        self.open(Place.SAFETY, self.pack.safety.title, lines)

    def hide(self) -> None:
        """Blank the screen at once, and send what was typed to the disk; lock too, if the settings say so."""
        if self.settings.hide_locks == "yes" and self.can_lock:
            self.lock()
            return
        self.open(Place.HIDDEN)
        if self._workspace is not None:
            self.run_worker(self._workspace.save_now, thread=True, description="saving")

    def on_unmount(self) -> None:
        """Lock the vault once no screen is left that could ask for a word of it."""
        if self._workspace is not None:
            self._workspace.close()

    def _fatal_error(self) -> None:
        """A fault of our own: save first, then a sentence. Textual would print a page with the person's words in it."""
        if "debug" in self.features:
            super()._fatal_error()
        elif not self._exit_renderables:
            self.panic(Text(self._last_words()))

    def _last_words(self) -> str:
        typed = Typed(problem="what was typed in a form could not be looked at.")
        with suppress(Exception):  # the fault may be in a form
            typed = self.keep_forms()
        return last_words(self._exception, self._workspace, typed.unkept, typed.problem)

    # -- saving --------------------------------------------------------------------------------------------------------

    def _report(self, report: Report) -> None:
        self.post_message(self.Saved(report))

    def _unsaved(self) -> None:
        """Take "Saved" off every screen before the change is drawn, also off those that lie behind."""
        for screen in self.screen_stack:
            if isinstance(screen, BaseScreen):
                screen.say_unsaved()

    def on_peertui_app_saved(self, event: Saved) -> None:
        """Show it on whichever screen is in front, unless that has been done and other words came after it."""
        if isinstance(self.screen, BaseScreen):
            words = self._workspace.take_up_other_words() if self._workspace else ""
            if event.report is not self.shown:
                self.screen.show_save_state()
            if words:
                self.screen.say(words, Level.NOTE)


def run_app(
    folder: Path,
    *,
    passphrase: str | None = None,
    theme: str | None = None,
    vault: Vault | None = None,
    demo: bool = False,
    pack_folder: Path | None = None,
) -> int:
    """Open the app on the vault in a folder and stay until it is left. Returns the exit code."""
    paste_detection.install()
    app = PeertuiApp(folder, passphrase=passphrase, theme=theme, vault=vault, demo=demo, pack_folder=pack_folder)
    with before_it_closes(app.end_with_window):
        try:
            return app.run(mouse=False) or app.return_code or 0
        finally:
            app.has_ended.set()
