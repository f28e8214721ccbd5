"""A screen on which something slow is done behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from textual import work

from peertui.screens.base.screen import BaseScreen
from widgets.forms.line_field import LineField

Result = TypeVar("Result")


class WaitingScreen(BaseScreen[Result]):
    """Does something slow behind the screen, once at a time, and says plainly if it cannot be done."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = False

    def wait_for(self, words: str, slow: Callable[[], None], then: Callable[[], object]) -> None:
        """Say these words, call `slow` on a thread, and then `then` on the screen's own."""
        if not self.waiting:
            self.waiting = True
            self.say(words)
            self._do(slow, then)

    @work(thread=True, exclusive=True, description="something slow")
    def _do(self, slow: Callable[[], None], then: Callable[[], object]) -> None:
        try:
            slow()
        except self.troubles() as error:
            self.app.call_from_thread(self._done, self.refused, str(error), error)
        else:
            self.app.call_from_thread(self._done, then)

    def troubles(self) -> tuple[type[Exception], ...]:
        """What may go wrong with something slow, each saying so in a plain sentence."""
        from plans.vault import VaultError

        return (VaultError,)

    def _done(self, what: Callable[..., object], *why: object) -> None:
        self.waiting = False
        if self.is_attached and self in self.app.screen_stack:  # it may have been locked away meanwhile
            what(*why)

    def refused(self, why: str, error: Exception) -> None:  # noqa: ARG002 - some screens ask it which field it means
        """Say why it was not done, and begin again."""
        for field in self.query(LineField):
            field.answer = ""
        self.refuse(self.query(LineField).first(), why)
