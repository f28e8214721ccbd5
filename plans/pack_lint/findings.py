"""What a check of a pack has to say: where, what, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plans.pack.base import PackError


class Severity(StrEnum):
    """How much it matters."""

    WARN = "WARN"
    """The pack can be used; somebody should look at this."""
    FAIL = "FAIL"
    """To be mended first."""


@dataclass(frozen=True, slots=True)
class PackFinding:
    """One thing that a check found."""

    level: Severity
    file: str
    key: str
    """Where in the file, or "" for the file as a whole."""
    problem: str
    remedy: str

    @property
    def where(self) -> str:
        """File and key, as one line."""
        return f"{self.file}, {self.key}" if self.key else self.file


def fail(file: str, key: str, problem: str, remedy: str) -> PackFinding:
    """Something to mend.

    Args:
        file: In which file.
        key: Where in it; "" for the whole.
        problem: What is wrong, as a sentence.
        remedy: What to do, as a sentence.
    """
    return PackFinding(Severity.FAIL, file, key, problem, remedy)


def warn(file: str, key: str, problem: str, remedy: str) -> PackFinding:
    """Something to look at.

    Args:
        file: In which file.
        key: Where in it; "" for the whole.
        problem: What is wrong, as a sentence.
        remedy: What to do, as a sentence.
    """
    return PackFinding(Severity.WARN, file, key, problem, remedy)


def of_error(error: PackError, level: Severity = Severity.FAIL) -> PackFinding:
    """What keeps a pack from being used at all, or with Severity.WARN what loading it only noticed."""
    return PackFinding(level, error.file, error.key, error.problem, error.remedy)
