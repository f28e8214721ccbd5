"""The look-back: offered and never due, in words alone, and one step away from the plan."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from exports import markdown, text
from plans.guide import state_machine
from plans.guide.look_back import could_suit, earlier, hidden_kinds, joins
from plans.guide.step_content import kinds_at
from plans.pack.loader import load_pack
from plans.pack.models import ENDING, FieldType
from plans.page.compose import compose
from plans.record import changes
from plans.record.models import Entry, Note, Outcome, Person, Record, Session, Share, TrailItem
from tests.support.context import context_of

PACK = load_pack()
BOOK = PACK.look_back
T0 = datetime(2026, 3, 3, 10, tzinfo=UTC)
PROMPTS = [p for lens in BOOK.lenses for p in lens.prompts]
WAYS = {"daily_thing", "toolbox", "wish", "goal"}
"""Routines, simple ways to cope, and having a say."""


def answer(session: str, prompt: str, words: str, **parts: object) -> Entry:
    values = {"prompt": prompt, "in_my_words": words}
    return Entry(kind="reflection_answer", values=values, session=session, module="look_back", step=prompt, **parts)


def meetings(number: int, *looked_back_in: int, planned: int = 10) -> Record:
    def trail(n: int) -> tuple[TrailItem, ...]:
        here = TrailItem(step=f"look_back/{BOOK.where.id}", outcome=Outcome.TALKED, when=T0)
        return (here,) if n in looked_back_in else ()

    sessions = tuple(Session(id=f"s{n}", number=n, started=T0, trail=trail(n)) for n in range(1, number + 1))
    ending = Entry(kind=ENDING, values={"meetings_planned": planned})
    return Record(person=Person(called="Mimi"), sessions=sessions, entries=(ending,))


@pytest.mark.hazard("H44.3")
@pytest.mark.parametrize(
    ("number", "looked", "suits"),
    [
        (1, (), False),
        (2, (), False),
        (3, (), True),
        (4, (), True),
        (3, (3,), False),
        (5, (3,), False),
        (6, (3,), True),
        (9, (7,), True),
        (9, (8,), False),
        (10, (9,), False),
        (10, (8,), True),
    ],
)
def test_it_could_suit_about_every_third_meeting_and_before_the_ending(number, looked, suits):
    record = meetings(number, *looked)
    assert could_suit(context_of(record, session=record.sessions[-1])) is suits


def test_an_answer_alone_counts_as_having_looked_back():
    record = meetings(3)
    assert could_suit(context_of(record, session=record.sessions[-1]))
    record = changes.add_entry(record, answer("s2", "a1", "my mornings"))
    assert not could_suit(context_of(record, session=record.sessions[-1]))


@pytest.mark.parametrize("prompt", PROMPTS, ids=lambda p: p.id)
def test_every_answer_leads_in_one_step_to_a_habit_a_way_to_cope_and_a_say(prompt):
    offered = joins(context_of(meetings(1)), prompt.id)
    kinds = [kind for kind, _ in offered]
    assert tuple(kinds[: len(prompt.can_add_to)]) == prompt.can_add_to
    assert set(kinds) >= WAYS
    assert len(kinds) == len(set(kinds))
    assert len(kinds) < 9, "one digit picks any, and something else"
    assert all(words for _, words in offered)


def test_what_the_person_put_away_is_not_offered():
    record = meetings(1)
    hidden = changes.hide_module(record, "medication", True)
    assert "med_person" in dict(joins(context_of(record), "a5"))
    assert "med_person" not in dict(joins(context_of(hidden), "a5"))
    seen = state_machine.view(PACK, _at("a5"))
    assert "med_person" in kinds_at(context_of(record), seen)
    assert "med_person" not in kinds_at(context_of(hidden), seen)
    assert hidden_kinds(context_of(record)) == frozenset()
    away = hidden_kinds(context_of(hidden))
    assert away == {"med_ok", "med_matters", "med_noticed", "med_person", "med_practical", "med_list_kept"}


def _at(prompt: str) -> Session:
    session = state_machine.pick_prompts(PACK, Session(number=1, started=T0), (prompt,))
    return state_machine.go(PACK, session, f"look_back/{prompt}", T0)


@pytest.mark.hazard("H44.6")
def test_earlier_ones_come_by_the_day_in_the_same_words_and_without_where_the_person_was():
    record = meetings(3)
    for entry in (
        Entry(kind="reflection", values={"where_i_am": "getting through"}, session="s1", module="look_back"),
        answer("s1", "a1", "my mornings"),
        answer("s3", "b1", "I rang them"),
        answer("s3", "b2", "left out", deleted_at=T0),
        Entry(kind="strength", values={"got_through": "winter"}, session="s2"),
    ):
        record = changes.add_entry(record, entry)
    noticed = Note(text="It was me", session="s3", module="look_back", step=BOOK.noticed.id)
    record = changes.add_note(changes.add_note(record, noticed), Note(text="elsewhere", session="s3"))
    read = [(s.id, [(one.asked, one.part.id) for one in said]) for s, said in earlier(context_of(record))]
    one, other = (e for e in record.of_kind("reflection_answer"))
    assert read == [
        ("s3", [(BOOK.prompt("b1").prompt, other.id), (BOOK.noticed.prompt, noticed.id)]),
        ("s1", [(BOOK.prompt("a1").prompt, one.id)]),
    ]


@pytest.mark.hazard("H44.1")
def test_nothing_of_it_can_hold_a_number_and_its_words_have_none():
    for kind in ("reflection", "reflection_answer"):
        for field in PACK.kinds[kind].fields:
            assert field.type in (FieldType.CHOICE, FieldType.TEXT, FieldType.REFERENCE)
            assert not re.search(r"\d", " ".join((field.label, field.hint, *field.choices)))
    words = [BOOK.title, BOOK.purpose, *BOOK.why, *BOOK.cautions, BOOK.joining.prompt, BOOK.joining.something_else]
    words += [way.words for way in BOOK.joining.ways]
    for step in (BOOK.where, BOOK.pick, BOOK.answer, BOOK.noticed, BOOK.step):
        words += [step.title, step.prompt, *step.follow_ups]
    for lens in BOOK.lenses:
        words += [lens.title, lens.about, *(p.prompt for p in lens.prompts)]
    assert not [w for w in words if re.search(r"\d|%", w)]


@pytest.mark.hazard("H44.4")
def test_nothing_of_it_reaches_the_page_unless_it_was_put_in_the_plan():
    shared = {"on_page": True, "share": Share.CAN_SHARE}
    record = meetings(3)
    for entry in (
        Entry(kind="reflection", values={"where_i_am": "zebra", "why_today": "zebra"}, session="s1", **shared),
        answer("s1", "a1", "zebra mornings", **shared),
    ):
        record = changes.add_entry(record, entry)
    for form in (text, markdown):
        assert "zebra" not in form(compose(context_of(record, today=date(2026, 3, 3))))
    first = next(e for e in record.of_kind("reflection_answer"))
    kinds = PACK.kinds["reflection_answer"], PACK.kinds["daily_thing"]
    record = changes.copy_as(record, first.id, *kinds, copy_id="d1", now=T0)
    record = changes.choose_for_page(record, "d1", True, T0)
    assert text(compose(context_of(record, today=date(2026, 3, 3)))).count("zebra") == 1


@pytest.mark.hazard("H45.4")
def test_reasons_say_that_they_are_counts_and_no_measure_of_effect():
    for module in PACK.modules:
        seen = state_machine.view(PACK, state_machine.open_module(PACK, Session(number=1, started=T0), module.id, T0))
        assert seen.why == (*module.why, PACK.flow.why_note)
    assert PACK.flow.why_note == "These are counts of who mentioned something, not measures of effect."
    assert "not a measure of effect" in BOOK.why[-1]
