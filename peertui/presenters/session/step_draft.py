"""What is written at one step of a meeting: what the words become, the box asked for now, and what Enter leads to."""

from __future__ import annotations

from peertui.presenters.session.step_text import begun
from peertui.services.session.entry_draft import AfterEnter, EntryDraft, Typed, is_blank
from peertui.services.session.new_entries import offers
from peertui.services.session.write_targets import Target, targets_at
from peertui.services.workspace import Workspace
from plans.guide.state_machine import View
from plans.pack.models import FieldSpec, FieldType
from plans.record.models import Session
from widgets.models.choice import Choice


class StepDraft:
    """Words typed at a step go into a draft, which keeps each letter. One box is asked for at a time."""

    def __init__(self, workspace: Workspace, seen: View, session: Session) -> None:
        """`seen`: a step at which something can be written; see `at`."""
        self._workspace, self._seen, self._session = workspace, seen, session
        self.targets = targets_at(workspace.context.at(session), seen)
        """What can be written, the likeliest first."""
        self.passed = ""
        """Label of the first box of those that the last Enter passed with nothing in it; "" if it kept something."""
        self._begin(self.targets[0])

    @classmethod
    def at(cls, workspace: Workspace, seen: View, session: Session) -> StepDraft | None:
        """What can be written at a step; None if nothing can."""
        return cls(workspace, seen, session) if targets_at(workspace.context.at(session), seen) else None

    def _begin(self, target: Target) -> None:
        self.draft = EntryDraft(target, self._seen, self._session)
        self._take_up()

    def _take_up(self) -> None:
        self.there: Typed = self.draft.take_up(self._workspace.record)
        """What stands in the box when it is asked for."""

    @property
    def is_lost(self) -> bool:
        """Whether what was being written in has been removed."""
        record = self._workspace.record
        there = {entry.id for entry in record.entries} | {note.id for note in record.notes}
        return bool({self.draft.current, *(ask.entry for ask in self.draft.target.asks)} - {None, *there})

    # -- the box -------------------------------------------------------------------------------------------------------

    @property
    def field(self) -> FieldSpec | None:
        """The field asked for; None for a note and for the next meeting."""
        return self.draft.ask.field if self.draft.ask else None

    @property
    def label(self) -> str:
        """What stands beside the box; what is said of a day stands beside its label. "" if its kind says enough."""
        asked = self.draft.ask
        if asked is None:
            return ""
        return asked.label or (asked.field.label if asked.field.type is FieldType.DATE else "")

    @property
    def label_alone(self) -> str:
        """What is asked where nothing else says what the words become."""
        return begun((self.draft.ask.label if self.draft.ask else "") or self.draft.target.words)

    def offers(self) -> tuple[Choice, ...]:
        """The names written before that can be picked for the box."""
        return offers(self._workspace, self.field) if self.field else ()

    # -- writing -------------------------------------------------------------------------------------------------------

    def keep(self, typed: Typed) -> None:
        """Keep what now stands in the box."""
        workspace = self._workspace
        workspace.put(self.draft.put(workspace.record, typed, workspace.make_id, workspace.clock()))

    def enter(self, typed: Typed) -> AfterEnter:
        """What stands in the box is all of it: it is kept, and the next box is asked for, if there is one here."""
        self.keep(typed)
        target, label = self.draft.target, self.label if is_blank(typed) else ""
        after = self.draft.enter(typed)
        if after is AfterEnter.NEXT_FIELD:
            self._take_up()
        elif after is not AfterEnter.GO_ON:
            self._begin(target)
        elif label:
            label = target.asks[0].label if target.goes_on else ""
        self.passed = label
        return after

    def back(self) -> bool:
        """To the box before. False at the first."""
        if not self.draft.back():
            return False
        self._take_up()
        return True

    def write_as(self, target_id: str, typed: str = "") -> None:
        """Something else is written now; the words just `typed` become it too, if they are new."""
        target = next(target for target in self.targets if target.id == target_id)
        first = target.asks[0].field.type if target.asks else FieldType.LONG
        words = typed if self.draft.new and first not in (FieldType.CHOICE, FieldType.DATE) else ""
        if words:
            self.keep("")
        self._begin(target)
        if words:
            self.there = f"{self.there or ''}{words}"
            self.keep(self.there)
