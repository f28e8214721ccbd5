"""Small screens to plant a fault on, and the app that shows one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.app import ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from peertui.app.app import PeertuiApp
from peertui.screens.base.screen import BaseScreen
from tests.support.app.kit import press
from widgets.forms.field_factory import LineField

LONG = "words that go on and on " * 30
"""More than any line has room for."""


class Planted(BaseScreen[None]):
    """A screen with these widgets on it."""

    def __init__(self, *shown: Widget) -> None:
        super().__init__()
        self._planted = shown

    def body(self) -> ComposeResult:
        yield from self._planted

    def first_focus(self) -> Widget | None:
        return next((widget for widget in self._planted if widget.can_focus), None)


@asynccontextmanager
async def showing(folder: Path, screen: Screen) -> AsyncIterator[tuple[PeertuiApp, Pilot[int]]]:
    """The app with this screen in front."""
    app = PeertuiApp(folder / "new")
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot)
        app.push_screen(screen)
        await press(pilot)
        yield app, pilot


def fields(count: int = 2) -> list[Widget]:
    """So many lines to type in."""
    return [LineField(label=f"Field {n}", name=f"f{n}") for n in range(count)]
