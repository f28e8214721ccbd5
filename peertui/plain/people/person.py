"""One person: what can be done with them, and the parts of the programme."""

from __future__ import annotations

from collections.abc import Callable

from peertui.plain.console.entry_form import fill_in
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import open_place
from peertui.plain.console.prompts import Back, Here
from peertui.plain.console.undo import undo_or_redo
from peertui.plain.exporting.export import at_everything
from peertui.plain.exporting.handover import hand_over
from peertui.plain.exporting.page import at_page
from peertui.plain.people.person_form import at_about
from peertui.plain.people.removal import say_remains
from peertui.plain.session.first_meeting_help import HINT, say_first_meeting
from peertui.plain.session.listings import at_find, at_meetings, at_module, at_notes, at_plan
from peertui.plain.session.session import at_meeting
from peertui.presenters import commands
from peertui.presenters.command_ids import CommandId
from peertui.presenters.commands import PEOPLE
from peertui.presenters.people.list_rows import person_rows
from peertui.presenters.people.people_commands import REMOVE
from peertui.presenters.people.removal_text import CHOICES, person_question
from peertui.presenters.place import Place
from peertui.presenters.row_refs import RowKind, RowRef
from peertui.presenters.session.step_text import meeting_words
from peertui.services.session import session_moves
from peertui.services.session.new_entries import the_ending
from plans.record import changes
from plans.vault.errors import VaultError

HERE = Here(
    "Everything about one person. Number 1 begins a meeting, or goes on with the one that is open. "
    "The parts of the programme come last, each with whether you have talked about it. "
    "Nothing has to be done in order, and nothing has to be done at all. They can have a copy of everything that is "
    "kept about them at any time, and have any of it removed for good.",
    (commands.ENDING, commands.FIRST_MEETING, commands.UNDO, commands.REDO, REMOVE, PEOPLE),
)
ASKED = Here("A meeting can begin at the step you picked, or before the door, as every meeting does.")


def at_person(room: PlainApp) -> None:
    """Stay with the person whose record is open, until they go back or the person is removed. Leave."""
    heard: tuple[str, ...] = ()
    if not room.workspace.record.sessions:
        room.say(HINT)
    while room.workspace.has_record:
        called = room.workspace.record.person.called
        rows = person_rows(room.workspace.context)
        try:
            picked = room.talk.pick(rows, HERE, title=f"{called}.", heard=heard)
        except Back:
            return
        heard = tuple(row.id for row in rows)
        if isinstance(picked, str):
            continue
        ref = RowRef.of(picked.id)
        if ref is not None and ref.kind is RowKind.MODULE:
            _at_module(room, ref.id)
        elif not undo_or_redo(room, picked.id):
            wanted = CommandId(ref.id if ref else picked.id)
            _do(room, wanted)
            heard = heard if wanted is not CommandId.MEET else ()


def _do(room: PlainApp, wanted: CommandId) -> None:
    doing: dict[CommandId, Callable[[PlainApp], None]] = {
        CommandId.MEET: lambda room: _meet(room, None),
        CommandId.PAGE: at_page,
        CommandId.PLAN: at_plan,
        CommandId.NOTES: at_notes,
        CommandId.MEETINGS: at_meetings,
        CommandId.FIND: at_find,
        CommandId.ABOUT: at_about,
        CommandId.ENDING: lambda room: fill_in(room, the_ending(room.workspace).id),
        CommandId.HISTORY: lambda room: open_place(room, Place.HISTORY),
        CommandId.HAND_OVER: hand_over,
        CommandId.COPIES: lambda room: open_place(room, Place.COPIES),
        CommandId.EVERYTHING: at_everything,
        CommandId.FIRST_MEETING: say_first_meeting,
        CommandId.REMOVE: _remove,
    }
    doing[wanted](room)


def _at_module(room: PlainApp, module_id: str) -> None:
    """A part of the programme; a step picked there opens in the meeting."""
    place = at_module(room, module_id)
    if place is None:
        return
    if room.workspace.record.open_session is None:
        words = meeting_words(room.workspace.record)
        choices = (("here", f"{words} at this step"), ("start", f"{words} from the start"))
        answer = room.talk.choose("No meeting is open now.", choices, ASKED)
        if answer is None:
            return
        place = place if answer == "here" else None
    _meet(room, place)


def _meet(room: PlainApp, place: str | None) -> None:
    workspace = room.workspace
    if workspace.record.open_session is None:
        workspace.put(changes.start_session(workspace.record, workspace.make_id(), workspace.clock()))
    if place:
        workspace.put(session_moves.go(workspace.context, place, workspace.clock()))
    at_meeting(room)


def _remove(room: PlainApp) -> None:
    title, question = person_question(room.workspace.record)
    room.say(title)
    if room.talk.choose(question, CHOICES, Here("Nothing is removed before you say so.")) != "remove":
        return
    try:
        remains = room.workspace.remove_person()
    except VaultError as error:
        room.say(str(error))
    else:
        say_remains(room, remains)
