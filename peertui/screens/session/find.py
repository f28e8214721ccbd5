"""Find any word of the record."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters.people.list_rows import found_rows
from peertui.presenters.row_refs import RowRef
from peertui.screens.base.screen import BaseScreen
from peertui.screens.session.entry_actions import open_part
from plans.record.search import find
from widgets.forms.field_factory import FieldChanged, FieldSubmitted, LineField
from widgets.lists.numbered_list import NumberedList


class FindScreen(BaseScreen[None]):
    """Results narrow as you type; Enter opens one."""

    HELP = (
        "Type any word, or a part of one. Capitals and accents do not matter. "
        "Down goes to what was found, and Enter opens it."
    )

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, "Find a word", "")

    def body(self) -> ComposeResult:
        yield LineField(label="Find a word", name="wanted")
        yield NumberedList(wrap=True, empty="Nothing found yet.")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    def come_back(self) -> None:
        self._search()
        super().come_back()

    @on(FieldChanged)
    def _typed(self, event: FieldChanged) -> None:
        event.stop()
        self._search()

    def _search(self) -> None:
        wanted = self.query_one(LineField).value
        hits = find(self.workspace.context, wanted)
        listed = self.query_one(NumberedList)
        listed.rows = found_rows(hits)
        self.say(f"{len(hits)} found" if wanted.strip() else "")

    @on(FieldSubmitted)
    def _into_list(self, event: FieldSubmitted) -> None:
        event.stop()
        listed = self.query_one(NumberedList)
        if listed.rows:
            listed.focus()

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        open_part(self, RowRef.of(event.row.id), self._search)
