"""The page's entries: only what was chosen and may be shared, each in its section and order."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.pack.loader import build
from plans.page.compose import candidates, compose
from plans.record.models import Entry, Share
from tests.support.context import context_of
from tests.support.plans.packs import copy_pack
from tests.support.plans.pages import (
    PACK,
    T0,
    TODAY,
    all_words,
    chosen,
    lines,
    made,
    record,
    section,
    supporter,
    why_not,
)


def test_left_out_private_and_unchosen_entries_never_print():
    gone = chosen("about_me", text="gone").model_copy(update={"deleted_at": T0})
    private = chosen("about_me", text="private").model_copy(update={"share": Share.PRIVATE})
    unchosen = chosen("about_me", text="unchosen").model_copy(update={"on_page": False})
    assert lines(made(gone, private, unchosen, chosen("about_me", text="yes")), "matters") == ["yes"]


kinds = st.sampled_from([*PACK.kinds, "alien"])
texts = st.sampled_from(["", " ", "word {text} [x]", "[/b]", "two\nlines", "999"])
scalars = st.one_of(texts, st.booleans(), st.none(), st.integers(-3, 12), st.just(["one", "two"]), st.just({"a": 1}))


@st.composite
def any_entry(draw: st.DrawFn) -> Entry:
    kind = draw(kinds)
    fields = PACK.kinds[kind].fields if kind in PACK.kinds else ()
    values = {f.name: draw(st.sampled_from(f.choices) if f.choices else scalars) for f in fields if draw(st.booleans())}
    return Entry(
        kind=kind,
        values={**values, "beyond": draw(scalars)},
        order=draw(st.none() | st.integers(-2, 9)),
        on_page=draw(st.booleans()),
        share=draw(st.sampled_from(Share)),
        deleted_at=draw(st.sampled_from([None, None, T0])),
    )


@given(st.lists(any_entry(), max_size=12))
def test_only_entries_chosen_kept_and_shared_print_and_none_of_them_is_lost(entries):
    kept = record(*entries)
    page = compose(context_of(kept, today=TODAY))
    printed = [item.entry for s in page.sections for g in s.groups for item in g.items if item.entry]
    assert len(printed) == len(set(printed))
    for entry_id in printed:
        entry = kept.entry(entry_id)
        assert entry.on_page
        assert entry.kept
        assert entry.share is Share.CAN_SHARE
    offered = {c.entry.id: c for c in candidates(context_of(kept))}
    assert {e.id for e in entries if e.kept and e.on_page and e.kind != "my_word"} <= set(offered)
    for candidate in offered.values():
        if candidate.section not in ("head", "foot"):
            assert (candidate.entry.id in printed) == (candidate.chosen and not candidate.why_not)
        assert candidate.chosen or candidate.entry.id not in printed
    for group in (g for s in page.sections for g in s.groups):
        assert group.items
        assert all(item.text for item in group.items)


def test_candidates_stand_in_page_order_with_the_words_that_would_print():
    found = candidates(
        context_of(
            record(
                chosen("goal", goal="Swim"),
                supporter("Maya", relation="sister", phone="07700 900123"),
                Entry(kind="about_me", values={"text": "I sing"}),
                chosen("alien", a="hello"),
                chosen("dream", text="A garden"),
            )
        )
    )
    assert [(c.section, c.text, c.chosen) for c in found] == [
        ("matters", "I sing", False),
        ("goals", "Swim", True),
        ("people", "Maya (sister)", True),
        ("nowhere", "hello", True),
        ("nowhere", "A garden", True),
    ]
    assert (found[2].heading, found[2].right, found[2].most) == ("People I trust", "07700 900123", 4)
    assert [c.why_not for c in found] == ["", "", "", PACK.page.no_place, PACK.page.no_place]


@pytest.mark.hazard("H19.1")
@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"knows_they_are_listed": False}, "They do not know they are listed yet."),
        ({"knows_they_are_listed": None}, "They do not know they are listed yet."),
        ({"knows_they_are_listed": "yes"}, "They do not know they are listed yet."),
        ({"do_not_call": True}, "You asked that they are not called."),
        ({"do_not_call": "yes"}, "You asked that they are not called."),
        ({"do_not_call": True, "call_order": None}, "You asked that they are not called."),
        ({"do_not_call": False}, ""),
    ],
)
def test_a_supporter_prints_only_once_they_know_and_may_be_called(values, reason):
    entry = supporter("Maya", **values)
    assert why_not(entry) == [reason]
    assert bool(lines(made(entry), "people")) == (reason == "")


@pytest.mark.hazard("H19.2")
def test_people_stand_in_call_order_and_those_not_called_without_a_number():
    page = made(
        supporter("Ola", None, phone="07700 900125", relation="friend"),
        supporter("Maya", 2, phone="07700 900123", relation="sister", when="by day"),
        supporter("Sam", 1, phone="07700 900124"),
    )
    called, close = section(page, "people").groups
    assert [(i.text, i.right) for i in called.items] == [
        ("Sam", "07700 900124"),
        ("Maya (sister), by day", "07700 900123"),
    ]
    assert [(i.text, i.right) for i in close.items] == [("Ola", "")]


@pytest.mark.hazard("H43.2")
def test_early_signs_stand_in_order_with_what_helps_below():
    page = made(
        chosen("early_sign", sign="No post", order=2, what_helps=["bath", "ring Sam"]),
        chosen("early_sign", sign="No sleep", order=1),
        chosen("trigger", what="Winter"),
    )
    signs, triggers = section(page, "signs").groups
    assert [(i.text, i.detail) for i in signs.items] == [("No sleep", ""), ("No post", "bath; ring Sam")]
    assert [i.text for i in triggers.items] == ["Winter"]


def test_the_persons_own_order_is_kept_where_the_pack_asks_for_no_other():
    first, second, third = (chosen("about_me", text=t) for t in ("one", "two", "three"))
    moved = (first.model_copy(update={"order": 2}), second.model_copy(update={"order": 1}), third)
    assert lines(made(*moved), "matters") == ["two", "one", "three"]


def test_what_helps_and_what_does_not_are_gathered_from_both_kinds():
    page = made(
        chosen("with_me", kind="does not help", text="Shouting"),
        chosen("crisis_help", kind="does not help", text="Sirens"),
        chosen("with_me", kind="helps", text="Listening"),
        chosen("crisis_help", kind="a place I can go", text="The shed", who="Sam"),
        chosen("crisis_help", kind="helps", text="Tea"),
        chosen("crisis_help", text="Somewhere between"),
    )
    box = section(page, "crisis")
    assert box.boxed
    assert [(g.label, [i.text for i in g.items]) for g in box.groups] == [
        ("This helps", ["A place I can go: The shed (Sam)", "Tea", "Listening"]),
        ("This does not help", ["Sirens", "Shouting"]),
    ]
    assert why_not(chosen("crisis_help", text="x")) == ["Say first if it helps or does not help."]


@pytest.mark.hazard("H32.1")
def test_a_wish_is_agreed_only_with_a_name():
    agreed = {"status": "agreed with a service"}
    page = made(
        chosen("wish", text="Halal food"),
        chosen("wish", text="Quiet room", **agreed),
        chosen("wish", text="Low voice", agreed_with="Dr Osei", agreed_on="2026-02-01", **agreed),
        chosen("wish", text="My sister there", agreed_with="Ward 3", **agreed),
    )
    assert lines(page, "wishes") == [
        "Halal food (my wish)",
        "Quiet room (my wish)",
        "Low voice (agreed with Dr Osei on 1 February 2026)",
        "My sister there (agreed with Ward 3)",
    ]


@pytest.mark.hazard("H19.6")
def test_who_looks_after_things_is_named_only_once_they_were_asked():
    asked = chosen("look_after", what="Cat", who="Jo", they_know=True)
    page = made(asked, chosen("look_after", what="Dog", who="Bo", they_know=False))
    assert lines(page, "wishes") == ["Cat: Jo", "Dog"]


def test_goals_with_the_next_rung_and_the_newest_small_step_first():
    old = chosen("small_step", what="Ring Jo", when="Friday")
    new = chosen("small_step", what="Walk", easier_version="Stand outside").model_copy(
        update={"created": datetime(2026, 3, 4, tzinfo=UTC)}
    )
    done = chosen("small_step", what="Old one", how_it_went="did it")
    rungs = chosen("rung", step="Swim ten minutes", order=2), chosen("rung", step="Find towel", status="done", order=1)
    page = made(old, new, done, *rungs, chosen("goal", goal="Swim"))
    items = section(page, "goals").groups[0].items
    assert [(i.text, i.tick_box) for i in items] == [
        ("Swim", False),
        ("Swim ten minutes", True),
        ("Walk", True),
        ("Ring Jo, Friday", True),
    ]
    assert items[2].detail == "The easy version: Stand outside"


def test_what_comes_afterwards_says_when_in_its_heading():
    page = made(
        *(chosen("afterwards", kind=kind, text=kind) for kind in ("thank or tell", "can wait", "first")),
        chosen("afterwards", text="no kind"),
    )
    assert [(g.label, [i.text for i in g.items]) for g in section(page, "wishes").groups] == [
        ("Afterwards, first", ["first"]),
        ("Afterwards, this can wait", ["can wait"]),
        ("Afterwards, thank or tell", ["thank or tell"]),
        ("Afterwards", ["no kind"]),
    ]


@pytest.mark.hazard("H41.4")
def test_who_to_ask_about_medication_is_named_and_else_said_by_what_they_are():
    page = made(
        chosen("med_person", role="GP", name="Dr Osei", phone="01632 960001"),
        chosen("med_person", role="other", name="Jo"),
        chosen("med_person", role="pharmacist"),
    )
    assert lines(page, "medication") == ["Dr Osei (GP)", "Jo", "My pharmacist"]
    assert why_not(chosen("med_person", role="other")) == ["Write their name first, or who they are."]


def test_how_long_a_thing_takes_reads_as_people_say_it():
    page = made(*(chosen("toolbox", what="Walk", takes=takes) for takes in ("longer", "a minute", None)))
    assert lines(page, "daily") == ["Walk (takes longer)", "Walk (a minute)", "Walk"]


def test_nothing_chosen_is_dropped_however_many_there_are():
    many = [chosen("about_me", text=f"thing {n}") for n in range(40)]
    assert lines(made(*many), "matters") == [e.values["text"] for e in many]


def test_an_empty_entry_is_left_out_and_says_so():
    assert made(chosen("about_me", text="  ")).sections == ()
    assert why_not(chosen("about_me")) == [PACK.page.nothing_written]


@pytest.mark.hazard("H28.3")
def test_an_entry_meant_for_the_page_but_private_says_so():
    private = chosen("about_me", text="x").model_copy(update={"share": Share.PRIVATE})
    assert why_not(private) == [PACK.page.private]


@pytest.mark.hazard("H56.3")
def test_private_in_the_form_is_private_wherever_a_service_prints_it(tmp_path):
    own = tmp_path / "own"
    own.mkdir()
    (own / "page.toml").write_text(
        '[[sections]]\nid = "story"\nheading = "My story"\ncolumn = "left"\n'
        'parts = [{ kind = "my_story", most = 1, text = "{text}" }]\n',
        "utf-8",
    )
    pack = build("en-GB", copy_pack(tmp_path), own)
    told, kept = chosen("my_story", text="told"), chosen("my_story", text="kept", share="private to us")
    page = compose(context_of(record(told, kept), pack=pack, today=TODAY))
    assert lines(page, "story") == ["told"]
    assert "kept" not in all_words(page)
