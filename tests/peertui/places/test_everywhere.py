"""The catalogue of places is whole: no screen, no kind of entry and no step of the guide is missing from it."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import pytest
from textual.screen import Screen

import peertui.screens
from peertui.screens.base.presented import ListingScreen, PresentedScreen
from peertui.screens.base.presented_form import FormScreen
from peertui.screens.base.read_only import ShowingScreen
from peertui.screens.base.screen import BaseScreen
from peertui.screens.base.status import StatusScreen
from peertui.screens.base.stray_keys import StrayKeys
from peertui.screens.dialogs.pick import PickScreen
from plans.pack.loader import load_pack
from plans.pack.models import FieldType
from tests.support.places import PLACES, WORLDS, at_world, places
from tests.support.places.forms import DAILY
from tests.support.places.guide import STEPS

BASES = {
    PresentedScreen,
    ListingScreen,
    FormScreen,
    BaseScreen,
    StatusScreen,
    PickScreen,
    ShowingScreen,
    StrayKeys,
}
"""What screens are made from. None of them is ever shown itself."""


def every_screen() -> set[type[Screen]]:
    """Each class of screen that peertui has."""
    for module in pkgutil.walk_packages(peertui.screens.__path__, "peertui.screens."):
        importlib.import_module(module.name)
    found: set[type[Screen]] = set()
    waiting: list[type[Screen]] = [Screen]
    while waiting:
        more = waiting.pop().__subclasses__()
        waiting += more
        found.update(one for one in more if one.__module__.startswith("peertui."))
    return found


def never_reached(screens: set[type[Screen]]) -> set[type[Screen]]:
    return screens - BASES - {place.shows for place in PLACES}


def test_every_screen_is_reached() -> None:
    assert never_reached(every_screen()) == set()


def test_a_screen_that_is_never_reached_is_noticed() -> None:
    class NobodyGoesThere(BaseScreen[None]):
        pass

    NobodyGoesThere.__module__ = "peertui.screens.nowhere"
    assert never_reached({*every_screen(), NobodyGoesThere}) == {NobodyGoesThere}


def test_each_place_has_a_name_of_its_own() -> None:
    names = [str(place) for place in PLACES]
    assert sorted(set(names)) == sorted(names)
    assert {place.world for place in PLACES} == set(WORLDS)


def test_the_forms_of_everyday_have_every_type_of_field() -> None:
    kinds = load_pack().kinds
    assert {field.type for kind in DAILY for field in kinds[kind].fields} == set(FieldType)
    names = {place.name for place in PLACES}
    assert all(f"{kind}, {state}" in names for kind in kinds for state in ("new", "full", "with odd answers"))


def test_every_step_of_the_programme_is_gone_to() -> None:
    pack = load_pack()
    of_pack = {f"{m.id}/{s.id}" for m in pack.modules for s in m.steps}
    of_pack |= {f"{stage.id}/{s.id}" for stage in pack.flow.stages for s in stage.steps}
    assert of_pack <= set(STEPS)


@pytest.mark.long
@pytest.mark.parametrize("world", WORLDS)
async def test_every_place_is_there(world: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with at_world(world, tmp_path, monkeypatch) as walk:
        reached = [place async for place in walk.around(places(world, every=True))]
    assert len(reached) == len(places(world, every=True))
