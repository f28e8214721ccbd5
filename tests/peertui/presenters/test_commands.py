"""Every command is declared once, and whoever offers one can do it."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import peertui.presenters
from peertui.presenters.command_handlers import does
from peertui.presenters.command_ids import CommandId
from peertui.screens.base.screen import BaseScreen
from tests.support.app.all_screens import all_screens, handlers, offering
from tests.support.folders import ROOT
from widgets.models.command import Command


def declared() -> dict[str, Command]:
    """Each command by its name, wherever it is declared."""
    found: dict[str, Command] = {}
    for module in pkgutil.walk_packages(peertui.presenters.__path__, "peertui.presenters."):
        things = vars(importlib.import_module(module.name)).items()
        found |= {name: thing for name, thing in things if isinstance(thing, Command)}
    return found


def test_every_command_is_declared_once() -> None:
    made: Counter[str] = Counter()
    for path in sorted((ROOT / "peertui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Command":
                made[ast.unparse(node.args[0])] += 1
    assert made == Counter(f"CommandId.{command_id.name}" for command_id in CommandId)


def test_a_command_is_named_as_its_id_is() -> None:
    assert {name: command.id for name, command in declared().items()} == {c.name: c for c in CommandId}


def offered(function: Callable[..., Any]) -> Iterator[Command]:
    """What a function that lists commands can list, with those of the presenters it asks."""
    source = ast.parse(textwrap.dedent(inspect.getsource(function)))
    for node in ast.walk(source):
        thing: object = None
        if isinstance(node, ast.Name):
            thing = function.__globals__.get(node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            thing = getattr(function.__globals__.get(node.value.id), node.attr, None)
        if isinstance(thing, Command):
            yield thing
        elif inspect.isfunction(thing) and thing.__module__.startswith("peertui.presenters"):
            yield from offered(thing)


def without_handler(screen: type[BaseScreen[Any]]) -> set[str]:
    """Commands that a screen offers and cannot do."""
    return {command.id for method in offering(screen) for command in offered(method)} - set(handlers(screen))


@pytest.mark.parametrize("screen", all_screens(), ids=lambda screen: screen.__name__)
def test_a_screen_can_do_what_it_offers(screen: type[BaseScreen[Any]]) -> None:
    assert without_handler(screen) == set()


HOP = Command("hop", "Hop", "Hop.")


class CannotHop(BaseScreen[None]):
    def commands(self) -> tuple[Command, ...]:
        return (HOP,)


class Hops(CannotHop):
    hopped = ""

    @does(HOP)
    def do_hop(self) -> None:
        self.hopped = "once"


class HopsHigher(Hops):
    def do_hop(self) -> None:
        self.hopped = "higher"


def test_a_command_that_nobody_does_is_seen_and_an_override_does_it() -> None:
    assert without_handler(CannotHop) == {"hop"}
    assert without_handler(HopsHigher) == set()
    screen = HopsHigher()
    HopsHigher.HANDLERS["hop"](screen)
    assert screen.hopped == "higher"
