"""For somebody new: how a first meeting goes, said wherever it is asked for."""

from __future__ import annotations

from peertui.plain.console.plain_app import PlainApp
from peertui.presenters import commands
from peertui.presenters.session.first_meeting_text import ABOUT, first_meeting_words

HINT = f"New to this? Type menu and pick: {commands.FIRST_MEETING.words}."
SAFETY = "type safety, at any question"


def say_first_meeting(room: PlainApp) -> None:
    """Say it, a paragraph for each part of a meeting."""
    room.say(f"{commands.FIRST_MEETING.words}. {ABOUT}", *first_meeting_words(room.pack, SAFETY), "")
