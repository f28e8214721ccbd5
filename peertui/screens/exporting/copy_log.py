"""Who received what: each copy with its file, and what can be done about it."""

from __future__ import annotations

from peertui.presenters.exporting.copy_log import CopyLog
from peertui.screens.base.presented import ListingScreen


class CopiesScreen(ListingScreen[CopyLog]):
    """Every copy that left, newest first, and what came from others."""

    PRESENTER = CopyLog
    ONLY_SHOWS = True
