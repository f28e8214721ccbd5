"""Sealed objects: every change of a file is noticed, and so is a file in the wrong place."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plans.vault.crypto.sealed_object import Damaged, KeyRing, Seal, SealedKind
from plans.vault.errors import VaultNewer

RING = KeyRing(b"v" * 16, {1: b"k" * 32})
WHO = bytes(range(16))
WHEN = datetime(2026, 3, 3, 14, 32, 7, 123000, tzinfo=UTC)


def seal(ring: KeyRing = RING, kind: SealedKind = SealedKind.PERSON, who: bytes = WHO) -> Seal:
    return Seal(ring, kind, who)


@given(st.binary(max_size=5000), st.integers(1, 2**63))
def test_what_goes_in_comes_out(words: bytes, generation: int) -> None:
    blob = seal().seal(words, generation, 1, WHEN)
    assert seal().open(blob, 1) == (generation, WHEN, words)


@pytest.mark.hazard("H07.3")
def test_every_single_bit_is_watched() -> None:
    blob = seal().seal(b"I stop answering the phone" * 4, 7, 1, WHEN)
    for place in range(len(blob) * 8):
        changed = bytearray(blob)
        changed[place // 8] ^= 1 << place % 8
        with pytest.raises(Damaged):
            seal().open(bytes(changed), 1)


def test_every_cut_and_anything_added_is_noticed() -> None:
    blob = seal().seal(b"a walk, tea", 7, 1, WHEN)
    for other in (*(blob[:length] for length in range(len(blob))), blob + b"\0", blob + blob):
        with pytest.raises(Damaged):
            seal().open(other, 1)


@pytest.mark.parametrize(
    "other",
    [
        seal(KeyRing(b"w" * 16, RING.keys)),
        seal(KeyRing(RING.vault_id, {1: b"j" * 32})),
        seal(KeyRing(RING.vault_id, {2: b"k" * 32})),
        seal(kind=SealedKind.INDEX),
        seal(who=WHO[::-1]),
    ],
    ids=["another vault", "another key", "another key number", "another kind", "another person"],
)
def test_a_file_opens_only_where_it_belongs(other: Seal) -> None:
    with pytest.raises(Damaged):
        other.open(seal().seal(b"words", 1, 1, WHEN), 1)


def test_a_forged_owner_does_not_open() -> None:
    blob = bytearray(seal().seal(b"words", 1, 1, WHEN))
    blob[12:28] = WHO[::-1]
    with pytest.raises(Damaged):
        seal(who=WHO[::-1]).open(bytes(blob), 1)


def test_a_later_schema_is_refused_but_a_flipped_schema_is_damage() -> None:
    with pytest.raises(VaultNewer):
        seal().open(seal().seal(b"words", 1, 2, WHEN), 1)
    blob = bytearray(seal().seal(b"words", 1, 1, WHEN))
    blob[11] = 9
    with pytest.raises(Damaged):
        seal().open(bytes(blob), 1)


def test_the_highest_key_number_seals_and_older_ones_still_open() -> None:
    old = seal().seal(b"words", 1, 1, WHEN)
    renewed = KeyRing(RING.vault_id, {**RING.keys, 2: b"n" * 32})
    assert seal(renewed).open(old, 1).plain == b"words"
    with pytest.raises(Damaged):
        seal().open(seal(renewed).seal(b"words", 2, 1, WHEN), 1)


def test_more_than_can_be_opened_again_is_not_sealed() -> None:
    with pytest.raises(OSError, match="too large"):
        seal().seal(bytes(64 * 1024 * 1024 + 1), 1, 1, WHEN)


def test_more_than_was_ever_sealed_is_not_unfolded(monkeypatch: pytest.MonkeyPatch) -> None:
    blob = seal().seal(bytes(5000), 1, 1, WHEN)
    monkeypatch.setattr("plans.vault.crypto.sealed_object._MOST", 4999)
    with pytest.raises(Damaged):
        seal().open(blob, 1)


def test_the_same_words_never_give_the_same_bytes() -> None:
    assert seal().seal(b"words", 1, 1, WHEN)[28:] != seal().seal(b"words", 1, 1, WHEN)[28:]
