"""The folder goes while the vault is open, as when a drive is pulled out: nothing is made in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from plans.vault import CannotSave
from tests.support.plans.vault_people import new_vault, open_vault, saying, someone


def test_nobody_is_added_where_no_key_file_would_open_them(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    vault = new_vault(folder)
    record = vault.people.add(someone())
    folder.rename(tmp_path / "elsewhere")
    with pytest.raises(CannotSave, match="folder has gone"):
        vault.people.add(someone())
    with pytest.raises(CannotSave, match="folder has gone"):
        vault.people.save(saying(record, "words"))
    vault.close()
    assert not folder.exists()


def test_once_it_is_back_everything_is_saved(tmp_path: Path) -> None:
    folder, elsewhere = tmp_path / "vault", tmp_path / "elsewhere"
    with new_vault(folder) as vault:
        record = saying(vault.people.add(someone()), "words")
        folder.rename(elsewhere)
        with pytest.raises(CannotSave):
            vault.people.save(record)
        elsewhere.rename(folder)
        vault.people.save(record)
        added = vault.people.add(someone())
    with open_vault(folder) as vault:
        assert vault.people.load(record.person.id).record == record
        assert vault.people.load(added.person.id).record == added
