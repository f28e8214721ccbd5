"""The plan by section, notes, meetings, a part of the programme, and finding a word."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from peertui.plain.console.entry_form import fill_in, write_note
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import open_place
from peertui.plain.console.prompts import Back, Here
from peertui.plain.console.undo import undo_or_redo
from peertui.plain.session.entry_actions import open_part
from peertui.presenters import commands
from peertui.presenters.people.list_rows import (
    LOOK_BACKS_HELP,
    NO_LOOK_BACK,
    NO_MEETING,
    found_rows,
    look_back_rows,
    meeting_rows,
    module_rows,
    notes_rows,
    plan_rows,
)
from peertui.presenters.place import Place
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session.entry_commands import (
    ADD_ENTRY,
    ADD_NOTE,
    HIDE_MODULE,
    SHOW_KEPT,
    SHOW_LEFT_OUT,
    SHOW_MODULE,
)
from peertui.services.session.new_entries import begin_entry, begin_note
from plans.guide.module_progress import ModuleOverview, ModuleState, overview_of
from plans.pack.own_words import title_of
from plans.record import changes
from plans.record.context import Context
from plans.record.search import find
from widgets.models.command import Command
from widgets.models.row import Row

STEPS = (commands.UNDO, commands.REDO)


@dataclass(frozen=True, slots=True)
class _Listing:
    """A list of parts of the record that can be added to."""

    help: str
    title: str
    title_left_out: str
    adding: Command
    rows: Callable[[bool], Sequence[Row]]
    """Those that were left out, or those that are kept."""
    add: Callable[[], None]


def at_plan(room: PlainApp) -> None:
    """Every entry, by the page's sections. Leave."""
    about = (
        "Everything in the plan. The number of a line asks what to do with it: change it, put it on the page or keep "
        "it just for us, move it, or leave it out. Adding is in the menu, and the last number here."
    )

    def rows(left_out: bool) -> Sequence[Row]:
        return plan_rows(room.workspace.context, left_out=left_out)

    def add() -> None:
        if kind_id := open_place(room, Place.KIND):
            fill_in(room, begin_entry(room.workspace, kind_id).id)

    _stay(room, _Listing(about, "The plan.", "What was left out.", ADD_ENTRY, rows, add))


def at_notes(room: PlainApp) -> None:
    """All notes, newest first. Leave."""
    about = (
        "All notes, newest first. The number of a note asks what to do with it: change it, put it in the plan, or "
        "leave it out. Adding is in the menu, and the last number here."
    )

    def rows(left_out: bool) -> Sequence[Row]:
        return notes_rows(room.workspace.record, left_out=left_out)

    def add() -> None:
        write_note(room, begin_note(room.workspace).id)

    _stay(room, _Listing(about, "Notes.", "Notes that were left out.", ADD_NOTE, rows, add))


def _stay(room: PlainApp, listing: _Listing) -> None:
    """At a list until they go back; one that they know is not said again."""
    left_out = False
    heard: tuple[str, ...] = ()
    while True:
        here = Here(listing.help, (listing.adding, SHOW_KEPT if left_out else SHOW_LEFT_OUT, *STEPS))
        listed = listing.rows(left_out)
        empty = () if listed else (Row("empty", "Nothing here yet", heading=True),)
        rows = (*empty, *listed, Row(listing.adding.id, listing.adding.words))
        title = listing.title_left_out if left_out else listing.title
        try:
            answer = room.talk.pick(rows, here, title=title, heard=heard)
        except Back:
            return
        heard = tuple(row.id for row in rows)
        wanted = answer if isinstance(answer, str) else answer.id
        if wanted == listing.adding.id:
            with suppress(Back):
                listing.add()
        elif wanted in (SHOW_LEFT_OUT.id, SHOW_KEPT.id):
            left_out, heard = not left_out, ()
        elif not undo_or_redo(room, wanted):
            open_part(room, RowRef.of(wanted))


def at_meetings(room: PlainApp) -> None:
    """Every meeting, newest first. Leave."""
    here = Here("All meetings, newest first. The number of something that was written opens it.")
    _read(room, here, "Meetings.", NO_MEETING, meeting_rows)


def at_look_backs(room: PlainApp) -> None:
    """What was said in look-backs, by the day. Leave."""
    _read(room, Here(LOOK_BACKS_HELP), "Earlier look-backs.", NO_LOOK_BACK, look_back_rows)


def _read(room: PlainApp, here: Here, named: str, nothing: str, made: Callable[[Context], Sequence[Row]]) -> None:
    """At a list of what was written, to be opened, until they go back."""
    heard: tuple[str, ...] = ()
    while True:
        rows = made(room.workspace.context)
        title = named if rows else nothing
        try:
            answer = room.talk.pick(rows, here, title=title, heard=heard)
        except Back:
            return
        heard = tuple(row.id for row in rows)
        if isinstance(answer, Row):
            open_part(room, RowRef.of(answer.id))


def at_module(room: PlainApp, module_id: str) -> str | None:
    """A part of the programme and what was written in it: the step to open in a meeting, or None. Leave."""
    heard: tuple[str, ...] = ()
    while True:
        workspace = room.workspace
        about = _about(room, module_id)
        hidden = about.state is ModuleState.HIDDEN
        here = Here(
            "The steps of this part. The number of a step opens it in a meeting. What was written stands below each.",
            (SHOW_MODULE if hidden else HIDE_MODULE,),
        )
        said = title_of(workspace.pack, workspace.record.my_words, about.module)
        title = f"{said}, {about.words}. For the worker: {about.module.purpose}"
        rows = module_rows(workspace.context, about)
        try:
            answer = room.talk.pick(rows, here, title=title, heard=heard)
        except Back:
            return None
        heard = tuple(row.id for row in rows)
        if isinstance(answer, Command):
            workspace.put(changes.hide_module(workspace.record, module_id, not hidden))
            room.say("It is on the lists again." if hidden else "Hidden. It can be shown again here.")
        elif isinstance(answer, Row):
            ref = RowRef.of(answer.id)
            if ref is not None and ref.kind is RowKind.STEP:
                return ref.id
            open_part(room, ref)


def _about(room: PlainApp, module_id: str) -> ModuleOverview:
    return overview_of(room.workspace.context, module_id)


def at_find(room: PlainApp) -> None:
    """Find any word of the record. Leave."""
    here = Here("Type any word, or a part of one. Capitals and accents do not matter.")
    while True:
        try:
            wanted = room.talk.ask_words("Find which word?", here)
            if wanted.strip():
                _found(room, wanted, here)
        except Back:
            return


def _found(room: PlainApp, wanted: str, here: Here) -> None:
    while True:
        hits = find(room.workspace.context, wanted)
        if not hits:
            room.say("Nothing found.")
            return
        rows = found_rows(hits)
        title = f"{len(hits)} found." if len(hits) > 1 else "1 found."
        answer = room.talk.pick(rows, here, title=title, enter="Enter to look for another word")
        if not isinstance(answer, Row):
            return
        open_part(room, RowRef.of(answer.id))
