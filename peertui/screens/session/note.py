"""One note: free words, and whose voice they are."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters.session.entry_fields import WrittenNote
from peertui.screens.base.presented import PresentedScreen
from widgets.forms.field_factory import ChoiceField, FieldChanged, LongField


class NoteScreen(PresentedScreen[WrittenNote]):
    """A note being written. Every letter is kept as it is typed."""

    PRESENTER = WrittenNote
    KEEPS_TYPING: ClassVar[bool] = True
    HELP = f"{WrittenNote.HELP} Tab goes from one to the next."

    def body(self) -> ComposeResult:
        yield LongField(self.presenter.note.text, label="Note", most_rows=12, name="text")
        for name, label, choices, chosen in self.presenter.choices():
            yield ChoiceField(choices, chosen, label=label, can_clear=False, name=name)

    def first_focus(self) -> Widget:
        return self.query_one(LongField)

    @on(FieldChanged)
    def _changed(self, event: FieldChanged) -> None:
        event.stop()
        self.presenter.keep(event.field_name, event.value)
