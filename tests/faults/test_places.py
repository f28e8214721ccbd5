"""Where the disk is full, may only be read, or knows no locks; and a second window."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plans.vault import CannotSave, Vault, VaultError, VaultInUse
from tests.support.faults.failing import Quick
from tests.support.faults.operations import BO, DAY, SAM, SAM_NOW, with_notes
from tests.support.faults.promise import Promises, look
from tests.support.plans.vault_people import all_bytes, new_vault, open_vault, said, saying


class Full(Quick):
    """A disk with room for so many bytes more. What is removed makes room again."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.room = room

    def write(self, handle: int, data: memoryview) -> int:
        if not self.room:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = super().write(handle, data[: self.room])
        self.room -= written
        return written

    def unlink(self, path: Path) -> None:
        size = path.stat().st_size
        super().unlink(path)
        self.room += size

    discard = unlink


@pytest.mark.hazard("H06.4")
@pytest.mark.parametrize("room", [0, 1, 300, 700, 2000])
def test_a_full_disk_loses_nothing_and_goes_on_once_there_is_room(
    promises: Promises, tmp_path: Path, room: int
) -> None:
    files = Full(0)
    work = promises.begin("save", tmp_path / "work", files)
    saved, files.room = [SAM_NOW], room

    def save_on() -> None:
        for number in range(2, 100):
            work.vault.people.save(with_notes(saved[-1], number))
            saved.append(with_notes(saved[-1], number))

    for refused in (save_on, lambda: work.vault.people.add(BO), lambda: work.vault.backups.make(work.drive, DAY)):
        with pytest.raises(VaultError, match="full"):
            refused()
    record = saved[-1]
    assert work.vault.people.load("sam").record == record
    files.room = 10**6
    record = with_notes(record, 1000)
    work.vault.people.save(record)
    work.vault.close()
    found = look(work.root)
    assert found.people == {"sam": record, "bo": BO}


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("unshare"), reason="needs a disk of its own")
def test_a_really_full_disk(tmp_path: Path) -> None:
    """The same on a real file system of 256 KiB, in a process that may mount one for itself alone."""
    script = 'mount -t tmpfs -o size=256k none "$1" && exec "$0" -m tests.support.faults.full_disk "$1"'
    command = ["unshare", "--map-root-user", "--mount", "sh", "-c", script, sys.executable, str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if "mount" in ran.stderr or "unshare" in ran.stderr:
        pytest.skip("nothing may be mounted here")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("full after ")


@pytest.mark.skipif(sys.platform == "win32", reason="folders are made readable only in another way there")
def test_a_folder_that_may_only_be_read_is_opened_and_refuses_to_save(promises: Promises, tmp_path: Path) -> None:
    files = ReadOnly()
    promises.lay_out("save", tmp_path / "work")
    folder = tmp_path / "work" / "vault"
    before = all_bytes(folder)
    with open_vault(folder, files) as vault:
        assert vault.people.load("sam").record == SAM_NOW
        with pytest.raises(CannotSave, match="only be read"):
            vault.people.save(saying(SAM_NOW, "words"))
        with pytest.raises(CannotSave, match="only be read"):
            vault.people.add(SAM)
        with pytest.raises(VaultError, match="only be read"):
            vault.people.remove("sam")
        with pytest.raises(VaultError, match="only be read"):
            vault.backups.make_daily(DAY)
        assert vault.people.load("sam").record == SAM_NOW
    assert all_bytes(folder) == before


class ReadOnly(Quick):
    """A folder in which nothing can be made, named or removed."""

    def _refuse(self, *_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    create = rename = unlink = discard = mkdir = rmdir = _refuse


HOLDER = """
import sys
from pathlib import Path
from tests.support.plans.vault_people import open_vault
vault = open_vault(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.read()
"""


@pytest.mark.hazard("H08.1")
def test_a_second_window_is_refused_until_the_first_is_killed(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as vault:
        record = vault.people.add(SAM)
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "vault")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        before = all_bytes(tmp_path / "vault")
        with pytest.raises(VaultInUse):
            open_vault(tmp_path / "vault")
        assert all_bytes(tmp_path / "vault") == before
        holder.kill()
        holder.wait()
    with open_vault(tmp_path / "vault") as vault:
        assert vault.people.load("sam").record == record


@pytest.mark.hazard("H11.2")
def test_an_older_copy_of_a_persons_folder_is_noticed(promises: Promises, tmp_path: Path) -> None:
    promises.lay_out("save", tmp_path / "work")
    folder = tmp_path / "work" / "vault"
    older = tmp_path / "older"
    shutil.copytree(folder / "people", older)
    with open_vault(folder) as vault:
        vault.people.save(saying(SAM_NOW, "newer words"))
    shutil.rmtree(folder / "people")
    older.rename(folder / "people")
    with open_vault(folder) as vault:
        opened = vault.people.load("sam")
        assert opened.rolled_back
        assert "Newer files are missing" in " ".join(opened.notices)
        assert "newer words" not in said(opened.record)
        vault.people.save(saying(opened.record, "above the lost ones"))
        assert vault.people.load("sam").generation > opened.generation


def test_whoever_makes_a_vault_where_one_is_finds_it_untouched(promises: Promises, tmp_path: Path) -> None:
    promises.lay_out("save", tmp_path / "work")
    folder = tmp_path / "work" / "vault"
    before = all_bytes(folder)
    with pytest.raises(VaultError):
        Vault.create(folder, "another passphrase altogether")
    assert all_bytes(folder) == before
