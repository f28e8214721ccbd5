"""Removing for good under faults: an error or a death at every call; then it is finished, and no other word is lost."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from plans.record import changes
from plans.record.models import Record
from plans.vault import CannotRemove, Vault, VaultError
from tests.plans.vault.test_purge import GATE, NAME, SECRET, WEIR, everything_on_disk, holding
from tests.support.faults.failing import Died, FailingFiles, How, Wrong, ids
from tests.support.plans.vault_people import new_vault, open_vault, saying, someone

WAYS = [
    *(Wrong(How.REFUSED, error, for_good) for error in (errno.ENOSPC, errno.EIO) for for_good in (False, True)),
    Wrong(How.DONE_YET_REFUSED, errno.EACCES),
    Wrong(How.SHORT),
    Wrong(How.DIES_BEFORE),
    Wrong(How.DIES_AFTER),
]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Record]:
    """A vault with somebody in whose versions the words stand, and somebody else."""
    folder = tmp_path_factory.mktemp("lived") / "vault"
    with new_vault(folder) as vault:
        vault.people.add(someone("Noor"))
        record = vault.people.add(someone("Zeb", NAME))
        record = changes.add_note(changes.add_entry(record, GATE), WEIR)
        vault.people.save(record)
        record = saying(record, "after")
        vault.people.save(record)
    return folder, record


def at_every_call(
    lived: tuple[Path, Record],
    folder: Path,
    wrong: Wrong,
    remove: Callable[[Vault], object],
    look: Callable[[Path], None],
) -> int:
    """Remove with every call to the disk going wrong in turn, and look at what a later opening finds."""
    for at in count(1):
        place = folder / str(at)
        shutil.copytree(lived[0], place)
        files = FailingFiles()
        vault = open_vault(place, files)
        files.at, files.how, files.error, files.for_good = len(files.calls) + at, wrong.how, wrong.error, wrong.for_good
        before = len(files.calls)
        trouble: BaseException | None = None
        try:
            remove(vault)
        except (VaultError, Died) as error:
            trouble = error
        met = len(files.calls) >= before + at
        if wrong.error and not wrong.for_good and isinstance(trouble, CannotRemove):
            remove(vault)  # asked again in the same window
        files.end_process()
        look(place)
        shutil.rmtree(place)
        if not met:
            return at
    raise AssertionError


@pytest.mark.parametrize("wrong", WAYS, ids=ids)
def test_parts_are_all_there_or_gone_for_good_and_nothing_else_is_lost(
    lived: tuple[Path, Record], tmp_path: Path, wrong: Wrong
) -> None:
    record = lived[1]
    person = record.person.id
    gone = changes.without(record, GATE.id, WEIR.id)
    seen = set()

    def look(place: Path) -> None:
        with open_vault(place) as vault:
            opened = vault.people.load(person)
            assert opened.damage is None
            assert opened.record in (record, gone)
            words = holding(SECRET, everything_on_disk(place, vault))
            assert words == (2 if opened.record == record else 0), "whole, or gone everywhere"
            assert [v.generation for v in vault.history.versions(person)] == [3, 2, 1]
            assert {p.called for p in vault.people.all()} == {"Zeb", "Noor"}
            seen.add(opened.record == gone)
            vault.people.remove_parts(person, [GATE.id, WEIR.id])
            assert holding(SECRET, everything_on_disk(place, vault)) == 0
        assert not list(place.rglob("*.tmp"))

    calls = at_every_call(
        lived, tmp_path, wrong, lambda vault: vault.people.remove_parts(person, [GATE.id, WEIR.id]), look
    )
    assert calls > 25
    assert True in seen


@pytest.mark.hazard("H26.3")
@pytest.mark.parametrize("wrong", WAYS, ids=ids)
def test_a_person_is_all_there_or_gone_for_good_and_nobody_else_is_lost(
    lived: tuple[Path, Record], tmp_path: Path, wrong: Wrong
) -> None:
    record = lived[1]
    person = record.person.id

    def remove(vault: Vault) -> None:
        if any(one.id == person for one in vault.people.all()):
            vault.people.remove(person)

    def look(place: Path) -> None:
        with open_vault(place) as vault:
            names = {one.called for one in vault.people.all()}
            assert names in ({"Zeb", "Noor"}, {"Noor"})
            if "Zeb" in names:
                assert vault.people.load(person).record == record
            else:
                assert holding(NAME, everything_on_disk(place, vault)) == 0
            noor = next(one for one in vault.people.all() if one.called == "Noor")
            assert vault.people.load(noor.id).record.notes
            assert not [one for one in vault.people.all() if one.trouble]
            remove(vault)
            found = everything_on_disk(place, vault)
            assert (holding(NAME, found), holding(SECRET, found)) == (0, 0)

    assert at_every_call(lived, tmp_path, wrong, remove, look) > 12
