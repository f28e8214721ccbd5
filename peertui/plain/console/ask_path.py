"""Asking where a file goes."""

from __future__ import annotations

from pathlib import Path

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Here
from peertui.presenters.exporting.export_questions import instead_choices, synced_words
from peertui.services.exporting.destination import destination, unsynced
from peertui.services.exporting.export_request import INSTEAD, NO, YES

AGAIN = ((NO, "No, go back"), (YES, "Yes, write over it"))
THERE = ((NO, "No, go back"), (YES, "Yes, save it there"))


def ask_where(room: PlainApp, usual: Path, here: Here, *, locked: bool = False) -> Path:
    """Where a file goes, as proposed or as typed. Back, Leave.

    Args:
        room: Where it is asked.
        usual: What is proposed.
        here: What can be heard about the question.
        locked: Whether nothing more is asked of the file, so that a folder copied elsewhere is asked about too.
    """
    while True:
        room.say(f"Save it as: {usual}")
        typed = room.talk.ask_words("Enter for that name, or type another:", here).strip() or str(usual)
        to = destination(typed, room.workspace.vault.folder)
        if to.why_not:
            room.say(to.why_not)
            continue
        copied = synced_words(to.path) if locked else ()
        if not (to.there or copied):
            return to.path
        room.say(*copied)
        question = f"There is a file already: {typed}. Write over it?" if to.there else "Save it there all the same?"
        choices = (*(AGAIN if to.there else THERE), *(instead_choices(to.path) if copied else ()))
        answer = room.talk.choose(question, choices, here)
        if answer == YES:
            return to.path
        usual = (unsynced(to.path) if answer == INSTEAD else None) or usual
