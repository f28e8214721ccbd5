"""What can go wrong for somebody who has only a keyboard: each check returns what it found, as sentences."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from textual.app import App
from textual.binding import Binding
from textual.pilot import Pilot
from textual.widget import Widget

from peertui.presenters import commands
from peertui.presenters.command_ids import CommandId
from peertui.screens.base.menu import MenuScreen
from peertui.screens.base.screen import BaseScreen
from peertui.screens.exporting.export import EverythingScreen
from tests.support.app.all_screens import handlers
from tests.support.app.kit import press
from tests.support.inspection.stops import Stop, controls, look, placed
from widgets.forms.choice_field import ChoiceField
from widgets.forms.field import Field
from widgets.lists.numbered_list import NumberedList
from widgets.models.row import number_rows
from widgets.panels.command_bar import ActionLine
from widgets.panels.text_view import TextView

EVERYWHERE = {command.id for command in (*commands.FIRST, commands.MENU, *commands.LAST, commands.LEAVE)}
MOVES = {"up", "down", "enter", "tab", "shift+tab", "ctrl+c", "super+c"}
"""Keys that a screen itself may have: they move, go back, or copy what is marked."""
_COMMAND = re.compile(r"command\('(\w+)'\)")
_EXTRA = re.compile(r"extra\('f\d+'\)")


def name(widget: Widget | None) -> str:
    """What to call a control in a sentence."""
    said = getattr(widget, "label", "") or getattr(widget, "id", None) or ""
    return f"{type(widget).__name__} {said}".strip()


def ring_faults(app: App, there: tuple[Stop, ...], back: tuple[Stop, ...]) -> Iterator[str]:
    """Tab comes to every control once and closes its ring, in visual order; Shift+Tab is the exact reverse."""
    order = [stop.widget for stop in there[:-1]]
    if there[-1].widget is not there[0].widget:
        yield f"Tab never comes back to {name(there[0].widget)}"
    for control in controls(app):
        if order.count(control) != 1:
            yield f"Tab comes {order.count(control)} times to {name(control)}"
    for control in app.screen.query("*"):
        useful = isinstance(control, Field | TextView | ActionLine) or (
            isinstance(control, NumberedList) and any(not row.heading for row in control.rows)
        )
        if useful and control.display and not control.can_focus:
            yield f"{name(control)} cannot have the focus"
    if [stop.widget for stop in back] != [stop.widget for stop in reversed(there)]:
        yield "Shift+Tab does not go the way of Tab back"
    seen = [control for control in controls(app) if control in order]
    if seen:
        at = order.index(seen[0])
        if [*order[at:], *order[:at]] != seen:
            yield f"Tab does not go from top to bottom: {', '.join(map(name, order))}"


def focus_faults(stops: Iterable[Stop]) -> Iterator[str]:
    """Where the focus is can be read, without any colour; the terminal's cursor is there; nothing of it is hidden."""
    stops = tuple(stops)
    for at, stop in enumerate(stops):
        if stop.widget is None:
            yield "nothing has the focus"
            continue
        if not stop.seen.contains_point(stop.cursor):
            yield f"the cursor is not in sight on {name(stop.widget)}"
        if stop.region != stop.seen and stop.region.height <= stop.sight.height:
            yield f"{name(stop.widget)} has the focus and is not wholly in sight"
        others = [o for o in (*stops[at + 1 :], *stops[:at]) if o.widget is not stop.widget]
        if others and not any(_reads_differently(stop, other) for other in others):
            yield f"the focus on {name(stop.widget)} cannot be read"
    for one, following in pairwise(stops):
        if one.widget is not following.widget and one.cursor == following.cursor:
            yield f"the cursor stays where it was on the way to {name(following.widget)}"


def _reads_differently(stop: Stop, other: Stop) -> bool:
    """Whether a control's own letters are others while the focus is elsewhere, however the screen was scrolled."""
    return stop.text(stop.seen) not in other.text()


def typed(app: App) -> list[object]:
    """All that was typed or chosen on the screen."""
    parts: list[object] = []
    for widget in app.screen.query("*"):
        if isinstance(widget, Field):
            parts.append((widget, widget.answer, getattr(widget, "selection", None)))
        if isinstance(widget, NumberedList):
            parts.append((widget.rows, widget.here, widget.pending))
    return parts


_SAVE_STATE = re.compile(r"^ *(?:Saving|Saved \d\d:\d\d)? *$")


def state_of(app: App) -> tuple[object, ...]:
    """The state of the screen as a person sees it: where they are, what is typed, how it is scrolled, what it says.

    What it says of saving is not compared: it moves on with time, and `test_save_words` looks at it.
    """
    screen = app.screen
    scrolled = [widget.scroll_offset for widget in screen.query("*")]
    words = [_SAVE_STATE.sub("", strip.text) for strip in screen._compositor.render_strips()]
    return (*app.screen_stack, screen.focused, app.cursor_position, typed(app), scrolled, words)


async def option_faults(pilot: Pilot) -> Iterator[str]:
    """Where more can be chosen from than there are rows in sight, arrow keys bring each option into sight."""
    app, found = pilot.app, []
    for field in app.screen.query(ChoiceField):
        region, sight = placed(field)
        if region.height > sight.height and field.display:
            field.focus()
            await pilot.pause()
            for number in range(len(field.options)):
                await pilot.press("right")
                stop = look(app)
                if not stop.seen.contains_point(stop.cursor):
                    found.append(f"option {number} of {name(field)} is not in sight")
                elif stop.cursor.y == stop.region.y + field.gutter.top and field.label not in stop.text(stop.seen):
                    found.append(f"the label of {name(field)} is not in sight above its first option")
    return iter(found)


