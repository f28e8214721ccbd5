"""One person's record with a word of its own in every place that takes words, and what each copy may hold of it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime
from itertools import count, product
from typing import Any

from peertui.services.exporting.delivery import Form
from plans.guide import programme_sections
from plans.handover import selection
from plans.pack.loader import load_pack
from plans.pack.models import EntryKind, FieldType
from plans.pack.page_models import PagePart
from plans.record.models import Copy, Entry, Note, Outcome, Person, Record, Session, Share, TrailItem, Voice, Way

PACK = load_pack()
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
PARTS: dict[str, PagePart] = {
    part.kind: part for section in reversed(PACK.page.sections) for part in reversed(section.parts)
} | {part.kind: part for part in PACK.copies.slip.parts}
"""The first place that the page, or the slip, has for a kind."""
SHOWN = {section.id: tuple(dict.fromkeys(part.kind for part in section.parts)) for section in PACK.page.sections}
"""Kinds by the section of the page they stand in."""
ON_CARD = {kind for name in PACK.copies.card.sections for kind in SHOWN[name]}
ON_SLIP = {part.kind for part in PACK.copies.slip.parts}
KINDS = tuple(kind for kind in PACK.kinds.values() if kind.id not in PACK.page.used_elsewhere)
WAYS = tuple((share, on_page) for share in Share for on_page in (False, True))


class Marks:
    """Words that stand nowhere else, so that each can be looked for, in letters that never break or join."""

    def __init__(self) -> None:
        self._numbers = count()

    def one(self) -> str:
        number, letters = next(self._numbers), ""
        for _ in range(4):
            number, rest = divmod(number, 20)
            letters += "bcdfghjklmnpqrstvwxz"[rest]
        return f"zq{letters}qz"


def marks_in(words: object) -> set[str]:
    """All marks in a text, or in anything that can be said as one; capitals and line ends apart."""
    return set(re.findall(r"zq[bcdfghjklmnpqrstvwxz]{4}qz", re.sub(r"\s+", "", str(words)).lower()))


def filled(kind: EntryKind, marks: Marks) -> dict[str, Any]:
    """A mark in every field that takes words, and for the rest what lets it stand on the page."""
    part, made = PARTS.get(kind.id), dict[str, Any]()
    for field in kind.fields:
        match field.type:
            case FieldType.YES_NO:
                made[field.name] = part.needs.get(field.name, True) if part else True
            case FieldType.CHOICE:
                fits = part.where.get(field.name, field.choices) if part else field.choices
                made[field.name] = fits[0]
            case FieldType.ORDER:
                made[field.name] = 1
            case FieldType.LIST:
                made[field.name] = [marks.one(), marks.one()]
            case FieldType.DATE:
                made[field.name] = "2026-03-01"
            case _:
                made[field.name] = marks.one()
        if part and "" in part.where.get(field.name, ()):
            made[field.name] = ""
    if kind.field("share"):
        made["share"] = Share.CAN_SHARE.value
    return made


def a_record(chosen: Collection[str]) -> Record:
    """Each kind shared and private, meant for the page and not, kept and left out, in each voice.

    Only kinds in `chosen` are both shared and meant for the page; every other way is there of every kind.
    """
    marks, entries = Marks(), list[Entry]()

    def add(kind: EntryKind, values: dict[str, Any] | None = None, **more: Any) -> None:
        made = {
            "in_whose_words": tuple(Voice)[len(entries) % 3],
            "created": NOW,
            "changed": NOW,
            "came_from": marks.one(),
            **more,
        }
        entries.append(
            Entry(id=f"e{len(entries)}", kind=kind.id, values={**filled(kind, marks), **(values or {})}, **made)
        )

    both = {"share": Share.CAN_SHARE, "on_page": True}
    for kind in KINDS:
        for (share, on_page), voice in product(WAYS, Voice):
            if share is Share.PRIVATE or not on_page:
                add(kind, share=share, on_page=on_page, in_whose_words=voice)
        if kind.id in chosen:
            add(kind, **both)
        add(kind, **both, deleted_at=NOW)
        if kind.field("share"):
            add(kind, {"share": Share.PRIVATE.value}, **both)
    add(PACK.kinds["supporter"], {"knows_they_are_listed": False}, **both)
    add(PACK.kinds["supporter"], {"do_not_call": True}, **both)
    add(PACK.kinds["my_word"], {"term": "other"}, **both)
    notes = tuple(
        Note(id=f"n{marks.one()}", text=marks.one(), voice=voice, share=share, came_from=marks.one(), deleted_at=gone)
        for voice in Voice
        for share in Share
        for gone in (None, NOW)
    )
    trail = (TrailItem(step="crisis/time", outcome=Outcome.TALKED, when=NOW, later=marks.one()),)
    session = Session(id="s", started=NOW, trail=trail, next_meeting=marks.one(), later=marks.one())
    gone = {"withdrawn_on": NOW.date()}
    copies = (
        *(Copy(id=f"c{way}", who=marks.one(), how=marks.one(), file=marks.one(), way=way) for way in Way),
        Copy(id="unnamed", who=marks.one(), named=False),
        Copy(id="withdrawn", who=marks.one(), **gone),
        Copy(id="back", who=marks.one(), taken_back_on=date(2026, 3, 3)),
    )
    person = Person(id="p", called=marks.one(), full_name=marks.one(), says_more=True, later=marks.one())
    return Record(
        person=person, entries=tuple(entries), notes=notes, sessions=(session,), copies=copies, later=marks.one()
    )


def _kept_apart(entry: Entry) -> bool:
    return bool(entry.deleted_at) or _private(entry)


def _private(entry: Entry) -> bool:
    return entry.share is not Share.CAN_SHARE or entry.values.get("share") == Share.PRIVATE.value


def _not_asked(entry: Entry) -> bool:
    values = entry.values
    return entry.kind == "supporter" and (values["knows_they_are_listed"] is not True or values["do_not_call"] is True)


def _chosen(record: Record, form: Form) -> Iterator[Entry]:
    """Said again, apart from the page's own rules: which entries a copy may hold words of."""
    for entry in record.entries:
        if _kept_apart(entry) or _not_asked(entry):
            continue
        if entry.kind in ON_SLIP if form is Form.SLIP else entry.on_page:
            yield entry


