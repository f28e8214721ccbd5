"""Help lines in the settings, on the full screen and in plain lines: checked, changed, added, hidden, and too old."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from peertui.screens.people.help_lines import HelpLinesScreen
from peertui.services import help_lines
from peertui.services.programme import FILE, read_programme
from plans.pack import local_help_lines
from plans.pack.local_help_lines import OwnLines, from_toml, to_toml
from tests.support.app.kit import NOW, a_vault, choose, press, robin, running, shown, write
from tests.support.plain.typing import Typist
from tests.support.stories.with_plain import PlainHands
from widgets.lists.numbered_list import NumberedList

TODAY = NOW.date()


def kept(folder: Path) -> OwnLines:
    return from_toml((folder / FILE).read_text("utf-8"))


async def pick(pilot: Pilot[Any], words: str) -> None:
    """Pick a row by the number of the one that begins so."""
    listed = pilot.app.screen.query_one(NumberedList)
    row = next(row for row in listed.rows if row.text.startswith(words) and not row.heading)
    listed.go_to(row.id)
    listed.focus()
    await press(pilot, "enter")


async def at_lines(pilot: Pilot[Any]) -> None:
    await choose(pilot, "Settings")
    await choose(pilot, "Help lines")
    assert isinstance(pilot.app.screen, HelpLinesScreen)


def typist_at_lines(folder: Path, *records: Any) -> Typist:
    typist = Typist(folder, vault=a_vault(folder / "vault", *records))
    for line in ("menu", typist.type("menu") and "Settings"):
        typist.type(line)
    typist.type(typist.number_of("Help lines"))
    return typist


async def test_both_ways_keep_the_same_lines(tmp_path: Path):
    here, there = tmp_path / "screen", tmp_path / "plain"
    async with running(here) as (app, pilot):
        await at_lines(pilot)
        await pick(pilot, "116 123")
        await pick(pilot, "I rang it today")
        assert "Kept, with today's date." in shown(app)
        assert "checked 3 March 2026" in shown(app)
        await pick(pilot, "text SHOUT")
        await pick(pilot, "Hide it")
        await pick(pilot, "111")
        await pick(pilot, "Change the number")
        await write(pilot, "01632 960111", "enter")
        await write(pilot, "01632960111", "enter")
        assert "Ring it once" in shown(app)
        await choose(pilot, "Add a help line")
        for words in ("Night line", "01632 960100", "01632 960100", "", "every night", "young people", ""):
            await write(pilot, words, "enter")
        await press(pilot, "1", "enter")
        assert isinstance(app.screen, HelpLinesScreen)
        await choose(pilot, "Go back")
        await press(pilot, "f2")
        assert "01632 960100: Night line" in shown(app)
        assert "on 01632 960111." in " ".join(shown(app).replace("█", " ").split())

    typist = typist_at_lines(there)
    hands = PlainHands(typist)
    await hands.pick("116 123")
    await hands.pick("I rang it today")
    await hands.pick("text SHOUT")
    await hands.pick("Hide it")
    await hands.pick("111")
    await hands.pick("Change the number")
    for line in ("01632 960111", "01632960111"):
        typist.type(line)
    await hands.pick("Add a help line")
    for line in ("Night line", "01632 960100", "01632 960100", "", "every night", "young people", "", "1"):
        typist.type(line)
    said = typist.type("safety")
    assert "01632 960100: Night line" in said
    typist.type("quit")

    assert (here / FILE).read_bytes() == (there / FILE).read_bytes()
    own = kept(there)
    assert own.hidden == ("uk-shout",)
    assert {line.id: line.number for line in own.lines} == {
        "uk-samaritans": "116 123",
        "england-111": "01632 960111",
        "own-1": "01632 960100",
    }
    night = own.line("own-1")
    assert night is not None
    assert (night.audience, night.urgent, night.region, night.verified_on) == ("young people", True, "England", None)


async def test_the_number_that_it_has_is_no_change(tmp_path: Path):
    async with running(tmp_path / "app") as (app, pilot):
        await at_lines(pilot)
        await pick(pilot, "111")
        await pick(pilot, "Change the number")
        await write(pilot, "1 1 1", "enter")
        await write(pilot, "111", "enter")
        assert help_lines.SAME_AS_NOW in " ".join(shown(app).split())
    typist = typist_at_lines(tmp_path / "plain")
    typist.type(typist.number_of("111"))
    typist.type(typist.number_of("Change the number"))
    typist.type("111")
    assert help_lines.SAME_AS_NOW in typist.type("111")
    typist.type("quit")
    assert not list(tmp_path.rglob(FILE))


@pytest.mark.hazard("H34.10")
async def test_two_numbers_that_differ_are_not_kept(tmp_path: Path):
    async with running(tmp_path) as (app, pilot):
        await at_lines(pilot)
        await pick(pilot, "116 123")
        await pick(pilot, "Change the number")
        await write(pilot, "01632 960100", "enter")
        await write(pilot, "01632 960101", "enter")
        assert help_lines.NOT_THE_SAME in " ".join(shown(app).split())
        await choose(pilot, "Go back")
        assert "116 123: Samaritans" in shown(app)
    assert not (tmp_path / FILE).exists()


@pytest.mark.hazard("H34.10")
def test_two_numbers_that_differ_are_asked_again_in_plain_lines(tmp_path: Path):
    typist = typist_at_lines(tmp_path)
    typist.type(typist.number_of("Add a help line"))
    for line in ("Night line", "01632 960100", "01632 960101", "", "nights", "", ""):
        typist.type(line)
    assert "not the same" in " ".join(typist.type("2").split())
    assert "Night line" in typist.latest
    for line in ("", "", "01632 960100", "", "", "", ""):
        typist.type(line)
    assert "Kept." in typist.type()
    assert [line.number for line in kept(tmp_path).lines] == ["01632 960100"]
    typist.type("quit")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "what the help line is called"),
        ({"name": "Night line"}, "when it is open"),
        ({"name": "Night line", "hours": "nights"}, "needs digits"),
        (
            {"name": "Night line", "hours": "nights", "number": "0163 ask for Kit", "again": "0163 ask for Kit"},
            "digits",
        ),
        ({"name": "Night line", "hours": "nights", "number": "01632 960100"}, "not the same"),
    ],
)
def test_a_new_line_says_what_it_still_needs(tmp_path: Path, given: dict[str, str], says: str):
    holder = Holder(tmp_path)
    assert says in help_lines.add_line(holder, "England", given)
    assert not (tmp_path / FILE).exists()


class Holder:
    """The least that help lines need of an app."""

    today = TODAY

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.programme = read_programme(folder)

    def use_programme(self, programme: Any) -> None:
        self.programme = programme


def test_an_emergency_number_offers_nothing(tmp_path: Path):
    programme = Holder(tmp_path).programme
    for region in programme.pack.regions:
        line = next(line for line in programme.pack.lines_for(region.id) if line.emergency)
        assert [what for what, _ in help_lines.choices_for(programme, line)] == ["leave"]
        assert "never rung to try it" in help_lines.about_line(programme, line, TODAY)


def test_what_was_done_can_be_taken_back_and_what_was_added_taken_away(tmp_path: Path):
    holder = Holder(tmp_path)
    before = holder.programme.pack.help_lines
    assert help_lines.do(holder, "uk-samaritans", "rang").startswith("Kept")
    assert help_lines.change_number(holder, "uk-samaritans", "116 124", "116 124") == ""
    assert (
        help_lines.add_line(
            holder, "Wales", {"name": "N", "hours": "h", "number": "01632 960100", "again": "01632 960100"}
        )
        == ""
    )
    help_lines.do(holder, "own-1", "hide")
    assert "hidden" in [row.detail for row in help_lines.line_rows(holder.programme, "Wales", TODAY)]
    help_lines.do(holder, "own-1", "show")
    for line_id in ("uk-samaritans", "own-1"):
        line = help_lines.line_of(holder.programme, line_id)
        assert "forget" in [what for what, _ in help_lines.choices_for(holder.programme, line)]
        help_lines.do(holder, line_id, "forget")
    assert holder.programme.pack.help_lines == before


def test_a_newer_number_of_peertui_is_said_beside_it(tmp_path: Path):
    old = Holder(tmp_path).programme.pack
    line = next(line for line in old.help_lines if line.id == "uk-samaritans")
    own = local_help_lines.rang(old, OwnLines(), line.model_copy(update={"number": "116 213"}), TODAY)
    own = own.model_copy(update={"lines": (own.lines[0].model_copy(update={"instead_of": "116 213"}),)})
    (tmp_path / FILE).write_text(to_toml(own), "utf-8")
    programme = Holder(tmp_path).programme
    held = help_lines.line_of(programme, "uk-samaritans")
    assert held.number == "116 123"
    assert "the newer one holds" in help_lines.about_line(programme, held, TODAY)


def test_a_full_disk_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("peertui.services.programme.publish", refuse)
    holder = Holder(tmp_path)
    assert "could not be kept: No space" in help_lines.do(holder, "uk-shout", "hide")
    assert holder.programme.own == OwnLines()


def late(folder: Path, *names: str) -> None:
    """A file in which these lines were checked long ago."""
    pack, own = read_programme(folder).pack, OwnLines()
    for name in names:
        line = next(line for line in pack.help_lines if line.id == name)
        own = local_help_lines.rang(pack, own, line, TODAY.replace(year=2024))
    folder.mkdir(exist_ok=True)
    (folder / FILE).write_text(to_toml(own), "utf-8")


@pytest.mark.hazard("H34.9")
async def test_a_number_checked_long_ago_is_said_where_the_people_are_and_nowhere_stops_anything(tmp_path: Path):
    late(tmp_path, "uk-samaritans")
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        assert "changed outside of peertui" in shown(app)  # nothing wrote that file in here
        await choose(pilot, "Settings")
        await choose(pilot, "Done")
        said = " ".join(shown(app).split())
        assert "Note: The number of Samaritans needs checking: Settings, then Help lines." in said
        await at_lines(pilot)
        assert "check it again" in shown(app)
        await pick(pilot, "116 123")
        assert "That day is past" in " ".join(shown(app).split())
        await pick(pilot, "I rang it today")
        await choose(pilot, "Go back")
        await choose(pilot, "Done")
        assert "needs checking" not in shown(app)


def test_the_same_is_said_in_plain_lines(tmp_path: Path):
    late(tmp_path, "uk-samaritans", "uk-shout")
    typist = Typist(tmp_path, vault=a_vault(tmp_path / "vault", robin()))
    assert "The numbers of 2 help lines need checking" in " ".join(typist.latest.split())
    assert "Robin" in typist.latest
    typist.type("quit")


async def test_words_that_cannot_be_used_are_said_at_once_and_why_is_with_the_help_lines(tmp_path: Path):
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "safety.toml").write_text("title = 3\n", "utf-8")
    async with running(tmp_path, robin(), open_first=False) as (app, pilot):
        said = " ".join(shown(app).split())
        assert "Your service's own words cannot be used" in said
        assert help_lines.WHY in said
        await at_lines(pilot)
        assert "wrong kind of value" in " ".join(shown(app).split())
        assert "116 123: Samaritans" in shown(app)
    typist = typist_at_lines(tmp_path / "plain")
    assert "cannot be used" not in "".join(typist.all_said)
    typist.type("quit")


def test_the_same_words_are_said_in_plain_lines(tmp_path: Path):
    (tmp_path / FILE).write_text("help_lines = 3", "utf-8")
    typist = typist_at_lines(tmp_path)
    said = " ".join("".join(typist.all_said).split())
    assert "The help lines of this laptop cannot be used" in said
    typist.type(typist.number_of("116 123"))
    assert "Fix the file" in " ".join(typist.type(typist.number_of("Hide it")).split())
    typist.type("quit")


async def test_another_region_is_a_choice_away(tmp_path: Path):
    async with running(tmp_path) as (app, pilot):
        await at_lines(pilot)
        await choose(pilot, "Another region")
        await pick(pilot, "New Zealand")
        assert "call or text 1737: Need to talk?" in shown(app)
        assert "Samaritans" not in shown(app)
