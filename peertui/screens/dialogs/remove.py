"""Removing one entry or note for good, from a screen whose presenter does not know of it."""

from __future__ import annotations

from typing import Any

from peertui.presenters.people.removal import ask_to_remove_part as asked_to_remove
from peertui.presenters.presenter import safely
from peertui.presenters.reply import Ask, Reply, Say
from peertui.screens.base.screen import BaseScreen


def ask_to_remove_part(screen: BaseScreen[Any], what: str, words: str, part_id: str) -> None:
    """Ask about one entry or note, and remove it if that is wanted."""
    _show(screen, asked_to_remove(screen.workspace, what, words, part_id))


def _show(screen: BaseScreen[Any], reply: Reply) -> None:
    def answered(asked: Ask, answer: str) -> None:
        reply = safely(lambda: asked.answered(answer))
        screen.after_step()
        _show(screen, reply)

    match reply:
        case Say():
            screen.say(reply.words, reply.level, reply.stays)
            _show(screen, reply.then)
        case Ask():
            screen.ask(
                reply.title,
                reply.question,
                reply.choices,
                lambda answer: screen.call_later(answered, reply, answer) if answer else None,
            )
