"""Removing for good: what goes, what cannot be called back, and the answer that is asked for first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from peertui import copy_files
from peertui.remains import DONE, Remains, remains_words
from peertui.screens.ask import AskScreen, Choice
from peertui.screens.base import BaseScreen
from plans.copies import change_copy
from plans.record import Copy, Record
from plans.vault import VaultError
from widgets.status_line import Level

_FOR_GOOD = (
    "It is removed from every version that was saved, and cannot be brought back. "
    "Copies that were printed, saved or handed over stay where they are, and so do backups away from this laptop."
)
_CHOICES: tuple[Choice, ...] = (("keep", "No, keep it"), ("remove", "Yes, remove it for good"))


def ask_to_remove_part(screen: BaseScreen[Any], what: str, words: str, part_id: str) -> None:
    """Ask about one entry or note, and remove it if that is wanted."""
    question = f"This {what} goes:\n\n{words}\n\n{_FOR_GOOD}"
    _ask(screen, f"Remove this {what} for good?", question, lambda: screen.desk.remove(part_id), screen.after_step)


def ask_to_remove_person(screen: BaseScreen[Any], then: Callable[[], object]) -> None:
    """Ask about the person whose record is in use, and once they are removed call `then`."""
    record = screen.desk.record
    name = record.person.called
    question = f"All that is kept of {name} goes: {_amounts(record)}.\n\n{_FOR_GOOD}"
    _ask(screen, f"Remove {name} for good?", question, screen.desk.remove_person, then)


def _ask(
    screen: BaseScreen[Any], title: str, question: str, remove: Callable[[], Remains], then: Callable[[], object]
) -> None:
    def go() -> None:
        try:
            remains = remove()
        except VaultError as error:
            screen.say(str(error), Level.TROUBLE)
            return
        words = remains_words(remains)
        screen.peertui.notice = DONE
        then()
        if words:
            screen.app.call_later(show_remains, screen, words, copy_files.there(remains.copies))

    def answered(answer: str | None) -> None:
        if answer == "remove":
            screen.call_later(go)  # once this screen is in front again

    screen.app.push_screen(AskScreen(title, question, _CHOICES), answered)


def show_remains(screen: BaseScreen[Any], words: str, files: tuple[Copy, ...]) -> None:
    """Say what may still hold it, and offer to delete the files of copies that are still here."""

    def answered(answer: str | None) -> None:
        if answer == "delete":
            screen.app.call_later(delete)

    def delete() -> None:
        said, desk = [], screen.desk
        for copy in files:
            try:
                copy_files.delete(copy)
            except copy_files.CannotDelete as error:
                said.append(str(error))
            else:
                said.append(f"{copy.file} is deleted.")
                if desk.has_record:
                    desk.put(change_copy(desk.record, copy.id, file_deleted_on=desk.clock().astimezone().date()))
        screen.app.push_screen(AskScreen("Files of copies", "\n".join(said), (("done", "Go on"),)))

    offer = (("delete", f"Delete {'this file' if len(files) == 1 else f'these {len(files)} files'}"),) if files else ()
    question = f"{words}\n\n{copy_files.NO_CALLING_BACK}" if files else words
    screen.app.push_screen(AskScreen(DONE, question, (("done", "Go on"), *offer)), answered)


def _amounts(record: Record) -> str:
    counts = (
        (len(record.entries), "entry", "entries"),
        (len(record.notes), "note", "notes"),
        (len(record.sessions), "meeting", "meetings"),
    )
    return ", ".join(f"{count} {one if count == 1 else more}" for count, one, more in counts)
