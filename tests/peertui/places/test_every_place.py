"""Every place of the app, looked at by keyboard alone, with little sight, with few colours, and with safety in mind.

Everyday tests go to the places that stand for the others; the long ones go to every place, in both themes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.support.folders import ROOT
from tests.support.inspection.glyphs import Looked
from tests.support.inspection.keyboard import (
    Commands,
    binding_faults,
    focus_faults,
    menu_faults,
    option_faults,
    ring_faults,
    timer_faults,
    typed,
)
from tests.support.inspection.pointers import pointer_faults
from tests.support.inspection.safety import safety_faults
from tests.support.inspection.stops import tab_round
from tests.support.inspection.words import cut_faults
from tests.support.places import WORLDS, Place, at_world, places
from widgets.base import themes

pytestmark = pytest.mark.timeout(600)
HOME = ROOT
MOST = 16
"""Places that one everyday test goes to: several processes share those of a large world."""
PORTIONS = tuple(
    (world, tuple(place.name for place in places(world)[start : start + MOST]))
    for world in WORLDS
    for start in range(0, len(places(world)), MOST)
)


async def faults_of(
    world: str, gone_to: Iterable[Place], folder: Path, patch: pytest.MonkeyPatch, *, theme: str = themes.DARK
) -> dict[str, list[str]]:
    """All that is wrong at places of a world, by the place it was found at."""
    found: dict[str, list[str]] = defaultdict(list)
    looked, met, menus = Looked(), Commands(), set()
    async with at_world(world, folder, patch, theme=theme) as walk:
        app, pilot = walk.app, walk.pilot
        async for place in walk.around(gone_to):
            faults, before = found[place.name], typed(app)
            there, back = await tab_round(pilot), await tab_round(pilot, "shift+tab")
            faults += ring_faults(app, there, back)
            faults += focus_faults(there)
            faults += cut_faults(app, there)
            faults += pointer_faults(walk.screen)
            faults += binding_faults(app)
            if typed(app) != before:
                faults.append("Tab changes what is typed")
            for stop in there:
                looked.take(place.name, stop.segments())
            met.take(app)
            listed = (type(walk.screen), *walk.screen.commands())
            if listed not in menus:
                menus.add(listed)
                faults += await menu_faults(pilot)
            faults += await option_faults(pilot)
            faults += await safety_faults(pilot, lambda stop, name=place.name: looked.take(name, stop.segments()))
    found["glyphs"] += looked.weak()
    if theme == themes.DARK:
        found["glyphs in the light theme"] += looked.weak(themes.LIGHT)
    found["letters"] += looked.strange()
    found["keys"] += met.key_faults()
    return {where: faults for where, faults in found.items() if faults}


def test_everyday_goes_to_every_place_of_everyday_once() -> None:
    gone_to = [f"{world}: {name}" for world, names in PORTIONS for name in names]
    assert sorted(gone_to) == sorted(str(place) for world in WORLDS for place in places(world))


@pytest.mark.hazard("H38.1", "H50.1", "H50.2", "H51.1", "H51.4")
@pytest.mark.parametrize(("world", "names"), PORTIONS, ids=[f"{world}, from {names[0]}" for world, names in PORTIONS])
async def test_every_place_can_be_used_and_read(
    world: str, names: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone_to = [place for place in places(world) if place.name in names]
    assert await faults_of(world, gone_to, tmp_path, monkeypatch) == {}


@pytest.mark.hazard("H38.1", "H50.1", "H51.1")
@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("theme", themes.TITLES)
@pytest.mark.parametrize("world", WORLDS)
async def test_every_single_place_can_be_used_and_read(
    world: str, theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert await faults_of(world, places(world, every=True), tmp_path, monkeypatch, theme=theme) == {}


@pytest.mark.hazard("H50.2")
@pytest.mark.long
async def test_whatever_a_screen_can_do_stands_in_its_menu(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    met = Commands()
    for number, world in enumerate(WORLDS):
        async with at_world(world, tmp_path / str(number), monkeypatch) as walk:
            async for _ in walk.around(places(world)):
                met.take(walk.app)
    assert [*met.key_faults(), *met.unlisted()] == []


def test_the_same_key_means_the_same_wherever_a_command_is_made() -> None:
    made = Commands()
    for path in _sources():
        made.declared(path.read_text("utf-8"))
    assert {"f1", "f2", "f3", "f10"} <= made.keys
    assert list(made.key_faults()) == []


@pytest.mark.hazard("H50.2")
def test_nothing_happens_by_itself() -> None:
    sources = _sources()
    assert len(sources) > 50
    found = {path.name: list(timer_faults(path.read_text("utf-8"))) for path in sources}
    assert {name: faults for name, faults in found.items() if faults} == {}


def _sources() -> list[Path]:
    return [path for part in ("peertui", "widgets") for path in (HOME / part).rglob("*.py")]
