"""A TinyDB storage whose every save is a new sealed file; nothing is ever written over."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError, to_json, to_jsonable_python
from tinydb.storages import Storage

from plans.record.moments import EPOCH
from plans.vault.crypto.sealed_object import HEAD_BYTES, Damaged, KeyRing, Seal, SealedKind, Unsealed, now, peek
from plans.vault.errors import VaultDamaged, is_damage
from plans.vault.storage.filesystem import Files, publish, sweep

if TYPE_CHECKING:
    from plans.vault.storage.filesystem import Files

Tables = dict[str, dict[str, Any]]
"""What TinyDB keeps: table -> document id -> document. A document that is bytes is JSON already."""
_REPLACED = "\ufffd".encode()
"""What `to_json` puts, without a word, in place of half a character in a name."""


def to_document(value: object) -> bytes:
    """A model, or anything made of plain values, as JSON."""
    with suppress(PydanticSerializationError):
        text = to_json(value)
        if _REPLACED not in text:
            return text
    return json.dumps(value, default=_plain).encode()  # half a character, as a broken paste can leave: kept as it is


def _plain(value: object) -> Any:
    return dict(value) if isinstance(value, BaseModel) else to_jsonable_python(value)


_NAME = re.compile(r"([0-9]{10})\.([0-9a-f]{8})\.pt")


class Version(NamedTuple):
    """One saved file, as its name tells."""

    generation: int
    writer: str

    @property
    def name(self) -> str:
        """The file's name."""
        return f"{self.generation:010d}.{self.writer}.pt"

    @classmethod
    def parse(cls, name: str) -> Version | None:
        """The version a file name stands for; None for anything else."""
        found = _NAME.fullmatch(name)
        return cls(int(found[1]), found[2]) if found else None


class VersionHead(NamedTuple):
    """What the readable beginning of a version says."""

    saved_at: datetime
    schema: int


def newest_generation(files: Files, folder: Path) -> int:
    """The highest generation in a folder, by the names of its files alone; 0 if there is none. OSError."""
    return max((version.generation for version in map(Version.parse, files.names(folder)) if version), default=0)


Spare = Callable[[Sequence[Version]], Sequence[Version]]
"""Says which of the versions, oldest first, may go."""


def beyond_newest(count: int) -> Spare:
    """Keep the newest `count` versions."""
    return lambda versions: versions[:-count]


@dataclass(frozen=True, slots=True)
class Access:
    """What one opening of the vault shares with all that it reads and writes."""

    files: Files
    ring: KeyRing
    writer: str
    """Random, in every file name of this opening, so that two writers never take the same name."""
    alone: bool
    """Whether the lock is held."""


