"""Long work on the vault that somebody stops: at whatever step, what is there is whole, as before or as after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from plans.progress import Progress, WorkStep
from plans.vault import Vault, WorkStopped, new_recovery_key, restore
from tests.support.plans.vault_people import LIGHT, PASSPHRASE, all_bytes, new_vault, open_vault, said, saying, someone

DAY = date(2026, 3, 6)
NAMES = ("Sam", "Noor", "Kit")


def many(folder: Path) -> Vault:
    """Three people with three versions each."""
    vault = new_vault(folder)
    for name in NAMES:
        record = vault.people.add(someone(name))
        for words in ("one", "two"):
            record = saying(record, words)
            vault.people.save(record)
    return vault


def stopped_at(step: int, work: Callable[[], object]) -> tuple[str, list[str]]:
    """What is said when it is stopped at this step, "" if it has fewer, and what it had counted by then."""
    seen: list[str] = []

    def told(now: WorkStep) -> None:
        seen.append(now.doing)
        if len(seen) == step:
            progress.stop()

    progress = Progress(told, after=0, every=0)
    with progress.in_use():
        try:
            work()
        except WorkStopped as stopped:
            return str(stopped), seen
    return "", seen


def everyone(vault: Vault) -> dict[str, list[str]]:
    return {one.called: said(vault.people.load(one.id).record) for one in vault.people.all()}


def numbers_of_keys(folder: Path) -> int:
    """How many keys sealed what is in the vault."""
    return len({path.read_bytes()[9] for path in folder.rglob("*.pt")})


@pytest.mark.hazard("H13.5")
def test_a_stopped_backup_leaves_neither_a_file_nor_a_note(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    with many(folder) as vault:
        for step in count(1):
            words, seen = stopped_at(step, lambda: vault.backups.make(tmp_path / "stick", DAY))
            if not words:
                break
            assert words == "It was stopped. No backup was made."
            assert list((tmp_path / "stick").iterdir()) == []
            assert vault.backups.elsewhere() == ()
        assert seen == ["Backing up"] * 3 + ["Checking"] * 3
        assert len(vault.backups.elsewhere()) == 1


@pytest.mark.hazard("H13.5")
def test_a_stopped_restore_leaves_no_folder(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    with many(folder) as vault:
        made = vault.backups.make(tmp_path / "stick", DAY)
    for step in count(1):
        into = tmp_path / "new" / f"vault-{step}"
        words, seen = stopped_at(step, lambda into=into: restore(made.path, into, passphrase=PASSPHRASE))
        if not words:
            break
        assert words == "It was stopped. Nothing was brought back."
        assert not into.exists()
        assert not (tmp_path / "new").exists() or list((tmp_path / "new").iterdir()) == []
    assert seen == ["Checking"] * 3 + ["Bringing back"] * 3
    with open_vault(into) as back:
        assert set(everyone(back)) == set(NAMES)


@pytest.mark.hazard("H12.7")
def test_a_stopped_change_of_keys_loses_no_word_and_says_which_paper_holds(folder: Path) -> None:
    vault, paper = Vault.create(folder, PASSPHRASE, strength=LIGHT)
    vault.close()
    vault, begun = open_vault(folder), False
    for name in NAMES:
        vault.people.add(someone(name))
    before = everyone(vault)
    for step in count(1):
        key = new_recovery_key()
        words, seen = stopped_at(step, partial(vault.keys.rekey, PASSPHRASE, key, strength=LIGHT))
        half_way = "Choose New keys again" in words
        begun = (begun or half_way) and bool(words)
        paper = key if half_way or not words else paper
        assert vault.keys.has_old is begun
        assert everyone(vault) == before
        vault.close()
        with Vault.open(folder, recovery_key=paper) as again:
            assert everyone(again) == before
        vault = open_vault(folder)
        if not words:
            break
        assert ("old paper still holds" in words) is not half_way
    vault.close()
    assert step > 6
    assert seen.count("Sealing again") == len(NAMES) + 1
    assert numbers_of_keys(folder) == 1


@pytest.mark.hazard("H26.5")
def test_a_removal_goes_to_the_end_whoever_stops_it(folder: Path) -> None:
    with many(folder) as vault:
        sam, noor, kit = vault.people.all()
        record = vault.people.load(sam.id).record
        note = record.notes[-1].id
        words, seen = stopped_at(1, lambda: vault.people.remove_parts(sam.id, [note]))
        assert (words, set(seen)) == ("", {"Removing"})
        assert [one.id for one in vault.people.load(sam.id).record.notes] == [one.id for one in record.notes[:-1]]
        assert stopped_at(1, lambda: vault.people.remove(noor.id))[0] == ""
        assert {one.id for one in vault.people.all()} == {sam.id, kit.id}
    assert list((folder / "removing").iterdir()) == []


def test_a_stopped_opening_touches_nothing_and_lets_others_in(folder: Path) -> None:
    many(folder).close()
    for file in (folder / "index").iterdir():
        file.unlink()
    before = all_bytes(folder)
    words, seen = stopped_at(2, lambda: open_vault(folder))
    assert (words, seen) == ("It was stopped. Nothing was opened or changed.", ["Reading"] * 2)
    assert all_bytes(folder) == before
    with open_vault(folder) as vault:
        assert len(everyone(vault)) == 3
