"""The slip of questions and what stands on the card and the empty form: which words, and whose."""

from __future__ import annotations

from datetime import date

import pytest

from plans.page.blank_form import blank_of
from plans.page.compose import compose
from plans.page.fold_card import card_of
from plans.page.question_slip import compose_slip, slip_candidates
from plans.record.changes import choose_for_slip
from plans.record.models import Entry, Share
from tests.support.context import context_of
from tests.support.plans.pages import PACK, T0, TODAY, chosen, made, record, supporter


def asked(question: str, **more: object) -> Entry:
    share = Share.CAN_SHARE if more.pop("shared", True) else Share.PRIVATE
    return Entry(kind="question", values={"question": question, **more}, share=share, created=T0)


def on_slip(*entries: Entry) -> list[tuple[str, list[str]]]:
    page = compose_slip(context_of(record(*entries), today=TODAY))
    return [(s.heading, [item.text for group in s.groups for item in group.items]) for s in page.sections]


@pytest.mark.hazard("H41.5")
def test_questions_stand_below_who_is_asked_and_what_to_tell_stands_last():
    noticed = Entry(
        kind="med_noticed",
        values={"what": "Slow till ten", "since": "May", "want_to_raise": True},
        share=Share.CAN_SHARE,
    )
    assert on_slip(
        noticed,
        asked("Why in November?", ask_who="Dr Farrow", when="in spring"),
        asked("Who pays?"),
        asked("Can it change?", ask_who="dr farrow"),
    ) == [
        ("For Dr Farrow", ["Why in November? (in spring)", "Can it change?"]),
        ("For whoever I see", ["Who pays?"]),
        ("What I want to tell them", ["Slow till ten, since May"]),
    ]


@pytest.mark.parametrize(
    "entry",
    [
        asked("private", shared=False),
        asked("marked private in its form", share="private to us"),
        asked("answered", answer_my_words="Yes"),
        asked("left out").model_copy(update={"deleted_at": T0}),
        asked("  "),
        Entry(kind="med_noticed", values={"what": "not to be raised"}, share=Share.CAN_SHARE),
        Entry(kind="med_noticed", values={"what": "to be raised", "want_to_raise": True}),
        chosen("med_matters", text="another kind"),
        chosen("about_me", text="something of the page"),
    ],
    ids=lambda entry: next(iter(entry.values.values())),
)
def test_what_is_private_answered_or_something_else_never_stands_on_the_slip(entry: Entry):
    assert on_slip(entry) == []


def test_a_question_is_chosen_and_taken_back():
    ours = record(asked("Why?", shared=False))
    entry_id = ours.entries[0].id
    assert [c.chosen for c in slip_candidates(context_of(ours))] == [False]
    there = choose_for_slip(ours, entry_id, True, T0)
    assert [c.chosen for c in slip_candidates(context_of(there))] == [True]
    assert compose_slip(context_of(there, today=TODAY)).sections
    assert not compose_slip(context_of(choose_for_slip(there, entry_id, False, T0), today=TODAY)).sections


def test_an_answered_question_says_why_it_does_not_print():
    assert [c.why_not for c in slip_candidates(context_of(record(asked("Why?", answer_my_words="Because"))))] == [
        "You have written the answer."
    ]


def test_the_slip_has_the_name_the_date_and_lines_to_fill_in():
    page = compose_slip(context_of(record(asked("Why?")), today=date(2026, 3, 3)))
    assert (page.title, page.name, page.full_name) == ("My questions", "Mimi", "")
    assert page.meta == (("Written", "3 March 2026"), ("Who I saw", ""), ("When", ""))
    assert page.band == page.copies == ()


def test_the_card_holds_its_sections_in_its_order_and_always_the_urgent_numbers():
    page = made(
        chosen("about_me", text="I sing"),
        chosen("early_sign", sign="The radio stays off"),
        chosen("crisis_sign", text="No sleep"),
        chosen("copy", who="my fridge door"),
        supporter("Ola", phone="07700 900125"),
        supporter("Not asked", knows_they_are_listed=False),
    )
    card = card_of(page, PACK)
    assert [section.id for section in card.sections] == ["crisis", "people", "signs"]
    assert card.band == page.band
    assert card.copies == ()
    assert card.meta == (("Written", "3 March 2026"),)
    assert "Not asked" not in str(card)
    assert [s.id for s in card_of(page, PACK, {"signs", "people"}).sections] == ["crisis"]


def test_the_empty_form_holds_nothing_of_anybody():
    form = blank_of(PACK, "Scotland", TODAY)
    page = compose(context_of(record(), today=TODAY))
    assert form.frame.name == form.frame.full_name == ""
    assert form.frame.meta == form.frame.sections == ()
    assert [s.heading for s in form.sections] == [s.heading for s in PACK.page.sections]
    assert [i.right for s in form.sections for i in s.printed] == ["0800 83 85 87"]
    assert "111" in [item.right for item in form.frame.band]
    assert page.name not in str(form)
    people = next(s for s in form.sections if s.heading == "People I trust")
    assert [(g.label, g.most, g.number) for g in people.groups] == [
        ("Please call in this order", 4, "Number"),
        ("Also close to me", 3, ""),
    ]
    wishes = next(s for s in form.sections if s.column == "right" and "look after" in s.heading)
    assert [g.label for g in wishes.groups] == ["", "Please look after", "Afterwards"]
