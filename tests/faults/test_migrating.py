"""From an older version to the newest with trouble at every call: every word is there, and the last older file."""

from __future__ import annotations

import errno
import shutil
from itertools import count
from pathlib import Path

import pytest

from plans.record.models import Record
from plans.vault import CannotOpen, CannotSave, VaultDamaged, VaultError
from tests.faults.test_errors import EVERY, Wrong, ids
from tests.plans.vault.test_migrating import kept_record, people_files, schemas, without_newer_files
from tests.support.faults.failing import Died, FailingFiles, How
from tests.support.plans.planted import STEPS, plant
from tests.support.plans.record_examples import PERSON, copy_vault
from tests.support.plans.vault_people import open_vault, said, saying

FEW = [Wrong(How.REFUSED, errno.ENOSPC), Wrong(How.DIES_AFTER)]
"""Enough for every day."""
NEW = "the first words in the newest version"


def open_and_save(folder: Path, files: FailingFiles) -> BaseException | None:
    """Open a vault of an older version, save once, and close. What came in the way."""
    try:
        vault = open_vault(folder, files)
        opened = vault.people.load(PERSON)
        if opened.damage:  # the disk gave an error for the newest file: an older one is shown, and it is said
            return VaultDamaged()
        vault.people.save(saying(opened.record, NEW))
        vault.close()
    except (VaultError, Died) as trouble:
        return trouble
    return None


def look(folder: Path, monkeypatch: pytest.MonkeyPatch, old: Record, trouble: BaseException | None) -> None:
    """See every word in the newest version, and in the older one once the newer files are put elsewhere."""
    with open_vault(folder) as vault:
        opened = vault.people.load(PERSON)
        assert opened.damage is None
        words = said(opened.record)
        assert words in (said(old), [*said(old), NEW])
        assert trouble is not None or words[-1] == NEW
        assert opened.record.version == 3
        vault.people.save(saying(opened.record, "life goes on"))
        assert said(vault.people.load(PERSON).record) == [*words, "life goes on"]
    assert not list(folder.rglob("*.tmp"))
    assert max(number for number, schema in schemas(folder).items() if schema == 1) == 3
    plant(monkeypatch)
    without_newer_files(folder, 1)
    with open_vault(folder) as vault:
        assert vault.people.load(PERSON).record == old
    plant(monkeypatch, *STEPS)


def every_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: Wrong) -> int:
    """Open and save with every call to the disk going wrong in turn. Returns how many there were."""
    plant(monkeypatch)
    old = kept_record(1)
    for at in count(1):
        folder = copy_vault(1, tmp_path / str(at))
        before = people_files(folder)
        plant(monkeypatch, *STEPS)
        files = FailingFiles(at, wrong.how, wrong.error, for_good=wrong.for_good)
        trouble = open_and_save(folder, files)
        if isinstance(trouble, VaultError):
            allowed = (CannotSave, CannotOpen, VaultDamaged) if wrong.error == errno.EIO else (CannotSave, CannotOpen)
            assert isinstance(trouble, allowed)
        files.end_process()
        assert before.items() <= people_files(folder).items(), "the older files stay byte by byte"
        look(folder, monkeypatch, old, trouble)
        shutil.rmtree(folder)
        if len(files.calls) < at:
            return at - 1
    raise AssertionError


@pytest.mark.parametrize("wrong", FEW, ids=ids)
def test_every_word_is_there_whatever_comes_in_between(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wrong: Wrong
) -> None:
    assert every_call(tmp_path, monkeypatch, wrong) >= 20


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_every_word_is_there_whatever_goes_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = 0
    for number, wrong in enumerate(EVERY):
        (tmp_path / str(number)).mkdir()
        tried += every_call(tmp_path / str(number), monkeypatch, wrong)
    print(f"\nmigration: {tried} errors and deaths, every word there, and the last file of the older version")


def test_a_step_that_loses_the_notes_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    old = kept_record(1)
    plant(monkeypatch, lambda document: {**document, "notes": []}, dict)
    with pytest.raises(AssertionError):
        look(copy_vault(1, tmp_path / "vault"), monkeypatch, old, None)
