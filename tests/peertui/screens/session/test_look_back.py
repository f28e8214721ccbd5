"""The look-back and finishing well as they are seen and said, in both front ends."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from peertui.presenters.people.list_rows import kind_rows
from peertui.presenters.people.person import person_rows
from peertui.presenters.session import entry_rows, step_text
from peertui.presenters.session.entry_actions import plan_kinds
from peertui.presenters.session.meetings import look_back_rows
from peertui.presenters.session.session_commands import session_commands
from peertui.screens.dialogs.pick import KindScreen
from peertui.screens.session.entry import EntryScreen
from peertui.services.session.write_targets import targets_at
from plans.guide import state_machine
from plans.guide.route import place, routes
from plans.pack.loader import load_pack
from plans.pack.models import ENDING
from plans.record import changes
from plans.record.models import Entry, Record, Session, Voice
from tests.peertui.screens.session.test_session import choose_answer
from tests.peertui.screens.session.test_session_words import EARLIER, entry, in_meeting
from tests.support.app.kit import NOW, a_vault, choose, press, robin, running, saved, shown, write
from tests.support.context import context_of
from tests.support.plain.typing import Typist

PACK = load_pack()
BOOK = PACK.look_back
PICKED = ("a3", "b1")
LONGEST = max(PACK.finishing.steps, key=lambda s: len(s.prompt) + sum(map(len, s.follow_ups))).id
AT = (*(f"look_back/{s}" for s in (BOOK.where.id, BOOK.pick.id, *PICKED, BOOK.noticed.id, BOOK.step.id)),)


def looking_back(at: str, *entries: Entry, number: int = 3) -> Record:
    """A record in the middle of a look-back."""
    record = in_meeting("choose/what-matters", *entries, number=number)
    session = state_machine.pick_prompts(PACK, record.session("now"), PICKED)
    return changes.put_session(record, state_machine.go(PACK, session, at, NOW))


@pytest.mark.parametrize(
    ("at", "keys"),
    [
        *((at, ()) for at in (*AT, f"{PACK.finishing.id}/{LONGEST}")),
        (AT[0], ("1", "enter")),
        (AT[0], ("1", "enter", "1", "enter")),
        (AT[2], ("t", "e", "a", "enter")),
        (AT[2], ("t", "e", "a", "enter", "enter")),
    ],
)
async def test_cautions_and_reasons_are_a_key_away_and_leave_the_focus_in_sight(
    tmp_path: Path, at: str, keys: tuple[str, ...]
) -> None:
    async with running(tmp_path, looking_back(at)) as (app, pilot):
        await press(pilot, "enter", *keys)
        assert place(PACK, app.workspace.session) == at
        seen = state_machine.view(PACK, app.workspace.session)
        assert seen is not None
        for key, texts in (("f4", seen.cautions), ("f5", seen.why)):
            await press(pilot, key)
            words = " ".join(shown(app).split())
            assert texts
            assert all(" ".join(text.split()) in words for text in texts)
            focused = app.focused
            assert focused is not None
            assert focused.region.height > 0
            assert focused.region.bottom <= 22, "above the status line and the key line"


async def test_an_answer_joins_the_plan_by_one_digit_with_its_words_to_edit(tmp_path: Path) -> None:
    async with running(tmp_path, looking_back("look_back/a3")) as (app, pilot):
        await press(pilot, "enter")
        await write(pilot, "a walk before the post", "enter")
        assert "A word for it" in shown(app)
        await press(pilot, "enter")
        assert BOOK.joining.prompt in shown(app)
        await press(pilot, "1", "enter")
        assert isinstance(app.screen, EntryScreen)
        assert "a walk before the post" in shown(app)
        await write(pilot, ", and tea")
        await choose(pilot, "Done")
        record = await saved(app)
        (answer,), (made,) = record.of_kind("reflection_answer"), record.of_kind("daily_thing")
        assert made.text("what") == "a walk before the post, and tea"
        assert answer.text("in_my_words") == "a walk before the post"
        assert answer.text("add_to") == made.id
        assert "word" not in answer.values
        assert place(PACK, record.open_session) == "look_back/a3"
        await press(pilot, "enter")
        assert place(PACK, app.workspace.session) == "look_back/b1"


async def test_an_answer_can_become_anything_else_and_none_is_a_fine_answer(tmp_path: Path) -> None:
    async with running(tmp_path, looking_back("look_back/b1")) as (app, pilot):
        await press(pilot, "enter")
        await write(pilot, "I rang them", "enter", "4", "enter")
        assert app.workspace.record.of_kind("reflection_answer")[0].text("word") == "does not fit me"
        ways = app.screen.query_one("#choice").options  # type: ignore[attr-defined]
        await press(pilot, str(len(ways)), "enter")
        assert isinstance(app.screen, KindScreen)
        await choose(pilot, "Go back")
        await write(pilot, "and wrote", "enter", "enter", "enter")
        assert place(PACK, app.workspace.session) == f"look_back/{BOOK.noticed.id}"
        assert {e.kind for e in (await saved(app)).entries} == {"reflection_answer"}


async def test_an_answer_half_typed_becomes_what_is_picked_for_it(tmp_path: Path) -> None:
    async with running(tmp_path, looking_back("look_back/a3")) as (app, pilot):
        await press(pilot, "enter")
        await write(pilot, "a walk", "shift+tab", "2", "tab")
        await write(pilot, " at noon", "enter")
        assert [(e.kind, e.text("what")) for e in (await saved(app)).entries] == [("daily_thing", "a walk at noon")]


async def test_nothing_typed_goes_straight_on(tmp_path: Path) -> None:
    async with running(tmp_path, looking_back("look_back/a3")) as (app, pilot):
        await press(pilot, "enter", "enter")
        assert place(PACK, app.workspace.session) == "look_back/b1"


@pytest.mark.hazard("H44.1")
def test_no_number_is_said_anywhere_in_it() -> None:
    written = (
        entry("reflection", "r", "now", where_i_am="building up", lens="a bit of both"),
        Entry(
            kind="reflection_answer",
            values={"prompt": "a3", "in_my_words": "a walk", "word": "mostly"},
            session="now",
            module="look_back",
            step="a3",
        ),
    )
    for at in AT:
        record = looking_back(at, *written)
        session = record.session("now")
        seen = state_machine.view(PACK, session)
        assert seen is not None
        said = step_text.prompt_text(context_of(record, session=session), seen)
        words = [step_text.where_words(context_of(record), seen), said.prompt]
        words += [*said.follow_ups, *said.cautions, *said.why, said.agreed]
        words += [step_text.nothing_written(context_of(record, session=session), seen)]
        for target in targets_at(context_of(record, session=session), seen):
            asks = target.asks
            words += [target.words, *(a.label for a in asks), *(a.field.hint for a in asks)]
            words += [w for a in asks for _, w in a.choices]
        listed = entry_rows.step_rows(context_of(record, session=session), seen) + entry_rows.prompt_rows(
            PACK, session, ()
        )
        words += [f"{row.marker} {row.text} {row.detail}" for row in listed]
        assert not [w for w in words if re.search(r"\d|%", w)], at
    row = next(r for r in entry_rows.choose_rows(context_of(record, session=session)) if r.id == "do:look_back")
    assert not re.search(r"\d", row.text + row.detail)


def test_skip_is_as_near_as_next_and_the_worker_can_read_why_at_every_step() -> None:
    session = state_machine.pick_prompts(PACK, Session(number=2, started=NOW), PICKED)
    for route in routes(PACK, session):
        for step in route.steps:
            seen = state_machine.view(PACK, state_machine.go(PACK, session, f"{route.id}/{step.id}", NOW))
            assert seen is not None
            offered = {c.id: c for c in session_commands(seen, first=False)}
            if seen.looks_back or seen.module:
                assert offered["cautions"].key == "f4"
                assert offered["why"].key == "f5"
                assert offered["skip"].in_line == offered["next"].in_line is True
            assert ("finish_well" in offered) is not seen.worker_only
            assert ("look_backs" in offered) is seen.looks_back


def test_softly_offered_near_the_end_and_never_with_a_number() -> None:
    ending = entry(ENDING, "e", meetings_planned=6)

    def offered(number: int) -> dict[str, str]:
        record = in_meeting("choose/what-matters", ending, number=number)
        return {row.id: row.detail for row in entry_rows.choose_rows(context_of(record, session=record.session("now")))}

    assert "do:finish_well" not in offered(4)
    assert offered(1)["do:look_back"] == "offered, never due"
    assert offered(3)["do:look_back"] == "could suit today, if you like"
    for number in (5, 6, 7):
        assert offered(number)["do:finish_well"] == "when you both like"


@pytest.mark.hazard("H49.2")
def test_about_how_many_is_said_beside_the_next_meeting_until_there_are_more() -> None:
    def meet(sessions: int) -> str:
        held = tuple(Session(id=f"s{n}", number=n, started=EARLIER, ended=EARLIER) for n in range(1, sessions + 1))
        about = person_rows(context_of(robin(sessions=held, entries=(entry(ENDING, "e", meetings_planned=6),))))
        row = next(r for r in about if r.id == "do:meet")
        return f"{row.text} {row.detail}".strip()

    assert meet(0) == "Begin meeting 1 of about 6"
    assert meet(5) == "Begin meeting 6 of about 6"
    assert meet(11) == "Begin meeting 12"


async def test_the_number_of_meetings_is_changed_in_one_place(tmp_path: Path) -> None:
    async with running(tmp_path, robin()) as (app, pilot):
        await choose(pilot, "How we finish")
        assert isinstance(app.screen, EntryScreen)
        await choose(pilot, "Done")
        assert (await saved(app)).entries == ()
        assert "of about 10" in shown(app)
        await choose(pilot, "How we finish")
        await press(pilot, "shift+tab", "backspace", "backspace", "6", "tab", "tab")
        await write(pilot, "Ola")
        await choose(pilot, "Done")
        assert "of about 6" in shown(app)
        (ending,) = (await saved(app)).of_kind(ENDING)
        assert (ending.values["meetings_planned"], ending.text("cover_person")) == (6, "Ola")
        await choose(pilot, "How we finish")
        await choose(pilot, "Done")
        assert len((await saved(app)).of_kind(ENDING)) == 1


async def test_earlier_look_backs_are_read_by_the_day_in_the_same_words(tmp_path: Path) -> None:
    said = Entry(
        kind="reflection_answer",
        values={"prompt": "a3", "in_my_words": "a walk"},
        session="s1",
        module="look_back",
        step="a3",
    )
    record = looking_back("look_back/where", said)
    (heading, row) = look_back_rows(context_of(record))
    assert (heading.text, row.text) == ("1 February 2026", f"{BOOK.prompt('a3').prompt} a walk")
    async with running(tmp_path, record) as (app, pilot):
        await press(pilot, "enter")
        await choose(pilot, "Earlier look-backs")
        assert "Which ones slip first? a walk" in shown(app)
    typist = Typist(tmp_path / "plain", vault=a_vault(tmp_path / "plain", record))
    for words in ("1", "Go on with meeting 3"):
        typist.type(words if words == "1" else typist.number_of(words))
    typist.type("menu")
    assert "Which ones slip first? a walk" in " ".join(typist.type(typist.number_of("Earlier look-backs")).split())
    typist.type("back")
    typist.type("menu")
    assert BOOK.cautions[1] in " ".join(typist.type(typist.number_of("For the worker")).split())
    typist.type("menu")
    assert BOOK.why[-1] in " ".join(typist.type(typist.number_of("Why this")).split())
    typist.type("quit")


async def test_what_was_taken_away_can_be_kept_in_the_plan(tmp_path: Path) -> None:
    taken = entry("takeaway", "t", text="I can say no")
    async with running(tmp_path, in_meeting("finishing_well/took-away", taken, number=2)) as (app, pilot):
        await press(pilot, "enter")
        assert "I can say no" in shown(app)
        assert plan_kinds(app.workspace, taken) == ("keeps_me_going",)
        await press(pilot, "shift+tab", "shift+tab", "1", "enter")
        await choose_answer(pilot, "Put it in the plan as something else")
        await press(pilot, "enter")
        record = await saved(app)
        assert record.of_kind("keeps_me_going")[0].text("what") == "I can say no"
        assert record.entry("t") == taken
        assert plan_kinds(app.workspace, entry("strength", "s", got_through="winter")) == ()


@pytest.mark.hazard("H48.1")
def test_at_the_workers_own_story_no_note_in_their_words_is_offered() -> None:
    for module in (*PACK.modules, PACK.finishing):
        for step in module.steps:
            record = in_meeting(f"{module.id}/{step.id}")
            session = record.session("now")
            seen = state_machine.view(PACK, session)
            assert seen is not None
            targets = targets_at(context_of(record, session=session), seen)
            voices = {t.voice for t in targets if t.id.startswith("note:")}
            assert (Voice.WORKER in voices) is (not step.own_story and bool(targets)), step.id


def test_what_was_put_away_is_not_offered_for_the_plan_either() -> None:
    kinds = {row.id.rpartition("/")[2] for row in kind_rows(context_of(robin()))}
    hidden = changes.hide_module(robin(), "medication", True)
    left = {row.id.rpartition("/")[2] for row in kind_rows(context_of(hidden))}
    assert not {k for k in left if k.startswith("med_")}
    assert {k for k in kinds - left if not k.startswith("med_")} == {"module:medication"}


@pytest.mark.hazard("H47.3")
async def test_the_workers_check_says_that_nothing_of_it_is_kept(tmp_path: Path) -> None:
    async with running(tmp_path, in_meeting("close/next-meeting")) as (app, pilot):
        await press(pilot, "enter")
        await choose(pilot, "Next")
        assert place(PACK, app.workspace.session) == "after/leaving"
        assert "Nothing of it is kept." in shown(app)
        assert "Talking is enough" not in shown(app)
