"""The people in this vault: a list that narrows as you type."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters.people.people_list import PeopleList
from peertui.screens.base.presented import ListingScreen
from widgets.forms.field_factory import FieldChanged, FieldSubmitted, LineField
from widgets.lists.numbered_list import NumberedList
from widgets.models.status import Level


class PeopleScreen(ListingScreen[PeopleList]):
    """Who is kept here. Typing narrows the list; Enter opens the first one left, or begins a record."""

    PRESENTER = PeopleList
    HELP = PeopleList.HELP.format(pick="Enter") + " Down goes into the list."

    def __init__(self) -> None:
        super().__init__()
        self._reminded = False
        self._outside = ""
        """What somebody else changed, while it is said here."""

    def body(self) -> ComposeResult:
        yield LineField(label="Find a person", hint="type a part of a name", name="filter")
        yield NumberedList()

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    def draw(self) -> None:
        super().draw()
        listed = self.query_one(NumberedList)
        listed.empty = f"{listed.empty} Enter adds a new person."

    def on_mount(self) -> None:
        self._remind()

    def come_back(self) -> None:
        if not self.presenter.wanted:
            self.query_one(LineField).value = ""
        super().come_back()
        self._remind()

    def on_screen_suspend(self) -> None:
        """What was changed elsewhere was said: once is enough here."""
        self._outside = ""

    def _remind(self) -> None:
        self._outside = self.peertui.told_outside(short=True) or self._outside
        words = self.presenter.to_know(short=True, outside=self._outside)
        if words:
            self.say(words, Level.NOTE)
        elif self._reminded:
            self.say("")
        self._reminded = bool(words)

    @on(FieldChanged)
    def _narrow(self, event: FieldChanged) -> None:
        event.stop()
        self._read()
        self.draw()

    def perform(self, command_id: str) -> None:
        self._read()
        super().perform(command_id)

    def _read(self) -> None:
        """Have the presenter know every letter, also one that is still on its way as a message."""
        self.presenter.wanted = self.query_one(LineField).value

    @on(FieldSubmitted)
    def _open_first(self, event: FieldSubmitted) -> None:
        event.stop()
        self._read()
        rows = self.presenter.rows()
        self.show(self.presenter.pick(rows[0].id) if rows else self.presenter.add())
