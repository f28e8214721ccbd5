"""Both front ends go to the same places, show the same presenters there, and offer what these offer."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Mapping
from types import ModuleType
from typing import Any

import pytest

import peertui.plain
import peertui.presenters
from peertui.app.navigation import screen_class
from peertui.plain.console.places import LISTINGS, PLACES
from peertui.plain.people import settings as plain_settings
from peertui.presenters.command_ids import CommandId
from peertui.presenters.place import Place
from peertui.presenters.presenter import Presenter
from peertui.screens.base.presented import PresentedScreen
from peertui.screens.people.settings import SettingsScreen
from tests.peertui.presenters.test_commands import offered
from tests.support.app.all_screens import all_presenters, all_screens

NO_PLACE_IN_PLAIN = {
    Place.MENU: "a word at every question",
    Place.HELP: "a word at every question",
    Place.SAFETY: "a word at every question",
    Place.HIDDEN: "a word at every question",
    Place.QUESTION: "a question is asked where it comes up",
    Place.NAMES: "the names stand below the question",
    Place.LOCKING: "the words are gone at once, and the passphrase is the next question",
    Place.PEOPLE: "the place that everything begins at",
}
"""Places that plain mode has no room for, and why."""
DRAWN: Mapping[str, set[CommandId]] = {
    "PageScreen": {CommandId.MOVE},  # a line is moved by the arrow keys
    "SessionScreen": {CommandId.CAUTIONS, CommandId.WHY},  # they stand in the panel until they are put away
}
"""What a screen does by drawing; its presenter does it in words."""
ONLY_DRAWN = ["theme"]
"""A setting that says nothing in plain lines: the colours."""


def named(package: ModuleType, path: str) -> tuple[ModuleType, Any]:
    """What stands in one of the two tables, with its module."""
    where, _, name = path.rpartition(".")
    module = importlib.import_module(f"{package.__name__}.{where}")
    return module, getattr(module, name)


@pytest.mark.parametrize("presenter", all_presenters(), ids=lambda presenter: presenter.__name__)
def test_a_presenter_can_do_what_it_offers(presenter: type[Presenter]) -> None:
    lists = [method for name, method in inspect.getmembers(presenter, inspect.isfunction) if "commands" in name]
    assert len(lists) >= 2
    assert {command.id for method in lists for command in offered(method)} <= set(presenter.HANDLERS)


def test_every_place_is_one_of_plain_mode_too() -> None:
    assert set(Place) - LISTINGS.keys() - PLACES.keys() == NO_PLACE_IN_PLAIN.keys()
    assert not LISTINGS.keys() & PLACES.keys()


@pytest.mark.parametrize("place", Place, ids=lambda place: place.name)
def test_plain_mode_shows_the_presenter_of_the_screen(place: Place) -> None:
    screen = screen_class(place)
    shown = screen.PRESENTER if issubclass(screen, PresentedScreen) else None
    if place in LISTINGS:
        assert named(peertui.presenters, LISTINGS[place])[1] is shown
    elif place in PLACES and shown is not None:
        module, _ = named(peertui.plain, PLACES[place])  # it offers its commands, or asks for its fields in turn
        assert shown in vars(module).values()
        assert re.search(r"\b(here_at|stay|in_turn|commands|commands_without_boxes)\(", inspect.getsource(module))


@pytest.mark.parametrize("screen", all_screens(), ids=lambda screen: screen.__name__)
def test_a_screen_does_nothing_of_its_own_but_draw(screen: type[Any]) -> None:
    if not issubclass(screen, PresentedScreen) or screen.__name__.startswith("Hops"):
        return
    own = {command_id for command_id in screen.HANDLERS if command_id not in PresentedScreen.HANDLERS}
    assert own == DRAWN.get(screen.__name__, set())
    assert own <= set(screen.PRESENTER.HANDLERS)


def test_the_settings_of_both_come_from_one_list() -> None:
    drawn = inspect.getsource(SettingsScreen.body)
    assert "self.presenter.fields()" in drawn
    assert re.findall(r'name="(\w+)"', drawn) == ONLY_DRAWN
    assert "settings.fields()" in inspect.getsource(plain_settings.at_settings)
