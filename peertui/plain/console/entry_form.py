"""Every field of one entry, and one note: asked one after another, each answer kept at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from peertui.plain.console.field_prompts import HOW, Fields, FormLeft
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import follow
from peertui.plain.console.prompts import Back, Here
from peertui.plain.console.sequence import in_turn
from peertui.presenters.commands import DONE
from peertui.presenters.session.entry_commands import SKIP_FIELD
from peertui.presenters.session.entry_fields import WrittenEntry, WrittenNote
from plans.pack.models import FieldSpec
from plans.record.models import Voice
from widgets.models.standard_fields import OWN_SHARE, VOICES, place_of, places, read_place

WAY = "Enter goes on to the next, back to the one before. When it is enough, type menu and pick Done."


def fill_in(room: PlainApp, entry_id: str) -> None:
    """Go through the fields of an entry; one in which nothing was written does not stay. Leave."""
    written = WrittenEntry(room, entry_id)
    kind, fields = written.kind, _fields(room, written)
    asks = [partial(_field, fields, written, field) for field in kind.fields]
    asks.append(partial(_voice, fields, written))
    if kind.field(OWN_SHARE) is None:
        asks.append(partial(_place, fields, written))
    room.say(f"{written.title()}. {len(asks)} parts. {WAY}")
    _walk(room, written, asks)


def write_note(room: PlainApp, note_id: str) -> None:
    """Go through a note; one without words does not stay. Leave."""
    written = WrittenNote(room, note_id)
    fields = _fields(room, written)

    def choose(name: str, at: int) -> None:
        _, label, choices, chosen = written.choices()[at]
        written.keep(name, fields.one(label, choices, chosen))

    room.say("Note. It can have several lines; an empty line ends it.")
    asks: list[Callable[[], None]] = [lambda: fields.lines("Note", written.note.text, partial(written.keep, "text"))]
    asks += [partial(choose, name, at) for at, (name, *_) in enumerate(written.choices())]
    _walk(room, written, asks)


def _fields(room: PlainApp, written: WrittenEntry | WrittenNote) -> Fields:
    return Fields(room.talk, Here(f"{written.HELP} {HOW}", (*written.commands(), SKIP_FIELD)), room.today)


def _walk(room: PlainApp, written: WrittenEntry | WrittenNote, asks: Sequence[Callable[[], None]]) -> None:
    """Ask one after another; `back` goes to the one before, from the first out. A command ends it."""
    wanted = DONE.id
    try:
        with suppress(Back):
            in_turn(lambda: asks)
    except FormLeft as done:
        wanted = done.command.id
    follow(room, written.do(wanted))


def _field(fields: Fields, written: WrittenEntry, field: FieldSpec) -> None:
    def keep(value: Any) -> None:
        written.keep_field(field.name, value)

    there, options = written.entry.values.get(field.name), written.references().get(field.name, ())
    fields.of_entry(field, there, keep, options, written.offers(field))


def _voice(fields: Fields, written: WrittenEntry) -> None:
    there = written.entry.in_whose_words
    voice = Voice(fields.one("Whose words", VOICES, there))
    if voice is not there:
        written.keep(in_whose_words=voice)


def _place(fields: Fields, written: WrittenEntry) -> None:
    there = place_of(written.entry.on_page, written.entry.share)
    label, choices = places(there, on_page=written.may_print)
    place = fields.one(label, choices, there)
    if place != there:
        on_page, share = read_place(place)
        written.keep(on_page=on_page, share=share)
