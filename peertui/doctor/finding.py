"""What one check says, on one line."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """Whether anything needs doing."""

    OK = "OK"
    WARN = "WARN"
    FAIL = "FAIL"


class Finding(NamedTuple):
    """One check: how it is, what was found as a number or a word, and what to do; "" where there is nothing to do."""

    level: Level
    name: str
    what: str
    advice: str = ""

    @property
    def line(self) -> str:
        """ASCII, so that no terminal and no mail turns it into something else."""
        advice = f" - {self.advice}" if self.advice else ""
        return f"{self.level:<5} {self.name:<18} {self.what}{advice}".encode("ascii", "replace").decode()


def ok(name: str, what: str, advice: str = "") -> Finding:
    """Nothing needs doing."""
    return Finding(Level.OK, name, what, advice)


def warn(name: str, what: str, advice: str) -> Finding:
    """It works, and something would be better otherwise."""
    return Finding(Level.WARN, name, what, advice)


def fail(name: str, what: str, advice: str) -> Finding:
    """peertui does not work, or words are not safe, until this is put right."""
    return Finding(Level.FAIL, name, what, advice)
