"""Words as they are typed at a step: each letter goes into an entry or a note at once, so no draft can be lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from plans import changes
from plans.guide import View
from plans.meeting import kinds_at, place_fields, single
from plans.pack import EntryKind, HowMany, Pack, StageRole
from plans.record import Entry, Note, Record, Session, Voice

Typed = str | bool | int | list[str] | None


@dataclass(frozen=True, slots=True)
class Target:
    """What the words being typed become: an entry of a kind, a note in a voice, or when to meet next."""

    id: str
    words: str
    kind: EntryKind | None = None
    voice: Voice = Voice.PERSON


NEXT_MEETING = Target("next_meeting", "when we meet next")
NOTES = (
    Target("note:theirs", "note, their words", voice=Voice.PERSON),
    Target("note:together", "note, both of us", voice=Voice.TOGETHER),
    Target("note:worker", "note, worker's words", voice=Voice.WORKER),
)


def targets_at(pack: Pack, seen: View) -> tuple[Target, ...]:
    """What can be written at a step, the likeliest first. Nothing on a checklist or a list to choose from."""
    if seen.role in (StageRole.CHECKLIST, StageRole.CHOOSE, StageRole.PICK, StageRole.READ_BACK, StageRole.PAGE):
        return ()
    if seen.role is StageRole.NEXT_MEETING:
        return (NEXT_MEETING, *NOTES)
    kinds = [pack.kinds[k] for k in kinds_at(pack, seen) if k in pack.kinds]
    if seen.role is StageRole.LAST_TIME:
        kinds = []
    return (*(Target(k.id, k.label, kind=k) for k in kinds), *NOTES)


class Writing:
    """The entry or note that is being typed now, if any."""

    def __init__(self, target: Target, seen: View, session: Session) -> None:
        self.target, self._seen, self._session = target, seen, session
        self.current: str | None = None

    def take_up(self, record: Record) -> Typed:
        """What stands in the box at first: the words of a kind there is only one of, else nothing."""
        if self.target is NEXT_MEETING:
            return record.session(self._session.id).next_meeting
        entry = single(record, self._session, self.target.kind) if self.target.kind else None
        if entry is None or self.target.kind is None:
            return ""
        self.current = entry.id
        value: Typed = entry.values.get(self.target.kind.main)
        return value

    @property
    def goes_on(self) -> bool:
        """Whether Enter in the box leads to the next step even when there are words in it."""
        kind = self.target.kind
        return self.target is NEXT_MEETING or (kind is not None and single_only(kind))

    def put(self, record: Record, value: Typed, make_id: Callable[[], str], now: datetime) -> Record:
        """Keep the words as they now stand. An entry or a note that was only just begun goes when emptied."""
        if self.target is NEXT_MEETING:
            session = record.session(self._session.id)
            return changes.put_session(record, session.model_copy(update={"next_meeting": str(value or "")}))
        if self.target.kind is None:
            return self._put_note(record, str(value or ""), make_id, now)
        return self._put_entry(record, self.target.kind, value, make_id, now)

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

    def _put_entry(
        self, record: Record, kind: EntryKind, value: Typed, make_id: Callable[[], str], now: datetime
    ) -> Record:
        if self.current is None:
            if value in (None, "", []) or (isinstance(value, str) and not value.strip()):
                return record
            self.current = make_id()
            entry = Entry(
                id=self.current,
                kind=kind.id,
                values=self._beginning(kind) | {kind.main: value},
                session=self._session.id,
                created=now,
                changed=now,
                **place_fields(self._seen),
            )
            return changes.add_entry(record, entry)
        record = changes.write(record, self.current, {kind.main: value}, now)
        if value in (None, "", []):
            left = changes.drop_blank(record, self.current, self._beginning(kind))
            if left is not record:
                record, self.current = left, None
        return record

    def _beginning(self, kind: EntryKind) -> dict[str, Typed]:
        values: dict[str, Typed] = {f.name: f.default for f in kind.fields if f.default is not None}
        asked = self._seen.look_back_prompt
        if asked and (field := kind.field("prompt")) and field.refers_to == ("prompt",):
            values["prompt"] = asked
        return values


def single_only(kind: EntryKind) -> bool:
    """Whether there is only one entry of this kind, in all or in a meeting."""
    return kind.how_many in (HowMany.ONE, HowMany.ONE_PER_SESSION, HowMany.ONE_PER_LOOK_BACK)
