"""Choosing the page: carrying a line to its place, what could come off, and seeing the page. By key alone."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from textual.pilot import Pilot

from peertui.presenters.session.entry_rows import entry_row
from peertui.screens.exporting.page import CARRYING, PageScreen
from peertui.screens.exporting.preview import PreviewScreen
from plans.pack.loader import load_pack
from plans.record.models import Entry, Record, Share
from tests.support.app.kit import choose, press, robin, running, saved, shown
from tests.support.context import context_of
from widgets.lists.numbered_list import NumberedList
from widgets.panels.gauge import Gauge

EARLIER = datetime(2026, 1, 1, tzinfo=UTC)
SAVED = "Saved"


def role(number: int, words: str, *, on_page: bool = True) -> Entry:
    share = Share.CAN_SHARE if on_page else Share.PRIVATE
    values = {"text": words}
    return Entry(id=f"r{number}", kind="role", values=values, order=number, on_page=on_page, share=share,
                 created=EARLIER, changed=EARLIER)  # fmt: skip


def three() -> Record:
    return robin(entries=(role(1, "a baker"), role(2, "a neighbour"), role(3, "a bad loser", on_page=False)))


def too_full() -> Record:
    return robin(entries=tuple(role(n, f"number {n} " + "and then some more words " * 12) for n in range(1, 41)))


async def at(pilot: Pilot[int], row_id: str) -> None:
    rows = pilot.app.screen.query_one(NumberedList)
    rows.go_to(row_id)
    rows.focus()
    await pilot.pause()


async def test_a_line_is_carried_to_its_place_and_kept_there(tmp_path: Path) -> None:
    async with running(tmp_path, three()) as (app, pilot):
        await press(pilot, "f9")
        await at(pilot, "entry:r1")
        await choose(pilot, "Move a line")
        assert CARRYING in shown(app)
        await press(pilot, "down", "down", "down", "up")
        assert "first of these" not in shown(app)
        assert app.screen.query_one(NumberedList).highlighted.id == "entry:r1"
        await press(pilot, "enter")
        assert CARRYING not in shown(app)
        assert app.workspace.record.entry("r1").on_page  # putting down is not taking off
        await press(pilot, "down")
        assert app.screen.query_one(NumberedList).highlighted.id == "entry:r3"
        assert [e.id for e in (await saved(app)).of_kind("role")] == ["r2", "r1", "r3"]


async def test_the_last_line_says_so_and_leaving_the_list_puts_it_down(tmp_path: Path) -> None:
    async with running(tmp_path, three()) as (app, pilot):
        await press(pilot, "f9")
        await at(pilot, "entry:r3")
        await choose(pilot, "Move a line")
        await press(pilot, "down")
        assert "It is the last of these." in shown(app)
        await press(pilot, "tab")
        assert CARRYING not in shown(app)
        await at(pilot, "entry:r3")
        await press(pilot, "up")
        assert [e.id for e in app.workspace.record.of_kind("role")] == ["r1", "r2", "r3"]


async def test_what_could_come_off_is_said_and_done_only_when_they_want_it(tmp_path: Path) -> None:
    async with running(tmp_path, too_full(), size=(100, 50)) as (app, pilot):
        await press(pilot, "f9")
        assert app.screen.query_one(Gauge).fraction > 1
        await choose(pilot, "What could come off")
        assert "the rest would fit" in shown(app)
        await press(pilot, "1")
        assert len([e for e in app.workspace.record.entries if e.on_page]) == 40
        await choose(pilot, "What could come off")
        await press(pilot, "2")
        assert isinstance(app.screen, PageScreen)
        assert app.screen.query_one(Gauge).fraction <= 1
        assert "What could come off" not in shown(app)
        kept = await saved(app)
        assert len(kept.of_kind("role")) == 40  # nothing has left the plan
        assert 0 < len([e for e in kept.entries if e.on_page]) < 40
        await choose(pilot, "Undo")
        assert len([e for e in app.workspace.record.entries if e.on_page]) == 40
        assert app.screen.query_one(Gauge).fraction > 1


async def test_one_key_shows_the_page_as_it_will_print(tmp_path: Path) -> None:
    async with running(tmp_path, three()) as (app, pilot):
        await press(pilot, "f9", "f9")
        assert isinstance(app.screen, PreviewScreen)
        assert "a neighbour" in shown(app)
        assert "a bad loser" not in shown(app)


ASKED = {"name": "Bo", "knows_they_are_listed": True}
BO = Entry(id="bo", kind="supporter", values=ASKED, share=Share.CAN_SHARE)


def test_a_list_says_on_the_page_only_of_what_prints() -> None:
    pack = load_pack()
    chosen = BO.model_copy(update={"on_page": True})
    unasked = chosen.model_copy(update={"id": "cy", "values": {"name": "Cy"}})
    record = robin(entries=(chosen, unasked))
    details = [entry_row(context_of(record, pack=pack), entry).detail for entry in record.entries]
    assert details == ["person I trust, on the page", "person I trust, chosen, but not on the page"]
