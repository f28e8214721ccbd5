"""Every field of one entry, and one note: asked one after another, each answer kept at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from peertui.plain.console.field_prompts import HOW, Done, Fields
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Back, Here
from peertui.plain.console.sequence import in_turn
from peertui.presenters.commands import DONE
from peertui.presenters.session.entry_commands import LEAVE_OUT, SKIP_FIELD
from peertui.presenters.session.entry_rows import VOICE_WORDS
from peertui.services.session.new_entries import beginning, end_entry, offers, references
from plans.pack.models import EntryKind
from plans.page.compose import has_place
from plans.record import changes
from plans.record.models import Entry, Note, Share, Voice
from widgets.models.standard_fields import OWN_SHARE, VOICES, own_share, place_of, places, read_place, take_value

WAY = "Enter goes on to the next, back to the one before. When it is enough, type menu and pick Done."
COMMANDS = (DONE, SKIP_FIELD, LEAVE_OUT)
ENTRY = Here(f"Every part of this one thing. Fill in what you like and leave the rest. {HOW}", COMMANDS)
NOTE = Here(f"Free words, then whose words they are, and who may see it. {HOW}", COMMANDS)
SHARES = tuple((share.value, share.value) for share in Share)


def fill_in(room: PlainApp, entry_id: str) -> None:
    """Go through the fields of an entry; one in which nothing was written does not stay. Leave."""
    entry = room.workspace.record.entry(entry_id)
    kind = room.workspace.pack.kinds[entry.kind]
    parts = len(kind.fields) + 1 + (kind.field(OWN_SHARE) is None)
    room.say(f"{kind.label[:1].upper()}{kind.label[1:]}. {parts} parts. {WAY}")
    asks = [_field(room, kind, entry_id, name) for name in (field.name for field in kind.fields)]
    asks.append(lambda: _voice(room, entry_id))
    if kind.field(OWN_SHARE) is None:
        asks.append(lambda: _place(room, entry_id))
    if _walk(asks) == LEAVE_OUT.id:
        room.workspace.put(changes.leave_out(room.workspace.record, entry_id, room.clock()))
        room.say("Left out. It can be put back.")
        return
    end_entry(room.workspace, entry_id)
    room.say(
        "Kept." if any(e.id == entry_id for e in room.workspace.record.entries) else "Nothing written, so nothing kept."
    )


def write_note(room: PlainApp, note_id: str) -> None:
    """Go through a note; one without words does not stay. Leave."""
    workspace = room.workspace

    def keep(**fields: object) -> None:
        workspace.put(changes.change_note(workspace.record, note_id, room.clock(), **fields))

    def note() -> Note:
        return workspace.record.note(note_id)

    voices = [(voice, words) for voice, words in VOICE_WORDS.items()]
    fields = Fields(room.talk, NOTE, room.today)
    room.say("Note. It can have several lines; an empty line ends it.")
    ended = _walk(
        [
            lambda: fields.lines("Note", note().text, lambda words: keep(text=words)),
            lambda: keep(voice=Voice(fields.one("Whose words", voices, note().voice))),
            lambda: keep(share=Share(fields.one("Who may see it", SHARES, note().share.value))),
        ]
    )
    if ended == LEAVE_OUT.id:
        keep(deleted_at=room.clock())
        room.say("Left out. It can be put back.")
        return
    workspace.put(changes.drop_blank_note(workspace.record, note_id))


def _walk(asks: list[Callable[[], None]]) -> str:
    """Ask one after another; `back` goes to the one before, from the first out. The command that ended it, or ""."""
    try:
        with suppress(Back):
            in_turn(lambda: asks)
    except Done as done:
        return done.command.id
    return ""


def _field(room: PlainApp, kind: EntryKind, entry_id: str, name: str) -> Callable[[], None]:
    field = kind.field(name)
    assert field is not None
    workspace = room.workspace

    def entry() -> Entry:
        return workspace.record.entry(entry_id)

    def keep(value: Any) -> None:
        values = take_value(kind, {**beginning(kind), **entry().values}, name, value)
        share = own_share(name, value) or entry().share
        workspace.put(changes.change_entry(workspace.record, entry_id, room.clock(), values=values, share=share))

    def ask() -> None:
        options = references(workspace, kind).get(name, ())
        Fields(room.talk, ENTRY, room.today).of_entry(
            field, entry().values.get(name), keep, options, offers(workspace, field)
        )

    return ask


def _voice(room: PlainApp, entry_id: str) -> None:
    workspace = room.workspace
    there = workspace.record.entry(entry_id).in_whose_words
    voice = Voice(Fields(room.talk, ENTRY, room.today).one("Whose words", VOICES, there))
    if voice is not there:
        workspace.put(changes.change_entry(workspace.record, entry_id, room.clock(), in_whose_words=voice))


def _place(room: PlainApp, entry_id: str) -> None:
    workspace = room.workspace
    entry = workspace.record.entry(entry_id)
    there = place_of(entry.on_page, entry.share)
    label, choices = places(there, on_page=has_place(workspace.pack, entry.kind))
    place = Fields(room.talk, ENTRY, room.today).one(label, choices, there)
    if place != there:
        on_page, share = read_place(place)
        workspace.put(changes.change_entry(workspace.record, entry_id, room.clock(), on_page=on_page, share=share))
