"""How far long work has come, in a line now and then."""

from __future__ import annotations

from collections.abc import Callable

from plans.progress import Progress, WorkStep

LINE_EVERY = 4.0
"""Seconds between two lines, so that a screen reader is not talked over."""
HOW_TO_STOP = "Ctrl+C stops it."


class WorkLines:
    """Says how far it is with what is done between two questions, where somebody reads along."""

    def __init__(self, say: Callable[[str], None], *, is_read: bool) -> None:
        self._say, self._is_read, self._said = say, is_read, False
        self.progress = Progress(self._tell, every=LINE_EVERY)

    def afresh(self) -> None:
        """A question comes: what is done after it is other work."""
        self._said = False
        self.progress.afresh()

    def _tell(self, step: WorkStep) -> None:
        if self._is_read:
            self._say(f"{step.words}." if self._said else f"{step.words}. {HOW_TO_STOP}")
            self._said = True
