"""The people in this vault: picked by number or by a part of a name."""

from __future__ import annotations

from collections.abc import Callable

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Back, Gone, Here
from peertui.plain.exporting.handover import receive
from peertui.plain.people.person import at_person
from peertui.plain.people.person_form import begin_record
from peertui.plain.people.settings import at_settings
from peertui.plain.session.first_meeting_help import say_first_meeting
from peertui.plain.vault.backup import back_up
from peertui.plain.vault.restore import restore
from peertui.presenters import commands
from peertui.presenters.people.people_commands import BACK_UP, NEW, RECEIVE, SETTINGS
from peertui.presenters.people.people_rows import people_row
from peertui.presenters.vault.reminders import to_know
from peertui.presenters.vault.vault_commands import RESTORE
from peertui.services.exporting.handover import take_in
from plans.record.moments import local
from plans.vault import VaultError
from widgets.models.command import Command
from widgets.models.row import Row, RowFilter

DEMO = "This is the demo, with a made-up person. Nothing here is kept. Type help at any question, quit to stop."
HELP = (
    "The people you work with. Type the number of a person, or a part of a name. New person begins a record. "
    "Backing up and the settings are in the menu."
)


def at_people(room: PlainApp) -> None:
    """Stay at the list of people until they leave. Leave."""
    here = Here(HELP, (NEW, commands.FIRST_MEETING, RECEIVE, *((BACK_UP, RESTORE) if not room.demo else ()), SETTINGS))
    _remind(room)
    shown = ""
    while True:
        try:
            shown = _once(room, here, shown)
        except Back:
            if not shown:
                room.say("This is the first list. To stop, type quit.")
            shown = ""
        except Gone:
            shown = ""


def _once(room: PlainApp, here: Here, part: str) -> str:
    """One round of the list, narrowed to a part of a name. Returns the part for the next round."""
    found = RowFilter(people_row(person) for person in room.workspace.vault.people.all()).matching(part)
    if part and not found:
        return _not_found(room, part)
    rows = (*found, Row(NEW.id, NEW.words))
    title = f'Names with "{part}" in them:' if part else "People:" if found else "Nobody here yet."
    answer = room.talk.pick(rows, here, title=title, prompt="Number, or a part of a name", words=True)
    if isinstance(answer, Command):
        _do(room, answer.id)
    elif isinstance(answer, str):
        narrowed = RowFilter(found).matching(answer)
        if len(narrowed) != 1:
            return answer
        open_person(room, narrowed[0].id)
    elif answer.id == NEW.id:
        _add(room, "")
    else:
        open_person(room, answer.id)
    return ""


def _not_found(room: PlainApp, part: str) -> str:
    choices = (("no", "No, hear everyone again"), ("yes", f'Yes, begin a record with the name "{part}"'))
    question = f'No name has "{part}" in it. Is this a new person?'
    if room.talk.choose(question, choices, Here("Nobody is added before you say so.")) == "yes":
        _add(room, part)
    return ""


def _do(room: PlainApp, command_id: str) -> None:
    doing: dict[str, Callable[[PlainApp], None]] = {
        NEW.id: lambda room: _add(room, ""),
        commands.FIRST_MEETING.id: say_first_meeting,
        RECEIVE.id: _receive,
        BACK_UP.id: back_up,
        RESTORE.id: restore,
        SETTINGS.id: at_settings,
    }
    doing[command_id](room)


def open_person(room: PlainApp, person_id: str) -> None:
    """Take out a person's record and stay with them; say plainly if it cannot be read."""
    try:
        opened = room.workspace.open(person_id)
    except VaultError as error:
        room.say(str(error))
        return
    room.say(*opened.notices, *filter(None, (room.workspace.clock_words,)))
    _stay(room)


def _add(room: PlainApp, called: str) -> None:
    try:
        begin_record(room, called)
    except Back:
        return
    except VaultError as error:
        room.say(str(error))
        return
    _stay(room)


def _receive(room: PlainApp) -> None:
    """Keep what was handed over, in the record as it is now, and stay with the person."""
    arrival = receive(room)
    if arrival is None:
        return
    try:
        take_in(room.workspace, arrival)
    except VaultError as error:
        room.say(str(error))
        return
    room.say("What was handed over is here now.")
    _stay(room)


def _stay(room: PlainApp) -> None:
    """At the person's own list until they go back and everything is saved."""
    while True:
        at_person(room)
        if not room.workspace.has_record:
            return
        report = room.workspace.put_away()
        if not room.workspace.has_record:
            if report.saved_at:
                room.say(f"Saved {local(report.saved_at):%H:%M}.")
            return
        room.say(f"Not saved: {report.why}")


def _remind(room: PlainApp) -> None:
    """What to know about keys and copies, if anything."""
    if not (room.demo or room.settings.backup_day) and room.workspace.vault.people.all():
        room.keep_settings(backup_day=room.today.isoformat())
    if words := room.told_outside():
        room.say(words)
    if words := to_know(room.workspace, room.settings, room.programme, room.today, demo=room.demo):
        room.say(words)
