"""A backup away from this laptop, and where they are."""

from __future__ import annotations

from peertui.presenters.vault.backup import BackUp, KnownBackups
from peertui.screens.base.presented import ListingScreen
from peertui.screens.base.presented_form import FormScreen


class BackUpScreen(FormScreen[BackUp]):
    """Asks for a folder and writes a backup into it."""

    PRESENTER = BackUp


class KnownBackupsScreen(ListingScreen[KnownBackups]):
    """Where backups went, the newest first."""

    PRESENTER = KnownBackups
