"""Checks of the machine: its disk, its clock, temporary files, paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from peertui.doctor.facts import Laptop
from peertui.doctor.finding import Finding, fail, ok, warn

RELEASED = datetime(2025, 1, 1, tzinfo=UTC).timestamp()
"""No clock that is right is before this."""
_HUNDRED_YEARS, _DAY = 100 * 366 * 86400.0, 86400.0
_ENCRYPTION = {"win32": "BitLocker", "darwin": "FileVault"}


def check_laptop(laptop: Laptop) -> Iterator[Finding]:
    """A line each."""
    yield _encryption(laptop)
    yield _clock(laptop)
    yield _temporary(laptop)
    yield _printing(laptop)
    yield _viewer(laptop)


def _encryption(laptop: Laptop) -> Finding:
    how = _ENCRYPTION.get(laptop.system, "LUKS")
    if laptop.encrypted is None:
        return warn("disk encryption", "unknown", f"ask your IT whether the whole disk is encrypted ({how})")
    if not laptop.encrypted:
        return warn("disk encryption", "none seen", f"ask your IT about {how}: memory can be written to the disk")
    return ok("disk encryption", "on")


def _clock(laptop: Laptop) -> Finding:
    if not RELEASED <= laptop.now < RELEASED + _HUNDRED_YEARS:
        return warn("clock", "wrong", "set the date: each save carries it")
    if laptop.newest is not None and laptop.newest - laptop.now > _DAY:
        days = int((laptop.newest - laptop.now) / _DAY)
        return warn("clock", f"{days} days behind", "the last save is later than now: look at the date")
    return ok("clock", "plausible")


def _temporary(laptop: Laptop) -> Finding:
    if not laptop.temporary:
        return fail(
            "temporary files", "cannot be written", "the demo needs them: set TMPDIR (TEMP on Windows) to a folder"
        )
    return ok("temporary files", "works")


def _printing(laptop: Laptop) -> Finding:
    if not laptop.printer:
        return ok("printer", "none from here", "save the page, open it, and print it from there")
    return ok("printer", "there")


def _viewer(laptop: Laptop) -> Finding:
    if not laptop.viewer:
        return warn("viewer", "none", "nothing here opens a PDF by itself: open or print it on another computer")
    return ok("viewer", "there")
