"""Every cut and every flipped bit of a file: noticed, said, and never taken for an empty record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from plans.record import Record
from plans.vault import Vault
from tests.plans.vault.people import new_vault, newest_file, open_vault, saying, someone


def cuts(whole: bytes) -> Iterator[bytes]:
    """Every length short of the whole, and a little too much."""
    yield from (whole[:length] for length in range(len(whole)))
    yield whole + b"\0"
    yield bytes(len(whole))


def flips(whole: bytes, every: int = 1) -> Iterator[bytes]:
    """One bit changed, at every place or at every so many."""
    for place in range(0, len(whole) * 8, every):
        changed = bytearray(whole)
        changed[place // 8] ^= 1 << place % 8
        yield bytes(changed)


@pytest.fixture
def record(folder: Path) -> Record:
    """Someone saved twice; the second time with one more note."""
    with new_vault(folder) as vault:
        record = vault.add(someone())
        vault.save(saying(record, "the newest words"))
    return record


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


def look(vault: Vault, path: Path, record: Record, ways: Iterator[bytes]) -> int:
    """Put each of these in the place of the newest file, and see the version before it."""
    looked = 0
    for data in ways:
        path.write_bytes(data)
        opened = vault.load(record.person.id)
        assert opened.damage
        assert (opened.record, opened.damage.files) == (record, (path.name,))
        assert path.read_bytes() == data
        looked += 1
    return looked


def test_every_cut_and_every_flipped_bit_of_a_persons_file(folder: Path, record: Record) -> None:
    path = newest_file(folder)
    whole = path.read_bytes()
    with open_vault(folder) as vault:
        assert look(vault, path, record, cuts(whole)) == len(whole) + 2
        assert look(vault, path, record, flips(whole)) == len(whole) * 8
        path.write_bytes(whole)
        opened = vault.load(record.person.id)
        assert opened.damage is None
        assert opened.record.notes[-1].text == "the newest words"


def list_is_made_again(folder: Path, ways: Iterator[bytes]) -> None:
    path = max((folder / "index").glob("*.pt"))
    for data in ways:
        for file in (folder / "index").glob("*.pt"):
            file.unlink()
        path.write_bytes(data)
        with open_vault(folder) as vault:
            assert [person.called for person in vault.people()] == ["Sam"]


def test_cuts_and_flipped_bits_of_the_list(folder: Path, record: Record) -> None:
    whole = max((folder / "index").glob("*.pt")).read_bytes()
    list_is_made_again(folder, (data for number, data in enumerate(cuts(whole)) if number % 10 == 0))
    list_is_made_again(folder, flips(whole, every=37))


@pytest.mark.long
def test_every_cut_and_every_flipped_bit_of_the_list(folder: Path, record: Record) -> None:
    whole = max((folder / "index").glob("*.pt")).read_bytes()
    list_is_made_again(folder, cuts(whole))
    list_is_made_again(folder, flips(whole))
