"""What is in use: the vault, the record, the settings and the programme text, for both front ends."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from peertui.services.known_numbers import Told
    from peertui.services.programme import Programme
    from peertui.services.settings import Settings
    from peertui.services.workspace import Workspace
    from plans.pack.models import Pack
    from plans.vault import Vault


class AppInUse(Protocol):
    """A front end as its presenters know it."""

    folder: Path
    demo: bool
    settings: Settings
    outside: str
    is_plain: bool
    """Whether everything is said in lines."""

    @property
    def clock(self) -> Callable[[], datetime] | None:
        """The one clock; None for the machine's."""

    @property
    def today(self) -> date:
        """The day it is here."""

    @property
    def region(self) -> str:
        """Whose help lines hold: the person's region, or the one set for this laptop."""

    @property
    def workspace(self) -> Workspace:
        """The record in use and its vault. RuntimeError before the vault is open."""

    @property
    def programme(self) -> Programme:
        """The programme text and where it comes from."""

    @property
    def pack(self) -> Pack:
        """The programme text."""

    def use_programme(self, programme: Programme) -> None:
        """From now on, everywhere, these words, which were just changed in here."""

    def told_outside(self, *, short: bool = False) -> str:
        """What somebody else has changed of help lines and on-call number, each time once; "" if nothing."""

    def take_settings(self, settings: Settings) -> None:
        """From now on these settings."""

    def take_and_keep(self, settings: Settings) -> str:
        """The same, and keep them on the disk. Why that cannot be done, as a sentence, or ""."""


class InUse:
    """Whoever shows the programme text, and lays it on the workspace."""

    folder: Path
    pack_folder: Path | None
    """The service's own words, where somebody named their folder."""
    demo: bool
    settings: Settings
    is_plain = False
    outside: str = ""
    """What was changed outside of peertui, as it was said last since this was opened."""
    _told: Told | None = None
    """The same, until it is said."""
    _compared: Vault | None = None
    """The open vault whose memory was asked already."""
    _workspace: Workspace | None

    @cached_property
    def programme(self) -> Programme:
        """The programme text and where it comes from. Read when first needed: the door opens without it."""
        from peertui.services.programme import read_programme

        return read_programme(self.folder, self.pack_folder)

    @property
    def pack(self) -> Pack:
        """The programme text."""
        return self.programme.pack

    def use_programme(self, programme: Programme) -> None:
        """From now on, everywhere, these words, which were just changed in here."""
        self.programme = programme
        if self._workspace is None:
            return
        self._workspace.pack = programme.pack
        if programme.met is not None:
            self._tell_changes(replace(programme, own=programme.met))
        self.know_numbers()

    def told_outside(self, *, short: bool = False) -> str:
        """What somebody else has changed of help lines and on-call number, each time once; "" if nothing."""
        workspace = self._workspace
        if workspace is not None and not self.demo and self._compared is not workspace.vault:
            from peertui.services.programme import read_again
            from peertui.services.settings import load

            self._compared = workspace.vault
            there = load(self.folder)
            if there.unused is None:
                self.settings = replace(self.settings, on_call=there.on_call)
            self.programme = read_again(self.folder, self.programme)
            workspace.pack = self.pack
            self._tell_changes(self.programme)
        told, self._told = self._told, None
        return "" if told is None else told.short if short else told.whole

    def take_settings(self, settings: Settings) -> None:
        """From now on these settings. Another on-call number was set in here, and the vault knows it."""
        new_line = settings.on_call != self.settings.on_call
        self.settings = replace(settings, unused=None) if new_line else settings
        if new_line:
            self.know_numbers()

    def take_and_keep(self, settings: Settings) -> str:
        """The same, and keep them on the disk. Why that cannot be done, as a sentence, or "".

        A file that could not be used gives way to one of our own: nobody else took the on-call number out of it.
        """
        from peertui.services.known_numbers import accept
        from peertui.services.settings import keep

        self.take_settings(settings)
        trouble = keep(self.folder, self.settings)
        if self.settings.unused and self._workspace is not None and not (trouble or self.demo):
            accept(self._workspace.vault, self.programme, self.settings.on_call)
        return trouble

    def know_numbers(self) -> None:
        """Have the vault know help lines and on-call number as they were just set in here."""
        from peertui.services.known_numbers import accept

        if self._workspace is not None and not self.demo:
            accept(self._workspace.vault, self.programme, self.settings.on_call_read)

    def _tell_changes(self, programme: Programme) -> None:
        from peertui.services.known_numbers import changed_outside

        if self._workspace is not None and not self.demo:
            self._told = changed_outside(self._workspace.vault, programme, self.settings.on_call_read)
            self.outside = self._told.whole or self.outside
