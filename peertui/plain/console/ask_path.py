"""Asking where a file goes."""

from __future__ import annotations

from pathlib import Path

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Here
from peertui.services.exporting.destination import destination

AGAIN = (("no", "No, go back"), ("yes", "Yes, write over it"))


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
        if not to.there or room.talk.choose(question, AGAIN, here) == "yes":
            return to.path
