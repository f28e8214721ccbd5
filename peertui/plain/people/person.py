"""One person: what can be done with them, and the parts of the programme."""

from __future__ import annotations

from typing import Any

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import stay
from peertui.plain.session.first_meeting_help import HINT
from peertui.presenters.people.person import PersonOverview
from plans.record.moments import local


def at_person(room: PlainApp, notice: str) -> Any:
    """Stay with the person whose record is open, until they go back or the person is removed. Leave."""
    workspace = room.workspace
    if not workspace.record.sessions:
        room.say(HINT)
    ended = stay(room, PersonOverview(room, notice))
    if workspace.has_record and (saved_at := workspace.latest_save.saved_at):
        room.say(f"Saved {local(saved_at):%H:%M}.")
    return ended
