"""What was saved before: the list of versions in words, and one version, to put a part or all of it back."""

from __future__ import annotations

from peertui.presenters.people.history import History, SavedRecord
from peertui.screens.base.presented import ListingScreen


class HistoryScreen(ListingScreen[History]):
    """Versions, newest first, a page at a time."""

    PRESENTER = History


class VersionScreen(ListingScreen[SavedRecord]):
    """What one version held."""

    PRESENTER = SavedRecord
