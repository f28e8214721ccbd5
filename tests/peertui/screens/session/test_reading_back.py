"""What was written today is read back at the close, one thing at a time, and the person's own words lead everywhere."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from peertui.presenters.people.list_rows import jump_rows, kind_rows
from peertui.presenters.people.person import person_rows
from peertui.presenters.people.plan import plan_rows
from peertui.presenters.session import entry_rows
from peertui.presenters.session.entry_rows import ALL_READ
from plans.record.models import Entry, Note, Record, Voice
from tests.peertui.presenters.exporting.test_consent_text import BEFORE, meeting, pick
from tests.support.app.kit import NOW, a_vault, choose, press, robin, running, saved, shown, write
from tests.support.context import context_of
from tests.support.plain.typing import Typist
from tests.support.stories.with_plain import PlainHands


def written_today() -> Record:
    def at(minutes: int) -> dict[str, object]:
        moment = NOW + timedelta(minutes=minutes)
        return {"session": "now", "created": moment, "changed": moment}

    return meeting(
        Entry(id="tea", kind="wish", values={"text": "tea first"}, **at(3)),
        Entry(id="hum", kind="when_well", values={"text": "I hum"}, **at(1)),
        Entry(id="out", kind="goal", values={"goal": "a boat"}, **at(4)),
        Entry(id="old", kind="wish", values={"text": "from before"}, created=BEFORE, changed=BEFORE),
        at="close/read-back",
        notes=(Note(id="n", text="the canal", **at(2)),),
    )


@pytest.mark.hazard("H02.7")
def test_it_is_listed_in_the_order_it_was_written() -> None:
    record = written_today()
    listed = entry_rows.read_back_rows(context_of(record, session=record.sessions[-1]))
    assert [row.id for row in listed] == [entry_rows.READ_BACK, "entry:hum", "note:n", "entry:tea", "entry:out"]
    assert entry_rows.read_back_rows(context_of(robin(sessions=record.sessions), session=record.sessions[-1])) == ()


@pytest.mark.hazard("H02.7", "H03.2")
async def test_enter_reads_on_and_what_is_changed_is_shown_as_it_now_stands(tmp_path: Path) -> None:
    async with running(tmp_path, written_today()) as (app, pilot):
        await press(pilot, "enter", "enter")
        for words in ("1 of 4", "I hum", "their words, just for us"):
            assert words in shown(app)
        await press(pilot, "3")
        assert "their words, on the page" in shown(app)
        await press(pilot, "enter")
        assert "the canal" in shown(app)
        await press(pilot, "enter")
        assert "tea first" in shown(app)
        await press(pilot, "2")
        await write(pilot, "Strong ")
        await choose(pilot, "Done")
        assert "3 of 4" in shown(app)
        await press(pilot, "enter")
        assert "4 of 4" in shown(app)
        await pick(pilot, "Leave it out")
        assert ALL_READ in shown(app)
        record = await saved(app)
        assert (record.entry("hum").on_page, record.entry("out").kept) == (True, False)
        await press(pilot, "enter")
        assert "What is one thing you'll take from today?" in shown(app)


@pytest.mark.hazard("H02.7")
async def test_plain_lines_read_back_too(tmp_path: Path) -> None:
    typist = Typist(tmp_path, vault=a_vault(tmp_path, written_today()))
    typist.type("1")
    typist.type("1")
    hands = PlainHands(typist)
    await hands.pick("Read it back, one thing at a time")
    assert "1 of 4" in typist.latest
    await hands.pick("On the page")
    assert "their words, on the page" in typist.latest
    assert "the canal" in typist.type("")
    await hands.pick("Say whose words they are")
    await hands.pick("both of us")
    assert "both of us, just for us" in typist.latest
    assert "3 of 4" in typist.type("")
    assert "4 of 4" in typist.type("")
    assert ALL_READ in typist.type("leave it out")
    record = await hands.record()
    assert (record.entry("hum").on_page, record.entry("out").kept) == (True, False)
    assert record.note("n").voice is Voice.TOGETHER
    await hands.leave()


async def test_reading_can_be_stopped_at_any_thing(tmp_path: Path) -> None:
    async with running(tmp_path, written_today()) as (app, pilot):
        await press(pilot, "enter", "enter", "enter")
        assert "2 of 4" in shown(app)
        await choose(pilot, "Go back")
        assert "Read it back, one thing at a time" in shown(app)
        assert ALL_READ not in shown(app)


# -- their own words ---------------------------------------------------------------------------------------------------


async def test_their_own_word_leads_on_every_list_and_in_the_meeting(tmp_path: Path) -> None:
    word = Entry(id="w", kind="my_word", values={"term": "hard times", "my_word": "low water"})
    sign = Entry(id="c", kind="crisis_sign", values={"text": "a"})
    record = meeting(word, sign, at="crisis/time")
    session, said = record.sessions[-1], "Low water: if things get really hard"
    for listed in (
        person_rows(context_of(record)),
        entry_rows.choose_rows(context_of(record, session=session)),
        plan_rows(context_of(record), left_out=False),
        jump_rows(context_of(record, session=session)),
        kind_rows(context_of(record)),
    ):
        assert said in [row.text for row in listed]
        assert "If things get really hard" not in [row.text for row in listed]
    async with running(tmp_path, record) as (app, pilot):
        await press(pilot, "enter")
        assert said in shown(app)
