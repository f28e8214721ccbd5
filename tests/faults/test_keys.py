"""A change of keys with an error or a death at every call to the disk: the old or the new one opens every word."""

from __future__ import annotations

import errno
import itertools
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from plans.record.models import Record
from plans.vault import CannotSave, KeysUnsure, Vault, VaultError, WrongPassphrase, WrongRecoveryKey, new_recovery_key
from plans.vault.crypto.sealed_object import Seal, SealedKind
from tests.faults.conftest import Count
from tests.support.faults.failing import EVERY, Died, FailingFiles, How, Wrong, ids
from tests.support.plans.vault_people import LIGHT, PASSPHRASE, open_vault, saying, someone

NEW = "lantern otter gravel nine"
OLD_KEY, NEW_KEY = new_recovery_key(), new_recovery_key()
FEW = [
    Wrong(How.REFUSED, errno.ENOSPC),
    Wrong(How.REFUSED, errno.ENOSPC, for_good=True),
    Wrong(How.DONE_YET_REFUSED, errno.EIO),
    Wrong(How.DIES_BEFORE),
    Wrong(How.DIES_AFTER),
]
"""Enough for every day: what is left out differs in the number of the error, or dies in the middle of a write."""


class Change(NamedTuple):
    """One operation, and which ways in hold before and after it."""

    do: Callable[[Vault], object]
    old: dict[str, str]
    new: dict[str, str]
    others: tuple[dict[str, str], ...]
    """Ways in that it leaves alone."""


WORDS, NEW_WORDS = {"passphrase": PASSPHRASE}, {"passphrase": NEW}
KEY, OTHER_KEY = {"recovery_key": OLD_KEY}, {"recovery_key": NEW_KEY}
CHANGES = {
    "change passphrase": Change(
        lambda vault: vault.keys.change_passphrase(PASSPHRASE, NEW, strength=LIGHT), WORDS, NEW_WORDS, (KEY,)
    ),
    "reset passphrase": Change(
        lambda vault: vault.keys.reset_passphrase(OLD_KEY, NEW, strength=LIGHT), WORDS, NEW_WORDS, (KEY,)
    ),
    "renew recovery key": Change(
        lambda vault: vault.keys.renew_recovery_key(PASSPHRASE, NEW_KEY), KEY, OTHER_KEY, (WORDS,)
    ),
    "rekey": Change(lambda vault: vault.keys.rekey(PASSPHRASE, NEW_KEY, strength=LIGHT), KEY, OTHER_KEY, (WORDS,)),
}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Record]:
    """A vault of one person with two versions, closed."""
    monkeypatch.setattr("plans.vault.crypto.key_file.new_recovery_key", lambda: OLD_KEY)
    folder = tmp_path / "kept"
    with Vault.create(folder, PASSPHRASE, strength=LIGHT)[0] as vault:
        record = vault.people.add(someone())
        record = saying(record, "words")
        vault.people.save(record)
    return folder, record


def all_words(folder: Path, vault: Vault) -> dict[str, bytes]:
    """Every version of everyone, opened."""
    return {
        path.name: Seal(vault._inside.access().ring, SealedKind.PERSON, bytes.fromhex(path.parent.name))
        .open(path.read_bytes())
        .plain
        for path in (folder / "people").glob("*/*.pt")
    }


def opens(folder: Path, ways: dict[str, str]) -> bool:
    try:
        Vault.open(folder, **ways).close()
    except (WrongPassphrase, WrongRecoveryKey):
        return False
    return True


def look(folder: Path, change: Change, trouble: BaseException | None, words: dict[str, bytes]) -> None:
    """See that one of the two opens every version, and that the change can be made again."""
    for ways in change.others:
        assert opens(folder, ways)
    holds = change.new if opens(folder, change.new) else change.old
    if trouble is None:
        assert holds is change.new
        assert not opens(folder, change.old)
    with Vault.open(folder, **holds) as vault:
        assert all_words(folder, vault) == words
    asking = PASSPHRASE if opens(folder, WORDS) else NEW
    with Vault.open(folder, passphrase=asking) as vault:
        vault.keys.change_passphrase(asking, PASSPHRASE, strength=LIGHT)
        again = new_recovery_key()
        assert vault.keys.rekey(PASSPHRASE, again, strength=LIGHT) == again
        assert not vault.keys.has_old
    with Vault.open(folder, recovery_key=again) as vault:
        assert all_words(folder, vault) == words
    assert not list(folder.rglob("*.tmp"))


def every_call(tmp_path: Path, kept: tuple[Path, Record], name: str, wrong: Wrong) -> int:
    """One change for every call to the disk, with that call going wrong. Returns how many went wrong."""
    change, (template, record) = CHANGES[name], kept
    with open_vault(template) as vault:
        words = all_words(template, vault)
    for at in itertools.count(1):
        folder = tmp_path / str(at)
        shutil.copytree(template, folder)
        files, trouble = FailingFiles(), None
        vault = open_vault(folder, files)
        begin = len(files.calls)
        files.at, files.how, files.error, files.for_good = begin + at, wrong.how, wrong.error, wrong.for_good
        try:
            change.do(vault)
        except (VaultError, Died) as error:
            trouble = error
        met, files.at = len(files.calls) >= begin + at, 0
        if isinstance(trouble, VaultError):
            assert isinstance(trouble, (CannotSave, KeysUnsure))
            assert vault.people.load(record.person.id).record == record, "the window goes on"
            vault.people.save(saying(record, "from the same window"))
            vault.people.save(record)
            vault.close()
            words_now = words | {n: w for n, w in all_words_of(folder).items() if n not in words}
            assert isinstance(trouble, KeysUnsure) or opens(folder, change.old) or name == "rekey"
        else:
            words_now = words
            if trouble is None:
                vault.close()
        files.end_process()
        look(folder, change, trouble, words_now)
        shutil.rmtree(folder)
        if not met:
            return at - 1
    raise AssertionError


def all_words_of(folder: Path) -> dict[str, bytes]:
    passphrase = PASSPHRASE if opens(folder, WORDS) else NEW
    with Vault.open(folder, passphrase=passphrase) as vault:
        return all_words(folder, vault)


@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("wrong", FEW, ids=ids)
def test_a_change_of_keys_survives_trouble_at_every_call(
    tmp_path: Path, kept: tuple[Path, Record], name: str, wrong: Wrong
) -> None:
    tried = every_call(tmp_path, kept, name, wrong)
    assert tried >= (40 if name == "rekey" else 14)


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_keys_survives_every_way_of_going_wrong(
    tmp_path: Path, kept: tuple[Path, Record], name: str, count: Count
) -> None:
    tried = sum(every_call(tmp_path, kept, name, wrong) for wrong in EVERY)
    count(tried, "changes of keys with trouble at a call, and then made again")
