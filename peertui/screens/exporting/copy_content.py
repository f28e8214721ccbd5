"""Choosing what stands on a copy of its own: the sections of the card, the questions of the slip."""

from __future__ import annotations

from peertui.presenters.exporting.copy_content import CardParts, SlipParts
from peertui.screens.base.presented import ListingScreen


class CardScreen(ListingScreen[CardParts]):
    """Which sections stand on the card, and how it fits."""

    PRESENTER = CardParts


class SlipScreen(ListingScreen[SlipParts]):
    """Which questions stand on the slip."""

    PRESENTER = SlipParts
