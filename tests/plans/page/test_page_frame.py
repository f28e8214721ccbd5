"""Head, band, help lines and foot of the page."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from plans.pack.help_lines import ADD_ONE, SourceKind, lines_left_off, on_paper
from plans.pack.loader import build
from plans.page.compose import compose
from plans.record.models import Copy, Entry, Person, Record, Session
from tests.support.context import context_of
from tests.support.plans.packs import copy_pack
from tests.support.plans.pages import PACK, TODAY, chosen, lines, made, record, section


@pytest.mark.hazard("H20.4", "H46.3")
def test_a_page_with_nothing_chosen_still_has_its_head_help_lines_and_foot():
    page = made()
    assert (page.title, page.name, page.full_name, page.language) == (
        "My crisis and wellness plan",
        "Mimi",
        "",
        "en-GB",
    )
    assert page.sections == ()
    assert page.band[0].text == "Emergency"
    assert page.meta == (("Version", "1"), ("Written", "3 March 2026"))
    assert page.page_of == "Page 1 of 1"
    assert page.copies == ()
    assert "I can change it at any time." in page.foot


def of_region(region, pack=PACK, today=TODAY):
    return compose(context_of(Record(person=Person(called="Mimi", region=region)), pack=pack, today=today))


def test_help_lines_print_with_their_hours_and_nothing_else_and_an_emergency_number_with_nothing():
    assert [(i.right, i.text, i.detail) for i in made().band] == [
        ("999 (or 112)", "Emergency", ""),
        ("111", "NHS 111, choose mental health", "any time. If you have a team, ring them first"),
        ("116 123", "Samaritans", "any time"),
        ("text SHOUT to 85258", "Shout", "any time"),
    ]
    assert [(i.right, i.text) for i in section(of_region("Scotland"), "services").groups[0].items] == [
        ("0800 83 85 87", "Breathing Space")
    ]


@pytest.mark.hazard("H34.2", "H35.1")
@pytest.mark.parametrize("region", [r.id for r in PACK.regions])
def test_every_help_line_of_a_region_stands_on_the_page_once_if_it_may(region):
    page = of_region(region)
    rights = [i.right for i in page.band] + [i.right for s in page.sections for g in s.groups for i in g.items]
    expected = [line.to_use for line in on_paper(PACK.lines_for(region), TODAY)]
    assert sorted(rights) == sorted(expected)


@pytest.mark.hazard("H34.2")
@pytest.mark.parametrize("region", [r.id for r in PACK.regions])
def test_nobody_is_asked_to_check_a_number(region):
    page = of_region(region)
    items = (*page.band, *(i for s in page.sections for g in s.groups for i in g.items))
    assert "check" not in " ".join(f"{i.text} {i.detail} {i.right}" for i in items)
    assert "check" not in page.foot


@pytest.mark.hazard("H34.3")
def test_the_foot_names_the_sources_once():
    assert made().foot == (f"{PACK.page.foot} Help lines from: the NHS, samaritans.org, giveusashout.org. 3 March 2026")
    assert "from: NHS Scotland, samaritans.org, giveusashout.org." in of_region("Scotland").foot
    assert of_region("New Zealand").foot == PACK.page.foot
    assert of_region("Elsewhere").foot == PACK.page.foot


def test_a_line_that_the_service_checked_is_not_the_sources_any_more():
    lines = tuple(
        line.model_copy(update={"source_kind": SourceKind.OWN, "verified_on": date(2026, 2, 1)})
        if line.id == "uk-samaritans"
        else line
        for line in PACK.help_lines
    )
    foot = of_region("England", PACK.model_copy(update={"help_lines": lines})).foot
    assert "from: the NHS, giveusashout.org." in foot


@pytest.mark.hazard("H34.2")
def test_a_source_prints_until_it_is_three_years_old_and_not_a_day_longer():
    assert "988" in [i.right.rpartition(" ")[2] for i in of_region("Canada", today=date(2026, 11, 30)).band]
    assert [i.right for i in of_region("Canada", today=date(2026, 12, 1)).band] == ["911"]


@pytest.mark.hazard("H34.3")
def test_a_checked_help_line_says_when(tmp_path):
    folder = copy_pack(tmp_path)
    path = folder / "help_lines.toml"
    path.write_text(
        path.read_text("utf-8").replace('number = "116 123"', 'number = "116 123"\nverified_on = 2026-02-01')
    )
    page = compose(context_of(record(), pack=build("en-GB", folder), today=TODAY))
    assert "any time, checked 1 February 2026" in [i.detail for i in page.band]


def test_a_number_the_person_wrote_down_is_not_listed_twice():
    page = made(chosen("service_number", name="Samaritans", phone="116123"))
    assert [i.right for i in page.band] == ["999 (or 112)", "116123", "111", "text SHOUT to 85258"]
    wanted = record(chosen("service_number", name="Breathing Space", phone="0800838587"))
    scotland = wanted.model_copy(update={"person": Person(called="Mimi", region="Scotland")})
    assert lines(compose(context_of(scotland, today=TODAY)), "services") == ["Breathing Space"]


def test_the_band_has_the_emergency_number_first_then_the_persons_own():
    page = made(
        chosen("service_number", name="Group", hours="Tuesdays"),
        chosen("service_number", name="Night team", phone="01632 960001", hours="6pm to 6am"),
        chosen("service_number", name="Day team", phone="01632 960002"),
    )
    assert [i.right for i in page.band] == ["999 (or 112)", "01632 960001", "111", "116 123", "text SHOUT to 85258"]
    assert page.band[0].detail == ""
    assert page.band[2].detail.startswith("any time")


@pytest.mark.hazard("H34.1")
@pytest.mark.parametrize("region", [r.id for r in PACK.regions])
def test_every_region_has_an_urgent_band(region):
    page = of_region(region)
    assert page.band[0].text == "Emergency"
    talks = any(line.urgent and not line.emergency for line in on_paper(PACK.lines_for(region), TODAY))
    assert (len(page.band) > 1) is talks
    assert talks or ADD_ONE in lines_left_off(PACK.lines_for(region), TODAY)


@pytest.mark.hazard("H35.3")
def test_a_place_we_have_no_lines_for_is_told_to_ring_its_own():
    page = compose(context_of(Record(person=Person(called="Mimi", region="Elsewhere")), today=TODAY))
    assert [i.text for i in page.band] == [PACK.page.no_lines]
    assert page.sections == ()


@pytest.mark.hazard("H31.1")
def test_the_head_has_the_full_name_the_version_and_the_newest_date_to_look_again():
    dates = [
        chosen("review_date", date=d).model_copy(update={"created": datetime(2026, 3, n, tzinfo=UTC)})
        for n, d in enumerate(["2026-06-03", "2026-09-01", "next spring"], 1)
    ]
    sessions = [Session(number=n) for n in (1, 2, 3)]
    person = Person(called="Mimi", full_name="Maryam Haddad")
    page = compose(context_of(Record(person=person, sessions=sessions, entries=dates[:2]), today=date(2026, 12, 31)))
    assert page.full_name == "Full name: Maryam Haddad"
    assert page.meta == (("Version", "3"), ("Written", "31 December 2026"), ("Look again by", "1 September 2026"))
    assert made(*dates).meta[2] == ("Look again by", "next spring")


@pytest.mark.hazard("H25.4", "H31.2")
def test_copies_are_those_not_taken_back_and_those_written_down_each_once():
    copies = [Copy(who="Sam"), Copy(who="Old GP", taken_back_on=TODAY), Copy(who=" ")]
    page = made(
        chosen("copy", who="sam"),
        chosen("copy", who="My fridge"),
        Entry(kind="copy", values={"who": "Jo"}),
        copies=copies,
    )
    assert page.copies == ("Sam", "My fridge")


@pytest.mark.hazard("H46.4")
def test_the_persons_own_words_name_the_page_and_its_headings():
    page = made(
        Entry(kind="my_word", values={"term": "this plan", "my_word": "my safety net"}),
        Entry(kind="my_word", values={"term": "early signs", "my_word": "wobbles"}),
        chosen("early_sign", sign="My early signs stay mine"),
    )
    assert page.title == "My safety net"
    assert section(page, "signs").heading == "My wobbles, and what I do"
    assert lines(page, "signs") == ["My early signs stay mine"]


def test_help_lines_never_take_the_persons_words():
    word = Entry(kind="my_word", values={"term": "crisis", "my_word": "storm"})
    person = Person(called="Mimi", region="US")
    page = compose(context_of(Record(person=person, entries=(word,)), today=TODAY))
    assert any(i.text == "988 Suicide and Crisis Lifeline" for i in page.band)
    assert page.title == "My storm and wellness plan"
