"""Asking where a file goes."""

from __future__ import annotations

from pathlib import Path

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Here
from peertui.presenters.exporting.export_questions import place_question
from peertui.services.exporting.destination import destination, unsynced
from peertui.services.exporting.export_request import INSTEAD, NO, YES

AGAIN = ((NO, "No, go back"), (YES, "Yes, write over it"))


def ask_where(room: PlainApp, usual: Path, here: Here) -> Path:
    """Where a file goes, as proposed or as typed. One that is there already is asked about. Back, Leave."""
    while True:
        room.say(f"Save it as: {usual}")
        typed = room.talk.ask_words("Enter for that name, or type another:", here).strip() or str(usual)
        to = destination(typed, room.workspace.vault.folder)
        if to.why_not:
            room.say(to.why_not)
            continue
        question = f"There is a file already: {typed}. Write over it?"
        if not to.there or room.talk.choose(question, AGAIN, here) == YES:
            return to.path


def ask_where_locked(room: PlainApp, usual: Path, here: Here) -> Path:
    """The same for a locked file: a folder that is copied elsewhere is said, with another place. Back, Leave."""
    while True:
        path = ask_where(room, usual, here)
        asked = place_question(destination(path, room.workspace.vault.folder)._replace(there=False))
        if asked is None:
            return path
        room.say(asked.words)
        answer = room.talk.choose(f"{asked.title}. Save it there?", asked.choices, here)
        if answer == YES:
            return path
        usual = (unsynced(path) if answer == INSTEAD else None) or usual
