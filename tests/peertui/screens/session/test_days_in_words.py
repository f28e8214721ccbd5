"""A day in words is kept as the same day in both front ends: to come where it is planned, past where it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.screens.session.entry import EntryScreen
from peertui.screens.session.session import SessionScreen
from plans.guide import state_machine
from plans.record import changes
from plans.record.models import Entry
from tests.support.app.kit import NOW, a_vault, press, robin, running, saved, shown, write
from tests.support.plain.typing import Typist

GIVEN = Entry(id="given", kind="copy", values={"who": "Ola"})
LOOK_AGAIN = "early_signs/look-again"
DAYS = [
    ("1 Feb", "2027-02-01", "Monday 1 February 2027"),
    ("Tue", "2026-03-10", "Tuesday 10 March 2026"),
    ("in a month", "2026-04-03", "Friday 3 April 2026"),
    ("31/2/2026", "31/2/2026", "no 31/2/2026"),
]
"""What is typed on Tuesday 3 March 2026, the day kept and the day said. The nearest 1 February has been."""


@pytest.mark.parametrize(("typed", "kept", "said"), DAYS)
async def test_when_to_look_again_is_a_day_to_come(tmp_path: Path, typed: str, kept: str, said: str) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        workspace = app.workspace
        workspace.put(changes.start_session(workspace.record, workspace.make_id(), NOW))
        workspace.put(
            changes.put_session(workspace.record, state_machine.go(workspace.pack, workspace.session, LOOK_AGAIN, NOW))
        )
        app.push_screen(SessionScreen())
        await press(pilot)
        await write(pilot, typed)
        assert said in shown(app)
        await press(pilot, "enter")
        assert [e.text("date") for e in (await saved(app)).of_kind("review_date")] == [kept]


@pytest.mark.parametrize(("typed", "kept", "said"), DAYS)
def test_in_plain_lines_it_is_the_same_day(tmp_path: Path, typed: str, kept: str, said: str) -> None:
    typist = Typist(tmp_path, vault=a_vault(tmp_path / "vault", robin()))
    typist.type("1")
    workspace = typist.room.workspace
    early = next(module for module in workspace.pack.modules if module.id == "early_signs")
    typist.type(typist.number_of(early.title))
    typist.type(typist.number_of("Looking again"))
    typist.type("1")
    assert said in typist.type(typed)
    assert [e.text("date") for e in workspace.record.of_kind("review_date")] == [kept]
    typist.type("quit")


async def test_the_day_something_was_given_has_been(tmp_path: Path) -> None:
    async with running(tmp_path, robin(entries=(GIVEN,))) as (app, pilot):
        form = EntryScreen("given")
        app.push_screen(form)
        await press(pilot)
        form.query_one("DateField").focus()
        await write(pilot, "Mon")
        assert "Monday 2 March 2026" in shown(app)
        assert (await saved(app)).entry("given").text("given_on") == "2026-03-02"
