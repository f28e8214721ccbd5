"""A disk that keeps for certain only what was synced, and every disk that a cut of the power could leave of it.

Run something on `RecordingFiles`; then replay what it did on a `SyncedDisk`, and look at its `left()` at any point.

What was written to a file is kept once the file was synced; else it may be whole, cut, missing or zeros. A name given
to a file or folder, or taken away, is kept once its folder was synced; else each such change by itself may be kept or
not. So a file can be there under its last name without its bytes, and a folder be gone with all that is in it.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tests.support.faults.failing import Quick

Layout = dict[Path, bytes | None]
"""Every file with its bytes and every folder with None, by the path from the top, folders first."""


class Call(NamedTuple):
    """One call that changed the disk, or with the name "said" an acknowledgement."""

    name: str
    what: tuple[Any, ...] = ()


class RecordingFiles(Quick):
    """The real disk, and what was done to it. `refuse` is the number of a sync of a file that gives an error."""

    def __init__(self, refuse: int = 0) -> None:
        super().__init__()
        self.calls: list[Call] = []
        self._refuse, self._syncs = refuse, 0

    def said(self) -> None:
        """Something was acknowledged."""
        self.calls.append(Call("said"))

    def create(self, path: Path) -> int:
        handle = super().create(path)
        self.calls.append(Call("create", (path, handle)))
        return handle

    def write(self, handle: int, data: memoryview) -> int:
        written = super().write(handle, data)
        self.calls.append(Call("write", (handle, bytes(data[:written]))))
        return written

    def fsync(self, handle: int) -> None:
        self._syncs += 1
        if self._syncs == self._refuse:
            self.calls.append(Call("fsync refused", (handle,)))
            raise OSError(5, "the disk gives an error")
        self.calls.append(Call("fsync", (handle,)))

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        self.calls.append(Call("rename", (old, new)))

    def fsync_dir(self, folder: Path) -> None:
        self.calls.append(Call("fsync_dir", (folder,)))

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        self.calls.append(Call("unlink", (path,)))

    discard = unlink

    def mkdir(self, folder: Path) -> None:
        super().mkdir(folder)
        self.calls.append(Call("mkdir", (folder,)))

    def rmdir(self, folder: Path) -> None:
        super().rmdir(folder)
        self.calls.append(Call("rmdir", (folder,)))


@dataclass(eq=False)
class _File:
    data: bytes = b""
    synced: bytes | None = None
    doomed: bool = False
    """An error came when it was synced: the system has let go of its bytes, and says nothing the next time."""

    def possible(self) -> list[bytes]:
        if self.data == self.synced:
            return [self.data]
        half, size = len(self.data) // 2, len(self.data)
        found = [self.data, b"", self.data[:half], bytes(size), self.data[:half] + bytes(size - half)]
        return list(dict.fromkeys(found if self.synced is None else [self.synced, *found]))


@dataclass(eq=False)
class _Folder:
    now: dict[str, _Node] = field(default_factory=dict)
    sure: dict[str, _Node] = field(default_factory=dict)


_Node = _File | _Folder
_Change = tuple[_Folder, dict[str, _Node | None]]
"""Names in a folder that changed at once, and what they stand for now; None for nothing any more."""


class SyncedDisk:
    """What is below `top`, all of it synced, and then call by call."""

    def __init__(self, top: Path) -> None:
        self._top, self._root = top, _read(top)
        self._unsure: list[_Change] = []
        self._handles: dict[int, _File] = {}

    def go(self, call: Call) -> None:
        """Do again what was recorded."""
        getattr(self, f"_{call.name.replace(' ', '_')}")(*call.what)

    def left(self, most: int, chance: random.Random) -> Iterator[Layout]:
        """What may be left if the power is cut now: all of it, or above `most` a sample that has the ends."""
        for kept in _choices(len(self._unsure), most, chance):
            entries: dict[_Folder, dict[str, _Node | None]] = {}
            for number in kept:
                folder, names = self._unsure[number]
                entries.setdefault(folder, {}).update(names)
            there = dict(_walk(self._root, Path(), entries))
            files = [(path, node.possible()) for path, node in there.items() if isinstance(node, _File)]
            unsure = [(path, possible) for path, possible in files if len(possible) > 1]
            whole: Layout = {path: None if isinstance(node, _Folder) else node.data for path, node in there.items()}
            for bytes_of in itertools.product(*(possible for _, possible in unsure)):
                yield whole | dict(zip((path for path, _ in unsure), bytes_of, strict=True))

    def _said(self) -> None:
        pass

    def _create(self, path: Path, handle: int) -> None:
        file = _File()
        self._handles[handle] = file
        self._change(path.parent, {path.name: file})

    def _write(self, handle: int, data: bytes) -> None:
        self._handles[handle].data += data

    def _fsync(self, handle: int) -> None:
        file = self._handles[handle]
        if not file.doomed:
            file.synced = file.data

    def _fsync_refused(self, handle: int) -> None:
        self._handles[handle].doomed = True

    def _rename(self, old: Path, new: Path) -> None:
        assert old.parent == new.parent, "one change in one folder"
        self._change(old.parent, {old.name: None, new.name: self._folder(old.parent).now[old.name]})

    def _fsync_dir(self, path: Path) -> None:
        folder = self._folder(path)
        folder.sure = dict(folder.now)
        self._unsure = [change for change in self._unsure if change[0] is not folder]

    def _unlink(self, path: Path) -> None:
        self._change(path.parent, {path.name: None})

    _rmdir = _unlink

    def _mkdir(self, path: Path) -> None:
        self._change(path.parent, {path.name: _Folder()})

    def _folder(self, path: Path) -> _Folder:
        node: _Node = self._root
        for name in path.relative_to(self._top).parts:
            assert isinstance(node, _Folder)
            node = node.now[name]
        assert isinstance(node, _Folder)
        return node

    def _change(self, path: Path, names: dict[str, _Node | None]) -> None:
        folder = self._folder(path)
        self._unsure.append((folder, names))
        folder.now = _changed(folder.now, names)


def lay_out(layout: Layout, top: Path) -> None:
    """Make it a real folder."""
    top.mkdir()
    for path, data in layout.items():
        if data is None:
            (top / path).mkdir()
        else:
            (top / path).write_bytes(data)


def _choices(number: int, most: int, chance: random.Random) -> Iterator[tuple[int, ...]]:
    every = range(number)
    if 2**number <= most:
        for size in range(number + 1):
            yield from itertools.combinations(every, size)
        return
    ends = {tuple(every[:size]) for size in range(number + 1)}
    ends |= {tuple(n for n in every if n != one) for one in every} | {(one,) for one in every}
    yield from sorted(ends)
    for _ in range(most - len(ends)):
        yield tuple(n for n in every if chance.random() < 0.5)


def _read(path: Path) -> _Folder:
    names: dict[str, _Node] = {}
    for inside in path.iterdir():
        data = b"" if inside.is_dir() else inside.read_bytes()
        names[inside.name] = _read(inside) if inside.is_dir() else _File(data, data)
    return _Folder(dict(names), dict(names))


def _walk(folder: _Folder, path: Path, changes: dict[_Folder, dict[str, _Node | None]]) -> Iterator[tuple[Path, _Node]]:
    for name, node in _changed(folder.sure, changes.get(folder, {})).items():
        yield path / name, node
        if isinstance(node, _Folder):
            yield from _walk(node, path / name, changes)


def _changed(names: dict[str, _Node], change: dict[str, _Node | None]) -> dict[str, _Node]:
    return {name: node for name, node in (names | change).items() if node is not None}
