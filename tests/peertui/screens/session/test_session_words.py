"""What the session says and asks at each step: cautions in full, what is there already, and what was agreed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from peertui.services.session.write_targets import targets_at
from plans.guide import state_machine
from plans.pack.loader import load_pack
from plans.pack.own_words import fill
from plans.record.changes import put_session
from plans.record.models import Entry, Record, Session, Share
from tests.support.app.kit import NOW, choose, press, robin, running, saved, shown, write
from tests.support.context import context_of

PACK = load_pack()
EARLIER = datetime(2026, 2, 1, tzinfo=UTC)


def in_meeting(place: str, *entries: Entry, number: int = 1) -> Record:
    """A record in the middle of a meeting, at a place."""
    earlier = tuple(Session(id=f"s{n}", number=n, started=EARLIER, ended=EARLIER) for n in range(1, number))
    session = state_machine.go(PACK, Session(id="now", number=number, started=NOW), place, NOW)
    return put_session(robin(entries=entries, sessions=earlier), session)


def entry(kind: str, entry_id: str, session: str = "s1", **values: object) -> Entry:
    return Entry(id=entry_id, kind=kind, values=values, session=session, created=EARLIER, changed=EARLIER)


@pytest.mark.hazard("H32.3", "H38.5", "H43.3", "H45.1", "H51.3")
@pytest.mark.parametrize("module", PACK.modules, ids=lambda m: m.id)
async def test_every_caution_and_every_reason_can_be_read_to_its_last_word_at_80_by_24(
    tmp_path: Path, module: object
) -> None:
    longest = max(module.steps, key=lambda s: len(s.prompt) + sum(map(len, s.follow_ups)))
    async with running(tmp_path, in_meeting(f"{module.id}/{longest.id}")) as (app, pilot):
        await press(pilot, "enter")
        cautions = tuple(fill(caution, PACK.spoken_of("England")) for caution in module.cautions)
        for key, texts in (("f4", cautions), ("f5", module.why)):
            await press(pilot, key)
            words = " ".join(shown(app).split())
            assert all(" ".join(text.split()) in words for text in texts)
        await press(pilot, "f5")
        assert module.why[0][:30] not in shown(app)


async def test_what_helps_is_asked_of_each_sign_in_turn_and_joins_that_sign(tmp_path: Path) -> None:
    signs = (
        entry("early_sign", "a", sign="I stop opening post", order=1, what_helps=["Open one"]),
        entry("early_sign", "b", sign="Everything is loud", order=2),
    )
    async with running(tmp_path, in_meeting("early_signs/helps", *signs)) as (app, pilot):
        await press(pilot, "enter")
        assert "I stop opening post: What helps" in shown(app)
        await write(pilot, "Ask Sam", "enter", "enter")
        assert "Everything is loud: What helps" in shown(app)
        await write(pilot, "Ear plugs", "enter", "enter")
        record = await saved(app)
        assert [e.values.get("what_helps") for e in record.of_kind("early_sign")] == [
            ["Open one", "Ask Sam"],
            ["Ear plugs"],
        ]
        assert state_machine.view(PACK, app.workspace.session).place == "early_signs/tell"


@pytest.mark.hazard("H46.5")
async def test_how_the_last_small_step_went_is_kept_on_that_step(tmp_path: Path) -> None:
    step = entry("small_step", "x", what="Ring Sam")
    async with running(tmp_path, in_meeting("last/small-step", step, number=2)) as (app, pilot):
        await press(pilot, "enter")
        assert "Ring Sam" in shown(app)
        await press(pilot, "2", "enter")
        await write(pilot, "Evenings are better", "enter")
        kept = (await saved(app)).entry("x")
        assert (kept.text("how_it_went"), kept.text("learned")) == ("did some", "Evenings are better")


async def test_each_side_of_what_helps_is_offered_as_a_thing_of_its_own(tmp_path: Path) -> None:
    async with running(tmp_path, in_meeting("crisis/hour")) as (app, pilot):
        await press(pilot, "enter")
        await write(pilot, "Tea", "enter")
        await press(pilot, "shift+tab", "2", "tab")
        await write(pilot, "Crowding", "enter")
        kinds = [(e.text("text"), e.text("kind")) for e in (await saved(app)).of_kind("crisis_help")]
        assert kinds == [("Tea", "helps"), ("Crowding", "does not help")]


@pytest.mark.hazard("H04.3")
async def test_where_not_to_write_was_agreed_there_is_no_box(tmp_path: Path) -> None:
    agreed = entry("writing_agreement", "w", "now", ok_to_write="not today")
    async with running(tmp_path, in_meeting("early_signs/well", agreed)) as (app, pilot):
        await press(pilot, "enter")
        assert "Not writing today, as you agreed." in shown(app)
        assert "Write it as" not in shown(app)
        session = app.workspace.session
        back = state_machine.go(PACK, session, "arrive/typing", NOW)
        assert targets_at(context_of(app.workspace.record, session=back), state_machine.view(PACK, back))


async def test_a_no_to_medication_is_asked_again_not_passed_over(tmp_path: Path) -> None:
    async with running(tmp_path, in_meeting("medication/ask")) as (app, pilot):
        await press(pilot, "enter", "2", "enter")
        assert "What matters most to you today?" in shown(app)
        await press(pilot, "7", "enter")
        assert "It's fine to say no." in shown(app)


async def test_a_change_in_the_list_comes_back_to_its_row(tmp_path: Path) -> None:
    signs = tuple(entry("early_sign", name, sign=name, order=n) for n, name in enumerate("abc", 1))
    async with running(tmp_path, in_meeting("early_signs/first", *signs)) as (app, pilot):
        await press(pilot, "enter")
        rows = app.screen.query_one("#written")
        rows.focus()
        await press(pilot, "down", "enter", "3")
        assert app.workspace.record.entry("b").on_page
        assert rows.has_focus
        assert rows.highlighted.id == "entry:b"


async def test_references_are_said_in_words_and_places_are_kept_in_order(tmp_path: Path) -> None:
    entries = (
        entry("supporter", "sam0", name="Sam", phone="07700 900123"),
        entry("early_sign", "a", sign="Loud", order=1, tell_who="sam0"),
        entry("early_sign", "b", sign="Late", order=2),
    )
    async with running(tmp_path, robin(entries=entries)) as (app, pilot):
        await choose(pilot, "Find a word")
        await write(pilot, "loud")
        await press(pilot, "enter", "enter")
        assert "Who to tell: Sam" in shown(app)
        assert "sam0" not in shown(app)
        await press(pilot, "2")
        order = next(w for w in app.screen.walk_children() if getattr(w, "name", None) == "order")
        order.focus()
        await press(pilot, "end", "backspace", "2")
        assert [(e.id, e.values["order"]) for e in app.workspace.record.of_kind("early_sign")] == [("b", 1), ("a", 2)]


async def test_a_step_opened_from_its_module_asks_before_it_begins_a_meeting(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        app.screen.query_one("NumberedList").go_to("module:crisis")
        await press(pilot, "enter", "enter")
        assert "No meeting is open now." in shown(app)
        assert app.workspace.record.sessions == ()
        await press(pilot, "1")
        assert state_machine.view(PACK, app.workspace.session).place == "crisis/time"


async def test_only_what_the_page_has_a_place_for_is_offered_for_it(tmp_path: Path) -> None:
    story = Entry(id="t", kind="told_me", values={"what": "words"}, share=Share.PRIVATE, created=NOW, changed=NOW)
    async with running(tmp_path, robin(entries=(story,))) as (app, pilot):
        await choose(pilot, "The plan")
        app.screen.query_one("NumberedList").focus()
        await press(pilot, "enter")
        assert "Keep it as it is" in shown(app)
        assert "On the page" not in shown(app)