class Generations(Storage):
    """All versions of one object in one folder. `open` first.

    Args:
        folder: Where they are.
        kind: As for `Seal`.
        object_id: As for `Seal`.
        schema: In which version of the format its words are written.
        floor: A generation known to have been there: the next save goes above it.
    """

    def __init__(
        self, access: Access, folder: Path, kind: SealedKind, object_id: bytes, *, schema: int, floor: int = 0
    ) -> None:
        self._access, self._folder, self._schema = access, folder, schema
        self._seal = Seal(access.ring, kind, object_id)
        self._known: dict[str, Version] = {}
        self._plain: bytes | None = None
        self._said: dict[str, VersionHead] = {}
        self.generation = floor
        self.version: Version | None = None
        """The version held here."""
        self.saved_at: datetime | None = None
        """When the version held here was saved."""
        self.damaged: tuple[Version, ...] = ()
        """Versions newer than the one held here, none of which opens."""
        self.rolled_back = False
        """Whether versions are missing that are known to have been there."""

    @property
    def held(self) -> int:
        """The generation of the version held here; 0 if there is none."""
        return self.version.generation if self.version else 0

    def open(self) -> None:
        """Hold the newest version that opens.

        Raises:
            VaultDamaged: There are files, and none opens.
            VaultNewer, OSError.
        """
        if self._access.alone:
            sweep(self._access.files, self._folder)
        damaged = []
        self._known = self._unknown()
        newest = max((version.generation for version in self._known.values()), default=0)
        self.rolled_back = newest < self.generation
        self.generation = max(self.generation, newest)
        for version in sorted(self._known.values(), reverse=True):
            try:
                unsealed = self._read(version)
            except Damaged:
                damaged.append(version)
                continue
            self._plain, self.saved_at, self.version = unsealed.plain, unsealed.saved_at, version
            self._forget_twins(version)
            break
        else:
            if damaged:
                raise VaultDamaged
        self.damaged = tuple(damaged)

    def read(self) -> Tables | None:
        """What is held, as fresh objects: a save that goes wrong cannot leak into them."""
        return None if self._plain is None else parse(self._plain)

    def write(self, data: Tables) -> None:
        """Save, unless nothing changed; on return it is on the disk.

        Raises:
            OSError: It is not.
        """
        plain = encode(data)
        if plain == self._plain:
            return
        self.generation += 1  # also when it goes wrong below: a name is used once
        version = Version(self.generation, self._access.writer)
        moment = now()
        blob = self._seal.seal(plain, self.generation, self._schema, moment)
        self._known[version.name] = version
        publish(self._access.files, self._folder / version.name, blob)
        self._plain, self.saved_at, self.version = plain, moment, version
        self._said[version.name] = VersionHead(moment, self._schema)

    def save_again(self) -> None:
        """Let the next `write` save even what is held already: newer files beside it are damaged."""
        self._plain = None

    def strangers(self) -> list[Version]:
        """Versions that another writer put here since, oldest first."""
        return sorted(self._unknown().values())

    def take_in(self, stranger: Version) -> Tables | None:
        """What another writer saved; None if it does not open. Our next version goes above it."""
        found = self.look_at(stranger)
        self._known[stranger.name] = stranger
        self.generation = max(self.generation, stranger.generation)
        return found[1] if found else None

    def there(self) -> list[Version]:
        """All versions in the folder now, oldest first, whether they open or not. OSError."""
        return sorted(found for found in map(Version.parse, self._access.files.names(self._folder)) if found)

    def says(self, version: Version) -> VersionHead | None:
        """What the head of a version says; long ago if that cannot be made out, None if it is not read."""
        if version.name not in self._said:
            try:
                head = peek(self._access.files.head(self._folder / version.name, HEAD_BYTES))
                self._said[version.name] = VersionHead(head.saved_at, head.schema)
            except Damaged:
                self._said[version.name] = VersionHead(EPOCH, self._schema)
            except OSError:
                return None
        return self._said[version.name]

    def last_of_older(self, versions: Sequence[Version]) -> set[int]:
        """Of these versions, oldest first: the generation of the last one that opens of every schema before ours.

        And of those after it that cannot be read just now, which may be it.
        """
        last, found = set(), set()
        for version in reversed(versions):
            said = self.says(version)
            if said is None or said.schema >= self._schema or said.schema in found:
                continue
            try:
                opens = self.look_at(version) is not None
            except OSError:
                last.add(version.generation)
                continue
            if opens:
                last.add(version.generation)
                found.add(said.schema)
        return last

    def look_at(self, version: Version) -> tuple[datetime, Tables] | None:
        """When a version was saved, and what; None if it does not open. VaultNewer, OSError."""
        try:
            unsealed = self._read(version)
        except Damaged:
            return None
        return unsealed.saved_at, parse(unsealed.plain)

    def thin(self, spare: Spare) -> None:
        """Remove versions that may go. What cannot be removed stays."""
        there = set(self._access.files.names(self._folder))
        self._known = {name: version for name, version in self._known.items() if name in there}
        for version in spare(sorted(self._known.values())):
            with suppress(OSError):
                self._access.files.discard(self._folder / version.name)

    def _read(self, version: Version) -> Unsealed:
        try:
            blob = read_sealed(self._access.files, self._folder / version.name)
        except FileNotFoundError:
            raise Damaged from None
        unsealed = self._seal.open(blob, self._schema)
        if unsealed.generation != version.generation:
            raise Damaged
        return unsealed

    def _unknown(self) -> dict[str, Version]:
        """Versions in the folder that this opening has neither read nor saved, by file name."""
        names = set(self._access.files.names(self._folder)) - self._known.keys()
        return {name: version for name in names if (version := Version.parse(name))}

    def _forget_twins(self, of: Version) -> None:
        """Two writers who did not see each other saved the same generation: the other one stays unknown."""
        for version in list(self._known.values()):
            if version.generation == of.generation and version != of:
                del self._known[version.name]


def encode(tables: Tables) -> bytes:
    """Tables as they are saved, in JSON. The names of tables and documents are our own and plain."""
    return b"{%b}" % b",".join([b'"%b":{%b}' % (name.encode(), _encode(rows)) for name, rows in tables.items()])


def _encode(rows: dict[str, Any]) -> bytes:
    pairs = [(key, row if type(row) is bytes else to_document(row)) for key, row in rows.items()]
    return b",".join([b'"%b":%b' % (key.encode(), row) for key, row in pairs])


def parse(plain: bytes) -> Tables:
    """What `encode` made."""
    return cast(Tables, json.loads(plain))


def read_sealed(files: Files, path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        Damaged: The disk says that they are not what was written.
        OSError: Anything else.
    """
    try:
        return files.read(path)
    except OSError as error:
        if is_damage(error):
            raise Damaged from error
        raise