async def menu_faults(pilot: Pilot) -> Iterator[str]:
    """Everything that can be done on the screen stands in the numbered menu, and Tab and Enter open it."""
    app, screen = pilot.app, pilot.app.screen
    found: list[str] = []
    wanted = {command.id for command in screen.commands()} | {c.id for c in (*commands.FIRST, commands.LEAVE)}
    line = screen.query_one(ActionLine)
    line.focus()
    await press(pilot, "end", "enter")
    if not isinstance(app.screen, MenuScreen) or app.screen is screen:
        if not isinstance(screen, MenuScreen):  # there, the same way closes it again
            found.append("the last word of the key line opens no menu")
        return iter(found)
    rows = app.screen.query_one(NumberedList).rows
    numbers = list(number_rows(rows))
    found += [f"{missing} is not in the menu" for missing in sorted(wanted - {row.id for row in rows})]
    if None in numbers or len(set(numbers)) != len(numbers):
        found.append(f"the numbers of the menu are {numbers}")
    if [row.id for row in rows[:3]] != [command.id for command in commands.FIRST]:
        found.append("the menu does not begin with help, safety card and hiding")
    await press(pilot, "f10")
    if app.screen is not screen:
        found.append("the menu does not close")
    return iter(found)


def binding_faults(app: App) -> Iterator[str]:
    """A screen's own keys only move, or go back; the app's do what every menu has."""
    screen = app.screen
    for keys in screen._bindings.key_to_bindings.values():
        for binding in keys:
            if binding.key not in MOVES:
                yield f"{binding.key} does {binding.action} on {type(screen).__name__}"
    yield from app_key_faults(b for keys in app._bindings.key_to_bindings.values() for b in keys)


def app_key_faults(bindings: Iterable[Binding]) -> Iterator[str]:
    """The app's own keys do commands that every menu has, or a screen's command by its extra key."""
    for binding in bindings:
        does = _COMMAND.fullmatch(binding.action)
        known = (does and does[1] in EVERYWHERE) or _EXTRA.fullmatch(binding.action)
        if not known and binding.action not in ("escape", "help_quit", "quit"):  # replaced by our own on the same keys
            yield f"{binding.key} does {binding.action} everywhere"


class Commands:
    """What the keys mean and what the menus hold, over all the places looked at."""

    def __init__(self) -> None:
        self._keys: dict[str, set[str]] = {}
        self._listed: dict[type, set[str]] = {}

    def take(self, app: App) -> None:
        """Note what can be done on this screen."""
        screen = app.screen
        here = (*screen.commands(), *commands.FIRST, *commands.LAST, commands.MENU, commands.LEAVE)
        self._listed.setdefault(type(screen), set()).update(command.id for command in here)
        for command in here:
            if command.key:
                self._keys.setdefault(command.key, set()).add(command.id)

    def declared(self, source: str) -> None:
        """Note the key and the id of each command that a source file makes."""
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Command":
                keys = (word.value for word in node.keywords if word.arg == "key")
                command_id = node.args[0] if node.args else None
                for key in keys:
                    said = [_word(part) for part in (key, command_id)]
                    self._keys.setdefault(str(said[0]), set()).add(str(said[1]))

    @property
    def keys(self) -> set[str]:
        """Every key that was noted."""
        return set(self._keys)

    def key_faults(self) -> Iterator[str]:
        """The same key means the same everywhere."""
        for key, ids in sorted(self._keys.items()):
            if len(ids) > 1 and ids != ONE_MEANING.get(key):
                yield f"{key} means {', '.join(sorted(ids))}"

    def unlisted(self) -> Iterator[str]:
        """What a screen can do and what stands in its menu at no place."""
        for screen, ids in self._listed.items():
            done_by = handlers(screen)
            seen = {method for command_id, method in done_by.items() if command_id in ids}
            own = set(done_by) - set(BaseScreen.HANDLERS) - NO_USE.get(screen, set())
            missing = (command_id for command_id in sorted(own) if done_by[command_id] not in seen)
            yield from (f"{command_id} of {screen.__name__} stands in no menu" for command_id in missing)


NO_USE: dict[type, set[str]] = {EverythingScreen: {"names", "card_parts", "slip_parts"}}
"""What a screen has from another one and never offers: all that is kept is the person's own, and always the whole."""
ONE_MEANING = {"f9": {"page", "see"}}
"""F9 is the page: to it, and once there, how it prints."""


def _word(part: ast.expr | None) -> str:
    """What stands in the source: words, or the name of a command."""
    if isinstance(part, ast.Attribute):
        return CommandId[part.attr]
    return str(part.value) if isinstance(part, ast.Constant) else "?"


TIMERS = {"look_at_the_clock", "look_at_the_terminal", "refresh_frame", "show_save_state", "_get_ready"}
"""What may happen by itself: locking as the settings say, noticing a lost terminal, the soft time, reading ahead.

And "Saving" giving way to "Saved" once it is.
"""


def timer_faults(source: str) -> Iterator[str]:
    """Nothing happens by itself after a while that a slow person would not want, and no note vanishes."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        called = node.func.attr
        if called == "notify" and isinstance(node.func.value, ast.Name | ast.Attribute):
            owner = node.func.value
            if (owner.id if isinstance(owner, ast.Name) else owner.attr) in ("self", "app", "screen"):
                yield f"line {node.lineno}: a note that vanishes"
        if called in ("set_timer", "set_interval"):
            does = node.args[1] if len(node.args) > 1 else None
            what = getattr(does, "attr", "")
            if what not in TIMERS:
                yield f"line {node.lineno}: {what or 'something'} happens by itself"
