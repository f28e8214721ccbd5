from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

import exports
from exports import ExportError
from plans.disk import Disk


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "page.pdf"
    path.write_bytes(b"old")
    return path


def test_a_file_is_written_whole(tmp_path: Path):
    exports.write(tmp_path / "page.pdf", b"new")

    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("page.pdf", b"new")]


def test_an_old_file_is_replaced(old: Path):
    exports.write(old, b"new")

    assert old.read_bytes() == b"new"
    assert len(list(old.parent.iterdir())) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_can_read_it(tmp_path: Path):
    exports.write(tmp_path / "page.pdf", b"new")

    assert (tmp_path / "page.pdf").stat().st_mode & 0o077 == 0


def test_a_missing_folder_is_said(tmp_path: Path):
    with pytest.raises(ExportError, match="There is no folder"):
        exports.write(tmp_path / "nowhere" / "page.pdf", b"new")


def test_a_folder_in_its_place_is_said(tmp_path: Path):
    with pytest.raises(ExportError, match="is a folder"):
        exports.write(tmp_path, b"new")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("call", ["open", "write", "fsync", "rename"])
@pytest.mark.parametrize(
    ("code", "said"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "read-only"), (errno.EROFS, "read-only"), (errno.EIO, "could not")],
)
def test_a_fault_at_any_step_leaves_the_old_file(old: Path, monkeypatch, call: str, code: int, said: str):
    def fail(*args, **kwargs):
        raise OSError(code, os.strerror(code))

    owner = Disk if call in ("write", "rename") else os
    monkeypatch.setattr(owner, call, fail)
    with pytest.raises(ExportError, match=said):
        exports.write(old, b"new")
    monkeypatch.undo()

    assert [(path.name, path.read_bytes()) for path in old.parent.iterdir()] == [("page.pdf", b"old")]


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a usual account")
def test_a_read_only_folder_is_said(old: Path):
    old.parent.chmod(0o500)
    try:
        with pytest.raises(ExportError, match="read-only"):
            exports.write(old, b"new")
    finally:
        old.parent.chmod(0o700)

    assert old.read_bytes() == b"old"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_file_is_left_as_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ExportError, match="something else than a file"):
        exports.write(pipe, b"words")
    assert pipe.is_fifo()


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_neither_followed_nor_replaced(tmp_path: Path, there: bool) -> None:
    target, link = tmp_path / "target", tmp_path / "page.pdf"
    if there:
        target.write_bytes(b"old")
    link.symlink_to(target)
    with pytest.raises(ExportError, match="is a link to another file"):
        exports.write(link, b"new")
    assert link.is_symlink()
    assert target.exists() is there
    assert not there or target.read_bytes() == b"old"


KILLED = """
import os, sys
from pathlib import Path
import exports
Path.replace = lambda *_: os.kill(os.getpid(), 9)
exports.write(Path(sys.argv[1]), b"the words of somebody")
"""


@pytest.mark.hazard("H17.5")
@pytest.mark.skipif(os.name == "nt", reason="kills as Unix does")
def test_what_a_killed_export_left_goes_with_the_next_one(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "page.pdf")], check=False, timeout=60)
    [left] = tmp_path.iterdir()
    assert left.read_bytes() == b"the words of somebody"
    strangers = [
        ".0123456789abcdef.part",
        "film.part",
        f".peertui-00000000-{os.getpid()}-0123456789abcdef.part",
        f"{left.name.partition('-')[0]}-{left.name.split('-')[1]}-{os.getppid()}-0123456789abcdef.part",
    ]
    for name in strangers:
        (tmp_path / name).write_bytes(b"")
    exports.write(tmp_path / "other.pdf", b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["other.pdf", *strangers])


def test_what_another_thread_is_writing_just_now_is_left_alone(tmp_path: Path, monkeypatch) -> None:
    real = Disk.rename

    def both(disk: Disk, part: Path, to: Path) -> None:
        monkeypatch.setattr(Disk, "rename", real)
        exports.write(tmp_path / "second.pdf", b"second")
        real(disk, part, to)

    monkeypatch.setattr(Disk, "rename", both)
    exports.write(tmp_path / "first.pdf", b"first")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "first.pdf": b"first",
        "second.pdf": b"second",
    }
