"""What was saved before: the list of versions in words, and one version, to put a part or all of it back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui import commands
from peertui.days import day_words
from peertui.rows import entry_row, note_row
from peertui.screens.ask import AskScreen
from peertui.screens.base import BaseScreen
from plans.differences import differences, words
from plans.in_words import entry_lines
from plans.record import Entry, Note, Record
from plans.restoring import restore_all, restore_entry, restore_note
from plans.vault import SavedVersion, VaultError
from plans.vault.history import PAGE
from widgets.command import Command
from widgets.numbered_list import NumberedList, Row
from widgets.status_line import Level

WHOLE = Command("whole", "Put all of it back", "Everything as it was then; how it is now stays in the list.")
BACK = Command("back_out", "Go back", "Back to the list of versions.")


def time_words(moment: datetime) -> str:
    """The time of day of a moment, local: "14:32"."""
    return f"{moment.astimezone():%H:%M}"


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
        return (self.desk.record.person.called, "What was saved before", "")

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
            found = self.desk.versions(before)
        except VaultError as error:
            self.say(str(error), Level.TROUBLE)
            return
        self._listed = found if before is None else (*self._listed, *found)
        self._more = len(found) == PAGE
        self.query_one(NumberedList).rows = self._rows()

    def _rows(self) -> tuple[Row, ...]:
        made: list[Row] = []
        last_day = ""
        for version in self._listed:
            day = day_words(version.saved_at)
            if day != last_day:
                made.append(Row(f"day:{version.generation}", day, heading=True))
                last_day = day
            made.append(Row(f"version:{version.generation}", self._words(version), detail=time_words(version.saved_at)))
        if self._more:
            made.append(Row("older:", "Show older versions"))
        return tuple(made)

    def _words(self, version: SavedVersion) -> str:
        if version.changes is None:
            return "the oldest that is kept"
        return words(self.desk.pack, version.changes)

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        what, _, generation = event.row.id.partition(":")
        if what == "older":
            self._load(self._listed[-1].generation)
            return
        version = next(v for v in self._listed if str(v.generation) == generation)
        try:
            record = self.desk.version(version.generation)
        except VaultError as error:
            self.say(str(error), Level.TROUBLE)
            return
        self.app.push_screen(VersionScreen(record, version.saved_at))


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
        return (self.desk.record.person.called, then, "")

    def commands(self) -> tuple[Command, ...]:
        return (WHOLE, BACK)

    def body(self) -> ComposeResult:
        yield NumberedList(self._rows(), wrap=True, empty="Nothing was written then.")

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def come_back(self) -> None:
        self.query_one(NumberedList).rows = self._rows()
        super().come_back()

    def _rows(self) -> tuple[Row, ...]:
        pack, now = self.desk.pack, self.desk.record
        parts = [(entry_row(pack, self._version, e), _state(e, now.entries)) for e in self._version.entries if e.kept]
        parts += [(note_row(n), _state(n, now.notes)) for n in self._version.notes if n.kept]
        made: list[Row] = []
        for heading, same in (("Not the same now", False), ("The same now", True)):
            here = [Row(row.id, row.text, detail=state or row.detail) for row, state in parts if (state == "") is same]
            if here:
                made += [Row(f"heading:{same}", heading, heading=True), *here]
        return tuple(made)

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        what, _, part_id = event.row.id.partition(":")
        if what == "entry":
            old_entry = self._version.entry(part_id)
            then = "\n".join(entry_lines(self.desk.pack, self._version, old_entry))
            self._ask(then, _state(old_entry, self.desk.record.entries), part_id, restore_entry)
        elif what == "note":
            old_note = self._version.note(part_id)
            self._ask(old_note.text, _state(old_note, self.desk.record.notes), part_id, restore_note)

    def _ask(
        self, then: str, state: str, part_id: str, restore: Callable[[Record, Record, str, datetime], Record]
    ) -> None:
        if not state:
            self.say("This is the same now: there is nothing to put back.")
            return
        desk = self.desk

        def answered(answer: str | None) -> None:
            if answer == "back":
                desk.put(restore(desk.record, self._version, part_id, desk.clock()))
                self.come_back()

        question = f"{then}\n\nThis is {state}."
        choices = (("stay", "Leave it as it is now"), ("back", "Put it back as it was then"))
        self.app.push_screen(AskScreen("Put it back?", question, choices), answered)

    def do_whole(self) -> None:
        """Put everything back as it was."""
        desk = self.desk
        restored = restore_all(desk.record, self._version)
        changes = differences(desk.record, restored)
        if not changes:
            self.say("Everything is the same now: there is nothing to put back.")
            return

        def answered(answer: str | None) -> None:
            if answer == "back":
                desk.put(restored)
                self.come_back()

        question = (
            f"Everything goes back to how it was then: {words(desk.pack, changes)}.\n\n"
            "Nothing is lost by it: how it is now stays in the list of versions, and undo brings it back."
        )
        choices = (("stay", "Leave it as it is now"), ("back", "Put all of it back"))
        self.app.push_screen(AskScreen("Put all of it back?", question, choices), answered)


def _state(old: Entry | Note, now: tuple[Entry, ...] | tuple[Note, ...]) -> str:
    """How a part of a version stands now, in words; "" if it is the same."""
    new = next((part for part in now if part.id == old.id), None)
    if new is None:
        return "not there now"
    if not new.kept:
        return "left out now"
    return "" if new == old.model_copy(update={"changed": new.changed}) else "different now"
