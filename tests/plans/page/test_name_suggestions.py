"""Names the person wrote before, offered where a field asks for one."""

from datetime import UTC, datetime
from typing import Any

import pytest

from plans.pack.loader import load_pack
from plans.pack.models import FieldType
from plans.page.name_suggestions import MOST, put_in, stands_in, suggestions, take_out
from plans.record.models import Entry, Person, Record
from tests.support.context import context_of

PACK = load_pack()
NOW = datetime(2026, 3, 3, tzinfo=UTC)


def entry(kind: str, number: int = 0, *, deleted: bool = False, **values: Any) -> Entry:
    gone = NOW if deleted else None
    return Entry(id=f"{kind}{number}", kind=kind, values=values, created=NOW, changed=NOW, deleted_at=gone)


def offered(kind: str, field: str, *entries: Entry) -> list[tuple[str, bool]]:
    asked = PACK.kinds[kind].field(field)
    assert asked is not None
    record = Record(person=Person(id="robin", called="Robin"), entries=entries)
    return [(s.name, s.asked) for s in suggestions(context_of(record), asked)]


def test_people_and_services_are_offered_in_the_order_of_the_field():
    written = (
        entry("service_number", name="The night line"),
        entry("supporter", name="Ola", knows_they_are_listed=True),
        entry("place", name="The library"),
    )
    assert offered("safer_space", "who_helps", *written) == [("Ola", True), ("The night line", True)]
    assert offered("wish", "agreed_with", *written) == [("The night line", True), ("Ola", True)]
    assert offered("signpost", "service", *written) == [("The library", True), ("The night line", True)]


@pytest.mark.hazard("H19.7")
def test_who_was_not_asked_is_offered_as_such_and_who_is_not_to_be_called_is_not_offered():
    written = (
        entry("supporter", 1, name="Ola"),
        entry("supporter", 2, name="Sam", knows_they_are_listed=True, do_not_call=True),
        entry("supporter", 3, name="Kit", do_not_call=False, knows_they_are_listed=True),
    )
    assert offered("look_after", "who", *written) == [("Ola", False), ("Kit", True)]


def test_each_name_once_without_blanks_or_what_was_left_out_and_never_more_than_a_digit_picks():
    written = (
        entry("supporter", 1, name="Ola"),
        entry("supporter", 2, name=" ola "),
        entry("supporter", 3, name="  "),
        entry("supporter", 4, name="Gone", deleted=True),
        entry("supporter", 5, relation="a neighbour without a name"),
    )
    assert [name for name, _ in offered("look_after", "who", *written)] == ["Ola"]
    many = [entry("supporter", n, name=f"Neighbour {n}") for n in range(20)]
    assert [name for name, _ in offered("look_after", "who", *many)] == [f"Neighbour {n}" for n in range(MOST)]


def test_a_whole_sentence_is_no_name_to_offer():
    long = "whoever is on at the desk in the library that day"
    assert offered("safer_space", "who_helps", entry("service_number", name=long)) == []


def test_a_field_that_asks_for_no_name_offers_none():
    assert offered("look_after", "what", entry("supporter", name="Ola")) == []


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("ending", "cover_person"),
        ("question", "ask_who"),
        ("wish", "agreed_with"),
        ("safer_space", "who_helps"),
        ("look_after", "who"),
        ("crisis_help", "who"),
        ("copy", "who"),
        ("early_sign", "who_notices"),
    ],
)
def test_the_fields_that_name_somebody_offer_somebody(kind: str, field: str):
    asked = PACK.kinds[kind].field(field)
    assert asked is not None
    assert any(source.endswith(".name") for source in asked.suggest_from)


def test_no_field_offers_words_of_its_own_kind_or_anything_but_the_main_words_of_another():
    for kind in PACK.kinds.values():
        for field in kind.fields:
            for source in field.suggest_from:
                other, _, name = source.partition(".")
                assert other != kind.id
                assert (name, field.type) == (PACK.kinds[other].main, FieldType.TEXT)


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        ("", "Ola", "Ola"),
        ("Sam", "Ola", "Sam, Ola"),
        ("Sam, ", "Ola", "Sam, Ola"),
        ("Sam and the team", "Ola", "Sam and the team, Ola"),
        ("Sam", "Dr Lee, GP", "Sam, Dr Lee, GP"),
        ("Olander", "Ola", "Olander, Ola"),
    ],
)
def test_a_name_is_put_in_after_what_stands_there_and_taken_out_again(before: str, name: str, after: str):
    assert not stands_in(before, name)
    assert put_in(before, name) == after
    assert stands_in(after, name)
    assert take_out(after, name) == before.rstrip(", ")


def test_a_name_that_stands_there_is_not_put_in_twice_and_the_words_around_it_stay():
    assert put_in("ola, Sam", "Ola") == "ola, Sam"
    assert take_out("Sam, ola , Kit", "Ola") == "Sam, Kit"
    assert take_out("Ola and Sam", "Ola") == "Ola and Sam"
