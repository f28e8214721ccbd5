"""Receiving what a colleague handed over, and what is in it."""

from __future__ import annotations

from peertui.presenters.exporting.arrival import HandoverNews, Receive
from peertui.screens.base.presented import ListingScreen
from peertui.screens.base.presented_form import FormScreen


class ReceiveScreen(FormScreen[Receive]):
    """The file and its six words. Ends with what is to be kept, or None."""

    PRESENTER = Receive


class NewsScreen(ListingScreen[HandoverNews]):
    """What a handover brings to someone who is here."""

    PRESENTER = HandoverNews
    ONLY_SHOWS = True
