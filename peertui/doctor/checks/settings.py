"""The check of the settings of this laptop. No path and no word of them is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from peertui.doctor.model import CheckFinding, ok, warn
from peertui.doctor.probes.time_limits import DRIVE, within

if TYPE_CHECKING:
    from peertui.services.settings import Settings


def look_at_settings(data: Path) -> tuple[Settings | None, bool]:
    """The settings that hold, None if they cannot be had; and whether there is a file of them."""

    nothing: tuple[Settings | None, bool] = (None, False)

    def read() -> tuple[Settings | None, bool]:
        from peertui.services.settings import FILE, load  # in here: a broken package may end whatever loads it

        return load(data), (data / FILE).exists()

    return within(DRIVE, read, nothing)


def check_settings(settings: Settings | None, *, there: bool) -> Iterator[CheckFinding]:
    """Whether they can be used."""
    if settings is None:
        yield warn("settings", "no answer", "look whether their drive is there, and whether a check above says FAIL")
    elif settings.unused:
        yield warn(
            "settings",
            f"{settings.unused.path.name} could not be used",
            "the usual settings hold, and no on-call number: set them again in peertui, under Settings",
        )
    else:
        yield ok("settings", "can be used" if there else "none yet")
