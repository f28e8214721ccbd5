"""The commands backup and restore."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from peertui.cli.exit_codes import Exit
from peertui.services import settings
from plans.vault import Strength, Vault
from tests.peertui.cli.conftest import PASSPHRASE, Peertui
from tests.support.plain.typing import Typist
from tests.support.stories.with_plain import PlainHands


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


@pytest.mark.hazard("H11.3")
def test_a_backup_is_written_and_brought_back(peertui: Peertui, vault: Path, stick: Path, tmp_path: Path) -> None:
    ended = peertui("backup", stick)
    file = stick / f"backup-{date.today()}.ptb"
    assert (ended.code, ended.out, ended.err) == (Exit.DONE, f"{file}\n", "")
    ended = peertui("restore", file, "--into", tmp_path / "back")
    assert ended.code == Exit.DONE
    assert "removed for good after this backup was made is in it again" in ended.err
    assert ended.out.startswith(f"2 people are in {tmp_path / 'back'}")
    assert peertui("people", "--data-dir", tmp_path / "back").out.count("\n") == 2
    ended = peertui("restore", file, "--into", tmp_path / "back")
    assert ended.code == Exit.FAILED
    assert "is there already" in ended.err


@pytest.mark.hazard("H34.11")
async def test_settings_and_own_help_lines_are_not_in_it_and_that_is_said(
    peertui: Peertui, vault: Path, stick: Path, tmp_path: Path
) -> None:
    kept = settings.Settings(on_call="01632 960100", region="Wales")
    settings.save(vault, kept)
    (vault / "help_lines.toml").write_text("")
    file = peertui("backup", stick).out.strip()
    said = "type your on-call number again, choose the region, and check your help lines"
    ended = peertui("restore", file, "--into", tmp_path / "back")
    assert said in ended.err
    typist = Typist(tmp_path / "new")
    hands = PlainHands(typist)
    typist.type("menu")
    await hands.pick("Bring back a backup")
    for line in (file, str(tmp_path / "again"), "1", PASSPHRASE):
        typist.type(line)
    assert said in " ".join(typist.latest.split())
    typist.type("quit")
    for folder in (tmp_path / "back", tmp_path / "again"):
        assert settings.load(folder) == settings.Settings()
        assert not (folder / "help_lines.toml").exists()
        for name in ("settings.json", "help_lines.toml"):  # copied by hand, they hold again
            (folder / name).write_bytes((vault / name).read_bytes())
        assert settings.load(folder) == kept


def test_a_wrong_passphrase_is_clear_and_makes_nothing(
    peertui: Peertui, vault: Path, stick: Path, tmp_path: Path
) -> None:
    file = peertui("backup", stick).out.strip()
    (tmp_path / "passphrase.txt").write_text("another one\n")
    ended = peertui("restore", file, "--into", tmp_path / "back")
    assert ended.code == Exit.PASSPHRASE
    assert "use the one of the day it was made" in ended.err
    assert not (tmp_path / "back").exists()


def test_the_recovery_key_brings_it_back_too(peertui: Peertui, folder: Path, stick: Path, tmp_path: Path) -> None:
    made, key = Vault.create(folder, PASSPHRASE, strength=Strength(memory_kib=64, iterations=1, lanes=1))
    made.close()
    file = peertui("backup", stick).out.strip()
    (tmp_path / "key.txt").write_text(key.lower() + "\n")
    ended = peertui("restore", file, "--into", tmp_path / "back", "--recovery-key-file", tmp_path / "key.txt")
    assert ended.code == Exit.DONE
    Vault.open(tmp_path / "back", recovery_key=key).close()


@pytest.mark.hazard("H13.3")
def test_a_damaged_backup_is_refused(peertui: Peertui, vault: Path, stick: Path, tmp_path: Path) -> None:
    file = Path(peertui("backup", stick).out.strip())
    file.write_bytes(file.read_bytes()[:-40])
    ended = peertui("restore", file, "--into", tmp_path / "back")
    assert ended.code == Exit.VAULT
    assert "damaged or not whole" in ended.err
    (tmp_path / "letter").write_bytes(b"a letter")
    ended = peertui("restore", tmp_path / "letter", "--into", tmp_path / "back")
    assert ended.code == Exit.FAILED
    assert "not a backup" in ended.err


def test_somebody_who_cannot_be_read_is_said(peertui: Peertui, vault: Path, stick: Path) -> None:
    next((vault / "people").glob("*/*.pt")).write_bytes(b"")
    ended = peertui("backup", stick)
    assert ended.code == Exit.VAULT
    assert "1 could not be read and is not in it" in ended.err
    assert Path(ended.out.strip()).exists()


def test_a_backup_belongs_elsewhere(peertui: Peertui, vault: Path, tmp_path: Path) -> None:
    for folder, words in ((vault, "outside"), (tmp_path / "gone", "no folder")):
        ended = peertui("backup", folder)
        assert ended.code == Exit.FAILED
        assert words in ended.err
    assert peertui("restore", "file").code == Exit.USAGE
