"""Find any word of the record."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters.session.find import Find
from peertui.screens.base.presented import ListingScreen
from widgets.forms.field_factory import FieldChanged, FieldSubmitted, LineField
from widgets.lists.numbered_list import NumberedList


class FindScreen(ListingScreen[Find]):
    """Results narrow as you type; Enter goes to them."""

    PRESENTER = Find

    def body(self) -> ComposeResult:
        yield LineField(label="Find a word", name="wanted")
        yield from super().body()

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    def come_back(self) -> None:
        self.say(self.presenter.found())
        super().come_back()

    @on(FieldChanged)
    def _typed(self, event: FieldChanged) -> None:
        event.stop()
        self.presenter.wanted = str(event.value or "")
        self.look_again()
        self.say(self.presenter.found())

    @on(FieldSubmitted)
    def _into_list(self, event: FieldSubmitted) -> None:
        event.stop()
        listed = self.query_one(NumberedList)
        if listed.rows:
            listed.focus()
