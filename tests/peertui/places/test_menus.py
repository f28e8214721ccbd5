"""What looks at keys, menus and options sees each fault it is there for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from textual.binding import Binding

from peertui.presenters.command_handlers import does
from peertui.screens.base.menu import MenuScreen
from plans.pack.models import FieldType
from tests.support.app.kit import press
from tests.support.inspection.keyboard import Commands, app_key_faults, menu_faults, option_faults, timer_faults
from tests.support.inspection.planted import LONG, Planted, fields, showing
from tests.widgets.forms.test_entry_form import FieldSpec, kind
from widgets.forms.entry_form import EntryForm
from widgets.forms.field_factory import ChoiceField
from widgets.models.command import Command

HOP = Command("hop", "Hop", "Hop.", key="f4")


class HidesACommand(Planted):
    def commands(self) -> Iterable[Command]:
        return (HOP,)

    @does(HOP)
    def do_hop(self) -> None:
        pass

    def do_menu(self) -> None:
        self.app.push_screen(MenuScreen(()))


class NoMenu(Planted):
    def do_menu(self) -> None:
        pass


SKIP = Command("skip", "Skip", "Skip.", key="f4")


class Skips(HidesACommand):
    def commands(self) -> Iterable[Command]:
        return (SKIP,)


@pytest.mark.parametrize(
    ("screen", "said"), [(HidesACommand, "hop is not in the menu"), (NoMenu, "the key line opens no menu")]
)
async def test_what_is_missing_from_a_menu_is_seen(screen: type[Planted], said: str, tmp_path: Path) -> None:
    async with showing(tmp_path, screen(*fields())) as (_, pilot):
        assert said in "\n".join(await menu_faults(pilot))


async def test_a_key_of_two_meanings_and_a_command_of_no_menu_are_seen(tmp_path: Path) -> None:
    met = Commands()
    async with showing(tmp_path, HidesACommand(*fields())) as (app, pilot):
        met.take(app)
        assert list(met.key_faults()) == []
        assert list(met.unlisted()) == []
        app.push_screen(Skips(*fields()))
        await press(pilot)
        met.take(app)
    assert list(met.key_faults()) == ["f4 means hop, skip"]
    assert list(met.unlisted()) == ["hop of Skips stands in no menu"]


def test_a_key_of_two_meanings_is_seen_where_commands_are_made() -> None:
    made = Commands()
    made.declared('PAGE = Command(CommandId.PAGE, "The page", "It.", key="f9")\nHOP = Command("hop", "Hop", "Hop.")')
    made.declared('SEE = Command("see", "See it", "See it.", key="f9")')
    assert made.keys == {"f9"}
    assert list(made.key_faults()) == []  # F9 is the page: to it, and how it prints
    made.declared('SKIP = Command(\n    "skip", "Skip", "Skip.", key="f9"\n)')
    assert list(made.key_faults()) == ["f9 means page, see, skip"]


def test_a_key_of_the_app_that_no_menu_has_is_seen() -> None:
    planted = [Binding("f2", "command('safety')"), Binding("f6", "command('secret')"), Binding("f7", "burn")]
    assert list(app_key_faults(planted)) == ["f6 does command('secret') everywhere", "f7 does burn everywhere"]


def test_what_happens_by_itself_is_seen() -> None:
    source = "self.set_timer(3, self.give_up)\nself.app.notify('gone soon')\nself.set_interval(9, self.refresh_frame)"
    assert [fault.partition(": ")[2] for fault in timer_faults(source)] == [
        "give_up happens by itself",
        "a note that vanishes",
    ]


async def test_an_option_below_the_edge_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choices = tuple(f"{LONG[:60]} {n}" for n in range(40))
    many = FieldSpec(name="sign", type=FieldType.CHOICE, label="It", choices=choices)
    async with showing(tmp_path, Planted(EntryForm(kind(many)))) as (_, pilot):
        assert list(await option_faults(pilot)) == []
    monkeypatch.setattr(ChoiceField, "_show_here", lambda self: None)
    async with showing(tmp_path, Planted(EntryForm(kind(many)))) as (_, pilot):
        assert "option 30 of ChoiceField It is not in sight" in list(await option_faults(pilot))
