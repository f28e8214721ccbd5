"""What can be done with an entry or a note, asked from a screen that has no presenter yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from peertui.presenters.presenter import safely
from peertui.presenters.reply import Ask, Open, Reply, Say
from peertui.presenters.row_refs import RowRef
from peertui.presenters.session import entry_actions
from peertui.screens.base.screen import BaseScreen


def open_part(screen: BaseScreen[Any], ref: RowRef | None, then: Callable[[], object]) -> None:
    """Ask what to do with an entry or note, and do it; `then` draws the screen anew. Nothing for another row."""
    show(screen, entry_actions.open_part(screen.peertui, ref), then)


def show(screen: BaseScreen[Any], reply: Reply, then: Callable[[], object]) -> None:
    """Show a reply; `then` draws the screen anew."""

    def go_on(made: Callable[[], Reply]) -> None:
        screen.call_later(lambda: show(screen, safely(made), then))

    then()
    match reply:
        case Say():
            if not reply.drawn:
                screen.say(reply.words, reply.level, reply.stays)
            if reply.then is not None:
                show(screen, reply.then, then)
        case Ask():
            screen.ask(
                reply.title,
                reply.question,
                reply.choices,
                lambda answer: go_on(lambda: reply.answered(answer) if answer is not None else reply.declined),
            )
        case Open():
            screen.open(
                reply.place,
                *reply.given,
                then=lambda result: go_on(lambda: reply.then(result) if reply.then is not None else None),
            )
