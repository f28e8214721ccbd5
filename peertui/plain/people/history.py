"""What was saved before: versions in words, and putting a part or all of one back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Back, Here
from peertui.plain.console.undo import undo_or_redo
from peertui.presenters import commands
from peertui.presenters.people.list_rows import OLDER, saved_rows, state_now, time_words, version_ref, version_rows
from peertui.presenters.people.people_commands import RESTORE_ALL
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.services.dates import day_words
from plans.record.changes import restore_all, restore_entry, restore_note
from plans.record.diff import differences, words
from plans.record.entry_text import entry_lines
from plans.record.models import Record
from plans.vault import SavedVersion, VaultError
from plans.vault.version_history import PAGE
from widgets.models.command import Command
from widgets.models.row import Row

HERE = Here(
    "Everything that was saved, newest first, with what changed each time. The number of a line tells what was there "
    "then, and lets you put it back. Putting back loses nothing: how it is now stays in this list.",
    (commands.UNDO, commands.REDO),
)
VERSION = Here(
    "What was written then. First comes what is not the same now. The number of a line lets you put that one back.",
    (RESTORE_ALL,),
)
ASKED = Here("Nothing is lost either way: how it is now stays in the list of versions.")


def at_history(room: PlainApp) -> None:
    """Versions, newest first, a page at a time. Leave."""
    listed: tuple[SavedVersion, ...] = ()
    more = False
    while True:
        try:
            if not listed:
                listed = room.workspace.versions(None)
                more = len(listed) == PAGE
            rows = saved_rows(room.workspace.pack, listed, more=more)
            picked = room.talk.pick(rows, HERE, title="What was saved before.")
            if isinstance(picked, Command):
                undo_or_redo(room, picked.id)
                listed = ()
            elif isinstance(picked, Row) and picked.id == OLDER:
                found = room.workspace.versions(listed[-1].generation)
                listed, more = (*listed, *found), len(found) == PAGE
            elif isinstance(picked, Row):
                found_version = next(v for v in listed if version_ref(v) == RowRef.of(picked.id))
                _at_version(room, room.workspace.version(found_version.generation), found_version.saved_at)
                listed = ()
        except Back:
            return
        except VaultError as error:
            room.say(str(error))
            return


def _at_version(room: PlainApp, version: Record, saved_at: datetime) -> None:
    heard: tuple[str, ...] = ()
    while True:
        workspace = room.workspace
        rows = (*version_rows(workspace.context, version), Row(RESTORE_ALL.id, RESTORE_ALL.words))
        title = f"As it was on {day_words(saved_at)}, {time_words(saved_at)}."
        try:
            picked = room.talk.pick(rows, VERSION, title=title, heard=heard)
        except Back:
            return
        heard = tuple(row.id for row in rows)
        wanted = picked if isinstance(picked, str) else picked.id
        ref = RowRef.of(wanted)
        if wanted == RESTORE_ALL.id:
            _whole(room, version)
        elif ref is None:
            continue
        elif ref.kind is RowKind.ENTRY:
            old = version.entry(ref.id)
            then = "\n".join(entry_lines(workspace.context.of(version), old))
            _ask(room, then, state_now(old, workspace.record.entries), _putting(room, version, ref.id, restore_entry))
        elif ref.kind is RowKind.NOTE:
            note = version.note(ref.id)
            _ask(
                room, note.text, state_now(note, workspace.record.notes), _putting(room, version, ref.id, restore_note)
            )


def _putting(
    room: PlainApp, version: Record, part_id: str, restore: Callable[[Record, Record, str, datetime], Record]
) -> Callable[[], Record]:
    return lambda: restore(room.workspace.record, version, part_id, room.clock())


def _ask(room: PlainApp, then: str, state: str, restored: Callable[[], Record]) -> None:
    if not state:
        room.say("This is the same now: there is nothing to put back.")
        return
    choices = (("stay", "Leave it as it is now"), ("back", "Put it back as it was then"))
    if room.talk.choose(f"{then}\nThis is {state}.", choices, ASKED) == "back":
        room.workspace.put(restored())
        room.say("Put back.")


def _whole(room: PlainApp, version: Record) -> None:
    workspace = room.workspace
    changed = differences(workspace.record, restore_all(workspace.record, version))
    if not changed:
        room.say("Everything is the same now: there is nothing to put back.")
        return
    question = f"Everything goes back to how it was then: {words(workspace.pack, changed)}."
    choices = (("stay", "Leave it as it is now"), ("back", "Put all of it back"))
    if room.talk.choose(question, choices, ASKED) == "back":
        workspace.put(restore_all(workspace.record, version))
        room.say("Put back. Undo brings it back to how it was before.")
