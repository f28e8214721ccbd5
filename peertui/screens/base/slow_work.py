"""A screen on which something slow is done behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import on, work
from textual.message import Message

from peertui.screens.base.screen import BaseScreen
from plans.progress import Progress, WorkStep
from widgets.forms.line_field import LineField

Result = TypeVar("Result")
STOPPING = "Stopping as soon as that is safe."


class WorkTold(Message):
    """How far something slow is."""

    def __init__(self, step: WorkStep) -> None:
        super().__init__()
        self.step = step


class TellingScreen(BaseScreen[Result]):
    """Says in its status line how far something slow is, and stops it when somebody goes back."""

    HOW_TO_STOP: ClassVar[str] = "To stop it, go back."
    """What is said after how far it is; "" where nothing leads back."""
    _progress: Progress | None = None
    """Of what is done behind it now."""

    def new_progress(self) -> Progress:
        """For something slow that begins now; to be put in use on its own thread."""
        self._progress = Progress(lambda step: self.post_message(WorkTold(step)))
        return self._progress

    @property
    def is_counting(self) -> bool:
        """Whether what is done behind it can be stopped now."""
        return self._progress is not None and self._progress.is_counting

    def work_ended(self) -> None:
        """Nothing slow is done any more."""
        self._progress = None

    @on(WorkTold)
    def _say_how_far(self, event: WorkTold) -> None:
        event.stop()
        if self._progress is not None and not self._progress.is_stopping:
            self.say(f"{event.step.words}. {self.HOW_TO_STOP}".rstrip())

    def do_back_out(self) -> None:
        """Back; while something slow is being done, stop that first."""
        if self._progress is not None and self.is_counting:
            self._progress.stop()
            self.say(STOPPING)
        else:
            super().do_back_out()


class WaitingScreen(TellingScreen[Result]):
    """Does something slow behind the screen, once at a time, and says plainly if it cannot be done."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = False

    def wait_for(self, words: str, slow: Callable[[], None], then: Callable[[], object]) -> None:
        """Say these words, call `slow` on a thread, and then `then` on the screen's own."""
        if not self.waiting:
            self.waiting = True
            self.say(words)
            self._do(slow, then, self.new_progress())

    @work(thread=True, exclusive=True, description="something slow")
    def _do(self, slow: Callable[[], None], then: Callable[[], object], progress: Progress) -> None:
        try:
            with progress.in_use():
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
        self.work_ended()
        if self.is_attached and self in self.app.screen_stack:  # it may have been locked away meanwhile
            what(*why)

    def refused(self, why: str, error: Exception) -> None:  # noqa: ARG002 - some screens ask it which field it means
        """Say why it was not done, and begin again."""
        for field in self.query(LineField):
            field.answer = ""
        self.refuse(self.query(LineField).first(), why)
