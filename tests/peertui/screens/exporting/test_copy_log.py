"""The other copies from the app: what kind, what stands on it, and the file; by key alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from textual.pilot import Pilot

from peertui.app.app import PeertuiApp
from peertui.screens.exporting.copy_content import CardScreen, SlipScreen
from peertui.screens.exporting.export import ExportScreen
from plans.record.models import Entry, Record, Share
from tests.support.app.kit import choose, press, robin, running, save_it, shown
from tests.support.exports.letterless import CHINESE
from widgets.panels.gauge import Gauge

QUESTION = Entry(id="why", kind="question", values={"question": "Why in November?"})


def on_page(kind: str, **values: object) -> Entry:
    return Entry(kind=kind, values=values, on_page=True, share=Share.CAN_SHARE)


def someone(*entries: Entry) -> Record:
    sign, way = (
        on_page("early_sign", sign="The radio stays off"),
        on_page("crisis_sign", text="Two nights with no sleep"),
    )
    return robin(entries=(sign, way, QUESTION, *entries))


async def to_form(app: PeertuiApp, pilot: Pilot[int], number: str) -> ExportScreen:
    """Open the form for printing or saving, and choose a kind of file by its number."""
    app.screen.run("page")
    await press(pilot)
    app.screen.run("export")
    await press(pilot)
    await press(pilot, number)
    assert isinstance(app.screen, ExportScreen)
    return app.screen


async def save_open(app: PeertuiApp, pilot: Pilot[int], to: Path) -> str:
    """Save without a password, and read the file."""
    screen = app.screen
    assert isinstance(screen, ExportScreen)
    screen._field("lock").focus()
    await press(pilot, "2")
    screen._field("path").answer = str(to)
    await save_it(app, pilot)
    assert "Saved as" in shown(app)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(to).pages).split())


async def test_each_copy_is_named_and_saved(tmp_path: Path) -> None:
    async with running(tmp_path, someone()) as (app, pilot):
        screen = await to_form(app, pilot, "2")
        for number, name, words in (
            ("2", "my-plan-large.pdf", "The radio stays off"),
            ("3", "my-card.pdf", "Two nights with no sleep"),
            ("5", "empty-plan.pdf", "What keeps me well"),
        ):
            screen._field("form").focus()
            await press(pilot, number)
            assert Path(str(screen._field("path").answer)).name == name
            assert words in await save_open(app, pilot, tmp_path / name)


async def test_a_name_of_the_persons_own_stays_and_only_card_and_slip_have_parts(tmp_path: Path) -> None:
    async with running(tmp_path, someone()) as (app, pilot):
        screen = await to_form(app, pilot, "3")
        screen._field("path").answer = str(tmp_path / "fridge.pdf")
        for number, gauge, parts, ending in (
            *(("1", 0, 0, ".pdf"), ("2", 0, 0, ".pdf"), ("3", 1, 1, ".pdf"), ("4", 0, 1, ".pdf"), ("5", 0, 0, ".pdf")),
            *(("6", 0, 0, ".txt"), ("7", 0, 0, ".md"), ("8", 0, 0, ".json")),
        ):
            await press(pilot, number)
            assert bool(screen.query_one(Gauge).display) == bool(gauge)
            assert any(command.id in ("card_parts", "slip_parts") for command in screen.commands()) == bool(parts)
            assert screen._field("lock").display == (ending == ".pdf")
            assert Path(str(screen._field("path").answer)).name == f"fridge{ending}"


@pytest.mark.hazard("H20.3")
async def test_the_card_says_how_it_fits_and_a_part_is_taken_off(tmp_path: Path) -> None:
    async with running(tmp_path, someone()) as (app, pilot):
        await to_form(app, pilot, "3")
        assert "It fits on the card" in shown(app)
        await choose(pilot, "Choose what goes on it")
        assert isinstance(app.screen, CardScreen)
        assert "[x] My early signs" in shown(app)
        await press(pilot, "down", "enter")
        assert "[ ] My early signs" in shown(app)
        assert "It fits on the card" in shown(app)
        await choose(pilot, "Go back")
        words = await save_open(app, pilot, tmp_path / "card.pdf")
        assert "Two nights with no sleep" in words
        assert "The radio stays off" not in words


async def test_a_card_that_is_too_full_is_not_written(tmp_path: Path) -> None:
    many = [on_page("early_sign", sign=f"Sign {n}: " + "quiet words by the sea " * 6) for n in range(40)]
    async with running(tmp_path, someone(*many)) as (app, pilot):
        screen = await to_form(app, pilot, "3")
        said = 'It fits without "My early signs, and what I do"'
        assert said in screen.query_one(Gauge).sentence
        screen._field("lock").focus()
        await press(pilot, "2")
        screen._field("path").answer = str(tmp_path / "card.pdf")
        await save_it(app, pilot)
        assert "Nothing was written." in shown(app)
        assert not (tmp_path / "card.pdf").exists()


async def test_a_question_is_put_on_the_slip(tmp_path: Path) -> None:
    async with running(tmp_path, someone()) as (app, pilot):
        await to_form(app, pilot, "4")
        await choose(pilot, "Choose what to ask")
        assert isinstance(app.screen, SlipScreen)
        assert "[ ] Why in November?" in shown(app)
        await press(pilot, "enter")
        assert "[x] Why in November?" in shown(app)
        assert app.workspace.record.entry("why").share is Share.CAN_SHARE
        await choose(pilot, "Go back")
        assert "Why in November?" in await save_open(app, pilot, tmp_path / "slip.pdf")


@pytest.mark.hazard("H29.2")
@pytest.mark.usefixtures("letterless")
async def test_boxes_in_place_of_letters_are_asked_for_again(tmp_path: Path) -> None:
    to = tmp_path / "large.pdf"
    async with running(tmp_path, someone(on_page("toolbox", what=CHINESE))) as (app, pilot):
        screen = await to_form(app, pilot, "2")
        screen._field("lock").focus()
        await press(pilot, "2")
        screen._field("path").answer = str(to)
        await save_it(app, pilot)
        assert "no font on this computer has these Chinese letters" in " ".join(shown(app).split())
        await press(pilot, "1")
        assert app.screen is screen
        assert "Nothing was written or printed." in shown(app)
        assert not to.exists()

        await save_it(app, pilot)
        await press(pilot, "2")
        await app.workers.wait_for_complete()
        await press(pilot)
        assert "Saved as" in shown(app)
        assert to.read_bytes().startswith(b"%PDF")
