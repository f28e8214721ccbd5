"""Which parts of one person's record go to a colleague: what there is, what goes automatically, and cutting it out.

What is private to us, whoever has not been asked, and the worker's own notes go only when chosen by name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from plans.guide.programme_sections import section_of, titles_of
from plans.pack.models import Pack
from plans.page.placement import unasked
from plans.record.context import Context
from plans.record.copy_log import without_files
from plans.record.models import Entry, Note, Person, Record, Share, Voice

NOTES, MEETINGS, COPIES, FULL_NAME = "notes", "meetings", "copies", "full_name"
PRIVATE, UNASKED, WORKER_NOTES = "private", "unasked", "worker_notes"
HANDOVER = "handover"
"""The field of a record document that says which handover it is."""


@dataclass(frozen=True, slots=True)
class HandoverSection:
    """A part that can be chosen."""

    id: str
    title: str
    amount: str
    """How much there is, in words: "3 to share, 2 just for us"."""
    widens: bool = False
    """It brings nothing alone: more of the other parts goes with it."""
    usual: bool = False
    """It goes unless it is taken out."""


def sections(context: Context) -> tuple[HandoverSection, ...]:
    """All that there is to choose from in this record."""
    pack, record = context.pack, context.record
    made = [
        HandoverSection(
            section_id,
            title,
            _amount(pack, here),
            usual=section_id not in record.person.hidden_modules and any(_plain(pack, entry) for entry in here),
        )
        for section_id, title in titles_of(pack).items()
        if (here := [entry for entry in record.entries if entry.kept and section_of(pack, entry) == section_id])
    ]
    notes = [note for note in record.notes if note.kept and note.voice is not Voice.WORKER]
    if notes:
        made.append(
            HandoverSection(NOTES, "Notes", _amount(pack, notes), usual=any(_plain(pack, note) for note in notes))
        )
    return (*made, *_more(context))


def usual(context: Context) -> frozenset[str]:
    """The parts that go when nothing else is said: what can be shared, and nothing private."""
    return frozenset(section.id for section in sections(context) if section.usual)


def cut(context: Context, chosen: Collection[str], *, handover_id: str, now: datetime) -> Record:
    """The chosen parts of a record, as a record. What was left out of the plan never goes.

    Args:
        context: The record in use, with its pack and day.
        chosen: Ids of parts.
        handover_id: What both sides know it by.
        now: When, in UTC.
    """
    record = context.record
    entries = tuple(entry for entry in record.entries if _entry_goes(context.pack, entry, chosen))
    notes = tuple(note for note in record.notes if _note_goes(note, chosen))
    person = record.person
    about = Person(
        id=person.id,
        called=person.called,
        full_name=person.full_name if FULL_NAME in chosen else "",
        locale=person.locale,
        region=person.region,
        hidden_modules=person.hidden_modules,
    )
    part = Record(
        person=about,
        sessions=record.sessions if MEETINGS in chosen else (),
        notes=notes,
        entries=entries,
        copies=without_files(record.copies) if COPIES in chosen else (),
    )
    told = {"id": handover_id, "made": now.isoformat(), "what": list(titles(context, chosen))}
    return part.model_copy(update={HANDOVER: told})


def titles(context: Context, chosen: Collection[str]) -> tuple[str, ...]:
    """The chosen parts in words, those that there are."""
    return tuple(section.title for section in sections(context) if section.id in chosen)


def contents(context: Context) -> str:
    """All that a record holds, in words: "2 early signs, 1 wish, 3 notes"."""
    record = context.record
    kinds = Counter(entry.kind for entry in record.entries if entry.kept)
    said = []
    for kind_id, many in kinds.items():
        kind = context.pack.kinds.get(kind_id)
        one, more = (kind.label, kind.plural) if kind else (kind_id.replace("_", " "),) * 2
        said.append(_many(many, one, more))
    said += [
        _many(many, one, more)
        for many, one, more in (
            (sum(note.kept for note in record.notes), "note", "notes"),
            (len(record.sessions), "meeting", "meetings"),
            (len(record.copies), "line about copies", "lines about copies"),
        )
        if many
    ]
    return ", ".join(said) or "nothing written"


def _more(context: Context) -> list[HandoverSection]:
    record = context.record
    entries = [entry for entry in record.entries if entry.kept]
    notes = [note for note in record.notes if note.kept]
    workers = [note for note in notes if note.voice is Voice.WORKER]
    private = sum(map(_private, entries)) + sum(_private(note) for note in notes if note not in workers)
    names = sum(unasked(entry, context.pack) for entry in entries)
    counted = (
        (MEETINGS, "When we met, and what we talked about", _many(len(record.sessions), "meeting", "meetings"), False),
        (COPIES, "Who has a copy", _many(len(record.copies), "line", "lines"), False),
        (FULL_NAME, "The full name", record.person.full_name, False),
        (PRIVATE, "Also what is just for us, in the chosen parts", _many(private, "thing", "things"), True),
        (UNASKED, "Also people who were not asked, or are not to be called", _many(names, "entry", "entries"), True),
        (WORKER_NOTES, "The worker's own notes", _many(len(workers), "note", "notes"), False),
    )
    return [HandoverSection(name, title, amount, widens) for name, title, amount, widens in counted if amount]


def _amount(pack: Pack, parts: Collection[Entry | Note]) -> str:
    plain = sum(_plain(pack, part) for part in parts)
    private = sum(_private(part) for part in parts)
    rest = len(parts) - plain - private
    counted = ((plain, "to share"), (private, "just for us"), (rest, "with someone not asked"))
    return ", ".join(f"{many} {words}" for many, words in counted if many)


def _plain(pack: Pack, part: Entry | Note) -> bool:
    """Whether it goes with its part alone."""
    return not _private(part) and not (isinstance(part, Entry) and unasked(part, pack))


def _private(part: Entry | Note) -> bool:
    """Private to us by itself, or by a field of its form."""
    by_form = isinstance(part, Entry) and part.values.get("share") == Share.PRIVATE.value
    return part.share is not Share.CAN_SHARE or by_form


def _entry_goes(pack: Pack, entry: Entry, chosen: Collection[str]) -> bool:
    if not entry.kept or section_of(pack, entry) not in chosen:
        return False
    return (PRIVATE in chosen or not _private(entry)) and (UNASKED in chosen or not unasked(entry, pack))


def _note_goes(note: Note, chosen: Collection[str]) -> bool:
    if not note.kept:
        return False
    if note.voice is Voice.WORKER:
        return WORKER_NOTES in chosen
    return NOTES in chosen and (PRIVATE in chosen or not _private(note))


def _many(many: int, one: str, more: str) -> str:
    return f"{many} {one if many == 1 else more}" if many else ""
