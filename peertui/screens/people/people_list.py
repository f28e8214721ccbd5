"""The people in this vault: a list that narrows as you type."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters import commands
from peertui.presenters.command_handlers import does
from peertui.presenters.people.people_commands import BACK_UP, NEW, RECEIVE, SETTINGS
from peertui.presenters.people.people_rows import people_row
from peertui.presenters.place import Place
from peertui.presenters.vault.reminders import to_know_in_short
from peertui.screens.base.screen import BaseScreen
from plans.record.models import Person, Record
from plans.vault import Summary, VaultError
from widgets.forms.field_factory import FieldChanged, FieldSubmitted, LineField
from widgets.lists.numbered_list import NumberedList
from widgets.models.command import Command
from widgets.models.row import RowFilter
from widgets.models.status import Level

if TYPE_CHECKING:
    from peertui.services.exporting.handover import Arrival


NOBODY = "Nobody here yet. Press Enter to add a person."


class PeopleScreen(BaseScreen[None]):
    """Who is kept here. Typing narrows the list; Enter opens the first one left."""

    HELP = (
        "The people you work with. Type a part of a name to find someone, then press Enter. "
        "Down goes into the list. New person begins a record."
    )

    def __init__(self) -> None:
        super().__init__()
        self._people: tuple[Summary, ...] = ()
        self._filter = RowFilter(())
        self._reminded = False
        self._outside = ""
        """What somebody else changed, while it is said here."""

    def title_words(self) -> tuple[str, str, str]:
        return ("People", "", "demo: nothing here is kept" if self.peertui.demo else "")

    def commands(self) -> tuple[Command, ...]:
        backing_up = () if self.peertui.demo else (BACK_UP,)
        return (NEW, commands.FIRST_MEETING, RECEIVE, *backing_up, SETTINGS)

    def body(self) -> ComposeResult:
        yield LineField(label="Find a person", hint="type a part of a name", name="filter")
        yield NumberedList(empty=NOBODY)

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    def on_mount(self) -> None:
        self._load()
        self._remind()

    def come_back(self) -> None:
        self._load()
        super().come_back()
        self._remind()

    def on_screen_suspend(self) -> None:
        """What was changed elsewhere was said: once is enough here."""
        self._outside = ""

    def _remind(self) -> None:
        """What to know about words, keys and copies, if anything. Only here: never in a meeting."""
        self._outside = self.peertui.told_outside(short=True) or self._outside
        words = self._to_know()
        if words:
            self.say(words, Level.NOTE)
        elif self._reminded:
            self.say("")
        self._reminded = bool(words)

    def _to_know(self) -> str:
        app, workspace = self.peertui, self.workspace
        if not (app.demo or app.settings.backup_day) and workspace.vault.people.all():
            app.keep_settings(replace(app.settings, backup_day=app.today.isoformat()))
        return to_know_in_short(workspace, app.settings, app.programme, app.today, demo=app.demo, outside=self._outside)

    def _load(self) -> None:
        people = self.workspace.vault.people.all()
        if people is not self._people:  # the vault gives the same ones until somebody changes
            self._people, self._filter = people, RowFilter(map(people_row, people))
            self._draw()

    def _draw(self) -> None:
        typed, listed = self.query_one(LineField).value, self.query_one(NumberedList)
        found = self._filter.matching(typed)
        listed.empty = f'No name has "{typed.strip()}" in it. Enter adds a new person.' if typed.strip() else NOBODY
        listed.rows = found

    @on(FieldChanged)
    def _narrow(self, event: FieldChanged) -> None:
        event.stop()
        self._draw()

    @on(FieldSubmitted)
    def _open_first(self, event: FieldSubmitted) -> None:
        event.stop()
        listed = self.query_one(NumberedList).rows
        if listed:
            self.open_person(listed[0].id)
        else:
            self.do_new()

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        self.open_person(event.row.id)

    def open_person(self, person_id: str) -> None:
        """Take out a person's record and show it; say plainly if it cannot be read."""

        try:
            opened = self.workspace.open(person_id)
        except VaultError as error:
            self.say(str(error), Level.TROUBLE)
            return
        told = " ".join(words for words in (*opened.notices, self.workspace.clock_words) if words)
        self.open(Place.PERSON, told, then=self._put_away)

    def _put_away(self, _: None) -> None:
        self.workspace.put_away()

    @does(NEW)
    def do_new(self) -> None:
        """Begin a record."""

        def named(person: Person | None) -> None:
            if person is not None:
                self._add(person)

        self.open(Place.NEW_PERSON, self.query_one(LineField).value, then=named)

    def _add(self, person: Person) -> None:

        try:
            self.workspace.add(Record(person=person))
        except VaultError as error:
            self.say(str(error), Level.TROUBLE)
            return
        self.query_one(LineField).value = ""
        self.open(Place.PERSON, "", then=self._put_away)

    @does(BACK_UP)
    def do_back_up(self) -> None:
        """Write a backup."""

        self.open(Place.BACKUP)

    @does(RECEIVE)
    def do_receive(self) -> None:
        """Receive a handover."""

        def decided(arrival: Arrival | None) -> None:
            if arrival is not None:
                self._take_in(arrival)

        self.open(Place.RECEIVE, then=decided)

    def _take_in(self, arrival: Arrival) -> None:
        """Keep what was handed over, in the record as it is now, and show the person."""
        from peertui.services.exporting.handover import take_in

        try:
            take_in(self.workspace, arrival)
        except VaultError as error:
            self.say(str(error), Level.TROUBLE)
            return
        self.open(Place.PERSON, "What was handed over is here now.", then=self._put_away)

    @does(SETTINGS)
    def do_settings(self) -> None:
        """Settings of this laptop."""

        self.open(Place.SETTINGS)
