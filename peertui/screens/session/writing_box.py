"""Where words are typed at a step: a line that says what they become, and the box. Each letter is kept at once."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from peertui.services.session.entry_draft import AfterEnter, EntryDraft, Typed, is_blank
from peertui.services.session.new_entries import offers
from peertui.services.session.write_targets import Target, targets_at
from peertui.services.workspace import Workspace
from plans.guide.state_machine import View
from plans.pack.models import FieldType
from plans.record.models import Session
from widgets.forms.field_factory import ChoiceField, DateField, FieldChanged, FieldSubmitted, LongField
from widgets.forms.suggestion_list import OffersField

BoxField = LongField | ChoiceField | DateField


class WritingBox(Vertical):
    """Keeps words. Posts `Begun` when a new thing is begun, `GoneOn` for Enter on nothing new, `Filled` in between."""

    DEFAULT_CSS = """
    WritingBox { height: auto; max-height: 16; }
    """

    @dataclass
    class Begun(Message):
        """The words so far are kept, and the box is ready for others."""

        box: WritingBox
        passed: str = ""
        """The label of a box that was passed with nothing in it; "" if none was."""

        @property
        def control(self) -> WritingBox:
            return self.box

    @dataclass
    class GoneOn(Message):
        """Enter where there was nothing new to keep: on to the next step."""

        box: WritingBox
        passed: str = ""
        """The label of the first box of the step, if the one that was passed had nothing in it."""

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

    @dataclass
    class Joined(Message):
        """An entry shall be in the plan as well, as this kind of thing or as something else."""

        box: WritingBox
        entry_id: str
        kind_id: str

        @property
        def control(self) -> WritingBox:
            return self.box

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._targets: tuple[Target, ...] = ()
        self._place: tuple[View, Session] | None = None
        self._draft: EntryDraft | None = None
        self._field: BoxField | None = None
        self._was_filled = False
        self._typed_ahead = False
        """Whether what stands in the box was typed after Enter, and so belongs to what comes next."""

    def compose(self) -> ComposeResult:
        yield ChoiceField((), label="Write it as", can_clear=False, id="as")
        yield LongField(most_rows=5, submit_on_enter=True, clear_on_submit=True, id="words")
        yield OffersField(id="offers")
        yield ChoiceField((), id="choice")
        yield DateField(today=lambda: self._workspace.today, id="date")

    def show(self, seen: View, session: Session) -> None:
        """Offer what can be written at a step, ready for the likeliest."""
        workspace = self._workspace
        self._place, self._targets = (seen, session), targets_at(workspace.context.at(session), seen)
        self.display = bool(self._targets)
        kinds = self.query_one("#as", ChoiceField)
        kinds.display = len(self._targets) > 1
        kinds.options = tuple((t.id, t.words) for t in self._targets)
        kinds.answer = self._targets[0].id if self._targets else ""
        ahead, self._typed_ahead = self._typed_ahead, False
        self._begin(self._targets[0] if self._targets else None, ahead=ahead)

    @property
    def field(self) -> BoxField | None:
        """Where the next word is typed; None where nothing can be written."""
        return self._field

    @property
    def is_filled(self) -> bool:
        """Whether anything is in the box."""
        return self._field is not None and not is_blank(self._field.answer)

    def back(self) -> bool:
        """To the box before this one at the same step. False at the first."""
        if self._draft is None or not self._draft.back():
            return False
        self._ask()
        self.post_message(self.Begun(self))
        if self._field is not None:
            self._field.focus()
        return True

    @property
    def being_typed(self) -> str | None:
        """The entry or note in the box. One that was there before is not named: the list shows it, to be opened."""
        return self._draft.new if self._draft else None

    def _begin(self, target: Target | None, *, ahead: bool = False) -> None:
        self._draft = EntryDraft(target, *self._place) if target and self._place else None
        self._ask(ahead=ahead)

    def _ask(self, *, ahead: bool = False) -> None:
        """Make the box ready; with `ahead`, what stands in it already is the first of the new words."""
        there = self._field.answer if ahead and isinstance(self._field, LongField) else ""
        self._field = self._field_for(self._draft) if self._draft else None
        for field in self.query(f"{LongField.__name__}, {DateField.__name__}, #choice"):
            field.display = field is self._field
        if self._draft and self._field:
            ask = self._draft.ask
            label = ask.label if ask else ""
            if ask and ask.field.type is FieldType.DATE:  # what is said of a day stands beside its label
                label = label or ask.field.label
            self._field.set_label(label, ask.field.hint if ask and label else "")
            self._field.answer = self._draft.take_up(self._workspace.record)
            if there and isinstance(self._field, LongField):
                self._field.answer = self._field.value + there
                self._keep(self._field.answer)
        self._offer()

    def _offer(self) -> None:
        """Show the names written before, where a field asks for one."""
        asked = self._draft.ask if self._draft else None
        names = self.query_one(OffersField)
        names.options = offers(self._workspace, asked.field) if asked else ()
        names.display = bool(names.options)
        names.words = self._field.answer if names.display and isinstance(self._field, LongField) else ""

    def _field_for(self, draft: EntryDraft) -> BoxField:
        asked = draft.ask.field if draft.ask else None
        if asked and asked.type is FieldType.CHOICE:
            choice = self.query_one("#choice", ChoiceField)
            choice.options = draft.ask.choices if draft.ask else ()
            return choice
        if asked and asked.type is FieldType.DATE:
            day = self.query_one("#date", DateField)
            day.when = asked.when
            return day
        return self.query_one("#words", LongField)

    @on(FieldChanged)
    def _typed(self, event: FieldChanged) -> None:
        event.stop()
        if event.control.id == "as":
            self._write_as(next(t for t in self._targets if t.id == event.value))
        elif event.control is self._field and not self._typed_ahead:
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
        """Enter keeps the words; on nothing new it goes on. Letters typed since then are in the box already."""
        event.stop()
        if event.control is not self._field or self._draft is None:
            if self._field is not None:
                self._field.focus()
            return
        self._keep(event.value)
        target, passed = self._draft.target, self._field.label if is_blank(event.value) else ""
        match self._draft.enter(event.value):
            case AfterEnter.JOIN_PLAN if self._draft.current:
                self.post_message(self.Joined(self, self._draft.current, self._draft.joining))
                self._begin(target)
                self._field.focus()
            case AfterEnter.NEXT_FIELD:
                self._ask(ahead=True)
                self._field.focus()
                self.post_message(self.Begun(self, passed))
            case AfterEnter.ANOTHER:
                self._begin(target, ahead=True)
                self.post_message(self.Begun(self))
            case AfterEnter.GO_ON:
                self._typed_ahead = True
                self.post_message(self.GoneOn(self, target.asks[0].label if passed and target.goes_on else ""))

    def _write_as(self, target: Target) -> None:
        """Another kind of words; those just typed become it."""
        place, box = self._place, self._field
        moves = place is not None and isinstance(self._field_for(EntryDraft(target, *place)), LongField)
        words = box.answer if moves and self.being_typed and isinstance(box, LongField) else ""
        if words and isinstance(box, LongField):
            self._keep("")
            box.answer = words
        self._begin(target, ahead=bool(words))
        self.post_message(self.Begun(self))

    def _keep(self, words: Typed) -> None:
        if self._draft is not None:
            workspace = self._workspace
            workspace.put(self._draft.put(workspace.record, words, workspace.make_id, workspace.clock()))
            if self.is_filled is not self._was_filled:
                self._was_filled = self.is_filled
                self.post_message(self.Filled(self))
