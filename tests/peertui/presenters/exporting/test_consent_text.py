"""What was agreed is heeded: about writing, about who may see it, and about copies that are wanted back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from peertui.presenters.exporting.consent_text import agreed_lines, unwanted_lines
from peertui.presenters.exporting.export_questions import question
from peertui.presenters.exporting.handover_text import about_words
from peertui.presenters.people.person import person_rows
from peertui.presenters.session import entry_actions
from peertui.presenters.session.entry_rows import entry_row, note_row
from peertui.presenters.session.step_text import ASK_FIRST, NOT_ASKED, agreed_words
from peertui.services.exporting.delivery import Form
from peertui.services.exporting.export_request import Giving
from peertui.services.session.entry_draft import AfterEnter, EntryDraft
from peertui.services.session.write_targets import targets_at
from plans.guide import state_machine
from plans.pack.loader import load_pack
from plans.record.context import Context
from plans.record.models import Copy, Entry, Note, Record, Session, Share, Voice, Way
from tests.support.app.kit import NOW, a_vault, choose, press, robin, running, saved, shown
from tests.support.context import context_of
from tests.support.plain.typing import Typist

PACK = load_pack()
TODAY = NOW.date()
BEFORE = NOW - timedelta(days=30)


def agreement(session: str = "now", **values: object) -> Entry:
    return Entry(id=f"a{session}", kind="writing_agreement", values=values, session=session, created=NOW, changed=NOW)


def meeting(*entries: Entry, at: str = "early_signs/well", notes: tuple[Note, ...] = ()) -> Record:
    """A first meeting that stands at a place."""
    session = state_machine.go(PACK, Session(id="now", started=NOW), at, NOW)
    return robin(entries=entries, notes=notes, sessions=(session,))


def said_at(record: Record, place: str = "early_signs/well") -> str:
    session = state_machine.go(PACK, record.sessions[-1], place, NOW)
    seen = state_machine.view(PACK, session)
    assert seen is not None
    return agreed_words(context_of(record, session=session), seen)


# -- writing -----------------------------------------------------------------------------------------------------------


@pytest.mark.hazard("H04.4")
@pytest.mark.parametrize(
    ("values", "said"),
    [
        (None, NOT_ASKED),
        ({"ok_to_write": "yes"}, ""),
        ({"ok_to_write": "yes", "not_to_write": "  my\nmarriage. "}, "Not to be written down: my marriage."),
        ({"ok_to_write": "some of it", "not_to_write": "The boat"}, "Not to be written down: The boat."),
        ({"ok_to_write": "some of it", "not_to_write": " "}, ASK_FIRST),
        ({"ok_to_write": "not today"}, ""),
    ],
)
def test_what_was_agreed_about_writing_is_said_where_words_are_typed(values: dict[str, str] | None, said: str) -> None:
    record = meeting(*([agreement(**values)] if values is not None else ()))
    assert said_at(record) == said
    for place in ("arrive/typing", "before/ready", "choose/what-matters", "close/read-back", "close/page"):
        assert said_at(record, place) == ""


@pytest.mark.hazard("H04.4")
def test_each_meeting_has_an_agreement_of_its_own() -> None:
    old = agreement("then", ok_to_write="not today")
    record = robin(entries=(old,), sessions=(Session(id="then", ended=BEFORE), Session(id="now", number=2)))
    assert said_at(record) == NOT_ASKED


@pytest.mark.hazard("H04.3")
def test_not_today_leaves_no_box_anywhere_and_asks_no_more() -> None:
    record = meeting(agreement(ok_to_write="not today"))
    session = record.sessions[-1]
    for module in PACK.modules:
        for step in module.steps:
            seen = state_machine.view(PACK, state_machine.go(PACK, session, f"{module.id}/{step.id}", NOW))
            assert seen is not None
            assert targets_at(context_of(record, session=session), seen) == ()
    asking = state_machine.view(PACK, state_machine.go(PACK, session, "arrive/typing", NOW))
    assert asking is not None
    target = targets_at(context_of(record, session=session), asking)[0]
    for answer, after in (
        ("not today", AfterEnter.GO_ON),
        ("some of it", AfterEnter.NEXT_FIELD),
        ("yes", AfterEnter.NEXT_FIELD),
    ):
        assert EntryDraft(target, asking, session).enter(answer) is after


def offered_at(record: Record, place: str) -> list[str]:
    session = state_machine.go(PACK, record.sessions[-1], place, NOW)
    seen = state_machine.view(PACK, session)
    assert seen is not None
    return [target.id for target in targets_at(context_of(record, session=session), seen)]


@pytest.mark.hazard("H04.2")
def test_nothing_is_written_before_it_was_asked_whether_to_write() -> None:
    for place in ("arrive/today", "arrive/here"):
        assert offered_at(meeting(), place) == []
        assert offered_at(meeting(agreement(ok_to_write="not today")), place) == []
        assert "note:theirs" in offered_at(meeting(agreement(ok_to_write="yes")), place)
    for place in ("arrive/weather", "early_signs/first", "choose/just-talk"):
        assert "note:theirs" in offered_at(meeting(), place)  # passed over: it says so, and stops nobody


@pytest.mark.parametrize("answers", [(), ("not today",)])
def test_the_step_that_asks_takes_only_the_answer_until_it_is_a_yes(answers: tuple[str, ...]) -> None:
    record = meeting(*(agreement(ok_to_write=answer) for answer in answers))
    assert offered_at(record, "arrive/typing") == ["writing_agreement"]
    assert "note:theirs" in offered_at(meeting(agreement(ok_to_write="some of it")), "arrive/typing")


@pytest.mark.hazard("H04.2")
async def test_before_it_is_asked_both_ways_say_that_talking_comes_first(tmp_path: Path) -> None:
    said = "Just talk for now. Whether to write is asked in a moment."
    async with running(tmp_path / "app", meeting(at="arrive/today")) as (app, pilot):
        await press(pilot, "enter")
        assert said in shown(app)
        await press(pilot, "enter", "enter")
        assert said not in shown(app)
        assert "Is it okay to write" in shown(app)
    typist = Typist(tmp_path / "plain", vault=a_vault(tmp_path / "plain", meeting(at="arrive/today")))
    typist.type("1")
    assert said in typist.type("1")
    assert "1. yes" in (typist.type("") + typist.type(""))
    typist.type("quit")


@pytest.mark.hazard("H04.4")
async def test_it_is_said_on_the_screen_and_in_plain_lines(tmp_path: Path) -> None:
    record = meeting(agreement(ok_to_write="some of it", not_to_write="the boat"))
    said = "Not to be written down: the boat."
    async with running(tmp_path / "app", record) as (app, pilot):
        await press(pilot, "enter")
        assert said in shown(app)
        await press(pilot, "enter")
        assert said in shown(app)
    typist = Typist(tmp_path / "plain", vault=a_vault(tmp_path / "plain", record))
    typist.type("1")
    assert said in typist.type("1")
    assert said not in typist.type("")  # once is enough
    typist.type("quit")


# -- who may see it, and what they want back ---------------------------------------------------------------------------


def asked(record: Record, **more: object) -> str:
    giving = replace(Giving(Form.TEXT, path=Path("a.txt")), **more)
    found = question(giving, context_of(record, today=TODAY), there=False)
    assert found is not None
    return found.words


@pytest.mark.hazard("H18.7", "H23.6")
@pytest.mark.parametrize("who", ["only us", "my team", "me and people I name"])
def test_who_may_see_it_is_said_before_anything_goes_to_somebody_else(who: str) -> None:
    record = meeting(agreement(ok_to_write="yes", who_may_see=who))
    [line] = agreed_lines(record)
    assert line.startswith(f"In meeting 1 you agreed who may see what is written: {who}.")
    assert ("Ask again" in line) is (who == "only us")
    assert line in asked(record, who="Ola")
    assert line not in asked(record)
    assert line in about_words(context_of(record), record)


@pytest.mark.hazard("H18.7")
def test_the_last_agreement_counts_and_an_older_one_where_it_was_not_asked_again() -> None:
    sessions = (Session(id="one"), Session(id="two", number=2), Session(id="three", number=3))
    entries = (agreement("one", who_may_see="only us"), agreement("two", who_may_see="my team"), agreement("three"))
    assert "meeting 2 you agreed who may see what is written: my team" in agreed_lines(
        robin(entries=entries, sessions=sessions)
    )[0].replace("In m", "m")
    assert agreed_lines(robin()) == ()


def test_where_nothing_was_written_who_may_see_it_was_not_asked() -> None:
    sessions = (Session(id="one"), Session(id="two", number=2))
    old, today = agreement("one", who_may_see="my team"), {"ok_to_write": "not today", "who_may_see": "only us"}
    [line] = agreed_lines(robin(entries=(old, agreement("two", **today)), sessions=sessions))
    assert line == "In meeting 1 you agreed who may see what is written: my team."
    assert agreed_lines(robin(entries=(agreement("two", **today),), sessions=sessions)) == ()


@pytest.mark.hazard("H22.3", "H25.2")
def test_a_copy_that_is_wanted_back_is_said_with_every_next_one_until_it_is_back() -> None:
    copy = Copy(id="c", who="Ola", given_on=BEFORE.date(), withdrawn_on=TODAY)
    day = f"{BEFORE.day} {BEFORE:%B %Y}"
    said = f"The copy given to Ola on {day} is no longer wanted there: ask for it back."
    record = robin(
        copies=(copy, Copy(id="d", who="Kit"), Copy(id="e", who="Sam", way=Way.RECEIVED, withdrawn_on=TODAY))
    )
    assert unwanted_lines(record) == (said,)
    for more in ({}, {"who": "Kit"}, {"path": None, "form": Form.PDF}, {"form": Form.EVERYTHING}):
        assert said in asked(record, **more)
    assert said in about_words(context_of(record), record)
    row = next(row for row in person_rows(context_of(record)) if row.id == "do:copies")
    assert row.detail == "3, 1 to ask back"
    back = record.model_copy(update={"copies": (copy.model_copy(update={"taken_back_on": TODAY}),)})
    assert unwanted_lines(back) == ()


# -- each thing: whose words, and who may see them ---------------------------------------------------------------------


@pytest.mark.hazard("H03.2", "H04.6")
def test_whose_words_and_who_may_see_them_stand_in_every_row() -> None:
    entry = Entry(kind="wish", values={"text": "tea"}, in_whose_words=Voice.WORKER)
    assert entry_row(context_of(robin()), entry).detail == "wish, worker's words, just for us"
    assert entry_row(context_of(robin()), entry.model_copy(update={"in_whose_words": Voice.PERSON})).detail == (
        "wish, just for us"
    )
    assert note_row(Note(text="x", share=Share.CAN_SHARE)).detail == "note, their words, can share"


@pytest.mark.hazard("H03.2")
async def test_they_are_changed_by_two_keys_from_the_list(tmp_path: Path) -> None:
    record = robin(
        entries=(Entry(id="e", kind="wish", values={"text": "tea"}),), notes=(Note(id="n", text="the boat"),)
    )
    async with running(tmp_path, record) as (app, pilot):
        await choose(pilot, "The plan")
        await pick(pilot, "tea", "Can be shared, not on the page")
        assert (app.workspace.record.entry("e").share, app.workspace.record.entry("e").on_page) == (
            Share.CAN_SHARE,
            False,
        )
        await pick(pilot, "tea", "Just for us")
        assert app.workspace.record.entry("e").share is Share.PRIVATE
        await pick(pilot, "tea", "Say whose words they are", "both of us")
        assert "wish, both of us" in shown(app)
        await choose(pilot, "Done" if "Done" in shown(app) else "Go back")
        await choose(pilot, "Notes")
        await pick(pilot, "the boat", "Can be shared")
        await pick(pilot, "the boat", "Say whose words they are", "worker's words")
        note = (await saved(app)).note("n")
        assert (note.share, note.voice) == (Share.CAN_SHARE, Voice.WORKER)


def test_no_question_about_a_thing_has_more_answers_than_there_are_digits() -> None:
    class Workspace:
        pack, record = PACK, robin()

        @property
        def context(self) -> Context:
            return context_of(self.record)

    for kind in PACK.kinds:
        for on_page, share in ((False, Share.PRIVATE), (False, Share.CAN_SHARE), (True, Share.CAN_SHARE)):
            three = tuple(
                Entry(
                    id=str(n),
                    kind=kind,
                    values={"prompt": "a1"} if kind == "reflection_answer" else {},
                    order=n,
                    on_page=on_page,
                    share=share,
                )
                for n in range(3)
            )
            workspace = Workspace()
            workspace.record = robin(entries=three)
            choices = entry_actions.entry_choices(workspace, three[1])  # type: ignore[arg-type]
            assert len(choices) <= 9
            assert [choices[-2][0], choices[-1][0]] == ["out", "remove"]


def test_a_form_with_its_own_row_for_it_says_the_same() -> None:
    from plans.record import changes

    story = Entry(id="s", kind="my_story", values={"text": "x", "share": "private to us"})
    record = changes.choose_to_share(robin(entries=(story,)), "s", NOW)
    assert record.entry("s").values["share"] == "can share"
    assert changes.choose_for_page(record, "s", False, NOW).entry("s").values["share"] == "private to us"


async def pick(pilot: object, *words: str) -> None:
    """Pick the row that begins with these words, and so on in what opens then."""
    for wanted in words:
        listed = pilot.app.screen.query_one("NumberedList")
        listed.focus()
        listed.go_to(next(row.id for row in listed.rows if row.text.startswith(wanted)))
        await press(pilot, "enter")
