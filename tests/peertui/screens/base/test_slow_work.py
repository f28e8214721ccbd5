"""Long work behind a screen: it says how far it is, and going back stops it where that is safe."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from peertui.screens.base import slow_work
from plans.progress import Progress
from plans.vault.backup import backup_writer
from tests.peertui.screens.vault.test_lock_screen import settle
from tests.support.app.kit import choose, robin, running, shown, write


class Gate:
    """Holds work up before its second thing, until it is opened."""

    def __init__(self, counted: Callable[..., Iterator[Any]]) -> None:
        self.reached, self.opened, self._counted = threading.Event(), threading.Event(), counted

    def __call__(self, *given: Any) -> Iterator[Any]:
        for number, item in enumerate(self._counted(*given)):
            if number == 1 and not self.opened.is_set():
                self.reached.set()
                self.opened.wait(10)
            yield item


async def until(pilot: Pilot, holds: Callable[[], bool]) -> None:
    for _ in range(200):
        if holds():
            return
        await pilot.pause(0.02)
    raise AssertionError(shown(pilot.app))


@pytest.mark.hazard("H54.3")
@pytest.mark.parametrize("stops", [True, False])
async def test_a_backup_says_how_far_it_is_and_can_be_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stops: bool
) -> None:
    (tmp_path / "stick").mkdir()
    monkeypatch.setattr(slow_work, "Progress", partial(Progress, after=0, every=0))
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        app.workspace.vault.people.add(robin())
        gate = Gate(backup_writer.counted)
        monkeypatch.setattr(backup_writer, "counted", gate)
        await choose(pilot, "Back up")
        await write(pilot, str(tmp_path / "stick"), "enter")
        await until(pilot, gate.reached.is_set)
        await until(pilot, lambda: "Backing up: 1 of 2 people. To stop it, go back." in shown(app))
        if stops:
            await choose(pilot, "Go back")
            await until(pilot, lambda: slow_work.STOPPING in shown(app))
        gate.opened.set()
        await settle(pilot)
        said = " ".join(shown(app).split())
        assert ("It was stopped. No backup was made." in said) is stops
        assert ("Done and checked: 2 people are in" in said) is not stops
    assert len(list((tmp_path / "stick").iterdir())) == (0 if stops else 1)
