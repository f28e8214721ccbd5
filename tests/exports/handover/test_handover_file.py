"""A handover: a record in a locked file, and back."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from exports.errors import CannotOpenHandover, WrongHandoverPassphrase
from exports.handover import age_format
from exports.handover.handover_file import seal, unseal
from plans.record.migrations import newest
from plans.record.models import Entry, Note, Person, Record

NOW = datetime(2026, 3, 3, 14, 32, tzinfo=UTC)
WORDS = "abode kettle apple garden butter candle"
ROBIN = Record(person=Person(called="Robin"), entries=(Entry(kind="wish", values={"text": "Tea ☕"}),), notes=(Note(),))


def locked(text: str) -> bytes:
    return age_format.encrypt(text.encode(), WORDS, log_n=1)


def test_a_record_comes_back_as_it_was() -> None:
    data = seal(ROBIN, WORDS, log_n=1)
    assert unseal(data, WORDS.upper().replace(" ", "-"), now=NOW) == ROBIN
    for word in (b"Robin", b"Tea", b"wish", ROBIN.person.id.encode()):
        assert word not in data


@pytest.mark.hazard("H23.1")
@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "ask for it again"),
        ("kettle", "does not open this file: ask"),
        ("abode kettle apple garden butter zzzz", '"zzzz" is not one of the words'),
    ],
)
def test_a_wrong_passphrase_is_said(typed: str, said: str) -> None:
    with pytest.raises(WrongHandoverPassphrase, match=said):
        unseal(seal(ROBIN, WORDS, log_n=1), typed, now=NOW)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a letter", "not JSON"),
        ("", "empty"),
        ("[1, 2]", "not a record document"),
        ('{"format": "something"}', "not a record document"),
        ('{"format": "peertui-record", "person": {"called": ""}}', "no name"),
        (
            json.dumps({"format": "peertui-record", "version": newest() + 1, "person": {"called": "Robin"}}),
            "install a newer peertui",
        ),
    ],
)
def test_what_is_no_record_is_said(text: str, said: str) -> None:
    with pytest.raises(CannotOpenHandover, match=f"^The file opens, but no record can be read in it. .*{said}.*"):
        unseal(locked(text), WORDS, now=NOW)


def test_ids_that_were_left_out_are_the_same_each_time() -> None:
    data = locked('{"format": "peertui-record", "person": {"called": "Robin"}, "notes": [{}, {}]}')
    first, second = (unseal(data, WORDS, now=NOW + timedelta(hours=hours)) for hours in (0, 1))
    assert [note.id for note in first.notes] == [note.id for note in second.notes]
    assert first.person.id == second.person.id
    assert len({first.person.id, *(note.id for note in first.notes)}) == 3
