"""What can be done with one entry or one note, the same from every list."""

from __future__ import annotations

from collections.abc import Sequence

from peertui.plain.console.entry_form import fill_in, write_note
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Back, Here
from peertui.plain.people.removal import say_remains
from peertui.presenters.people.list_rows import kind_rows
from peertui.presenters.people.removal_text import CHOICES, part_question
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session import entry_actions
from peertui.presenters.session.entry_actions import KEEP, VOICES, WHOSE, WHOSE_WORDS
from peertui.presenters.session.entry_rows import ALL_READ
from peertui.services.session.write_targets import SOMETHING_ELSE
from plans.record.entry_text import entry_lines
from plans.vault.errors import VaultError
from widgets.models.row import Row

HERE = Here("What to do with this one. Type the number of your answer, or back to leave it as it is.")
READ_ON = "Enter if it sounds right"
READING = Here(
    "All that was written today, one thing at a time. Enter alone means that it sounds right, and goes on to the next. "
    "Type back to stop reading."
)
KIND = Here("Type a number. A part of the programme opens to the kinds of thing it makes.")


def open_part(room: PlainApp, ref: RowRef | None) -> None:
    """Ask what to do with an entry or note, and do it. Nothing for a row that is neither. Leave."""
    if ref is None:
        return
    if ref.kind is RowKind.ENTRY:
        _entry(room, ref.id)
    elif ref.kind is RowKind.NOTE:
        _note(room, ref.id)


def read_back(room: PlainApp, refs: Sequence[RowRef]) -> None:
    """Say one thing after another, to keep, change or leave out; what was changed is said once more. Leave."""
    at, heard = 0, tuple[str, ...]()
    while at < len(refs):
        title, question, choices = entry_actions.thing_of(room.workspace, refs[at], at, len(refs))
        rows = tuple(Row(answer, words) for answer, words in choices[1:])
        room.say(f"{title}.")
        try:
            picked = room.talk.pick(rows, READING, title=question, enter=READ_ON, heard=heard)
        except Back:
            return
        heard, answer = tuple(row.id for row in rows), picked.id if isinstance(picked, Row) else KEEP[0]
        (_do_with_entry if refs[at].kind is RowKind.ENTRY else _do_with_note)(room, refs[at].id, answer)
        at += answer in entry_actions.READ
    room.say(ALL_READ)


def _entry(room: PlainApp, entry_id: str) -> None:
    workspace = room.workspace
    entry = workspace.record.entry(entry_id)
    room.say(f"{entry_actions.entry_title(workspace, entry)}.")
    question, choices = entry_actions.entry_question(workspace, entry), entry_actions.entry_choices(workspace, entry)
    _do_with_entry(room, entry_id, room.talk.choose(question, choices, HERE))


def _do_with_entry(room: PlainApp, entry_id: str, answer: str | None) -> None:
    workspace = room.workspace
    entry = workspace.record.entry(entry_id)
    if answer == "change":
        fill_in(room, entry_id)
    elif answer == "plan":
        _put_in_plan(room, entry_id, entry_actions.plan_kinds(workspace, entry))
    elif answer == entry_actions.REMOVE[0]:
        kind = workspace.pack.kinds.get(entry.kind)
        words = "\n".join(entry_lines(workspace.context, entry))
        _remove(room, kind.label if kind else "entry", words, entry_id)
    else:
        if answer == WHOSE[0]:
            answer = room.talk.choose(WHOSE_WORDS, VOICES, HERE)
        entry_actions.do_with_entry(workspace, entry_id, answer)
        _confirm(room, answer)


def _note(room: PlainApp, note_id: str) -> None:
    workspace = room.workspace
    note = workspace.record.note(note_id)
    room.say("Note.")
    question, choices = entry_actions.note_question(note), entry_actions.note_choices(note)
    _do_with_note(room, note_id, room.talk.choose(question, choices, HERE))


def _do_with_note(room: PlainApp, note_id: str, answer: str | None) -> None:
    workspace = room.workspace
    note = workspace.record.note(note_id)
    if answer == "change":
        write_note(room, note_id)
    elif answer == "plan":
        _put_in_plan(room, note_id, ())
    elif answer == entry_actions.REMOVE[0]:
        _remove(room, "note", note.text, note_id)
    else:
        if answer == WHOSE[0]:
            answer = room.talk.choose(WHOSE_WORDS, VOICES, HERE)
        entry_actions.do_with_note(workspace, note_id, answer)
        _confirm(room, answer)


def _confirm(room: PlainApp, answer: str | None) -> None:
    said = {
        "page": "It is on the page now.",
        "us": "It is just for us now.",
        "share": "It can be shared now. It is not on the page.",
        **{voice: f"Kept: {words}." for voice, words in VOICES},
        "up": "Moved up.",
        "down": "Moved down.",
        "out": "Left out. It can be put back.",
        "in": "Put back.",
    }
    room.say(*(words for words in (said.get(answer or "keep", "Kept as it is."),)))


def pick_kind(room: PlainApp, first: tuple[str, ...] = ()) -> str:
    """The id of a kind of entry. Back, Leave."""
    rows = kind_rows(room.workspace.context, first)
    return room.talk.pick_in_parts(rows, KIND, title="What shall it be in the plan?").id


def put_in_plan(room: PlainApp, entry_id: str, kind_id: str) -> None:
    """Make an entry of a kind of another's words, or of any kind for `SOMETHING_ELSE`, and go through it. Leave."""
    if kind_id == SOMETHING_ELSE:
        _put_in_plan(room, entry_id, entry_actions.plan_kinds(room.workspace, room.workspace.record.entry(entry_id)))
    else:
        fill_in(room, entry_actions.make_of(room.workspace, entry_id, kind_id).id)


def _put_in_plan(room: PlainApp, part_id: str, first: tuple[str, ...]) -> None:
    try:
        kind_id = pick_kind(room, first)
    except Back:
        return
    fill_in(room, entry_actions.make_of(room.workspace, part_id, kind_id).id)


def _remove(room: PlainApp, what: str, words: str, part_id: str) -> None:
    title, question = part_question(what, words)
    room.say(title)
    if room.talk.choose(question, CHOICES, HERE) == "remove":
        try:
            remains = room.workspace.remove(part_id)
        except VaultError as error:
            room.say(str(error))
        else:
            say_remains(room, remains)
