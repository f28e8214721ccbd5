"""The check of a service's own words and help lines. Says no path and no word of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from peertui.doctor.model import CheckFinding, ok, warn
from peertui.doctor.probes.time_limits import DRIVE, within

if TYPE_CHECKING:
    from peertui.services.programme import Programme


def look_at_words(data: Path, named: Path | None) -> Programme | None:
    """The programme text in use; None if it cannot be had."""

    def read() -> Programme | None:
        from peertui.services.programme import read_programme  # in here: a broken package may end whatever loads it

        return read_programme(data, named)

    return within(DRIVE, read, None)


def check_words(programme: Programme | None) -> Iterator[CheckFinding]:
    """Whether what a service has of its own can be used."""
    if programme is None:
        yield warn("own words", "no answer", "look if their drive is there, and if a check above says FAIL")
    elif programme.trouble:
        yield warn(
            "own words", "cannot be used", "peertui says why under Settings, Help lines; its own are used until then"
        )
    else:
        own = len(programme.own.lines) + len(programme.own.hidden)
        folder = "a folder" if programme.folder else "none"
        yield ok("own words", folder, f"and {own} help line{'' if own == 1 else 's'} of this laptop" if own else "")
