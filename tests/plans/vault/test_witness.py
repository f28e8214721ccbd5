"""The vault's memory of files beside it: sealed, kept through new keys, and empty wherever it cannot be read."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from plans.vault import Strength, Vault, VaultError
from plans.vault.witness import FILE

LIGHT = Strength(memory_kib=64, iterations=1, lanes=1)
SECRET = "marmalade on the bus"
SEEN = {"on_call": "01632 960100"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    vault, _ = Vault.create(tmp_path / "vault", SECRET, strength=LIGHT)
    with vault:
        assert vault.witness.read() == {}
        vault.witness.keep(SEEN)
    return tmp_path / "vault"


def test_it_is_there_at_the_next_opening_and_nobody_can_read_it(folder: Path) -> None:
    with Vault.open(folder, passphrase=SECRET) as vault:
        assert vault.witness.read() == SEEN
    assert b"01632" not in (folder / FILE).read_bytes()


def test_changed_by_one_bit_taken_away_or_of_another_vault_it_says_nothing(folder: Path, tmp_path: Path) -> None:
    whole = (folder / FILE).read_bytes()
    other, _ = Vault.create(tmp_path / "other", SECRET, strength=LIGHT)
    with other:
        other.witness.keep({"on_call": "0900 666 666"})
    for blob in (whole[:-1] + bytes([whole[-1] ^ 1]), b"", whole[:40], (tmp_path / "other" / FILE).read_bytes()):
        (folder / FILE).write_bytes(blob)
        with Vault.open(folder, passphrase=SECRET) as vault:
            assert vault.witness.read() == {}
    (folder / FILE).unlink()
    (folder / FILE).mkdir()
    with Vault.open(folder, passphrase=SECRET) as vault:
        assert vault.witness.read() == {}
        with pytest.raises(VaultError):
            vault.witness.keep(SEEN)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_in_its_place_keeps_nobody_waiting(folder: Path) -> None:
    (folder / FILE).unlink()
    os.mkfifo(folder / FILE)
    with Vault.open(folder, passphrase=SECRET) as vault:
        assert vault.witness.read() == {}
        vault.witness.keep(SEEN)
        assert vault.witness.read() == SEEN


def test_it_opens_after_new_keys(folder: Path) -> None:
    with Vault.open(folder, passphrase=SECRET) as vault:
        vault.keys.rekey(SECRET, strength=LIGHT)
    with Vault.open(folder, passphrase=SECRET) as vault:
        assert vault.witness.read() == SEEN


def test_what_is_too_long_is_not_remembered(folder: Path) -> None:
    with Vault.open(folder, passphrase=SECRET) as vault:
        vault.witness.keep({"on_call": "0" * (1 << 20)})
        assert vault.witness.read() == SEEN
