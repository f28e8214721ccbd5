"""Where the focus goes on a screen, and what stood on the screen each time: what all the looking is done at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rich.segment import Segment
from textual.app import App
from textual.geometry import Offset, Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

MOST = 60
"""More controls than any screen of ours has."""


@dataclass(frozen=True)
class Stop:
    """The screen while one control has the focus."""

    widget: Widget | None
    strips: tuple[Strip, ...]
    cursor: Offset
    """Where the terminal's own cursor is."""
    region: Region
    """Where the control is on the screen, the parts out of sight included."""
    sight: Region
    """Where on the screen it can be seen at all: the window, or the form that it scrolls in."""

    @property
    def seen(self) -> Region:
        """The part of the control that is in sight."""
        return self.region.intersection(self.sight)

    def text(self, region: Region | None = None) -> str:
        """The letters in a part of the screen, line by line; the whole of it if none is given."""
        if region is None:
            return "\n".join(strip.text for strip in self.strips)
        rows = self.strips[region.y : region.bottom]
        return "\n".join(strip.crop(region.x, region.right).text for strip in rows)

    def segments(self) -> Iterator[Segment]:
        """Everything that is drawn."""
        for strip in self.strips:
            yield from strip


def look(app: App) -> Stop:
    """The screen as it is now."""
    widget = app.focused
    region = sight = Region()
    if widget is not None:
        region, sight = placed(widget)
    strips = tuple(app.screen._compositor.render_strips())
    return Stop(widget, strips, app.cursor_position, region, sight)


def placed(widget: Widget) -> tuple[Region, Region]:
    """Where a widget is on the screen, and within what it can be seen."""
    found = widget.screen._compositor.full_map.get(widget)
    return (found.region, found.clip) if found else (Region(), Region())


async def tab_round(pilot: Pilot, key: str = "tab") -> tuple[Stop, ...]:
    """Press Tab until the focus is where it began, and look each time. Gives up where it never comes back."""
    stops = [look(pilot.app)]
    for _ in range(MOST):
        await pilot.press(key)
        stops.append(look(pilot.app))
        if stops[-1].widget is stops[0].widget:
            break
    return tuple(stops)


def controls(app: App) -> tuple[Widget, ...]:
    """Everything on the screen that could be used, in visual order: top to bottom, left to right."""
    shown = [w for w in app.screen.query("*") if w.can_focus and not w.disabled and _is_shown(w)]
    return tuple(sorted(shown, key=_on_page))


def _is_shown(widget: Widget) -> bool:
    return all(w.display and w.visible for w in widget.ancestors_with_self if isinstance(w, Widget))


def _on_page(widget: Widget) -> tuple[Offset, ...]:
    """Where a widget stands among its neighbours if nothing were scrolled, and its parents among theirs."""
    parents = [w for w in widget.ancestors_with_self if isinstance(w, Widget) and w is not widget.screen]
    places = (parent.virtual_region.offset for parent in reversed(parents))
    return tuple(Offset(place.y, place.x) for place in places)
