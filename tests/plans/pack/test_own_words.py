"""Slots and the person's own words in prompts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.guide.prompt_slots import slots
from plans.pack.loader import load_pack
from plans.pack.own_words import fill, heading_of, say, title_of, use_my_words
from plans.page.compose import compose
from plans.record.models import Entry, Person, Record, Session, Share
from tests.support.context import context_of

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
    found = slots(context_of(record(), session=FIRST))
    assert found == {
        "small_step": PACK.flow.no_small_step,
        "meetings": "10",
        "n": "1",
        "cover": PACK.flow.no_cover,
        "on_call": PACK.safety.on_call_unknown,
        "emergency": "999",
        "urgent": "NHS 111, choose the mental health option",
        "advice": "111",
    }


def test_slots_follow_what_was_written():
    kept = record(
        entry("small_step", what="Ring Sam", hour=9),
        entry("small_step", what="Walk to the shop.", hour=10),
        entry("small_step", what="Today's own", session="s2", hour=11),
        entry("ending", meetings_planned=6, cover_person="Ifeoma"),
    )
    found = slots(context_of(kept, session=SECOND))
    assert (found["small_step"], found["meetings"], found["n"], found["cover"]) == (
        "Walk to the shop",
        "6",
        "2",
        "Ifeoma",
    )


def test_a_small_step_that_was_left_out_is_not_said():
    gone = entry("small_step", what="Ring Sam").model_copy(update={"deleted_at": datetime(2026, 3, 4, tzinfo=UTC)})
    assert slots(context_of(record(gone), session=SECOND))["small_step"] == PACK.flow.no_small_step


@pytest.mark.hazard("H57.1")
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


@pytest.mark.hazard("H46.4")
def test_slots_and_own_words_go_in_together_and_once():
    said = say("In a crisis: {small_step}", PACK, {"small_step": "crisis {n}", "n": "2"}, {"crisis": "{n}"})
    assert said == "In a {n}: crisis {n}"


LED = {
    "hard times": ("fog", "Fog: if things get really hard"),
    "crisis": ("my storm", "My storm: if things get really hard"),
    "people who help": ("the crew", "The crew: people I trust"),
    "early signs": ("wobbles", "My wobbles, and what I do"),
}


def with_word(term: str, word: str, *entries: Entry) -> Record:
    return record(entry("my_word", term=term, my_word=word), *entries)


@pytest.mark.parametrize("term", LED)
def test_headings_of_the_page_are_led_by_the_persons_own_word(term):
    word, heading = LED[term]
    shared = {"on_page": True, "share": Share.CAN_SHARE}
    written = (
        entry("crisis_sign", text="a").model_copy(update=shared),
        entry("early_sign", sign="b").model_copy(update=shared),
        entry("supporter", name="Ola", knows_they_are_listed=True).model_copy(update=shared),
    )
    page = compose(context_of(with_word(term, word, *written), today=date(2026, 3, 3)))
    before = compose(context_of(record(*written), today=date(2026, 3, 3)))
    assert heading in [section.heading for section in page.sections]
    changed = [a.heading for a, b in zip(page.sections, before.sections, strict=True) if a.heading != b.heading]
    assert changed == [heading]


TITLES = {
    "hard times": ("crisis", "Fog: if things get really hard"),
    "crisis": ("crisis", "Fog: if things get really hard"),
    "early signs": ("early_signs", "Fog: spotting the signs early"),
    "people who help": ("people_places", "Fog: people and places"),
    "getting better": ("recovery", "What fog means to me"),
}


@pytest.mark.parametrize("term", TITLES)
def test_titles_of_modules_too(term):
    module_id, title = TITLES[term]
    kept = with_word(term, "fog")
    said = {module.id: title_of(PACK, kept.my_words, module) for module in PACK.modules}
    plain = {module.id: module.title for module in PACK.modules}
    assert {name: words for name, words in said.items() if words != plain[name]} == {module_id: title}


def test_every_term_there_is_changes_a_prompt_a_title_or_a_heading():
    field = PACK.kinds["my_word"].field("term")
    for term in field.choices:
        mine = {term: "fog"}
        prompts = [step.prompt for module in PACK.modules for step in module.steps]
        sections = PACK.page.sections
        changed = [use_my_words(prompt, PACK, mine) != prompt for prompt in prompts]
        changed += [heading_of(part.heading, part.my_terms, PACK, mine) != part.heading for part in sections]
        changed += [heading_of(m.title, m.my_terms, PACK, mine) != m.title for m in PACK.modules]
        assert any(changed) is (term != "other"), term


def test_the_first_word_of_two_leads_and_i_stays_large():
    mine = {"crisis": "storm", "hard times": "fog"}
    assert heading_of("I rest", ("crisis", "hard times"), PACK, mine) == "Storm: I rest"
    assert heading_of("If it rains", ("hard times",), PACK, {"hard times": "{heading}"}) == "{heading}: if it rains"