def may_stand(record: Record, form: Form, *holders: str) -> set[str]:
    """Every mark that a copy may hold. `holders` are those who are named on this copy."""
    if form is Form.BLANK:
        return set()
    person = record.person
    allowed = {person.called} if form is Form.SLIP else {person.called, person.full_name}
    for entry in _chosen(record, form):
        allowed |= marks_in(entry.values)
    if form not in (Form.SLIP, Form.CARD):
        allowed |= {copy.who for copy in record.copies if copy.id == f"c{Way.PAGE}"} | set(holders)
    return allowed


def must_stand(record: Record, form: Form, left_out: Collection[str] = ()) -> set[str]:
    """What was chosen, by the main words of each: all of it has to be on the copy."""
    if form is Form.BLANK:
        return set()
    wanted = {record.person.called}
    kinds = ON_CARD if form is Form.CARD else ON_SLIP if form is Form.SLIP else set(PARTS) - ON_SLIP
    off = {kind for name in left_out for kind in SHOWN[name]}
    for entry in _chosen(record, form):
        if entry.kind in kinds - off:
            wanted |= marks_in(entry.values.get(PACK.kinds[entry.kind].main))
    return wanted


def goes_over(record: Record, chosen: Collection[str]) -> set[str]:
    """Every mark that a handover of these parts holds, and no other."""
    goes = {record.person.called}
    for entry in record.entries:
        allowed = not entry.deleted_at and programme_sections.section_of(PACK, entry) in chosen
        allowed = allowed and (selection.PRIVATE in chosen or not _private(entry))
        if allowed and (selection.UNASKED in chosen or not _not_asked(entry)):
            goes |= marks_in(entry.values) | {entry.came_from}
    for note in record.notes:
        own = note.voice is Voice.WORKER
        shared = own or selection.PRIVATE in chosen or note.share is Share.CAN_SHARE
        if not note.deleted_at and shared and (selection.WORKER_NOTES if own else selection.NOTES) in chosen:
            goes |= {note.text, note.came_from} | marks_in(note.id)
    for part, name in ((record.sessions, selection.MEETINGS), (record.person.full_name, selection.FULL_NAME)):
        goes |= marks_in(part) if name in chosen else set()
    if selection.COPIES in chosen:
        goes |= {words for copy in record.copies for words in (copy.who, copy.how) if words}
    return goes
