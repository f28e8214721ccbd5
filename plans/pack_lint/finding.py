"""What a check of a pack has to say: where, what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plans.pack.base import PackError


class Level(StrEnum):
    """How much it matters."""

    WARN = "WARN"
    """The pack can be used; someone should look at this."""
    FAIL = "FAIL"
    """To be fixed first."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found."""

    level: Level
    file: str
    key: str
    """Where in the file, or "" for the file as a whole."""
    problem: str
    remedy: str

    @property
    def where(self) -> str:
        """File and key, as one line."""
        return f"{self.file}, {self.key}" if self.key else self.file


def fail(file: str, key: str, problem: str, remedy: str) -> Finding:
    """Something to fix."""
    return Finding(Level.FAIL, file, key, problem, remedy)


def warn(file: str, key: str, problem: str, remedy: str) -> Finding:
    """Something to look at."""
    return Finding(Level.WARN, file, key, problem, remedy)


def of_error(error: PackError, level: Level = Level.FAIL) -> Finding:
    """What keeps a pack from being used at all, or with Level.WARN what loading it only noticed."""
    return Finding(level, error.file, error.key, error.problem, error.remedy)
