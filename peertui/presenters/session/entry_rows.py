"""Rows for the app's lists, made from the record. Pure: each row's id says what Enter opens ("entry:…", "note:…")."""

from __future__ import annotations

from collections.abc import Iterable

from peertui.presenters.exporting.omission_text import CHOSEN_OFF
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.services.session.session_moves import Move
from plans.guide.look_back import could_suit
from plans.guide.module_progress import ModuleState, overview
from plans.guide.planned_meetings import is_near_the_end
from plans.guide.state_machine import View
from plans.guide.step_content import made_in, notes_at, notes_in, written_at
from plans.pack.models import Pack
from plans.pack.own_words import title_of
from plans.page.placement import is_printed
from plans.record.context import Context
from plans.record.entry_text import entry_name
from plans.record.models import Entry, Note, Session, Share, Voice
from widgets.models.row import Row

ENOUGH = "That is enough for today"
VOICE_WORDS = {Voice.PERSON: "their words", Voice.TOGETHER: "both of us", Voice.WORKER: "worker's words"}


def entry_row(context: Context, entry: Entry) -> Row:
    """One entry: its words, then softly what kind it is and who may see it."""
    kind = context.pack.kinds.get(entry.kind)
    words = entry_name(context, entry) or "(nothing written yet)"
    rest = [entry.text(f.name) for f in kind.fields if f.name != kind.main and f.type.value == "list"] if kind else []
    extra = f" > {rest[0]}" if rest and rest[0] else ""
    voice = "" if entry.in_whose_words is Voice.PERSON else f", {VOICE_WORDS[entry.in_whose_words]}"
    detail = f"{kind.label if kind else entry.kind}{voice}, {state_words(context, entry)}{_from_words(entry)}"
    return RowRef(RowKind.ENTRY, entry.id).row(words + extra, detail=detail)


def state_words(context: Context, entry: Entry) -> str:
    """Where an entry may go, in words: one that was chosen and cannot print is not said to be on the page."""
    if entry.on_page and entry.share is Share.CAN_SHARE:
        return "on the page" if not entry.kept or is_printed(entry, context) else CHOSEN_OFF.lower()
    return "can share" if entry.share is Share.CAN_SHARE else "just for us"


def note_state_words(note: Note) -> str:
    """Where a note may go, in words: on no page, but perhaps to a colleague."""
    return "can share" if note.share is Share.CAN_SHARE else "just for us"


def note_row(note: Note) -> Row:
    """One note, whose voice it is, and who may see it."""
    detail = f"note, {VOICE_WORDS[note.voice]}, {note_state_words(note)}{_from_words(note)}"
    return RowRef(RowKind.NOTE, note.id).row(note.text, detail=detail)


def _from_words(part: Entry | Note) -> str:
    return f", from {part.came_from}" if part.came_from else ""


def step_rows(context: Context, seen: View, hide: str | None = None) -> tuple[Row, ...]:
    """What has been written for a step; `hide` is the one being typed just now."""
    entries = [entry_row(context, e) for e in written_at(context, seen) if e.id != hide]
    notes = [note_row(n) for n in notes_at(context.record, context.session, seen) if n.id != hide]
    return (*entries, *notes)


def choose_rows(context: Context) -> tuple[Row, ...]:
    """What could be talked about: the modules that are not hidden, the look-back, and going on: nine at most, so
    that one digit picks any. Near the end, finishing well is one more."""
    pack = context.pack
    rows = [
        RowRef(RowKind.MODULE, o.module.id).row(title_of(pack, context.record.my_words, o.module), detail=o.words)
        for o in overview(context)
        if o.state is not ModuleState.HIDDEN
    ]
    suits = "could suit today, if you like" if could_suit(context) else "offered, never due"
    rows.append(RowRef(RowKind.DO, Move.LOOK_BACK).row(pack.look_back.title, detail=suits))
    if is_near_the_end(context):
        rows.append(RowRef(RowKind.DO, Move.FINISH_WELL).row(pack.finishing.title, detail="when you both like"))
    rows.append(RowRef(RowKind.DO, Move.ENOUGH).row(ENOUGH, detail="on to one small step", number=0))
    return tuple(rows)


def prompt_rows(pack: Pack, session: Session, lenses: Iterable[str]) -> tuple[Row, ...]:
    """The look-back prompts of the lenses asked for (all if none), each marked if picked."""
    wanted = set(lenses)
    rows = []
    for lens in pack.look_back.lenses:
        if wanted and lens.id not in wanted and lens.title not in wanted:
            continue
        rows.append(Row(f"lens:{lens.id}", f"{lens.title}: {lens.about.rstrip('.')}", heading=True))
        for prompt in lens.prompts:
            marker = "[x]" if prompt.id in session.looking_back else "[ ]"
            rows.append(RowRef(RowKind.PROMPT, prompt.id).row(prompt.prompt, marker=marker))
    return tuple(rows)


READ_BACK = str(RowRef(RowKind.DO, "read_back"))
"""Id of the row that reads all of it, one thing at a time."""

ALL_READ = "That was all of it. Enter goes on."


def read_back_rows(context: Context) -> tuple[Row, ...]:
    """All that was written in this meeting, to be read back, as it was written; first, to have it read in turn."""
    parts: tuple[Entry | Note, ...] = (
        *made_in(context.record, context.session),
        *notes_in(context.record, context.session),
    )
    in_turn = sorted(parts, key=lambda part: part.created)
    made = [entry_row(context, part) if isinstance(part, Entry) else note_row(part) for part in in_turn]
    reading = Row(READ_BACK, "Read it back, one thing at a time", number=0)
    return (reading, *made) if made else ()


def parts_in(rows: Iterable[Row]) -> tuple[RowRef, ...]:
    """The entries and notes among rows, in their order."""
    refs = (RowRef.of(row.id) for row in rows)
    return tuple(ref for ref in refs if ref is not None and ref.kind in (RowKind.ENTRY, RowKind.NOTE))
