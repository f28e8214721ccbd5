"""The terminal's own cursor on the focused control, for magnifiers and screen readers."""

from __future__ import annotations

from typing import Any, cast

from textual.app import App
from textual.geometry import Offset

SHOW_CURSOR = "\x1b[?25h"


class FollowCursor:
    """Mixed into an App, before App: `class OurApp(FollowCursor, App[None])`.

    A focused widget may say where in it the cursor belongs by a `cursor_screen_offset`.
    """

    @property
    def cursor_position(self) -> Offset:
        """Where the cursor belongs now, in cells of the screen. Asked at every drawing, so that it is never stale."""
        app = cast("App[Any]", self)
        focused = app.focused if app.screen_stack else None
        if focused is None:
            return Offset(0, 0)
        place = getattr(focused, "cursor_screen_offset", focused.content_region.offset)
        left, top, width, height = focused.region
        return Offset(
            min(max(place.x, left), left + max(0, width - 1)), min(max(place.y, top), top + max(0, height - 1))
        )

    @cursor_position.setter
    def cursor_position(self, position: Offset) -> None:
        """Widgets of Textual set it; where it belongs is always worked out."""

    def on_ready(self) -> None:
        """Show the cursor, which Textual's drivers hide, now and after a suspension."""
        app = cast("App[Any]", self)
        self.show_cursor()
        app.app_resume_signal.subscribe(app, lambda _: self.show_cursor())

    def show_cursor(self) -> None:
        """Make the terminal draw its cursor again."""
        app = cast("App[Any]", self)
        if app._driver is not None and not app.is_headless:
            app._driver.write(SHOW_CURSOR)
            app._driver.flush()
