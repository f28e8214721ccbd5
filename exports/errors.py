"""What can go wrong on the way to a file. Every message is one plain sentence for the person at the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from exports.typography.scripts import named_letters

_FEW = 8
"""No more letters than this are named."""


class ExportError(Exception):
    """An export could not be made, or could not be kept."""


class Says(Protocol):
    """How words fit somewhere, in a sentence."""

    def sentence(self) -> str:
        """By how much they do not fit, and what to leave out."""
        ...


class ExportStopped(ExportError):
    """Someone stopped it before anything was written or printed."""


class DoesNotFit(ExportError):
    """The chosen words do not fit; nothing was made. `fit` says by how much, and what to leave out."""

    def __init__(self, fit: Says, where: str = "on one page") -> None:
        super().__init__(f"It does not fit {where}. {fit.sentence()}")
        self.fit = fit


class LettersMissing(ExportError):
    """No font here has some of the letters to print; nothing was made, as nobody insisted on boxes in their place."""

    def __init__(self, letters: Sequence[str]) -> None:
        super().__init__(
            f"Nothing was made, because no font on this computer has these {named_letters(letters, _FEW)}. "
            "Write the words in other letters, or ask for a font that has them."
        )
        self.letters = tuple(letters)


class CannotOpenHandover(ExportError):
    """A file that was handed over does not open. Nothing was taken from it."""


class WrongHandoverPassphrase(CannotOpenHandover):
    """The passphrase does not open the file. `strange` is a word in it that was perhaps misheard."""

    def __init__(self, strange: str = "") -> None:
        words = f'"{strange}" is not one of the words these passphrases are made of: ' if strange else ""
        super().__init__(f"That passphrase does not open this file: {words}ask for it again, word by word.")
