"""Every cut and every flipped bit of every kind of file: noticed, said, and never taken for an empty record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from peertui.services import settings
from plans.vault import BackupDamaged, NotABackup, VaultDamaged, restore
from plans.vault.census import LIST_MADE_AGAIN
from plans.vault.storage.key_file_storage import COPY, MAIN
from tests.faults.conftest import Count
from tests.support.faults.failing import Quick
from tests.support.faults.operations import SAM_NOW, SAM_WROTE, Work
from tests.support.faults.promise import Promises
from tests.support.plans.vault_people import PASSPHRASE, all_bytes, open_vault
from widgets.base import themes

EVERY_DAY = 60
"""Bits and cuts of each kind of file that are looked at every day."""


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


class Kind(NamedTuple):
    """A kind of file: the operation before which it lies there, where, and what is to be seen if it is damaged."""

    begins: str
    found: Callable[[Work], list[Path]]
    """All of them get the same damage."""
    look: Callable[[Work], None]


def _folder(work: Work, person_id: str) -> Path:
    with open_vault(work.folder) as vault:
        return work.folder / "people" / vault._inside.known_folder(person_id)


def _version_before(work: Work) -> None:
    before = all_bytes(work.folder / "people")
    with open_vault(work.folder) as vault:
        opened = vault.people.load("sam")
    assert opened.damage
    assert (opened.record, len(opened.damage.files)) == (SAM_WROTE, 1)
    assert all_bytes(work.folder / "people") == before


def _refused(work: Work) -> None:
    with open_vault(work.folder) as vault:
        with pytest.raises(VaultDamaged):
            vault.people.load("bo")
        assert vault.people.load("sam").record == SAM_NOW


def _listed_again(work: Work) -> None:
    with open_vault(work.folder) as vault:
        assert [(row.id, row.called, row.trouble) for row in vault.people.all()] == [
            ("bo", "Bo", ""),
            ("sam", "Sam", ""),
        ]
        assert vault.notices == (LIST_MADE_AGAIN,)
    for made_again in sorted((work.folder / "index").glob("*.pt"))[1:]:
        made_again.unlink()  # or the next damage would lie beside a whole list


def _waiting(work: Work) -> dict[str, bytes]:
    """The note of what is to go, and the daily copies, which go with it."""
    return {
        path.name: path.read_bytes() for name in ("removing/*.pt", "backups/*.ptb") for path in work.folder.glob(name)
    }


def _known_to_be_somewhere(work: Work) -> None:
    with open_vault(work.folder) as vault:
        [known] = vault.backups.elsewhere()
        assert (known.path, known.made) == (None, None)
        assert vault.people.load("sam").notices == ()


def _half_removed(work: Work) -> None:
    before = _waiting(work)
    with open_vault(work.folder) as vault:
        assert vault.people.load("bo").notices == ()
        opened = vault.people.load("sam")
        assert opened.record == SAM_NOW
        assert opened.notices == ("Something was being removed for good, and not all of it has gone: remove it again.",)
    assert _waiting(work) == before


def _mended(work: Work) -> None:
    with open_vault(work.folder) as vault:
        assert vault.people.load("sam").record == SAM_NOW
    assert (work.folder / MAIN).read_bytes() == (work.folder / COPY).read_bytes()


def _no_key(work: Work) -> None:
    before = all_bytes(work.folder)
    with pytest.raises(VaultDamaged):
        open_vault(work.folder)
    assert all_bytes(work.folder) == before


def _not_brought_back(work: Work) -> None:
    for backup in (work.root / "drive").iterdir():
        with pytest.raises((BackupDamaged, NotABackup)):
            restore(backup, work.back, passphrase=PASSPHRASE, files=Quick())
    assert not work.back.exists()


def _usual(work: Work) -> None:
    found = settings.load(work.folder)
    assert found.idle_minutes is None or 0 < found.idle_minutes < 10
    assert found.theme == "day" or found == settings.Settings() or themes.named(found.theme)


KINDS = {
    "a person's newest version": Kind("save", lambda work: [max(_folder(work, "sam").iterdir())], _version_before),
    "a person's only version": Kind("save", lambda work: list(_folder(work, "bo").iterdir()), _refused),
    "the list of people": Kind("save", lambda work: list((work.folder / "index").glob("*.pt")), _listed_again),
    "what is being removed": Kind(
        "open what was left midway", lambda work: list((work.folder / "removing").glob("*.pt")), _half_removed
    ),
    "a note of a backup elsewhere": Kind(
        "save", lambda work: list((work.folder / "elsewhere").iterdir()), _known_to_be_somewhere
    ),
    "the key file": Kind("save", lambda work: [work.folder / MAIN], _mended),
    "the copy of the key file": Kind("save", lambda work: [work.folder / COPY], _mended),
    "both key files": Kind("save", lambda work: [work.folder / MAIN, work.folder / COPY], _no_key),
    "a backup": Kind("bring back", lambda work: list(work.drive.iterdir()), _not_brought_back),
    "the settings": Kind("settings", lambda work: [work.folder / settings.FILE], _usual),
}


def damaged(promises: Promises, name: str, root: Path, one_in: Callable[[int], int]) -> tuple[int, int]:
    """Damage one kind of file in every way, or one in so many of its ways, and look. How many cuts and bits."""
    kind = KINDS[name]
    promises.lay_out(kind.begins, root)
    work = Work(root, Quick())
    paths = kind.found(work)
    assert paths
    whole = paths[0].read_bytes()
    tried = []
    for ways, number in ((list(cuts(whole)), len(whole) + 2), (flips(whole), len(whole) * 8)):
        chosen = [data for at, data in enumerate(ways) if at % one_in(number) == 0]
        for data in chosen:
            for path in paths:
                path.write_bytes(data)
            kind.look(work)
        tried.append(len(chosen))
    return tried[0], tried[1]


@pytest.mark.hazard("H07.3")
@pytest.mark.parametrize("name", KINDS)
def test_some_cuts_and_flipped_bits(promises: Promises, tmp_path: Path, name: str) -> None:
    some, bits = damaged(promises, name, tmp_path / "work", lambda number: max(1, number // EVERY_DAY))
    assert min(some, bits) > 30


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", KINDS)
def test_every_cut_and_every_flipped_bit(promises: Promises, tmp_path: Path, name: str, count: Count) -> None:
    some, bits = damaged(promises, name, tmp_path / "work", lambda number: 1)
    count(some, f"cuts of {name}")
    count(bits, f"flipped bits of {name}")
