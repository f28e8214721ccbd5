"""How each place of the app is made: the one table that knows the screens. Each is read in when it first opens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from textual._context import active_message_pump
from textual.app import App
from textual.await_complete import AwaitComplete

from peertui.presenters.place import Place
from peertui.screens.base.screen import BaseScreen

SCREENS: Mapping[Place, str] = {
    Place.MENU: "base.menu.MenuScreen",
    Place.HELP: "base.help.HelpScreen",
    Place.FIRST_MEETING: "base.help.FirstMeetingScreen",
    Place.QUESTION: "dialogs.question.AskScreen",
    Place.SAFETY: "dialogs.cover.SafetyScreen",
    Place.HIDDEN: "dialogs.cover.HiddenScreen",
    Place.JUMP: "dialogs.pick.JumpScreen",
    Place.KIND: "dialogs.pick.KindScreen",
    Place.NAMES: "dialogs.pick.NamesScreen",
    Place.FIRST_RUN: "vault.first_run.FirstRunScreen",
    Place.RECOVERY_KEY: "vault.first_run.RecoveryKeyScreen",
    Place.DOOR: "vault.unlock.UnlockScreen",
    Place.LOCKING: "vault.lock.LockingScreen",
    Place.CHANGE_PASSPHRASE: "vault.keys.ChangePassphraseScreen",
    Place.NEW_PASSPHRASE: "vault.keys.NewPassphraseScreen",
    Place.ASK_FOR_KEY: "vault.keys.AskForKeyScreen",
    Place.NEW_RECOVERY_KEY: "vault.keys.NewRecoveryKeyScreen",
    Place.NEW_KEYS: "vault.keys.NewKeysScreen",
    Place.BACKUP: "vault.backup.BackUpScreen",
    Place.KNOWN_BACKUPS: "vault.backup.KnownBackupsScreen",
    Place.RESTORE: "vault.restore.BringBackScreen",
    Place.PAGE: "exporting.page.PageScreen",
    Place.PREVIEW: "exporting.preview.PreviewScreen",
    Place.EXPORT: "exporting.export.ExportScreen",
    Place.EVERYTHING: "exporting.export.EverythingScreen",
    Place.CARD: "exporting.copy_content.CardScreen",
    Place.SLIP: "exporting.copy_content.SlipScreen",
    Place.COPIES: "exporting.copy_log.CopiesScreen",
    Place.HAND_OVER: "exporting.handover.HandOverScreen",
    Place.HANDOVER_FILE: "exporting.handover.WriteHandoverScreen",
    Place.HANDOVER_WORDS: "exporting.handover.SpokenScreen",
    Place.RECEIVE: "exporting.arrival.ReceiveScreen",
    Place.NEWS: "exporting.arrival.NewsScreen",
    Place.SESSION: "session.session.SessionScreen",
    Place.MODULE: "session.part_lists.ModuleScreen",
    Place.MEETINGS: "session.part_lists.MeetingsScreen",
    Place.LOOK_BACKS: "session.part_lists.LookBacksScreen",
    Place.FIND: "session.find.FindScreen",
    Place.ENTRY: "session.entry.EntryScreen",
    Place.NOTE: "session.note.NoteScreen",
    Place.PEOPLE: "people.people_list.PeopleScreen",
    Place.NEW_PERSON: "people.person_form.NewPersonScreen",
    Place.PERSON: "people.person.PersonScreen",
    Place.ABOUT: "people.person_form.AboutScreen",
    Place.PLAN: "session.part_lists.PlanScreen",
    Place.NOTES: "session.part_lists.NotesScreen",
    Place.HISTORY: "people.history.HistoryScreen",
    Place.VERSION: "people.history.VersionScreen",
    Place.SETTINGS: "people.settings.SettingsScreen",
    Place.HELP_LINES: "people.help_lines.HelpLinesScreen",
    Place.HELP_LINE_FORM: "people.help_lines.HelpLineFormScreen",
}
"""Folder, module and class of each, below `peertui.screens`."""


def screen_class(place: Place) -> type[BaseScreen[Any]]:
    """The class of the screen at a place."""
    module, _, name = SCREENS[place].rpartition(".")
    found: type[BaseScreen[Any]] = getattr(import_module(f"peertui.screens.{module}"), name)
    return found


def screen_at(place: Place, *given: Any) -> BaseScreen[Any]:
    """A new screen for a place, made of what it is given. TypeError if that is not what it asks for."""
    return screen_class(place)(*given)


class NavigatingApp(App[int]):
    """An app that goes from place to place."""

    def open(
        self, place: Place, *given: Any, then: Callable[[Any], object] | None = None, instead: bool = False
    ) -> None:
        """Lay the screen of a place over the one in front, or show it instead; see `RunningApp.open`."""
        screen = screen_at(place, *given)
        if instead:
            self.switch_screen(screen)
        else:
            self.push_screen(screen, then)

    def read_in(self, *places: Place) -> None:
        """Read in what these places need, so that they open at once. May be called on any thread."""
        for place in places:
            screen_class(place)

    def is_at(self, place: Place) -> bool:
        """Whether the screen in front is that of a place."""
        return isinstance(self.screen, screen_class(place))

    def is_open(self, place: Place) -> bool:
        """Whether a screen of a place is in front, or behind others."""
        return any(isinstance(screen, screen_class(place)) for screen in self.screen_stack)

    def push_screen(self, *args: Any, **named: Any) -> Any:
        """Lay a screen over the one in front. A screen that is behind already asks in vain: its key came twice."""
        asking = active_message_pump.get(None)
        if isinstance(asking, BaseScreen) and asking in self.screen_stack[:-1]:
            return AwaitComplete()
        return super().push_screen(*args, **named)
