"""For somebody new: how a first meeting goes, said wherever it is asked for."""

from __future__ import annotations

from peertui import commands
from peertui.first_meeting import ABOUT, first_meeting_words
from peertui.plain.room import Room

HINT = f"New to this? Type menu and pick: {commands.FIRST_MEETING.words}."
SAFETY = "type safety, at any question"


def say_first_meeting(room: Room) -> None:
    """Say it, a paragraph for each part of a meeting."""
    room.say(f"{commands.FIRST_MEETING.words}. {ABOUT}", *first_meeting_words(room.pack, SAFETY), "")
