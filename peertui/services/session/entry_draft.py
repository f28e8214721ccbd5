"""Words as they are typed at a step: each letter goes into an entry or a note at once, so no draft can be lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import Enum, auto

from peertui.services.session.write_targets import NEXT_MEETING, FieldAsked, Target
from plans.guide.state_machine import View
from plans.guide.step_content import place_fields, single
from plans.guide.writing_agreement import AGREEMENT, NOT_TODAY
from plans.pack.models import EntryKind, FieldType
from plans.record import changes
from plans.record.models import Entry, Note, Record, Session

Typed = str | bool | int | list[str] | None


class DraftState(Enum):
    """What stands in the box."""

    EMPTY = auto()
    """Nothing is kept yet."""
    FIRST_WORDS = auto()
    """The first words of an entry or a note that was begun here."""
    FURTHER_FIELD = auto()
    """Another field of an entry that was begun here."""
    KEPT_BEFORE = auto()
    """A field of an entry that was there before."""


class AfterEnter(Enum):
    """Where Enter leads, once the words are kept."""

    NEXT_FIELD = auto()
    """To the next field of the same entry, or to the next item of a list."""
    ANOTHER = auto()
    """To another entry or note of the kind, with an empty box."""
    JOIN_PLAN = auto()
    """To the plan, where the entry shall stand as well; then to another."""
    GO_ON = auto()
    """To the next step."""


class EntryDraft:
    """What is being typed now: an entry's field, a note, or when to meet next.

    | state         | a letter      | emptied | Enter leads to                             | `back`      |
    |---------------|---------------|---------|--------------------------------------------|-------------|
    | EMPTY         | FIRST_WORDS   | EMPTY   | the next field of a walk; else on          | field before|
    | FIRST_WORDS   | is kept       | EMPTY   | another, or FURTHER_FIELD, or the plan      | field before|
    | FURTHER_FIELD | is kept       | is kept | FURTHER_FIELD; after the last one, on      | field before|
    | KEPT_BEFORE   | is kept       | is kept | the next field, of this entry or another; on | field before|

    Args:
        target: What the words become.
        seen: The step they are written at.
        session: The meeting it belongs to.
    """

    def __init__(self, target: Target, seen: View, session: Session) -> None:
        self.target, self._seen, self._session = target, seen, session
        self.current: str | None = None
        """Id of the entry or note in the box, once there is one."""
        self.joining = ""
        """What the entry shall be in the plan as well: a kind, `SOMETHING_ELSE`, or "" for no more than it is."""
        self._at = 0
        self._begun_at: int | None = None
        """Which field an entry was begun with."""
        self._listed: list[str] = []

    @property
    def state(self) -> DraftState:
        """What stands in the box now."""
        if self.current is None:
            return DraftState.EMPTY
        if not self.target.goes_on or self._at == self._begun_at:
            return DraftState.FIRST_WORDS
        if self._begun_at is None:
            return DraftState.KEPT_BEFORE
        return DraftState.FIRST_WORDS if self.target.words_first and self._at == 0 else DraftState.FURTHER_FIELD

    @property
    def ask(self) -> FieldAsked | None:
        """The field being asked for; None for a note and for the next meeting."""
        return self.target.asks[self._at] if self.target.asks else None

    @property
    def new(self) -> str | None:
        """The entry or note begun here whose first words are in the box; None for one that was there before."""
        return self.current if self.state is DraftState.FIRST_WORDS else None

    def take_up(self, record: Record) -> Typed:
        """What stands in the box at first: what is written there already; nothing for a list or something new."""
        if self.target is NEXT_MEETING:
            return record.session(self._session.id).next_meeting
        ask, kind = self.ask, self.target.kind
        if ask is None or kind is None:
            return ""
        if ask.entry is not None:
            self.current = ask.entry
        elif ask.joins:
            return self.joining
        elif self.target.goes_on and self.current is None:
            entry = single(record, self._session, kind)
            self.current = entry.id if entry else None
        if self.current is None:
            return ""
        value: Typed = record.entry(self.current).values.get(ask.field.name)
        if ask.field.type is FieldType.LIST:
            self._listed = [str(item) for item in value] if isinstance(value, list) else []
            return ""
        return value

    def enter(self, value: Typed) -> AfterEnter:
        """Enter was pressed on these words, which are kept."""
        if self.joining and self.current:
            return AfterEnter.JOIN_PLAN
        if not self.target.goes_on:
            return AfterEnter.GO_ON if self.state is DraftState.EMPTY else AfterEnter.ANOTHER
        return AfterEnter.NEXT_FIELD if self._walks_on(value) else AfterEnter.GO_ON

    def _walks_on(self, value: Typed) -> bool:
        if self.ask is None:
            return False
        if self.target.kind and self.target.kind.id == AGREEMENT and value == NOT_TODAY:
            return False  # who may see it, and what to leave out, are for what is written
        if self.ask.field.type is FieldType.LIST and not is_blank(value):
            return True
        if self.target.words_first and self.state is DraftState.EMPTY:
            return False
        self._at = min(self._at + 1, len(self.target.asks))
        return self._at < len(self.target.asks)

    def back(self) -> bool:
        """To the field before this one. False at the first."""
        before, self._at = self._at, max(0, self._at - 1)
        return before > 0

    def put(self, record: Record, value: Typed, make_id: Callable[[], str], now: datetime) -> Record:
        """Keep the words as they now stand. An entry or a note that was only just begun goes when emptied."""
        if self.target is NEXT_MEETING:
            session = record.session(self._session.id)
            if session.next_meeting == str(value or ""):
                return record
            return changes.put_session(record, session.model_copy(update={"next_meeting": str(value or "")}))
        ask, kind = self.ask, self.target.kind
        if ask is None or kind is None:
            return self._put_note(record, str(value or ""), make_id, now)
        if ask.joins:
            self.joining = str(value or "")
            return record
        if ask.field.type is FieldType.LIST:
            value = [*self._listed, *([] if is_blank(value) else [str(value)])]
        if self.current is None:
            return (
                record if is_blank(value) else self._begin_entry(record, kind, {ask.field.name: value}, make_id(), now)
            )
        return self._write(record, kind, ask.field.name, value, now)

    def _put_note(self, record: Record, text: str, make_id: Callable[[], str], now: datetime) -> Record:
        if self.current is None:
            if not text.strip():
                return record
            self.current = make_id()
            note = Note(
                id=self.current,
                text=text,
                voice=self.target.voice,
                session=self._session.id,
                created=now,
                changed=now,
                **place_fields(self._seen),
            )
            return changes.add_note(record, note)
        record = changes.change_note(record, self.current, now, text=text)
        if not text.strip():
            record, self.current = changes.drop_blank_note(record, self.current), None
        return record

    def _begin_entry(
        self, record: Record, kind: EntryKind, written: dict[str, Typed], entry_id: str, now: datetime
    ) -> Record:
        self.current, self._begun_at = entry_id, self._at
        entry = Entry(
            id=entry_id,
            kind=kind.id,
            values=self._beginning(kind) | written,
            session=self._session.id,
            created=now,
            changed=now,
            **place_fields(self._seen),
        )
        return changes.add_entry(record, entry)

    def _write(self, record: Record, kind: EntryKind, name: str, value: Typed, now: datetime) -> Record:
        if self.current is None:
            return record
        there = record.entry(self.current).values.get(name)
        if there == value or (is_blank(there) and is_blank(value)):
            return record
        record = changes.write(record, self.current, {name: value}, now)
        if is_blank(value):
            left = changes.drop_blank(record, self.current, self._beginning(kind))
            if left is not record:
                record, self.current = left, None
        return record

    def _beginning(self, kind: EntryKind) -> dict[str, Typed]:
        values: dict[str, Typed] = {f.name: f.default for f in kind.fields if f.default is not None}
        values.update(self.target.preset)
        asked = self._seen.look_back_prompt
        if asked and (field := kind.field("prompt")) and field.refers_to == ("prompt",):
            values["prompt"] = asked
        return values


def is_blank(value: Typed) -> bool:
    """Whether nothing is written."""
    return value in (None, "", []) or (isinstance(value, str) and not value.strip())
