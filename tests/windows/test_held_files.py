"""Files that another program really holds on Windows, for a moment as a virus scanner does, and for long."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import exports
from exports import ExportError
from peertui.services import settings
from plans.vault import CannotOpen, CannotRemove, CannotSave, Vault
from tests.support.plans.vault_people import PASSPHRASE, new_vault, open_vault, saying, someone

if sys.platform != "win32":
    pytest.skip("only Windows refuses what another program has open", allow_module_level=True)

import ctypes
from ctypes import wintypes

KERNEL = ctypes.WinDLL("kernel32", use_last_error=True)
KERNEL.CreateFileW.restype = wintypes.HANDLE
KERNEL.CreateFileW.argtypes = (
    *(wintypes.LPCWSTR, wintypes.DWORD, wintypes.DWORD, ctypes.c_void_p),
    *(wintypes.DWORD, wintypes.DWORD, wintypes.HANDLE),
)
KERNEL.CloseHandle.argtypes = (wintypes.HANDLE,)
GENERIC_READ, OPEN_EXISTING, READ, WRITE = 0x80000000, 3, 1, 2
A_MOMENT = 0.5


@contextmanager
def held(path: Path, *, sharing: int = READ | WRITE) -> Iterator[None]:
    """Hold a file as another program would, sharing all but its removal."""
    handle = KERNEL.CreateFileW(str(path), GENERIC_READ, sharing, None, OPEN_EXISTING, 0, None)
    assert handle != wintypes.HANDLE(-1).value, ctypes.get_last_error()
    try:
        yield
    finally:
        KERNEL.CloseHandle(handle)


@contextmanager
def held_for_a_moment(path: Path, *, sharing: int = READ | WRITE) -> Iterator[None]:
    """Hold it, and let go while somebody waits."""
    begun = threading.Event()

    def hold() -> None:
        with held(path, sharing=sharing):
            begun.set()
            time.sleep(A_MOMENT)

    holding = threading.Thread(target=hold)
    holding.start()
    assert begun.wait(10)
    yield
    holding.join()


def versions(folder: Path) -> list[Path]:
    """The saved files of everybody."""
    return sorted((folder / "people").glob("*/*.pt"))


def test_a_removal_waits_for_a_scanner(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as vault:
        record = vault.people.add(someone("Robin"))
        vault.people.save(saying(record, "words"))
        with held_for_a_moment(versions(tmp_path / "vault")[-1]):
            vault.people.remove(record.person.id)
        assert vault.people.all() == ()
    assert versions(tmp_path / "vault") == []


def test_a_removal_that_waits_in_vain_blames_no_rights_and_goes_on_at_the_next_opening(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as vault:
        record = vault.people.add(someone("Robin"))
        with held(versions(tmp_path / "vault")[-1]), pytest.raises(CannotRemove, match="another program holds"):
            vault.people.remove(record.person.id)
    with open_vault(tmp_path / "vault") as vault:
        assert vault.people.all() == ()
    assert versions(tmp_path / "vault") == []


def test_a_save_goes_on_beside_older_versions_that_are_held(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as vault:
        record = vault.people.add(someone("Robin"))
        with held(versions(tmp_path / "vault")[-1]):
            for number in range(60):
                record = saying(record, str(number))
                vault.people.save(record)
        assert vault.people.load(record.person.id).record == record


def test_a_vault_opens_once_a_scanner_lets_go_and_else_names_another_program(tmp_path: Path) -> None:
    with new_vault(tmp_path / "vault") as vault:
        vault.people.add(someone("Robin"))
    keys = tmp_path / "vault" / "keys.json"
    with held_for_a_moment(keys, sharing=0), open_vault(tmp_path / "vault") as vault:
        assert [person.called for person in vault.people.all()] == ["Robin"]
    with held(keys, sharing=0), pytest.raises(CannotOpen, match="another program holds"):
        Vault.open(tmp_path / "vault", passphrase=PASSPHRASE)


def test_an_export_waits_and_then_says_where_to_close_it(tmp_path: Path) -> None:
    page = tmp_path / "page.pdf"
    page.write_bytes(b"old")
    with held_for_a_moment(page):
        exports.write(page, b"new")
    assert page.read_bytes() == b"new"
    with held(page), pytest.raises(ExportError, match="is open in another program"):
        exports.write(page, b"newer")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("page.pdf", b"new")]


def test_settings_that_are_held_blame_no_rights(tmp_path: Path) -> None:
    settings.save(tmp_path, settings.Settings())
    with held(tmp_path / settings.FILE):
        assert settings.keep(tmp_path, settings.Settings()).endswith("another program holds it.")


def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "vault").write_bytes(b"a letter")
    with pytest.raises(CannotSave, match="there is a file where its folder should be"):
        new_vault(tmp_path / "vault")
