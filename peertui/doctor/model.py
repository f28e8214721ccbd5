"""What the checks look at. Gathered in one place, or planted by a test."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """One package that peertui asks for."""

    name: str
    wanted: str
    """Bounds as in ">=4.3,<5"."""
    version: str | None
    """None if it is not installed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedPart:
    """One part that was really tried."""

    name: str
    trouble: str = ""
    """Why it does not work; "" if it does."""
    optional: bool = False
    there: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """One of our four packages with everyday names."""

    name: str
    ours: bool
    others: tuple[str, ...] = ()
    """Other installed things that bring a package of this name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Install:
    """Python and the packages."""

    version: str
    system: str
    python: tuple[int, int, int]
    bits: int
    packages: tuple[Package, ...] | None
    """None if peertui itself is not installed as a package."""
    parts: tuple[TriedPart, ...]
    owned: tuple[Owned, ...]
    frozen: bool = False
    """Whether it is one folder with a Python of its own in it, where nothing can be installed."""


class LockTrial(StrEnum):
    """What came of locking a file twice."""

    WORKS = "works"
    NONE = "none"
    UNKNOWN = "unknown"


class Drive(StrEnum):
    """Where a folder really is."""

    HERE = "this laptop"
    STICK = "a stick or card"
    NETWORK = "the network"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The data folder."""

    place: str
    """In words that can be sent on."""
    answers: bool = True
    is_file: bool = False
    there: bool = True
    can_be_made: bool = True
    trouble: str = ""
    """Why a file could not be written there; "" if it was."""
    lock: LockTrial = LockTrial.WORKS
    leftovers: int | None = 0
    gone: int | None = 0
    """People of the newest daily copy who have no files here; None if that was not found out in time."""
    older: int | None = 0
    """People of it of whom only older files are here."""
    open_to_others: bool | None = False
    """None where rights are not kept in this way."""
    free: int | None = None
    """Bytes."""
    synced: str = ""
    """The service that copies it; "" if none is known."""
    drive: Drive = Drive.HERE
    letters_over: int | None = None
    """By how many letters the longest path in it is too long for Windows, or not (below 0); None for no limit."""
    newest: float | None = None
    """When anything in it was saved last, in seconds since 1970."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The terminal."""

    system: str
    is_terminal: bool = True
    term: str = ""
    program: str = ""
    inside: str = ""
    """tmux or GNU screen."""
    over_ssh: bool = False
    columns: int = 80
    rows: int = 24
    colours: int = 256
    no_color: bool = False
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Laptop:
    """Everything else about this machine."""

    system: str
    encrypted: bool | None
    now: float
    """Seconds since 1970, as the machine has it."""
    newest: float | None
    temporary: bool
    """Whether there is a folder for temporary files that takes one."""
    printer: bool
    viewer: bool


class CheckLevel(StrEnum):
    """Whether anything needs doing."""

    OK = "OK"
    WARN = "WARN"
    FAIL = "FAIL"


class CheckFinding(NamedTuple):
    """One check: how it is, what was found as a number or a word, and what to do; "" where there is nothing to do."""

    level: CheckLevel
    name: str
    what: str
    advice: str = ""

    @property
    def line(self) -> str:
        """ASCII, so that no terminal and no mail turns it into something else."""
        advice = f" - {self.advice}" if self.advice else ""
        return f"{self.level:<5} {self.name:<18} {self.what}{advice}".encode("ascii", "replace").decode()


def ok(name: str, what: str, advice: str = "") -> CheckFinding:
    """Nothing needs doing."""
    return CheckFinding(CheckLevel.OK, name, what, advice)


def warn(name: str, what: str, advice: str) -> CheckFinding:
    """It works, and something would be better otherwise."""
    return CheckFinding(CheckLevel.WARN, name, what, advice)


def fail(name: str, what: str, advice: str) -> CheckFinding:
    """peertui does not work, or words are not safe, until this is put right."""
    return CheckFinding(CheckLevel.FAIL, name, what, advice)
