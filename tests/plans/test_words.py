"""Slots and the person's own words in prompts."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.loading import load_pack
from plans.record import Entry, Person, Record, Session
from plans.words import fill, say, slots, use_my_words

PACK = load_pack()
FIRST, SECOND = Session(id="s1", number=1), Session(id="s2", number=2)


def entry(kind: str, /, session: str = "s1", hour: int = 9, **values: object) -> Entry:
    return Entry(kind=kind, values=values, session=session, created=datetime(2026, 3, 3, hour, tzinfo=UTC))


def record(*entries: Entry) -> Record:
    return Record(person=Person(called="Mimi"), sessions=(FIRST, SECOND), entries=entries)


def test_slots_are_filled_and_unknown_ones_stay_readable():
    assert fill("Meeting {n} of {meetings}, {who}?", {"n": "2", "meetings": "10"}) == "Meeting 2 of 10, {who}?"


@given(st.text(), st.text())
def test_what_a_person_wrote_is_never_read_again(step, cover):
    assert fill("{small_step}|{cover}", {"small_step": step, "cover": cover}) == f"{step}|{cover}"


@given(st.text(st.sampled_from("{}[]n over small_stepcris")))
def test_no_text_can_break_filling(text):
    assert fill(text, {}) == text
    say(text, PACK, {"n": "{n}"}, {"crisis": "{n}"})


def test_slots_of_a_first_meeting_have_words_of_their_own():
    found = slots(PACK, record(), FIRST)
    assert found == {
        "small_step": PACK.flow.no_small_step,
        "meetings": "10",
        "n": "1",
        "cover": PACK.flow.no_cover,
        "on_call": PACK.safety.on_call_unknown,
        "emergency": "999",
        "urgent": "NHS 111, mental health option",
        "advice": "111",
    }


def test_slots_follow_what_was_written():
    kept = record(
        entry("small_step", what="Ring Sam", hour=9),
        entry("small_step", what="Walk to the shop.", hour=10),
        entry("small_step", what="Today's own", session="s2", hour=11),
        entry("ending", meetings_planned=6, cover_person="Ifeoma"),
    )
    found = slots(PACK, kept, SECOND)
    assert (found["small_step"], found["meetings"], found["n"], found["cover"]) == (
        "Walk to the shop",
        "6",
        "2",
        "Ifeoma",
    )


def test_a_small_step_that_was_left_out_is_not_said():
    gone = entry("small_step", what="Ring Sam").model_copy(update={"deleted_at": datetime(2026, 3, 4, tzinfo=UTC)})
    assert slots(PACK, record(gone), SECOND)["small_step"] == PACK.flow.no_small_step


@pytest.mark.parametrize(
    ("text", "mine", "said"),
    [
        ("What about the hard times?", {"hard times": "fog"}, "What about the fog?"),
        ("What about the hard times?", {"hard times": "the fog"}, "What about the fog?"),
        ("My early signs, and what I do", {"early signs": "my wobbles"}, "My wobbles, and what I do"),
        ("My early signs, and what I do", {"early signs": "wobbles"}, "My wobbles, and what I do"),
        ("Hard times come", {"hard times": "fog"}, "Fog come"),
        ("crisis and Crisis", {"crisis": "storm"}, "storm and Storm"),
        ("It's time to use this plan?", {"this plan": "my safety net"}, "It's time to use my safety net?"),
        ("hard times, crisis", {"hard times": "crisis", "crisis": "hard times"}, "crisis, hard times"),
        ("on the other hand", {"other": "wrong"}, "on the other hand"),
        ("the crises", {"crisis": "storm"}, "the crises"),
        ("a prompt", {"prompt": "wrong"}, "a prompt"),
        ("this plan", {"this plan": "   "}, "this plan"),
    ],
)
def test_the_persons_own_words(text, mine, said):
    assert use_my_words(text, PACK, mine) == said


def test_slots_and_own_words_go_in_together_and_once():
    said = say("In a crisis: {small_step}", PACK, {"small_step": "crisis {n}", "n": "2"}, {"crisis": "{n}"})
    assert said == "In a {n}: crisis {n}"
