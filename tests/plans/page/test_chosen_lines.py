"""What is chosen stands on the page, or is named as left off: every kind, every field alone, and every pair."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plans.pack.models import Pack
from plans.page.compose import candidates, compose
from plans.page.fold_card import card_of
from plans.page.omissions import LeftOff, left_off
from plans.page.placement import is_printed
from plans.page.question_slip import slip_candidates
from plans.record.models import Entry, Share
from tests.support.context import context_of
from tests.support.plans.chosen import PACKS, Written, said_on, written_of
from tests.support.plans.pages import PACK, TODAY, all_words, chosen, lines, made, record, section, supporter


def off_of(*entries: Entry, pack: Pack = PACK) -> list[LeftOff]:
    return list(
        left_off(context_of(record(*entries), pack=pack), compose(context_of(record(*entries), pack=pack, today=TODAY)))
    )


@pytest.mark.hazard("H28.4")
@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_every_field_alone_and_every_pair_prints_or_is_named(pack: Pack) -> None:
    for kind in pack.kinds.values():
        written = written_of(kind, pack)
        of_kind = record(*(one.entry for one in written))
        page = compose(context_of(of_kind, pack=pack, today=TODAY))
        off = {one.entry.id: one for one in left_off(context_of(of_kind, pack=pack), page)}
        said = said_on(page)
        for one in written:
            _look_at(one, said.get(one.entry.id, ""), off.get(one.entry.id), "\n".join(said.values()))


def _look_at(one: Written, line: str, off: LeftOff | None, everything: str) -> None:
    """A field's words stand on the page, in the entry's own line if it has one, or the entry or the field is named."""
    assert off is None or off.title.strip()
    if off is not None and off.why_not:
        return
    named = {field.label for field in off.unprinted} if off else set()
    for label, words in one.words.items():
        assert words.casefold() in (line or everything).casefold() or label in named or label in one.ruled, one.entry


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_no_row_of_a_chooser_is_ever_empty(pack: Pack) -> None:
    for kind in pack.kinds.values():
        bare = [Entry(kind=kind.id, on_page=True), Entry(kind=kind.id, on_page=True, share=Share.CAN_SHARE)]
        offered = record(*bare, *(one.entry for one in written_of(kind, pack)))
        assert all(row.text.strip() for row in candidates(context_of(offered, pack=pack)))
        assert all(row.text.strip() for row in slip_candidates(context_of(offered, pack=pack)))


@pytest.mark.hazard("H28.4")
def test_a_number_to_ring_without_a_name_prints_just_the_number():
    entry = chosen("service_number", phone="0800 555 0199")
    page = made(entry)
    assert section(page, "services").groups[0].items[0].text == "0800 555 0199"
    assert "0800 555 0199" in [item.right for item in page.band], "as large as every number there"
    [row] = candidates(context_of(record(entry)))
    assert (row.text, row.why_not) == ("0800 555 0199", "")
    assert off_of(entry) == []
    assert "0800 555 0199" in all_words(card_of(page, PACK))


def test_a_number_without_a_name_is_not_printed_twice():
    listed = next(line for line in PACK.lines_for("England") if line.urgent and not line.emergency)
    page = made(chosen("service_number", phone=listed.number))
    assert [listed.number in f"{item.text} {item.right}" for item in page.band].count(True) == 1


@pytest.mark.hazard("H19.2")
def test_a_number_is_left_off_by_name_without_a_call_order():
    [off] = off_of(supporter("Ola", None, phone="07700 900125"))
    assert (off.title, off.why_not) == ("Ola", "")
    assert [(field.label, field.why) for field in off.unprinted] == [("Number", "no call order")]
    assert "07700 900125" not in all_words(made(supporter("Ola", None, phone="07700 900125")))


@pytest.mark.hazard("H19.3")
def test_a_number_alone_without_a_call_order_is_named_and_not_printed():
    nameless = supporter("", None, phone="07700 900125")
    [off] = off_of(nameless)
    assert (off.title, off.why_not) == ("07700 900125", 'Only "Number" is written: no call order.')
    assert "07700 900125" not in all_words(made(nameless))


@pytest.mark.hazard("H19.3")
def test_a_number_alone_prints_in_the_order_to_call_only_once_they_were_asked():
    assert lines(made(supporter("", phone="07700 900125")), "people") == ["07700 900125"]
    for rule in ({"knows_they_are_listed": None}, {"do_not_call": True}):
        unasked = supporter("", phone="07700 900125", **rule)
        assert "07700 900125" not in all_words(made(unasked))
        [off] = off_of(unasked)
        assert off.why_not


@pytest.mark.hazard("H28.6")
@pytest.mark.parametrize(
    ("entry", "section_id", "words"),
    [
        (chosen("trigger", what_helps="Ring Sam"), "signs", "What helps then: Ring Sam"),
        (chosen("early_sign", what_helps=["tea", "a walk"]), "signs", "What helps: tea; a walk"),
        (supporter("", relation="sister", when="by day"), "people", "Who they are to me: sister, When to ring: by day"),
        (chosen("service_number", hours="9 to 5"), "services", "Open when: 9 to 5"),
        (chosen("daily_thing", easy_version="one sip"), "daily", "On a hard day: one sip"),
        (chosen("look_after", who="Jo", they_know=True), "wishes", "Who could do it: Jo"),
    ],
)
def test_what_stands_without_its_lead_says_by_its_label_what_it_is(entry: Entry, section_id: str, words: str) -> None:
    assert lines(made(entry), section_id)[0] == words


def test_what_is_kept_off_by_a_rule_is_named_with_its_reason():
    private = chosen("about_me", text="I sing").model_copy(update={"share": Share.PRIVATE})
    rung = chosen("rung", step="Find a towel", status="done")
    jo = supporter("Jo", knows_they_are_listed=None)
    assert [(off.title, off.why_not) for off in off_of(private, rung, jo, chosen("dream", text="A garden"))] == [
        ("I sing", PACK.page.private),
        ("Find a towel", "You have done this step, or changed it."),
        ("Jo", "They do not know they are listed yet."),
        ("A garden", PACK.page.no_place),
    ]


def test_only_the_newest_date_stands_in_the_head_and_an_older_one_is_named():
    older = chosen("review_date", date="2026-04-01")
    newer = chosen("review_date", date="2026-05-01").model_copy(update={"created": older.created.replace(day=9)})
    assert "1 May 2026" in all_words(made(older, newer))
    assert [(off.title, off.why_not) for off in off_of(older, newer)] == [("1 April 2026", PACK.page.newer_there)]


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_an_entry_counts_as_printed_exactly_where_its_row_says_so(pack: Pack) -> None:
    for kind in pack.kinds.values():
        of_kind = record(*(one.entry for one in written_of(kind, pack)[::7]))
        for row in candidates(context_of(of_kind, pack=pack)):
            assert is_printed(row.entry, context_of(of_kind, pack=pack)) == (not row.why_not)


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad\u2060", "\x00", " \u00a0"])
def test_words_that_nobody_can_see_are_as_good_as_none(unseen: str) -> None:
    entry = chosen("about_me", text=unseen)
    assert made(entry).sections == ()
    assert [off.why_not for off in off_of(entry)] == [PACK.page.nothing_written]


def test_a_word_of_their_own_that_the_page_does_not_use_is_named():
    used = chosen("my_word", term="crisis", my_word="low water")
    unused = chosen("my_word", term="other", my_word="the weather")
    assert [(off.title, off.why_not) for off in off_of(used, unused)] == [("the weather", PACK.page.unused_word)]


def test_a_field_that_only_a_newer_pack_knows_is_named():
    [off] = off_of(chosen("about_me", text="I sing", where_to="in the hall"))
    assert [field.label for field in off.unprinted] == ["where to"]


def test_a_part_says_why_it_leaves_a_field_off():
    asked = chosen("look_after", what="Cat", who="Jo")
    assert [(field.label, field.why) for field in off_of(asked)[0].unprinted] == [("Who could do it", "not asked yet")]
    wish = chosen("wish", text="Quiet", status="agreed with a service", agreed_on="2026-02-01")
    assert {field.why for field in off_of(wish)[0].unprinted} == {"not agreed by name"}


def test_a_field_that_a_service_adds_and_prints_nowhere_is_named():
    pack = PACKS["a service's own"]
    [off] = off_of(chosen("song", name="Yellow", why="my mum's"), pack=pack)
    assert [field.label for field in off.unprinted] == ["Why it helps"]
    assert replace(off, unprinted=()) == LeftOff(off.entry, "Yellow", "")
