"""What can be done with one entry or one note, the same from every list."""

from __future__ import annotations

from peertui import part_choices
from peertui.lists import kind_rows
from peertui.plain.copies import say_remains
from peertui.plain.form import fill_in, write_note
from peertui.plain.room import Room
from peertui.plain.talk import Back, Here
from peertui.removal import CHOICES, part_question
from peertui.targets import SOMETHING_ELSE
from plans.in_words import entry_lines
from plans.vault.errors import VaultError

HERE = Here("What to do with this one. Type the number of your answer, or back to leave it as it is.")
KIND = Here("Type a number. A part of the programme opens to the kinds of thing it makes.")


def open_part(room: Room, row_id: str) -> None:
    """Ask what to do with the entry or note of a row ("entry:…", "note:…"), and do it. Leave."""
    what, _, part_id = row_id.partition(":")
    if what == "entry":
        _entry(room, part_id)
    elif what == "note":
        _note(room, part_id)


def _entry(room: Room, entry_id: str) -> None:
    desk = room.desk
    entry = desk.record.entry(entry_id)
    room.say(f"{part_choices.entry_title(desk, entry)}.")
    question, choices = part_choices.entry_question(desk, entry), part_choices.entry_choices(desk, entry)
    answer = room.talk.choose(question, choices, HERE)
    if answer == "change":
        fill_in(room, entry_id)
    elif answer == "plan":
        _put_in_plan(room, entry_id, part_choices.plan_kinds(desk, entry))
    elif answer == part_choices.REMOVE[0]:
        kind = desk.pack.kinds.get(entry.kind)
        words = "\n".join(entry_lines(desk.pack, desk.record, entry))
        _remove(room, kind.label if kind else "entry", words, entry_id)
    else:
        part_choices.do_with_entry(desk, entry_id, answer)
        _confirm(room, answer)


def _note(room: Room, note_id: str) -> None:
    desk = room.desk
    note = desk.record.note(note_id)
    room.say("Note.")
    answer = room.talk.choose(note.text, part_choices.note_choices(note), HERE)
    if answer == "change":
        write_note(room, note_id)
    elif answer == "plan":
        _put_in_plan(room, note_id, ())
    elif answer == part_choices.REMOVE[0]:
        _remove(room, "note", note.text, note_id)
    else:
        part_choices.do_with_note(desk, note_id, answer)
        _confirm(room, answer)


def _confirm(room: Room, answer: str | None) -> None:
    said = {
        "page": "It is on the page now.",
        "us": "It is just for us now.",
        "up": "Moved up.",
        "down": "Moved down.",
        "out": "Left out. It can be put back.",
        "in": "Put back.",
    }
    room.say(*(words for words in (said.get(answer or "keep", "Kept as it is."),)))


def pick_kind(room: Room, first: tuple[str, ...] = ()) -> str:
    """The id of a kind of entry. Back, Leave."""
    rows = kind_rows(room.desk.pack, room.desk.record, first)
    return room.talk.pick_in_parts(rows, KIND, title="What shall it be in the plan?").id


def put_in_plan(room: Room, entry_id: str, kind_id: str) -> None:
    """Make an entry of a kind of another's words, or of any kind for `SOMETHING_ELSE`, and go through it. Leave."""
    if kind_id == SOMETHING_ELSE:
        _put_in_plan(room, entry_id, part_choices.plan_kinds(room.desk, room.desk.record.entry(entry_id)))
    else:
        fill_in(room, part_choices.make_of(room.desk, entry_id, kind_id).id)


def _put_in_plan(room: Room, part_id: str, first: tuple[str, ...]) -> None:
    try:
        kind_id = pick_kind(room, first)
    except Back:
        return
    fill_in(room, part_choices.make_of(room.desk, part_id, kind_id).id)


def _remove(room: Room, what: str, words: str, part_id: str) -> None:
    title, question = part_question(what, words)
    room.say(title)
    if room.talk.choose(question, CHOICES, HERE) == "remove":
        try:
            remains = room.desk.remove(part_id)
        except VaultError as error:
            room.say(str(error))
        else:
            say_remains(room, remains)
