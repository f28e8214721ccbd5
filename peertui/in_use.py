"""The programme text in use, for the app and for the room of plain mode."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from peertui.desk import Desk
    from peertui.programme import Programme
    from plans.pack import Pack


class InUse:
    """Whoever shows the programme text, and lays it on the desk."""

    folder: Path
    pack_folder: Path | None
    """The service's own words, where somebody named their folder."""
    _desk: Desk | None

    @cached_property
    def programme(self) -> Programme:
        """The programme text and where it comes from. Read when first needed: the door opens without it."""
        from peertui.programme import read_programme

        return read_programme(self.folder, self.pack_folder)

    @property
    def pack(self) -> Pack:
        """The programme text."""
        return self.programme.pack

    def use_programme(self, programme: Programme) -> None:
        """From now on, everywhere, these words."""
        self.programme = programme
        if self._desk is not None:
            self._desk.pack = programme.pack
