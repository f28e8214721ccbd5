"""Where words are typed at a step: a line that says what they become, and the box. Each letter is kept at once."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from peertui.presenters.reply import Reply
from peertui.presenters.session.session import Meeting
from peertui.presenters.session.step_draft import StepDraft
from peertui.services.session.entry_draft import Typed, is_blank
from plans.pack.models import FieldType
from widgets.forms.field_factory import ChoiceField, DateField, FieldChanged, FieldSubmitted, LongField
from widgets.forms.suggestion_list import OffersField

BoxField = LongField | ChoiceField | DateField


class WritingBox(Vertical):
    """Shows the box that a meeting asks for. Posts `Answered` with what came of an Enter, `Filled` in between."""

    DEFAULT_CSS = """
    WritingBox { height: auto; max-height: 16; }
    """

    @dataclass
    class Answered(Message):
        """The words so far are kept, and something comes of it."""

        box: WritingBox
        reply: Reply = None

        @property
        def control(self) -> WritingBox:
            return self.box

    @dataclass
    class Filled(Message):
        """There are words in the box now, or no more."""

        box: WritingBox

        @property
        def control(self) -> WritingBox:
            return self.box

    def __init__(self, meeting: Meeting) -> None:
        super().__init__()
        self._meeting = meeting
        self._field: BoxField | None = None
        self._shown: object = self
        """What the box was made ready for last."""
        self._was_filled = False

    def compose(self) -> ComposeResult:
        yield ChoiceField((), label="Write it as", can_clear=False, id="as")
        yield LongField(most_rows=5, submit_on_enter=True, clear_on_submit=True, id="words")
        yield OffersField(id="offers")
        yield ChoiceField((), id="choice")
        yield DateField(today=lambda: self._meeting.workspace.today, id="date")

    @property
    def field(self) -> BoxField | None:
        """Where the next word is typed; None where nothing can be written."""
        return self._field

    @property
    def is_filled(self) -> bool:
        """Whether anything is in the box."""
        return self._field is not None and not is_blank(self._field.answer)

    def show(self, *, ahead: bool = False) -> bool:
        """Make the box ready for what is asked now, unless it is. Whether it was not.

        With `ahead`, what stands in it already is for that: letters typed since the last Enter.
        """
        writing = self._meeting.writing
        now = (writing.draft, writing.draft.ask) if writing else None
        if now == self._shown and not ahead:
            return False
        there = self._field.answer if ahead and isinstance(self._field, LongField) else ""
        self._shown = now
        self.display = writing is not None
        self._field = self._field_for(writing) if writing else None
        for field in self.query(f"{LongField.__name__}, {DateField.__name__}, #choice"):
            field.display = field is self._field
        if writing and self._field:
            self._show_targets(writing)
            self._field.set_label(writing.label, writing.field.hint if writing.field and writing.label else "")
            self._field.answer = writing.there
            if there and isinstance(self._field, LongField):
                self._field.answer = self._field.value + there
                self._keep(self._field.answer)
            self._show_offers(writing)
        return True

    def _show_targets(self, writing: StepDraft) -> None:
        kinds = self.query_one("#as", ChoiceField)
        kinds.display = len(writing.targets) > 1
        kinds.options = tuple((target.id, target.words) for target in writing.targets)
        kinds.answer = writing.draft.target.id

    def _show_offers(self, writing: StepDraft) -> None:
        """Show the names written before, where a field asks for one."""
        names = self.query_one(OffersField)
        names.options = writing.offers()
        names.display = bool(names.options)
        names.words = self._field.answer if names.display and isinstance(self._field, LongField) else ""

    def _field_for(self, writing: StepDraft) -> BoxField:
        asked = writing.draft.ask
        if asked and asked.field.type is FieldType.CHOICE:
            choice = self.query_one("#choice", ChoiceField)
            choice.options = asked.choices
            return choice
        if asked and asked.field.type is FieldType.DATE:
            day = self.query_one("#date", DateField)
            day.when = asked.field.when
            return day
        return self.query_one("#words", LongField)

    @on(FieldChanged)
    def _typed(self, event: FieldChanged) -> None:
        event.stop()
        if event.control.id == "as":
            self._write_as(str(event.value))
        elif event.control is self._field:
            self._keep(self._field.answer)
            self.query_one(OffersField).words = self._field.answer

    @on(OffersField.Picked)
    def _named(self, event: OffersField.Picked) -> None:
        event.stop()
        if isinstance(self._field, LongField):
            self._field.answer = event.words
            self._keep(event.words)
            self._field.focus()

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        """Enter keeps the words; on nothing new it goes on."""
        event.stop()
        if event.control is self._field:
            reply = self._meeting.entered(event.value)
            self.show(ahead=True)
            self.post_message(self.Answered(self, reply))
        if self._field is not None:
            self._field.focus()

    def _write_as(self, target_id: str) -> None:
        if self._meeting.writing is not None:
            self._meeting.writing.write_as(target_id, self._field.answer if isinstance(self._field, LongField) else "")
            self.show()
            self.post_message(self.Answered(self))

    def _keep(self, words: Typed) -> None:
        if self._meeting.writing is not None:
            self._meeting.writing.keep(words)
            if self.is_filled is not self._was_filled:
                self._was_filled = self.is_filled
                self.post_message(self.Filled(self))
