"""The key file and the recovery key."""

from __future__ import annotations

import hashlib
import json
import string
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.vault.crypto.key_file import Strength, make_keys, unlock
from plans.vault.crypto.recovery_key import new_recovery_key, recovery_secret
from plans.vault.errors import VaultDamaged, VaultError, VaultNewer, WrongPassphrase, WrongRecoveryKey
from tests.support.plans.vault_people import LIGHT, PASSPHRASE

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MADE = make_keys(PASSPHRASE, LIGHT)


def rewritten(**changes: Any) -> bytes:
    """The key file as someone might change it, with its check made right again."""
    document = json.loads(MADE.key_file.partition(b"\n")[0])
    for part in (document["ways"][0], document):
        part.update({name: value for name, value in changes.items() if name in part})
    line = json.dumps(document).encode()
    return line + b"\n" + hashlib.sha256(line).hexdigest().encode() + b"\n"


def test_both_ways_in_give_the_same_keys() -> None:
    assert unlock(MADE.key_file, passphrase=PASSPHRASE) == MADE.ring
    assert unlock(MADE.key_file, recovery_key=MADE.recovery_key) == MADE.ring


@settings(max_examples=40)
@given(st.text(min_size=1))
def test_any_passphrase_opens_what_it_closed(passphrase: str) -> None:
    made = make_keys(passphrase, LIGHT)
    assert unlock(made.key_file, passphrase=passphrase) == made.ring
    with pytest.raises(WrongPassphrase):
        unlock(made.key_file, passphrase=passphrase + "x")


def test_the_same_letters_typed_in_another_way_are_the_same_passphrase() -> None:
    made = make_keys("café ① two", LIGHT)
    assert unlock(made.key_file, passphrase="cafe\u0301 1 two") == made.ring


def test_half_a_character_is_a_passphrase_like_any_other() -> None:
    made = make_keys("\ud800 two", LIGHT)
    assert unlock(made.key_file, passphrase="\ud800 two") == made.ring


@pytest.mark.parametrize("wrong", ["", "kettle", PASSPHRASE.upper(), PASSPHRASE + " "])
def test_a_wrong_passphrase_is_said(wrong: str) -> None:
    with pytest.raises(WrongPassphrase):
        unlock(MADE.key_file, passphrase=wrong)


def test_the_recovery_key_of_another_vault_is_said() -> None:
    with pytest.raises(WrongRecoveryKey, match="another vault"):
        unlock(MADE.key_file, recovery_key=new_recovery_key())


@pytest.mark.hazard("H15.2")
def test_the_usual_strength_is_what_we_promise() -> None:
    usual = Strength()
    assert (usual.memory_kib, usual.iterations, usual.lanes) == (64 * 1024, 3, 4)
    assert usual.sensible


@pytest.mark.parametrize(
    "changes",
    [
        {"memory_kib": 10**9},
        {"iterations": 10**6},
        {"lanes": 10**4},
        {"memory_kib": 0},
        {"iterations": -1},
        {"memory_kib": "much"},
        {"salt": "zz"},
        {"wrapped": "00"},
        {"ways": []},
        {"vault": 7},
        {"format": "something"},
    ],
)
def test_a_changed_key_file_is_refused_at_once(changes: dict[str, Any]) -> None:
    with pytest.raises((VaultDamaged, WrongPassphrase)):
        unlock(rewritten(**changes), passphrase=PASSPHRASE)


@pytest.mark.hazard("H15.2")
def test_a_cheaper_guess_cannot_be_slipped_in() -> None:
    dearer = make_keys(PASSPHRASE, Strength(memory_kib=128, iterations=2, lanes=1)).key_file
    line = dearer.partition(b"\n")[0].replace(b'"memory_kib": 128', b'"memory_kib": 64')
    with pytest.raises(WrongPassphrase):
        unlock(line + b"\n" + hashlib.sha256(line).hexdigest().encode() + b"\n", passphrase=PASSPHRASE)


def test_a_later_key_file_is_said_to_be_newer() -> None:
    with pytest.raises(VaultNewer):
        unlock(rewritten(version=2), passphrase=PASSPHRASE)


def test_every_cut_and_every_bit_of_the_key_file_is_noticed_as_damage() -> None:
    blob = MADE.key_file
    for length in range(len(blob)):
        with pytest.raises(VaultDamaged):
            unlock(blob[:length], passphrase=PASSPHRASE)
    for place in range(len(blob) * 8):
        changed = bytearray(blob)
        changed[place // 8] ^= 1 << place % 8
        with pytest.raises(VaultDamaged):
            unlock(bytes(changed), passphrase=PASSPHRASE)


def test_a_recovery_key_is_34_plain_letters_in_groups_and_always_another() -> None:
    keys = {new_recovery_key() for _ in range(200)}
    assert len(keys) == 200
    for key in keys:
        assert [len(group) for group in key.split("-")] == [4] * 8 + [2]
        assert set(key) <= set(LETTERS) | {"-"}
        assert len(recovery_secret(key)) == 20


@pytest.mark.hazard("H12.3")
def test_every_single_wrong_character_is_noticed() -> None:
    for _ in range(5):
        key = new_recovery_key().replace("-", "")
        for place, letter in enumerate(key):
            for other in LETTERS.replace(letter, ""):
                with pytest.raises(WrongRecoveryKey):
                    recovery_secret(key[:place] + other + key[place + 1 :])


@pytest.mark.hazard("H12.3")
def test_every_two_neighbours_swapped_are_noticed() -> None:
    for _ in range(50):
        key = new_recovery_key().replace("-", "")
        for place in range(len(key) - 1):
            swapped = key[:place] + key[place + 1] + key[place] + key[place + 2 :]
            if swapped != key:
                with pytest.raises(WrongRecoveryKey):
                    recovery_secret(swapped)


def test_a_recovery_key_may_be_typed_loosely() -> None:
    while not {"0", "1"} <= set(key := new_recovery_key()):
        pass
    secret = recovery_secret(key)
    loose = [key.lower(), key.replace("-", " "), f"  {key.replace('-', '')}\n"]
    alike = [key.replace("0", "O").replace("1", "l"), key.replace("1", "I").replace("0", "o")]
    assert {recovery_secret(typed) for typed in loose + alike} == {secret}


@pytest.mark.parametrize("typed", ["", "7K3M", string.ascii_lowercase * 2, "é" * 34, "U" * 34])
def test_what_is_no_recovery_key_at_all_is_said_plainly(typed: str) -> None:
    with pytest.raises(VaultError, match="recovery key"):
        recovery_secret(typed)


@pytest.mark.parametrize("line", [b"[" * 100_000, b"9" * 6000, b"[]", b'{"format": "peertui-keys"}', b"\xff"])
def test_a_key_file_made_up_by_somebody_is_damage_and_no_fault(line: bytes) -> None:
    with pytest.raises(VaultDamaged):
        unlock(line + b"\n" + hashlib.sha256(line).hexdigest().encode() + b"\n", passphrase="x")
