"""Whose record it is: the name stands over every screen of a person, and two of one name are told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from peertui.presenters.people.people_rows import namesake, people_row
from peertui.screens.people.person import PersonScreen
from peertui.screens.people.person_form import NewPersonScreen
from plans.record.models import Note, Person, Record
from plans.vault import Summary
from tests.support.app.kit import NOW, a_vault, press, robin, running, shown, write
from tests.support.plain.typing import Typist
from widgets.lists.numbered_list import NumberedList
from widgets.panels.header_bar import HeadLine

AGAIN = "Somebody else here is listed as Robin."


def of(called: str, full_name: str = "") -> Summary:
    """The row of somebody."""
    return Summary.of(Record(person=Person(called=called, full_name=full_name)), NOW, 1)


@pytest.mark.parametrize(
    ("called", "full_name", "alike"),
    [
        ("Robin", "", True),
        (" robin ", "", True),
        ("Robin", "Robin Archer", False),
        ("Robyn", "", False),
        ("Kit", "Kit  BAKER", True),
        ("Kit", "", False),
    ],
)
def test_somebody_is_alike_only_if_the_list_would_show_them_alike(called: str, full_name: str, alike: bool) -> None:
    here = [of("Robin"), of("Kit", "Kit Baker")]
    assert bool(namesake(here, called, full_name)) is alike
    texts = {people_row(one).text.casefold() for one in here}
    written = people_row(of(called.strip(), " ".join(full_name.split()))).text.casefold()
    assert (written in texts) is alike


@pytest.mark.hazard("H01.2")
async def test_a_second_person_of_one_name_is_begun_only_once_it_was_said(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        app.screen.run("new")
        await press(pilot)
        await write(pilot, "Robin", "enter")
        assert AGAIN in " ".join(shown(app).split())
        assert isinstance(app.screen, NewPersonScreen)
        await write(pilot, "Robin Archer", "enter")
        assert isinstance(app.screen, PersonScreen)
        names = sorted(person.full_name for person in app.workspace.vault.people.all())
        assert names == ["", "Robin Archer"]


async def test_it_is_said_once_and_stops_nobody(tmp_path: Path) -> None:
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        app.screen.run("new")
        await press(pilot)
        await write(pilot, "Robin", "enter", "enter")
        assert isinstance(app.screen, PersonScreen)
        assert len(app.workspace.vault.people.all()) == 2


@pytest.mark.hazard("H01.2")
def test_in_plain_lines_it_is_asked(tmp_path: Path) -> None:
    typist = Typist(tmp_path / "vault", vault=a_vault(tmp_path / "vault", robin()))
    typist.type(typist.number_of("New person"))
    typist.type("Robin")
    typist.type()
    assert AGAIN in " ".join(typist.latest.split())
    typist.type(typist.number_of("No, write another name"))
    typist.type("Robin")
    typist.type("Robin Archer")
    assert [person.full_name for person in typist.room.workspace.vault.people.all()] == ["", "Robin Archer"]
    typist.type("back")
    typist.type(typist.number_of("New person"))
    typist.type("Robin")
    typist.type()
    typist.type(typist.number_of("Yes, begin the record"))
    assert len(typist.room.workspace.vault.people.all()) == 3
    typist.type("quit")


@pytest.mark.hazard("H01.2")
async def test_it_is_said_too_when_a_name_is_changed(tmp_path: Path) -> None:
    kit = Record(person=Person(id="kit", called="Kit"))
    async with running(tmp_path / "app", kit, robin()) as (app, pilot):
        app.screen.run("about")
        await press(pilot, "enter")
        assert "Somebody else" not in shown(app)
        app.screen.query("LineField").first().focus()
        await press(pilot, *["backspace"] * 3)
        await write(pilot, "Robin", "enter")
        assert AGAIN in " ".join(shown(app).split())
    typist = Typist(tmp_path / "plain", vault=a_vault(tmp_path / "plain", kit, robin()))
    typist.type("Kit")
    typist.type(typist.number_of("Name and region"))
    typist.type("Robin")
    typist.type()
    assert AGAIN in " ".join(typist.latest.split())
    typist.type("quit")


@pytest.mark.hazard("H01.1")
async def test_the_name_stands_over_every_part_of_a_persons_record(tmp_path: Path) -> None:
    async with running(tmp_path, robin(notes=(Note(id="n", text="tea"),))) as (app, pilot):
        here = app.screen
        for command in ("page", "plan", "notes", "find", "meetings", "about", "history", "hand_over", "copies"):
            here.run(command)
            await press(pilot)
            assert app.screen is not here, command
            assert app.screen.query_one(HeadLine).title.startswith("Robin"), command
            app.screen.dismiss(None)
            await press(pilot)
        await press(pilot, "enter", "enter")
        assert app.screen.query_one(HeadLine).title == "Robin, meeting 1"


@pytest.mark.hazard("H01.2")
async def test_two_of_one_name_are_told_apart_in_the_list(tmp_path: Path) -> None:
    others = [
        Record(person=Person(id=name, called="Robin", full_name=name)) for name in ("Robin Archer", "Robin Baker")
    ]
    async with running(tmp_path, *others, open_first=False) as (app, _):
        rows = [row.text for row in app.screen.query_one(NumberedList).rows]
        assert rows == ["Robin (Robin Archer)", "Robin (Robin Baker)"]
