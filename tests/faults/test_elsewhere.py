"""Notes of backups with trouble at every call: a backup that is there is known, and everything else opens."""

from __future__ import annotations

import errno
import shutil
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from plans.vault import VaultError
from tests.faults.test_errors import EVERY, Wrong, ids
from tests.support.faults.failing import Died, FailingFiles, How
from tests.support.plans.vault_people import new_vault, open_vault, someone

DAY = date(2026, 3, 3)
FEW = [Wrong(How.REFUSED, errno.ENOSPC), Wrong(How.REFUSED, errno.EIO, for_good=True), Wrong(How.DIES_AFTER)]
"""Enough for every day."""


def back_up_and_forget(folder: Path, stick: Path, files: FailingFiles) -> bool:
    """Make a backup and forget the one before it. Whether a backup was made and the vault could keep no note of it."""
    unknown = False
    try:
        vault = open_vault(folder, files)
        [old] = vault.backups.elsewhere()
        unknown = not vault.backups.make(stick, DAY).noted
        vault.backups.forget(old.id)
        vault.close()
    except (VaultError, Died):
        pass
    finally:
        files.end_process()
    return unknown


def every_call(tmp_path: Path, wrong: Wrong) -> int:
    """Both with every call to the disk going wrong in turn. Returns how many there were."""
    template = tmp_path / "template"
    (tmp_path / "old").mkdir()
    with new_vault(template) as vault:
        record = vault.people.add(someone())
        old = vault.backups.make(tmp_path / "old", DAY).path
    for at in count(1):
        folder, stick = tmp_path / f"vault {at}", tmp_path / f"stick {at}"
        shutil.copytree(template, folder)
        stick.mkdir()
        files = FailingFiles(at, wrong.how, wrong.error, for_good=wrong.for_good)
        unknown = back_up_and_forget(folder, stick, files)
        with open_vault(folder) as vault:
            assert vault.people.load(record.person.id).record == record
            known = {one.path for one in vault.backups.elsewhere()}
            made = {path for path in stick.iterdir() if path.suffix == ".ptb"}
            assert unknown or made <= known, "no backup that nobody knows of"
            assert known <= {old, stick / "backup-2026-03-03.ptb"}
            assert None not in known, "every note is whole"
        assert not list(folder.rglob("*.tmp"))
        shutil.rmtree(folder)
        if len(files.calls) < at:
            return at - 1
    raise AssertionError


@pytest.mark.parametrize("wrong", FEW, ids=ids)
def test_a_backup_that_is_there_is_known(tmp_path: Path, wrong: Wrong) -> None:
    assert every_call(tmp_path, wrong) > 30


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_a_backup_that_is_there_is_known_whatever_goes_wrong(tmp_path: Path) -> None:
    tried = 0
    for number, wrong in enumerate(EVERY):
        (tmp_path / str(number)).mkdir()
        tried += every_call(tmp_path / str(number), wrong)
    print(f"\nnotes of backups: {tried} errors and deaths, no backup that nobody knows of")
