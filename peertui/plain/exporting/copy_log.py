"""Who received what: each copy with its file, and what can be done about it."""

from __future__ import annotations

from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.prompts import Back, Here
from peertui.plain.console.undo import undo_or_redo
from peertui.presenters import commands
from peertui.presenters.exporting.copy_actions import (
    NOBODY,
    copy_choices,
    copy_lines,
    copy_question,
    delete_files,
    do_with_copy,
    offer_to_delete,
    sure,
)
from peertui.presenters.people.removal_remains import DONE, remains_words
from peertui.services.exporting import copy_files
from peertui.services.exporting.file_status import State
from peertui.services.exporting.printing import CannotPrint
from peertui.services.removal import Remains
from plans.record.models import Copy
from widgets.models.row import Row

HERE = Here(
    "Every copy of the page and every handover: for whom, when, and whether its file is still there. The number of a "
    "line opens or deletes the file, or says that they gave it back or should no longer have it. A copy that was sent "
    "on cannot be called back.",
    (commands.UNDO, commands.REDO),
)
ASKED = Here("What to do about this copy. Type the number of your answer, or back to leave it as it is.")
AGAIN = Here("Nothing is done before you say so.")


def at_copies(room: PlainApp) -> None:
    """To whom the page or parts of the record went, from whom parts came, and when. Leave."""
    heard: tuple[Row, ...] = ()
    while True:
        copies = room.workspace.record.copies
        if not copies:
            room.say(NOBODY)
            return
        states = copy_files.states(copies, room.workspace.vault.copy_marks)
        rows = copy_lines(copies, states)
        known = tuple(row.id for row in rows) if rows == heard else ()
        try:
            picked = room.talk.pick(rows, HERE, title="" if known else "Who received what:", heard=known)
        except Back:
            return
        heard = rows
        if isinstance(picked, Row):
            copy = next(copy for copy in copies if copy.id == picked.id)
            _ask(room, copy, states.get(copy.id))
        elif not isinstance(picked, str):
            undo_or_redo(room, picked.id)


def _ask(room: PlainApp, copy: Copy, state: State | None) -> None:
    answer = room.talk.choose(copy_question(copy, state), copy_choices(copy, state), ASKED)
    if answer is None:
        return
    asked = sure(copy, answer, state)
    if asked is not None:
        room.say(asked.title)
        if room.talk.choose(asked.question, asked.choices, AGAIN) != answer:
            return
    try:
        said = do_with_copy(room.workspace, copy, answer)
    except (CannotPrint, copy_files.CannotDelete) as error:
        said = str(error)
    room.say(*(said,) if said else ())


def say_remains(room: PlainApp, remains: Remains) -> None:
    """Something was removed for good: say what may still hold it, and offer to delete the files of copies. Leave."""
    words, files = remains_words(remains), copy_files.there(remains.copies, remains.marks)
    room.say(DONE, *(words,) if words else ())
    if files and room.talk.choose(copy_files.NO_CALLING_BACK, offer_to_delete(files), AGAIN) == "delete":
        room.say(*delete_files(room.workspace, files))
