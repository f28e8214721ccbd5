"""What can go wrong on the way to a file. Every message is one plain sentence for the person at the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from exports.fitting import Fit


class ExportError(Exception):
    """An export could not be made, or could not be kept."""


class DoesNotFit(ExportError):
    """The chosen words do not fit on one page; nothing was made. `fit` says by how much, and where."""

    def __init__(self, fit: Fit) -> None:
        super().__init__(f"It does not fit on one page. {fit.sentence()}")
        self.fit = fit
