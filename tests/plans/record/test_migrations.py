"""From version to version on plain dicts: nothing is dropped, nothing is changed in place, and every step is needed."""

from __future__ import annotations

import json
from collections import Counter
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.record import migrations
from plans.record.json_document import DocumentError, dump_document, read_document, schema
from plans.record.migrations import Document, Step, is_newer, migrate, newest
from plans.record.models import Outcome, Record, Share, Voice
from tests.support.plans.planted import STEPS, leaves, plant, to_2, to_3
from tests.support.plans.record_examples import document, versions

NOW = datetime(2026, 3, 9, 10, 0, tzinfo=UTC)
OUR_WORDS = {*Voice, *Share, *Outcome}
"""A step may call these otherwise."""

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner),
    max_leaves=6,
)
parts = st.lists(st.dictionaries(st.sampled_from(["id", "kind", "text", "odd"]), anything, max_size=3) | anything)
documents = st.builds(
    lambda person, more, lists: {**more, "person": person, **lists, "version": 1},
    st.fixed_dictionaries({"called": st.text(min_size=1)}, optional={"odd": anything}),
    st.dictionaries(st.sampled_from(["later", "odd"]), anything),
    st.fixed_dictionaries({}, optional={"notes": parts, "entries": parts, "sessions": parts}),
)


def read(text: str) -> Record:
    return read_document(text, now=NOW, new_id=iter(map(str, range(100))).__next__)


def words_of(value: Any) -> Counter[Any]:
    """All values, but those that are names of ours and the version."""
    return Counter(leaf for leaf in map(repr, leaves(value)) if leaf.strip("'") not in OUR_WORDS)


def steps_on_the_way(version: int) -> list[Step]:
    return list(migrations.STEPS[version - 1 :])


def test_an_example_of_every_version_is_kept() -> None:
    """If this says that one is missing, you added a step: run python -m tests.support.plans.record_examples."""
    assert versions() == list(range(1, newest() + 1))


def test_a_raised_version_without_its_example_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, *migrations.STEPS, dict)
    with pytest.raises(AssertionError):
        test_an_example_of_every_version_is_kept()


@pytest.mark.hazard("H10.1")
@pytest.mark.parametrize("planted", [(), STEPS], ids=["our own steps", "two planted steps"])
@pytest.mark.parametrize("version", versions())
def test_a_kept_document_comes_to_the_newest_version_with_every_word(
    monkeypatch: pytest.MonkeyPatch, version: int, planted: tuple[Step, ...]
) -> None:
    plant(monkeypatch, *migrations.STEPS, *planted)
    old = json.loads(document(version))
    before = deepcopy(old)
    new = migrate(old)
    assert old == before, "the document that was given is as it was"
    assert new["version"] == newest()
    lost = words_of(old) - words_of(new)
    assert set(lost) <= {repr(version)}
    record = read(document(version))
    assert record.version == newest()
    assert set(words_of(old) - words_of(json.loads(dump_document(record)))) <= {repr(version)}
    by_hand = old
    for number, step in enumerate(steps_on_the_way(version), version + 1):
        given_to_it = deepcopy(by_hand)
        after = step(by_hand)
        assert by_hand == given_to_it, "a step changes nothing in place"
        by_hand = {**after, "version": number}
    assert by_hand == new, "one step after the other is the whole way"
    for name in ("entries", "notes"):
        assert [part["id"] for part in new[name]] == [part["id"] for part in old[name]]


@given(old=documents)
def test_steps_compose_and_drop_and_change_nothing_that_is_unknown(old: Document) -> None:
    with pytest.MonkeyPatch.context() as monkeypatch:
        plant(monkeypatch, *STEPS)
        before = deepcopy(old)
        new = migrate(old)
        assert old == before
        assert new == {**to_3({**to_2(old), "version": 2}), "version": 3}
        assert migrate({**to_2(old), "version": 2}) == new
        assert migrate(new) is new
        assert not words_of({**old, "version": 3}) - words_of(new)


@pytest.mark.parametrize("version", [None, 0, -1, True, "1", 1.0, [1], 3, 99])
def test_what_is_newest_or_says_no_version_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch, version: object) -> None:
    plant(monkeypatch, *STEPS)
    there = {"version": version, "person": {}}
    assert migrate(there) is there
    assert is_newer(there) is (version == 99)


def test_without_steps_there_is_one_version(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    assert newest() == 1 == Record.model_validate({"person": {"called": "Sam"}}).version
    plant(monkeypatch, *STEPS)
    assert newest() == 3 == Record.model_validate({"person": {"called": "Sam"}}).version
    assert schema()["properties"]["version"]["maximum"] == schema()["properties"]["version"]["default"] == 3


# -- import ------------------------------------------------------------------------------------------------------------

OLD = {"format": "peertui-record", "version": 1, "person": {"called": "Sam"}, "entries": [{"kind": "sign"}]}


def test_an_older_document_is_imported_in_the_newest_version(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, *STEPS)
    record = read(json.dumps(OLD))
    assert (record.version, record.person.model_extra) == (3, {"greeting": "hello"})
    assert record.entries[0].model_extra == {"asked": "both"}
    assert read(dump_document(record)) == record


def test_a_document_that_says_no_version_is_read_as_the_newest(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, *STEPS)
    record = read(json.dumps({name: value for name, value in OLD.items() if name != "version"}))
    assert (record.version, record.entries[0].model_extra) == (3, {})


def test_a_newer_document_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch, *STEPS)
    with pytest.raises(DocumentError, match="of version 4 and this peertui reads up to version 3: install a newer"):
        read(json.dumps({**OLD, "version": 4}))


@pytest.mark.parametrize("trouble", [KeyError, IndexError, TypeError, ValueError, AttributeError])
def test_a_document_that_no_step_can_make_sense_of_is_refused(
    monkeypatch: pytest.MonkeyPatch, trouble: type[Exception]
) -> None:
    def step(_: Document) -> Document:
        raise trouble

    plant(monkeypatch, step)
    with pytest.raises(DocumentError, match="says it is of version 1, and is not like one"):
        read(json.dumps(OLD))
