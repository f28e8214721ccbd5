"""Removing for good: what goes, what cannot be called back, and what may still hold it once it is gone."""

from __future__ import annotations

from peertui.presenters.exporting.copy_log import delete_files, offer_to_delete
from peertui.presenters.people.removal_remains import DONE, remains_words
from peertui.presenters.reply import Ask, Done, Reply, Say, say_for_now
from peertui.services.exporting import copy_files
from peertui.services.removal import Remains
from peertui.services.workspace import Workspace
from plans.record.models import Record
from widgets.models.choice import Choice

_FOR_GOOD = (
    "It goes from every version that was saved, and cannot be brought back. "
    "Copies that were printed, saved or handed over stay where they are. So do backups away from this laptop."
)
_CHOICES: tuple[Choice, ...] = (("keep", "No, keep it"), ("remove", "Yes, remove it for good"))


def ask_to_remove_part(workspace: Workspace, what: str, words: str, part_id: str) -> Ask:
    """Ask about one entry or note, and remove it if that is wanted.

    Args:
        workspace: where it is kept.
        what: what kind of thing it is.
        words: what is written there.
        part_id: its id.
    """

    def answered(answer: str) -> Reply:
        return told(workspace, workspace.remove(part_id)) if answer == "remove" else None

    question = f"This {what} goes:\n\n{words}\n\n{_FOR_GOOD}"
    return Ask(f"Remove this {what} for good?", question, _CHOICES, answered)


def ask_to_remove_person(workspace: Workspace) -> Ask:
    """Ask about the person whose record is in use, and remove them. What is to be said then ends their place."""

    def answered(answer: str) -> Reply:
        return Done(told(workspace, workspace.remove_person())) if answer == "remove" else None

    name = workspace.record.person.called
    question = f"All that is kept of {name} goes: {_amounts(workspace.record)}.\n\n{_FOR_GOOD}"
    return Ask(f"Remove {name} for good?", question, _CHOICES, answered)


def told(workspace: Workspace, remains: Remains) -> Say:
    """Something was removed: what may still hold it, and an offer to delete the files of copies that are here."""
    words, files = remains_words(remains), copy_files.there(remains.copies, remains.marks)

    def answered(answer: str) -> Reply:
        if answer != "delete":
            return None
        return Say("\n".join(delete_files(workspace, files)), title="Files of copies")

    question = f"{words}\n\n{copy_files.NO_CALLING_BACK}" if files else words
    return say_for_now(DONE, then=Ask(DONE, question, offer_to_delete(files), answered) if words else None)


def _amounts(record: Record) -> str:
    counts = (
        (len(record.entries), "entry", "entries"),
        (len(record.notes), "note", "notes"),
        (len(record.sessions), "meeting", "meetings"),
    )
    return ", ".join(f"{count} {one if count == 1 else more}" for count, one, more in counts)
