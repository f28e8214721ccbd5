"""Sentences that point to another screen: they call it what its menu calls it, and say where that menu is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from textual.widgets import Static

from peertui.presenters import commands
from peertui.presenters.people import people_commands
from peertui.screens.base.screen import BaseScreen
from peertui.screens.exporting.preview import PreviewScreen
from widgets.base.status_bar import StatusLine
from widgets.forms.field import Field
from widgets.lists.numbered_list import NumberedList
from widgets.models.command import Command
from widgets.panels.gauge import Gauge
from widgets.panels.text_view import TextView

COMMON = {"Go back", "Keep it", "The page", "The plan"}
"""Names that are common words as well."""
WHERE = ("list", "menu", "Settings", "settings")
"""Words that say where something is found which is not on the screen."""


@cache
def names() -> frozenset[str]:
    """What the menus of the people, a person and the settings call what they lead to, if it is no common word."""
    modules = (commands, people_commands)
    listed = (one for module in modules for one in vars(module).values() if isinstance(one, Command))
    return frozenset(one.words for one in listed if " " in one.words) - COMMON


def on_it(screen: BaseScreen) -> set[str]:
    """What can be picked on a screen, and its own title; the same of those it lies over, as the help does."""
    found = {command.words for command in (*commands.FIRST, *commands.LAST, commands.MENU, commands.LEAVE)}
    for there in screen.app.screen_stack:
        if isinstance(there, BaseScreen) and (there is screen or screen.ONLY_SHOWS):
            found |= {row.text for shown in there.query(NumberedList) for row in shown.rows}
            found |= {command.words for command in there.commands()} | set(there.title_words())
    return found


def told(screen: BaseScreen) -> Iterator[str]:
    """What a screen says in sentences."""
    yield screen.help_words()
    for widget in screen.query("*"):
        match widget:
            case StatusLine():
                yield widget.words
            case Gauge():
                yield widget.sentence
            case NumberedList():
                yield widget.empty
                yield from (row.text for row in widget.rows if row.heading)
                yield from (row.detail for row in widget.rows)
            case TextView():
                yield from str(getattr(widget.text, "plain", widget.text)).split("\n")
            case Static():
                yield str(widget.content)
        if isinstance(widget, Field):
            yield f"{widget.label} {widget._said or widget.hint}"


def pointer_faults(screen: BaseScreen) -> Iterator[str]:
    """Each sentence that names something which is not on the screen, and not where it is."""
    if isinstance(screen, PreviewScreen):
        return  # it speaks to whoever holds the page
    here = on_it(screen)
    for text in told(screen):
        words = rest = " ".join(text.split())
        for there in sorted(here, key=len, reverse=True):
            rest = rest.replace(there, "") if " " in there else rest
        for name in sorted(names() - here):
            if name in rest and not any(where in rest.replace(name, "") for where in WHERE):
                yield f"{words[:90]!r} names {name!r} and not where it is"
