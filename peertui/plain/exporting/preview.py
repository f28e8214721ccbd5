"""The page as it will print, in plain lines."""

from __future__ import annotations

from exports import Paper, text
from peertui.plain.console.plain_app import PlainApp
from plans.page.compose import Page


def read_page(room: PlainApp, page: Page, _: Paper) -> None:
    """Say it: the same words in the same order as on paper."""
    room.say("The page begins here.", "", text(page, room.console.width), "The page ends here.")
