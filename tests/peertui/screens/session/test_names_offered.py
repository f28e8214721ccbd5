"""Names written before are offered in both front ends, and only a pick puts one in."""

from __future__ import annotations

from pathlib import Path

from peertui.screens.session.entry import EntryScreen
from peertui.screens.session.session import SessionScreen
from plans.guide import state_machine
from plans.record import changes
from plans.record.models import Entry, Record
from tests.support.app.kit import NOW, a_vault, press, robin, running, saved, shown, write
from tests.support.plain.typing import Typist
from widgets.forms.suggestion_list import OffersField


def known(**values: object) -> Record:
    people = (
        Entry(id="ola", kind="supporter", values={"name": "Ola", "knows_they_are_listed": True}),
        Entry(id="kit", kind="supporter", values={"name": "Kit"}),
        Entry(id="line", kind="service_number", values={"name": "The night line", "phone": "01632 960000"}),
        Entry(id="shop", kind="place", values={"name": "The repair shop"}),
    )
    return robin(entries=(*people, Entry(id="dog", kind="look_after", values={"what": "The dog", **values})))


async def test_the_form_offers_names_and_a_pick_is_kept(tmp_path: Path) -> None:
    async with running(tmp_path, known()) as (app, pilot):
        app.push_screen(EntryScreen("dog"))
        await press(pilot)
        assert "Kit, not asked yet" in shown(app)
        assert (await saved(app)).entry("dog").text("who") == ""
        await press(pilot, "down", "down", "1")
        assert (await saved(app)).entry("dog").text("who") == "Ola"
        await write(pilot, "", "up")
        await write(pilot, " and her boys")
        assert (await saved(app)).entry("dog").text("who") == "Ola and her boys"


async def test_a_step_that_asks_for_a_service_offers_those_written_before(tmp_path: Path) -> None:
    async with running(tmp_path, known()) as (app, pilot):
        workspace = app.workspace
        workspace.put(changes.start_session(workspace.record, workspace.make_id(), NOW))
        here = next(f"{m.id}/{s.id}" for m in workspace.pack.modules for s in m.steps if s.entries[:1] == ("signpost",))
        workspace.put(
            changes.put_session(workspace.record, state_machine.go(workspace.pack, workspace.session, here, NOW))
        )
        app.push_screen(SessionScreen())
        await press(pilot)
        assert "The repair shop" in shown(app)
        assert app.workspace.record.of_kind("signpost") == ()
        box = app.screen.focused
        await press(pilot, "tab")
        assert isinstance(app.screen.focused, OffersField)
        await press(pilot, "2")
        assert app.screen.focused is box
        await press(pilot, "enter")
        assert [e.text("service") for e in (await saved(app)).of_kind("signpost")] == ["The night line"]
        await write(pilot, "by hand", "enter")
        assert [e.text("service") for e in (await saved(app)).of_kind("signpost")] == ["The night line", "by hand"]
        await press(pilot, "f8")
        await press(pilot, "1")
        assert not app.screen.query(OffersField) or not app.screen.query_one(OffersField).display


def at(tmp_path: Path, record: Record) -> Typist:
    typist = Typist(tmp_path, vault=a_vault(tmp_path / "vault", record))
    typist.type("1")
    return typist


def words_of(typist: Typist, entry: str) -> str:
    return typist.room.workspace.record.entry(entry).text("who")


def test_plain_lines_offer_names_by_number(tmp_path: Path) -> None:
    typist = at(tmp_path, known())
    typist.type(typist.number_of("The plan"))
    typist.type(typist.number_of("The dog"))
    typist.type(typist.number_of("Change it"))
    said = typist.type()
    assert "1. Ola\n2. Kit, not asked yet" in said
    assert typist.prompt == "Words, a number, or Enter to go on:"
    typist.type("2")
    assert words_of(typist, "dog") == "Kit"
    typist.type("back")
    typist.type("+ 1")
    assert words_of(typist, "dog") == "Kit, Ola"
    typist.type("back")
    assert "There is no 3 among the names" in typist.type("3")
    assert words_of(typist, "dog") == "Kit, Ola"
    typist.type(".3")
    assert words_of(typist, "dog") == "3"
    typist.type("back")
    typist.type()
    assert words_of(typist, "dog") == "3"
    typist.type("quit")


def test_a_plain_step_offers_them_too(tmp_path: Path) -> None:
    typist = at(tmp_path, known())
    typist.type(typist.number_of("People and places"))
    workspace = typist.room.workspace
    step = next(s for m in workspace.pack.modules for s in m.steps if s.entries[:1] == ("signpost",))
    typist.type(typist.number_of(step.title))
    said = typist.type("1")
    assert "1. The repair shop\n2. The night line" in said
    for word in ("help", "safety"):
        assert typist.type(word).splitlines()[-4:] == said.splitlines()[-4:]  # with their numbers
    typist.type("1")
    typist.type("The other one")
    services = [e.text("service") for e in typist.room.workspace.record.of_kind("signpost")]
    assert services == ["The repair shop", "The other one"]
    typist.type("quit")
