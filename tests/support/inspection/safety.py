"""The safety card from wherever somebody is: how many keys away, and whether all is as it was afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual import events
from textual.pilot import Pilot

from peertui.screens.base.menu import MenuScreen
from peertui.screens.dialogs.cover import SafetyScreen
from tests.support.app.kit import press
from tests.support.inspection.keyboard import state_of
from tests.support.inspection.stops import Stop, look
from widgets.forms.line_field import LineField
from widgets.forms.text_area_field import LongField

WAYS = (("f2",), ("f10", "2"))
"""By its own key, and by the menu and its number there: two keys at most."""
BACK = ("enter", "escape")
"""Both lead back."""


async def safety_faults(pilot: Pilot, see: Callable[[Stop], None] = lambda _: None) -> Iterator[str]:
    """Two keys at most lead to the card, and one back to the same screen: focus, words half typed, cursor, scrolling.

    `see` is shown the screen while words are half typed and one letter is marked.
    """
    app, found = pilot.app, []
    if isinstance(app.screen, SafetyScreen):
        return iter(found)
    if isinstance(app.focused, LineField | LongField):
        app.post_message(events.Paste("half a wor"))
        await press(pilot, "left", "shift+left")
        see(look(app))  # with a letter marked
    before, screen = state_of(app), app.screen
    ways = WAYS[:1] if isinstance(app.screen, MenuScreen) else WAYS  # its own number leaves the menu behind
    for keys, back in zip(ways, BACK, strict=False):
        await press(pilot, *keys)
        if not isinstance(app.screen, SafetyScreen):
            found.append(f"{'+'.join(keys)} does not lead to the safety card")
            break
        await press(pilot, back)
        if app.screen is not screen:
            found.append(f"{back} does not lead back from the safety card")
            break
        if state_of(app) != before:
            found.append(f"the screen is another one after {'+'.join(keys)} and {back}")
    return iter(found)
