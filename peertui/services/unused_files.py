"""Files beside the vault that could not be used, and what holds in their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class UnusedFile:
    """One of them. It keeps nobody from a meeting."""

    path: Path
    instead: str
    """What holds, as in "the usual help lines"."""
    why: str
    """Why it could not be used, and what to do, in a sentence or two."""

    @property
    def sentence(self) -> str:
        """What happened, with the file where it lies."""
        return f"{self.path} could not be used, so {self.instead} hold."

    @property
    def whole(self) -> str:
        """What happened, why, and what to do."""
        return f"{self.sentence} {self.why}"


def brief(unused: Sequence[UnusedFile]) -> str:
    """All of them in one sentence, by their names alone: a status line has three lines. "" for none."""
    if not unused:
        return ""
    names, instead = _listed([file.path.name for file in unused]), _listed([file.instead for file in unused])
    return f"{names} could not be used, so {instead} hold."


def _listed(words: Sequence[str]) -> str:
    *before, last = words
    return f"{', '.join(before)} and {last}" if before else last
