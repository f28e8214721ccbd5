"""The one object for the disk, publishing a file, and what a dead process left."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from plans.vault.storage.filesystem import Files, make_folder, publish, sweep, temporary_name
from tests.support.faults.failing import FailingFiles, How


def test_publish_writes_syncs_renames_and_syncs_the_folder_in_this_order(tmp_path: Path) -> None:
    files = FailingFiles()
    publish(files, tmp_path / "a", b"words")
    assert files.calls == ["create", "write", "fsync", "close", "rename", "fsync_dir"]
    assert (tmp_path / "a").read_bytes() == b"words"


def test_short_writes_are_gone_on_with(tmp_path: Path) -> None:
    files = FailingFiles(1, How.SHORT, for_good=True)
    publish(files, tmp_path / "a", bytes(range(256)))
    assert files.calls.count("write") > 3
    assert (tmp_path / "a").read_bytes() == bytes(range(256))


@pytest.mark.parametrize("at", range(1, 7))
def test_an_error_leaves_what_was_there_and_no_temporary_file(tmp_path: Path, at: int) -> None:
    publish(Files(), tmp_path / "a", b"before")
    files = FailingFiles(at, error=errno.ENOSPC)
    with pytest.raises(OSError, match="space"):
        publish(files, tmp_path / "a", b"after")
    assert files.calls.count("fsync") <= 1, "the same file is never synced again after an error"
    assert (tmp_path / "a").read_bytes() == (b"after" if files.calls[-1] == "fsync_dir" else b"before")
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_files_and_folders_are_for_this_user_alone(tmp_path: Path) -> None:
    make_folder(Files(), tmp_path / "one" / "two")
    publish(Files(), tmp_path / "one" / "two" / "a", b"words")
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "one", *(tmp_path / "one").rglob("*"))]
    assert modes == [0o700, 0o700, 0o600]


def test_a_new_folder_is_synced_in_its_parent_also_on_a_second_try(tmp_path: Path) -> None:
    files = FailingFiles()
    make_folder(files, tmp_path / "one" / "two")
    assert files.calls == ["mkdir", "fsync_dir"] * 2
    make_folder(files, tmp_path / "one" / "two")
    assert files.calls[4:] == ["fsync_dir"]


STRANGERS = [".~lock.odt.tmp", ".3f.tmp", ".0123456789AC.tmp", ".hidden", "notes.tmp"]


def test_sweep_takes_only_what_we_left_half_written(tmp_path: Path) -> None:
    for name in (temporary_name(), ".0123456789ab.tmp", "keys.json", *STRANGERS):
        (tmp_path / name).touch()
    assert sorted(sweep(Files(), tmp_path)) == [".hidden", "keys.json"]
    assert sorted(os.listdir(tmp_path)) == sorted(["keys.json", *STRANGERS])


def test_beside_files_of_others_an_older_name_counts_only_with_our_beginning(tmp_path: Path) -> None:
    (tmp_path / ".0123456789ab.tmp").write_bytes(b"somebody's letter")
    (tmp_path / ".0123456789ac.tmp").write_bytes(b'{"format": "peertui-keys", "version": 1')
    (tmp_path / ".0123456789ad.tmp").write_bytes(b"PEERTUI1\x02")
    (tmp_path / temporary_name()).touch()
    sweep(Files(), tmp_path, shared=True)
    assert os.listdir(tmp_path) == [".0123456789ab.tmp"]


def test_a_folder_that_cannot_be_synced_at_all_is_not_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_such_call(handle: int) -> None:
        raise OSError(errno.EINVAL, "")

    monkeypatch.setattr(os, "fsync", no_such_call)
    Files().fsync_dir(tmp_path)
