"""Removing for good: asked for first, then what may still hold it, and the files of copies that are still here."""

from __future__ import annotations

from peertui.presenters.exporting.copy_log import delete_files, offer_to_delete
from peertui.presenters.people.removal_remains import DONE, remains_words
from peertui.presenters.people.removal_text import CHOICES, part_question
from peertui.presenters.reply import Ask, Reply, Say
from peertui.services.exporting import copy_files
from peertui.services.removal import Remains
from peertui.services.workspace import Workspace
from plans.record.models import Copy


def ask_to_remove_part(workspace: Workspace, what: str, words: str, part_id: str) -> Ask:
    """Ask about one entry or note, and remove it if that is wanted."""

    def answered(answer: str) -> Reply:
        return told(workspace, workspace.remove(part_id)) if answer == "remove" else None

    title, question = part_question(what, words)
    return Ask(title, question, CHOICES, answered, "Nothing is removed before you say so.")


def told(workspace: Workspace, remains: Remains) -> Reply:
    """Something was removed: say what may still hold it, and offer to delete the files of copies."""
    words, files = remains_words(remains), copy_files.there(remains.copies, remains.marks)
    if not words:
        return Say(DONE)
    return _to_read(workspace, DONE, f"{words}\n\n{copy_files.NO_CALLING_BACK}" if files else words, files)


def _to_read(workspace: Workspace, title: str, words: str, files: tuple[Copy, ...]) -> Ask:
    def answered(answer: str) -> Reply:
        if answer != "delete":
            return None
        return _to_read(workspace, "Files of copies", "\n".join(delete_files(workspace, files)), ())

    return Ask(title, words, offer_to_delete(files), answered)
