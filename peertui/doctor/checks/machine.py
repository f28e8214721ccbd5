"""Checks of the machine: its disk, its clock, temporary files, paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

from peertui.doctor.model import CheckFinding, Laptop, fail, ok, warn
from peertui.services.clock import day_behind
from plans.record.moments import moment_at

_FAR = datetime(2126, 1, 1, tzinfo=UTC).timestamp()
_SET_IT = "set the date: each save and each page carries it"
_ENCRYPTION = {"win32": "BitLocker", "darwin": "FileVault"}


def check_laptop(laptop: Laptop) -> Iterator[CheckFinding]:
    """A line each."""
    yield _encryption(laptop)
    yield _clock(laptop)
    yield _temporary(laptop)
    yield _printing(laptop)
    yield _viewer(laptop)


def _encryption(laptop: Laptop) -> CheckFinding:
    how = _ENCRYPTION.get(laptop.system, "LUKS")
    if laptop.encrypted is None:
        return warn("disk encryption", "unknown", f"ask your IT whether the whole disk is encrypted ({how})")
    if not laptop.encrypted:
        return warn("disk encryption", "none seen", f"ask your IT about {how}: memory can be written to the disk")
    return ok("disk encryption", "on")


def _clock(laptop: Laptop) -> CheckFinding:
    if not 0 <= laptop.now < _FAR:
        return warn("clock", "wrong", _SET_IT)
    today = _day(laptop.now)
    behind = day_behind(today, None if laptop.newest is None else _day(min(laptop.newest, _FAR)))
    if behind is None:
        return ok("clock", "plausible")
    days = (behind - today).days
    return warn("clock", f"{days} {'day' if days == 1 else 'days'} behind", _SET_IT)


def _day(seconds: float) -> date:
    return moment_at(seconds).date()


def _temporary(laptop: Laptop) -> CheckFinding:
    if not laptop.temporary:
        return fail(
            "temporary files", "cannot be written", "the demo needs them: set TMPDIR (TEMP on Windows) to a folder"
        )
    return ok("temporary files", "works")


def _printing(laptop: Laptop) -> CheckFinding:
    if not laptop.printer:
        return ok("printer", "none from here", "save the page, open it, and print it from there")
    return ok("printer", "there")


def _viewer(laptop: Laptop) -> CheckFinding:
    if not laptop.viewer:
        return warn("viewer", "none", "this computer has no program for PDFs: open or print it on another computer")
    return ok("viewer", "there")
