"""With nothing written, no way leads to a page or a handover of nothing, and that is said."""

from __future__ import annotations

from pathlib import Path

from peertui.presenters.exporting.handover_text import NOTHING_TO_HAND_OVER
from peertui.presenters.exporting.omission_text import NOTHING_FOR_PAGE
from peertui.screens.exporting.page import PageScreen
from peertui.screens.people.person import PersonScreen
from plans.record.models import Entry, Note
from tests.support.app.kit import press, robin, running, shown
from widgets.lists.numbered_list import MARK, NumberedList
from widgets.panels.command_bar import ActionLine
from widgets.panels.gauge import Gauge


def flat(words: str) -> str:
    return " ".join(words.split())


async def test_hand_over_with_nothing_written_says_so_and_stays(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        app.screen.run("hand_over")  # type: ignore[attr-defined]
        await press(pilot)
        assert isinstance(app.screen, PersonScreen)
        assert NOTHING_TO_HAND_OVER == "Nothing is written yet that could be handed over."
        assert NOTHING_TO_HAND_OVER in shown(app)
        await press(pilot, "down")
        assert NOTHING_TO_HAND_OVER not in shown(app)


async def test_hand_over_with_a_note_goes_on(tmp_path: Path) -> None:
    async with running(tmp_path, robin(notes=(Note(id="n", text="tea"),))) as (app, pilot):
        app.screen.run("hand_over")  # type: ignore[attr-defined]
        await press(pilot)
        assert not isinstance(app.screen, PersonScreen)


async def test_a_page_chooser_with_nothing_to_choose_says_what_to_do(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        app.push_screen(PageScreen())
        await press(pilot)
        assert NOTHING_FOR_PAGE in flat(shown(app))
        assert "It fits" not in shown(app)
        assert f"{MARK} Nothing" not in shown(app), "nothing is there to pick"
        assert isinstance(app.focused, ActionLine)


async def test_the_gauge_comes_back_with_something_to_choose(tmp_path: Path) -> None:
    sign = Entry(id="e", kind="early_sign", values={"sign": "I hum less"})
    async with running(tmp_path, robin(entries=(sign,))) as (app, pilot):
        app.push_screen(PageScreen())
        await press(pilot)
        assert app.screen.query_one(Gauge).display
        assert isinstance(app.focused, NumberedList)
