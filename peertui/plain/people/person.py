"""One person: what can be done with them, and the parts of the programme."""

from __future__ import annotations

from collections.abc import Callable

from peertui.plain.console.entry_form import fill_in
from peertui.plain.console.plain_app import Room
from peertui.plain.console.prompts import Back, Here
from peertui.plain.console.undo import undo_or_redo
from peertui.plain.exporting.copy_log import at_copies, say_remains
from peertui.plain.exporting.export import at_everything
from peertui.plain.exporting.handover import hand_over
from peertui.plain.exporting.page import at_page
from peertui.plain.people.history import at_history
from peertui.plain.people.person_form import at_about
from peertui.plain.session.first_meeting import HINT, say_first_meeting
from peertui.plain.session.listings import at_find, at_meetings, at_module, at_notes, at_plan
from peertui.plain.session.session import at_meeting
from peertui.presenters import commands
from peertui.presenters.people.list_rows import person_rows
from peertui.presenters.people.removal_text import CHOICES, person_question
from peertui.presenters.session.step_text import meeting_words
from peertui.services.session import session_moves
from peertui.services.session.new_entries import the_ending
from plans.record import changes
from plans.vault.errors import VaultError
from widgets.models.command import Command

REMOVE = Command("remove", "Remove this person for good", "Every word of them, from every version. It is asked first.")
PEOPLE = Command("back_out", "People", "Back to the list of people.")
HERE = Here(
    "Everything about one person. Number 1 begins a meeting, or goes on with the one that is open. "
    "The parts of the programme come last, each with whether you have talked about it. "
    "Nothing has to be done in order, and nothing has to be done at all. They can have a copy of everything that is "
    "kept about them at any time, and have any of it removed for good.",
    (commands.ENDING, commands.FIRST_MEETING, commands.UNDO, commands.REDO, REMOVE, PEOPLE),
)
ASKED = Here("A meeting can begin at the step you picked, or before the door, as every meeting does.")


def at_person(room: Room) -> None:
    """Stay with the person whose record is open, until they go back or the person is removed. Leave."""
    heard: tuple[str, ...] = ()
    if not room.workspace.record.sessions:
        room.say(HINT)
    while room.workspace.has_record:
        called = room.workspace.record.person.called
        rows = person_rows(room.workspace.pack, room.workspace.record)
        try:
            picked = room.talk.pick(rows, HERE, title=f"{called}.", heard=heard)
        except Back:
            return
        heard = tuple(row.id for row in rows)
        if isinstance(picked, str):
            continue
        what, _, row_id = picked.id.partition(":")
        if what == "module":
            _at_module(room, row_id)
        elif picked.id == "remove":
            _remove(room)
        elif picked.id == commands.FIRST_MEETING.id:
            say_first_meeting(room)
        elif not undo_or_redo(room, picked.id):
            _do(room, row_id or picked.id)
            heard = heard if row_id != "meet" else ()


def _do(room: Room, what: str) -> None:
    doing: dict[str, Callable[[Room], None]] = {
        "page": at_page,
        "plan": at_plan,
        "notes": at_notes,
        "meetings": at_meetings,
        "find": at_find,
        "about": at_about,
        "ending": lambda room: fill_in(room, the_ending(room.workspace).id),
        "history": at_history,
        "hand_over": hand_over,
        "copies": at_copies,
        "everything": at_everything,
    }
    if what == "meet":
        _meet(room, None)
    else:
        doing[what](room)


def _at_module(room: Room, module_id: str) -> None:
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


def _meet(room: Room, place: str | None) -> None:
    workspace = room.workspace
    if workspace.record.open_session is None:
        workspace.put(changes.start_session(workspace.record, workspace.make_id(), workspace.clock()))
    if place:
        workspace.put(session_moves.go(workspace.pack, workspace.record, workspace.session, place, workspace.clock()))
    at_meeting(room)


def _remove(room: Room) -> None:
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
