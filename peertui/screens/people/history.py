"""What was saved before: the list of versions in words, and one version, to put a part or all of it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters import commands
from peertui.presenters.commands import BACK_OUT
from peertui.presenters.people.list_rows import OLDER, saved_rows, state_now, time_words, version_ref, version_rows
from peertui.presenters.people.people_commands import RESTORE_ALL
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.screens.base.command_handlers import does
from peertui.screens.base.place import Place
from peertui.screens.base.screen import BaseScreen
from peertui.services.dates import day_words
from plans.record.changes import restore_all, restore_entry, restore_note
from plans.record.diff import differences, words
from plans.record.entry_text import entry_lines
from plans.record.models import Record
from plans.vault import SavedVersion, VaultError
from plans.vault.version_history import PAGE
from widgets.base.status_bar import Level
from widgets.lists.numbered_list import NumberedList, Row
from widgets.models.command import Command


class HistoryScreen(BaseScreen[None]):
    """Versions, newest first, a page at a time."""

    HELP = (
        "Everything that was saved, newest first, with what changed each time. Enter on a line shows what was there "
        "then, and lets you put it back. Putting back loses nothing: how it is now stays in this list. "
        "The newest versions are all kept, older ones by the hour, the day and the week."
    )

    def __init__(self) -> None:
        super().__init__()
        self._listed: tuple[SavedVersion, ...] = ()
        self._more = False

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, "What was saved before", "")

    def commands(self) -> tuple[Command, ...]:
        return (commands.UNDO, commands.REDO, commands.BACK_OUT)

    def body(self) -> ComposeResult:
        yield NumberedList(wrap=True, empty="Nothing saved yet.")

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def on_mount(self) -> None:
        super().on_mount()
        self._load(None)

    def come_back(self) -> None:
        super().come_back()
        self._load(None)

    def _load(self, before: int | None) -> None:
        try:
            found = self.workspace.versions(before)
        except VaultError as error:
            self.say(str(error), Level.TROUBLE)
            return
        self._listed = found if before is None else (*self._listed, *found)
        self._more = len(found) == PAGE
        self.query_one(NumberedList).rows = self._rows()

    def _rows(self) -> tuple[Row, ...]:
        return saved_rows(self.workspace.pack, self._listed, more=self._more)

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        if event.row.id == OLDER:
            self._load(self._listed[-1].generation)
            return
        version = next(v for v in self._listed if version_ref(v) == RowRef.of(event.row.id))
        try:
            record = self.workspace.version(version.generation)
        except VaultError as error:
            self.say(str(error), Level.TROUBLE)
            return
        self.open(Place.VERSION, record, version.saved_at)


class VersionScreen(BaseScreen[None]):
    """What one version held: first what is not the same now."""

    HELP = (
        "What was written then. First comes what is not the same now. Enter on a line lets you put that one back; "
        "the menu puts all of it back. How it is now is kept in the list of versions."
    )

    def __init__(self, version: Record, saved_at: datetime) -> None:
        super().__init__()
        self._version, self._saved_at = version, saved_at

    def title_words(self) -> tuple[str, str, str]:
        then = f"as it was on {day_words(self._saved_at)}, {time_words(self._saved_at)}"
        return (self.workspace.record.person.called, then, "")

    def commands(self) -> tuple[Command, ...]:
        return (RESTORE_ALL, BACK_OUT)

    def body(self) -> ComposeResult:
        yield NumberedList(self._rows(), wrap=True, empty="Nothing was written then.")

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def come_back(self) -> None:
        self.query_one(NumberedList).rows = self._rows()
        super().come_back()

    def _rows(self) -> tuple[Row, ...]:
        return version_rows(self.workspace.context, self._version)

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        ref = RowRef.of(event.row.id)
        if ref is None:
            return
        if ref.kind is RowKind.ENTRY:
            old_entry = self._version.entry(ref.id)
            then = "\n".join(entry_lines(self.workspace.context.of(self._version), old_entry))
            self._ask(then, state_now(old_entry, self.workspace.record.entries), ref.id, restore_entry)
        elif ref.kind is RowKind.NOTE:
            old_note = self._version.note(ref.id)
            self._ask(old_note.text, state_now(old_note, self.workspace.record.notes), ref.id, restore_note)

    def _ask(
        self, then: str, state: str, part_id: str, restore: Callable[[Record, Record, str, datetime], Record]
    ) -> None:
        if not state:
            self.say_for_now("This is the same now: there is nothing to put back.")
            return
        workspace = self.workspace

        def answered(answer: str | None) -> None:
            if answer == "back":
                workspace.put(restore(workspace.record, self._version, part_id, workspace.clock()))
                self.come_back()

        question = f"{then}\n\nThis is {state}."
        choices = (("stay", "Leave it as it is now"), ("back", "Put it back as it was then"))
        self.ask("Put it back?", question, choices, answered)

    @does(RESTORE_ALL)
    def do_whole(self) -> None:
        """Put everything back as it was."""
        workspace = self.workspace
        restored = restore_all(workspace.record, self._version)
        changes = differences(workspace.record, restored)
        if not changes:
            self.say_for_now("Everything is the same now: there is nothing to put back.")
            return

        def answered(answer: str | None) -> None:
            if answer == "back":
                workspace.put(restored)
                self.come_back()

        question = (
            f"Everything goes back to how it was then: {words(workspace.pack, changes)}.\n\n"
            "Nothing is lost by it: how it is now stays in the list of versions, and undo brings it back."
        )
        choices = (("stay", "Leave it as it is now"), ("back", "Put all of it back"))
        self.ask("Put all of it back?", question, choices, answered)
