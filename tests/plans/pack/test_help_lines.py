"""Help lines: which numbers are sure, how sentences name them, and what can be wrong with one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from plans.pack.help_lines import (
    ADD_ONE,
    NOT_BY_ITSELF,
    NOT_CHECKED,
    NOT_SEEN,
    OLD_CHECK,
    OLD_SOURCE,
    HelpLine,
    Region,
    SourceKind,
    lines_left_off,
    most_urgent_first,
    number_problem,
    region_slips,
    same_number,
    slips,
    sources,
    spoken_of,
    to_review,
    why_not_on_paper,
)
from tests.support.plans.pages import PACK

TODAY = date(2027, 3, 3)


def line(**more: object) -> HelpLine:
    usual = {"id": "night", "region": "UK", "name": "Night line", "number": "01632 960100", "hours": "any time"}
    return HelpLine(**{**usual, "source": "a leaflet", "source_date": "2026", "review_by": date(2027, 6, 1), **more})


@pytest.mark.hazard("H34.2")
@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({}, NOT_CHECKED),
        ({"source_kind": "other"}, NOT_CHECKED),
        ({"source_kind": "own"}, NOT_CHECKED),
        ({"verified_on": date(2027, 1, 1)}, ""),
        ({"source_kind": "other", "verified_on": date(2024, 3, 3)}, ""),
        ({"source_kind": "other", "verified_on": date(2024, 3, 2)}, OLD_CHECK),
        ({"verified_on": date(2026, 1, 1), "review_by": TODAY - timedelta(1)}, ""),
        ({"source_kind": "operator"}, ""),
        ({"source_kind": "government", "source_seen": ""}, ""),
        ({"source_kind": "government", "source_seen": date(2024, 3, 3)}, ""),
        ({"source_kind": "government", "source_seen": date(2024, 3, 2)}, OLD_SOURCE),
        ({"source_kind": "operator", "source_seen": date(2010, 1, 1), "verified_on": TODAY}, ""),
        ({"source_kind": "operator", "source_seen": date(2010, 1, 1), "verified_on": date(2010, 1, 1)}, OLD_SOURCE),
        ({"source_kind": "operator", "how": "Set it up first."}, NOT_BY_ITSELF),
        ({"how": "Set it up first."}, NOT_SEEN),
        ({"emergency": True, "review_by": date(2020, 1, 1)}, ""),
        ({"emergency": True, "source_kind": "other"}, ""),
    ],
)
def test_what_may_stand_on_paper_and_why_not(more, why):
    assert why_not_on_paper(line(**more), TODAY) == why


def test_a_leap_day_is_three_years_old_on_the_first_of_march():
    leap = line(source_kind="government", source_seen=date(2024, 2, 29))
    assert [why_not_on_paper(leap, day) for day in (date(2027, 2, 28), date(2027, 3, 1))] == ["", OLD_SOURCE]


@pytest.mark.hazard("H34.4")
def test_each_line_left_off_is_named_with_its_reason_and_so_is_that_none_is_left():
    lines = (line(), line(id="b", name="Day line", method="text"), line(id="c", name="Set", how="Set it up."))
    assert lines_left_off((*lines, line(id="d", source_kind="operator")), TODAY) == (
        f"Not on paper: Night line (01632 960100), Day line (text 01632 960100). {NOT_CHECKED}",
        f"Not on paper: Set. {NOT_SEEN}",
    )
    assert lines_left_off((line(emergency=True),), TODAY) == (ADD_ONE,)
    assert lines_left_off((line(source_kind="operator"),), TODAY) == ()


def test_the_foot_names_each_source_once_and_only_those_who_say_a_number_that_the_service_did_not_check():
    lines = (
        line(source_kind="operator", source_name="a.org"),
        line(source_kind="government", source_name="the NHS"),
        line(source_kind="operator", source_name="a.org"),
        line(source_kind="operator", source_name="b.org", verified_on=TODAY),
        line(source_kind="other", source_name="c.org"),
        line(source_kind="own", source_name="your service", verified_on=TODAY),
        line(source_kind="government", source_name="d.org", emergency=True),
    )
    assert sources(lines) == ("a.org", "the NHS")


def test_a_line_of_an_older_file_is_the_services_if_it_was_rung_and_else_nobodys():
    assert line().kind is SourceKind.OTHER
    assert line(verified_on=TODAY).kind is SourceKind.OWN


def test_a_line_is_to_be_looked_at_again_after_its_day_and_an_emergency_number_never():
    old = date(2027, 3, 2)
    lines = (line(), line(id="old", review_by=old), line(id="999", emergency=True, review_by=old))
    assert [found.id for found in to_review(lines, TODAY)] == ["old"]


def test_sentences_name_the_first_line_of_each_kind():
    lines = (
        line(urgent=True),
        line(id="b", number="999", emergency=True, urgent=True),
        line(id="c", urgent=True, say="the other one"),
        line(id="d", number="111", advice=True, say="NHS 111"),
    )
    assert spoken_of(lines) == {"emergency": "999", "urgent": "Night line on 01632 960100", "advice": "111"}
    assert line(method="text HELP to").in_a_sentence == "Night line (text HELP to 01632 960100)"
    assert spoken_of(()) == {}


def test_the_most_urgent_come_first_and_otherwise_keep_their_order():
    lines = (line(id="a"), line(id="b", urgent=True), line(id="c", emergency=True), line(id="d", urgent=True))
    assert [found.id for found in most_urgent_first(lines)] == ["c", "b", "d", "a"]


@pytest.mark.parametrize("number", ["999 (or 112)", "112 or 999", "+44 1632 960100", "18001 0808 808 8000", "13 11 14"])
def test_numbers_as_people_print_them_are_fine(number):
    assert number_problem(number) == ""


@pytest.mark.parametrize("number", ["", "soon", "text SHOUT to 85258", "01632 96O100", "01632 960100; 01632 960101"])
def test_what_cannot_be_rung_is_no_number(number):
    assert number_problem(number)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("116 123", "116123", True),
        ("01632-960 100", "01632 960100", True),
        ("116 123", "116 213", False),
        ("+44 1632", "44 1632", False),
    ],
)
def test_spaces_and_dashes_do_not_make_another_number(one, other, same):
    assert same_number(one, other) is same


@dataclass
class Wrong:
    more: dict[str, object]
    field: str


@pytest.mark.parametrize(
    "wrong",
    [
        Wrong({"id": "Night Line"}, "id"),
        Wrong({"name": " "}, "name"),
        Wrong({"source": ""}, "source"),
        Wrong({"source_kind": "operator"}, "source_name"),
        Wrong({"source_url": "samaritans.org"}, "source_url"),
        Wrong({"source_seen": date(2027, 3, 4)}, "source_seen"),
        Wrong({"number": "ring us"}, "number"),
        Wrong({"say": "the line on 01632 960101"}, "say"),
        Wrong({"verified_on": date(2027, 7, 1)}, "review_by"),
        Wrong({"verified_on": date(2027, 3, 4)}, "verified_on"),
    ],
    ids=lambda wrong: wrong.field,
)
def test_what_is_wrong_with_a_line_is_said_of_its_field(wrong):
    assert wrong.field in [slip.field for slip in slips(line(**wrong.more), TODAY)]


def test_nothing_is_wrong_with_the_lines_that_come_with_peertui():
    assert [slip for one in PACK.help_lines for slip in slips(one, date(2026, 11, 22))] == []


def test_a_region_without_an_emergency_number_is_said():
    regions = (Region(id="UK"), Region(id="Wales", includes=("UK",)), Region(id="France"))
    found = list(region_slips(regions, (line(emergency=True),)))
    assert [name for name, _ in found] == ["France"]
    assert "no emergency number" in found[0][1].problem
