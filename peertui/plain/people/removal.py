"""After something was removed for good: what may still hold it, and the files of copies."""

from __future__ import annotations

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Here
from peertui.presenters.exporting.copy_log import delete_files, offer_to_delete
from peertui.presenters.people.removal_remains import DONE, remains_words
from peertui.services.exporting import copy_files
from peertui.services.removal import Remains

AGAIN = Here("Nothing is done before you say so.")


def say_remains(room: PlainApp, remains: Remains) -> None:
    """Something was removed for good: say what may still hold it, and offer to delete the files of copies. Leave."""
    words, files = remains_words(remains), copy_files.there(remains.copies, remains.marks)
    room.say(DONE, *(words,) if words else ())
    if files and room.talk.choose(copy_files.NO_CALLING_BACK, offer_to_delete(files), AGAIN) == "delete":
        room.say(*delete_files(room.workspace, files))
