"""Bringing back a backup into a new folder."""

from __future__ import annotations

from peertui.presenters.vault.restore import BringBack
from peertui.screens.base.presented_form import FormScreen


class BringBackScreen(FormScreen[BringBack]):
    """Asks for a backup, a new folder and what opens it."""

    PRESENTER = BringBack
