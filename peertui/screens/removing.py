"""Removing for good: what goes, what cannot be called back, and the answer that is asked for first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from peertui.remains import DONE, Remains, remains_words
from peertui.removal import CHOICES, part_question, person_question
from peertui.screens.ask import AskScreen
from peertui.screens.base import BaseScreen
from plans.vault import VaultError
from widgets.status_line import Level


def ask_to_remove_part(screen: BaseScreen[Any], what: str, words: str, part_id: str) -> None:
    """Ask about one entry or note, and remove it if that is wanted."""
    title, question = part_question(what, words)
    _ask(screen, title, question, lambda: screen.desk.remove(part_id), screen.after_step)


def ask_to_remove_person(screen: BaseScreen[Any], then: Callable[[], object]) -> None:
    """Ask about the person whose record is in use, and once they are removed call `then`."""
    title, question = person_question(screen.desk.record)
    _ask(screen, title, question, screen.desk.remove_person, then)


def _ask(
    screen: BaseScreen[Any], title: str, question: str, remove: Callable[[], Remains], then: Callable[[], object]
) -> None:
    def go() -> None:
        try:
            words = remains_words(remove())
        except VaultError as error:
            screen.say(str(error), Level.TROUBLE)
            return
        screen.peertui.notice = DONE
        then()
        if words:
            screen.app.call_later(show, words)

    def show(words: str) -> None:
        screen.app.push_screen(AskScreen(DONE, words, (("done", "Go on"),)))

    def answered(answer: str | None) -> None:
        if answer == "remove":
            screen.call_later(go)  # once this screen is in front again

    screen.app.push_screen(AskScreen(title, question, CHOICES), answered)
