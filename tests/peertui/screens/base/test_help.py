"""Help on every screen: it is there, it is about that screen, it is short, and what it names is real."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import peertui.screens
from peertui.presenters import commands
from peertui.presenters.exporting.export_commands import EXPORT
from peertui.presenters.session import session_commands
from peertui.presenters.session.first_meeting_text import first_meeting_words
from peertui.presenters.session.step_help import AT_ROLE
from peertui.presenters.session.step_text import meeting_words
from peertui.screens.base.help import FirstMeetingScreen, HelpScreen
from peertui.screens.base.screen import BaseScreen
from peertui.screens.session.session import SessionScreen
from peertui.screens.session.writing_box import WritingBox
from plans.guide import state_machine
from plans.pack.loader import load_pack
from plans.record import changes
from plans.record.models import Record
from tests.support.app.kit import NOW, a_vault, choose, press, robin, running, shown
from tests.support.plain.typing import Typist
from widgets.models.command import Command

PACK = load_pack()
KEYS = {"f1", "f2", "f3", "f4", "f5", "f8", "f9", "f10"}


def screens() -> list[type[BaseScreen]]:
    """Every screen that can be shown: those that draw something of their own and are the base of no other."""
    for module in pkgutil.iter_modules(peertui.screens.__path__):
        importlib.import_module(f"peertui.screens.{module.name}")
    bases = {
        "StatusScreen",
        "FormScreen",
        "ShowingScreen",
        "PickScreen",
    }
    bases |= {"StatusScreen", "PresentedScreen", "ListingScreen", "FormScreen"}
    return [kind for kind in _below(BaseScreen) if kind.__name__ not in bases]


def _below(kind: type[BaseScreen]) -> Iterator[type[BaseScreen]]:
    for one in kind.__subclasses__():
        if one.__module__.startswith("peertui."):
            yield one
            yield from _below(one)


@pytest.mark.hazard("H50.7")
@pytest.mark.parametrize("screen", screens(), ids=lambda screen: screen.__name__)
def test_every_screen_has_help_of_its_own_that_is_short_and_whole(screen: type[BaseScreen]) -> None:
    words = vars(screen).get("HELP", "")
    assert 40 <= len(words) <= 400, words
    assert re.fullmatch(r"[A-Z].*[.]", words), words
    assert "  " not in words
    assert words not in [vars(other).get("HELP") for other in screens() if other is not screen]


@pytest.mark.parametrize("screen", screens(), ids=lambda screen: screen.__name__)
def test_help_names_no_key_that_the_screen_has_not(screen: type[BaseScreen]) -> None:
    its_own = {command.key for command in vars(inspect.getmodule(screen)).values() if isinstance(command, Command)}
    for key in re.findall(r"\bF\d+\b", vars(screen).get("HELP", "")):
        assert key.lower() in its_own or key in ("F1", "F2", "F3", "F10")
        assert key.lower() in KEYS


async def test_help_is_the_first_line_of_the_menu_and_leads_back(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        below = app.screen
        await choose(pilot, commands.HELP.words)
        assert isinstance(app.screen, HelpScreen)
        said = " ".join(shown(app).replace("█", " ").split())
        assert "Everything about one person." in said
        assert f"{commands.FIRST_MEETING.words}: {commands.FIRST_MEETING.help}" in said
        await press(pilot, "enter")
        assert app.screen is below


@pytest.mark.hazard("H50.7")
async def test_help_at_a_step_is_about_that_step(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await press(pilot, "enter")
        screen = app.screen
        assert isinstance(screen, SessionScreen)
        found = {}
        for stage in PACK.flow.stages:
            for step in () if stage.needs_last_time else stage.steps:
                there = state_machine.go(PACK, app.workspace.session, f"{stage.id}/{step.id}", NOW)
                app.workspace.put(changes.put_session(app.workspace.record, there))
                screen.show(None)
                found[step.role] = screen.help_words()
                assert (screen.TYPING in found[step.role]) is screen.query_one(WritingBox).display, step
        assert len(set(found.values())) == len(found) > 5
        for role, words in AT_ROLE.items():
            assert role not in found or words in found[role]


@pytest.mark.hazard("H50.7")
async def test_a_newcomer_finds_the_way_through_a_first_meeting(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        assert commands.FIRST_MEETING.words in shown(app).splitlines()[-1]
        await choose(pilot, commands.FIRST_MEETING.words)
        assert isinstance(app.screen, FirstMeetingScreen)
        assert f"Pick {meeting_words(app.workspace.record)}" in " ".join(shown(app).replace("█", " ").split())
        await press(pilot, "enter")
        app.screen.run("meet")
        await press(pilot)
        assert isinstance(app.screen, SessionScreen)
        await choose(pilot, commands.FIRST_MEETING.words)
        assert isinstance(app.screen, FirstMeetingScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, SessionScreen)


async def test_later_it_stands_in_the_menu_alone(tmp_path: Path) -> None:
    record = changes.start_session(robin(), "one", NOW)
    async with running(tmp_path, record) as (app, pilot):
        assert commands.FIRST_MEETING.words not in shown(app)
        await choose(pilot, commands.FIRST_MEETING.words)
        assert isinstance(app.screen, FirstMeetingScreen)


def test_the_way_through_names_only_what_is_there() -> None:
    words = first_meeting_words(PACK, "F2")
    said = " ".join(words)
    real = {c.words for c in vars(session_commands).values() if hasattr(c, "in_line")} | {EXPORT.words}
    rows = {"That is enough for today", PACK.modules[0].title}
    named = set(re.findall('"(.+?)"', said))
    assert named <= real | rows
    assert {
        session_commands.SKIP.words,
        session_commands.PAGE.words,
        session_commands.FINISH.words,
        EXPORT.words,
    } <= named
    titles = [w.split(". ")[1] for w in words[:-1]]
    assert [t for t in titles if t] == titles
    assert len(said.split()) < 260
    assert meeting_words(Record(person=robin().person)) in said


def test_plain_lines_say_it_too(tmp_path: Path) -> None:
    typist = Typist(tmp_path, vault=a_vault(tmp_path / "vault", robin()))
    typist.type("menu")
    said = typist.type(typist.number_of(commands.FIRST_MEETING.words))
    assert "type safety, at any question" in " ".join(said.split())
    said = typist.type("1")
    assert f"pick: {commands.FIRST_MEETING.words}" in " ".join(said.split())
    typist.type("menu")
    assert "1. Worker only, before the door." in typist.type(typist.number_of(commands.FIRST_MEETING.words))
    typist.type("1")
    typist.type("menu")
    assert "1. Worker only, before the door." in typist.type(typist.number_of(commands.FIRST_MEETING.words))
    assert "alone. Nothing is written here" in " ".join(typist.type("help").split())
    typist.type("quit")
