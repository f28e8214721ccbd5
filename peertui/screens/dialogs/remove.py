"""Removing for good: what goes, what cannot be called back, and the answer that is asked for first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from peertui.presenters.exporting.copy_log import delete_files, offer_to_delete
from peertui.presenters.people.removal_remains import DONE, remains_words
from peertui.presenters.people.removal_text import CHOICES, part_question, person_question
from peertui.screens.base.screen import BaseScreen
from peertui.services.exporting import copy_files
from peertui.services.removal import Remains
from plans.record.models import Copy
from plans.vault import VaultError
from widgets.models.status import Level


def ask_to_remove_part(screen: BaseScreen[Any], what: str, words: str, part_id: str) -> None:
    """Ask about one entry or note, and remove it if that is wanted."""
    title, question = part_question(what, words)
    _ask(screen, title, question, lambda: screen.workspace.remove(part_id), screen.after_step)


def ask_to_remove_person(screen: BaseScreen[Any], then: Callable[[], object]) -> None:
    """Ask about the person whose record is in use, and once they are removed call `then`."""
    title, question = person_question(screen.workspace.record)
    _ask(screen, title, question, screen.workspace.remove_person, then)


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
            screen.app.call_later(show_remains, screen, words, copy_files.there(remains.copies, remains.marks))

    def answered(answer: str | None) -> None:
        if answer == "remove":
            screen.call_later(go)  # once this screen is in front again

    screen.ask(title, question, CHOICES, answered)


def show_remains(screen: BaseScreen[Any], words: str, files: tuple[Copy, ...]) -> None:
    """Say what may still hold it, and offer to delete the files of copies that are still here."""

    def answered(answer: str | None) -> None:
        if answer == "delete":
            screen.app.call_later(delete)

    def delete() -> None:
        said = delete_files(screen.workspace, files)
        screen.ask("Files of copies", "\n".join(said), (("done", "Go on"),))

    question = f"{words}\n\n{copy_files.NO_CALLING_BACK}" if files else words
    screen.ask(DONE, question, offer_to_delete(files), answered)
