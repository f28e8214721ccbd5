"""What is found on a disk after trouble, and whether it is what was promised."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from peertui.services import settings
from plans.record.models import Record
from plans.vault import (
    Files,
    UnknownPerson,
    UnknownVersion,
    Vault,
    VaultError,
    WrongPassphrase,
    WrongRecoveryKey,
    restore,
    vault_exists,
)
from plans.vault.backup.backup_writer import take_apart
from plans.vault.crypto.key_file import unlock
from plans.vault.storage.generations import Version
from plans.vault.storage.key_file_storage import COPY, MAIN
from tests.plans.vault.test_purge import everything_on_disk, holding
from tests.support.faults.failing import Quick
from tests.support.faults.operations import (
    KEY,
    NEW_KEY,
    NEW_PASSPHRASE,
    OPERATIONS,
    SECRET,
    Operation,
    Work,
    with_notes,
)
from tests.support.plans.vault_people import PASSPHRASE

WAYS = (
    {"passphrase": NEW_PASSPHRASE},
    {"passphrase": PASSPHRASE},
    {"recovery_key": NEW_KEY},
    {"recovery_key": KEY},
)
_WRONG = (WrongPassphrase, WrongRecoveryKey)
People = dict[str, Record]


class Lost(AssertionError):
    """Something that was acknowledged is not there, or something is there that cannot be right."""


@dataclass(frozen=True)
class Seen:
    """All that can be found in a folder in which an operation was done."""

    people: People = field(default_factory=dict)
    versions: dict[tuple[str, int], Record] = field(default_factory=dict)
    secret: bool = False
    """Whether the words to be removed stand anywhere, backups apart."""
    ways: tuple[int, ...] = ()
    """Which of WAYS open it."""
    old_keys: bool = False
    copies: dict[str, People] = field(default_factory=dict)
    """Backups of both sorts by their place, and who comes back from each."""
    back: People | None = None
    """Who is in the folder made from a backup; None if there is none."""
    known: frozenset[str] = frozenset()
    """The names of backups elsewhere that the vault knows of."""
    theme: str = ""


def look(root: Path) -> Seen:
    """Open what is there and go on with it. Lost if it does not open, is damaged or is left untidy."""
    folder = root / "vault"
    theme = settings.load(folder).theme
    back = _people_of(root / "home" / "back") if (root / "home" / "back").exists() else None
    if not vault_exists(folder):
        return Seen(back=back, theme=theme, copies=_copies(root))
    with _opened(folder) as vault:
        seen = Seen(
            people={row.id: _record(vault, row.id) for row in vault.people.all()},
            versions=_versions(folder, vault),
            secret=holding(SECRET, everything_on_disk(folder, vault)) > 0,
            ways=tuple(number for number, way in enumerate(WAYS) if _opens(folder, way)),
            old_keys=vault.keys.has_old,
            copies=_copies(root),
            back=back,
            known=frozenset(one.path.name if one.path else "" for one in vault.backups.elsewhere()),
            theme=theme,
        )
        for row in vault.people.all():
            if row.trouble or row.called != seen.people[row.id].person.called:
                raise Lost(f"the list says {row.called} {row.trouble}")
            vault.people.save(with_notes(seen.people[row.id], 1000))
    if old := [path.name for path in (folder / "backups").glob("*.ptb") if _ways_of(path) != seen.ways]:
        raise Lost(f"daily copies open in other ways than the vault: {old}")
    if left := [path.name for path in folder.rglob("*.tmp")]:
        raise Lost(f"half-written files stay: {left}")
    return seen


def see(found: Seen, before: Seen, after: Seen, earlier: Collection[Seen] = (), if_it_can: str = "") -> None:
    """Lost unless what is found is what was before a step or after it, each thing whole.

    Of `earlier`, versions that were thinned may be there again; the backup `if_it_can` may be there or not.
    """
    if not any(_same_words(found, one, (before, *earlier)) for one in (before, after)):
        raise Lost(f"words: {_told(found)}, not {_told(before)} or {_told(after)}")
    for name in ("ways", "back", "theme"):
        if getattr(found, name) not in (getattr(before, name), getattr(after, name)):
            raise Lost(f"{name}: {getattr(found, name)}")
    if found.old_keys and before == after and not after.old_keys:
        raise Lost("old keys are still open")
    if not before.known & after.known - {Path(if_it_can).name} <= found.known <= before.known | after.known:
        raise Lost(f"backups elsewhere that are known: {sorted(found.known)}")
    for place, people in found.copies.items():
        stages = (before, after, *earlier) if place == if_it_can else (before, after)
        if people not in [one.copies.get(place) for one in stages]:
            raise Lost(f"the backup {place} does not hold what it should, or should be gone")
    for place in before.copies.keys() & after.copies.keys():
        if place not in found.copies and place != if_it_can:
            raise Lost(f"the backup {place} has gone")


def _same_words(found: Seen, one: Seen, others: tuple[Seen, ...]) -> bool:
    if found.people != one.people or found.secret != one.secret or not one.versions.keys() <= found.versions.keys():
        return False
    for key, record in found.versions.items():
        wanted = next((seen.versions[key] for seen in (one, *others) if key in seen.versions), None)
        if record != wanted:
            return False
    return True


def _unnumbered(seen: Seen) -> Seen:
    return replace(seen, versions={})


def _told(seen: Seen) -> str:
    people = {who: [note.text for note in record.notes] for who, record in seen.people.items()}
    return f"{people} in {sorted(seen.versions)}, secret {seen.secret}"


class Promises:
    """Every operation done once on a disk on which all goes well: how it begins, and what is seen after each step."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._seen: dict[str, list[Seen]] = {}

    def begin(self, name: str, root: Path, files: Files) -> Work:
        """Make a folder in which an operation can begin, with its vault open if that is how it begins."""
        self.lay_out(name, root)
        work = Work(root, files)
        if not OPERATIONS[name].closed:
            assert work.vault
        return work

    def lay_out(self, name: str, root: Path) -> None:
        """Make a folder in which an operation can begin."""
        shutil.copytree(self._beginning(OPERATIONS[name]), root)

    def seen(self, name: str) -> list[Seen]:
        """What is seen before the first step and after each."""
        if name not in self._seen:
            self._seen[name] = [self._after(name, count) for count in range(len(OPERATIONS[name].steps) + 1)]
        return self._seen[name]

    def see(self, name: str, root: Path, done: int, *, ended: bool = False, numbered: bool = True) -> None:
        """Look at a folder in which so many steps were acknowledged; `ended` if no other was begun. Lost.

        Not `numbered`: something was tried twice, so that the numbers of the versions are others.
        """
        stages = self.seen(name)
        following = done if ended else min(done + 1, len(stages) - 1)
        try:
            found = look(root)
            if not numbered:
                found, stages = _unnumbered(found), [_unnumbered(stage) for stage in stages]
            see(found, stages[done], stages[following], stages[:done], OPERATIONS[name].if_it_can)
        except Lost:
            raise
        except (AssertionError, VaultError) as error:
            raise Lost(f"{type(error).__name__}: {error}") from error

    def see_versions(self, name: str, root: Path) -> None:
        """See at least every version that was there in the beginning. Lost."""
        found = look(root).versions
        if any(found.get(key) != record for key, record in self.seen(name)[0].versions.items()):
            raise Lost("not every version is there")

    def _beginning(self, operation: Operation) -> Path:
        root = self._place / operation.begins.__name__
        if not root.exists():
            (root / "drive").mkdir(parents=True)
            work = Work(root, Quick())
            operation.begins(work)
            if work.open_vault is not None:
                work.open_vault.close()
        return root

    def _after(self, name: str, count: int) -> Seen:
        with TemporaryDirectory(dir=self._place) as place:
            work = self.begin(name, Path(place) / "work", Quick())
            for step in OPERATIONS[name].steps[:count]:
                step(work)
            if work.open_vault is not None:
                work.open_vault.close()
            return look(work.root)


def _opened(folder: Path) -> Vault:
    for way in WAYS:
        try:
            return Vault.open(folder, **way, files=Quick())
        except _WRONG:
            continue
    raise Lost("no passphrase and no recovery key opens it")


def _opens(folder: Path, way: dict[str, str]) -> bool:
    opened = [_unlocks((folder / name).read_bytes(), way) for name in (MAIN, COPY)]
    if opened[0] != opened[1]:
        raise Lost("the two key files differ after an opening")
    return opened[0]


def _ways_of(backup: Path) -> tuple[int, ...]:
    key_file = take_apart(backup.read_bytes()).key_file
    return tuple(number for number, way in enumerate(WAYS) if _unlocks(key_file, way))


def _unlocks(key_file: bytes, way: dict[str, str]) -> bool:
    try:
        unlock(key_file, **way)
    except _WRONG:
        return False
    return True


def _record(vault: Vault, person_id: str) -> Record:
    opened = vault.people.load(person_id)
    if opened.notices:
        raise Lost(" ".join(opened.notices))
    return opened.record


def _versions(folder: Path, vault: Vault) -> dict[tuple[str, int], Record]:
    found = {}
    for row in vault.people.all():
        place = folder / "people" / vault._inside.known_folder(row.id)
        for version in filter(None, (Version.parse(path.name) for path in place.iterdir())):
            try:
                found[row.id, version.generation] = vault.history.version(row.id, version.generation)
            except (UnknownVersion, UnknownPerson):
                raise Lost(f"version {version.generation} of {row.id} does not open") from None
    return found


def _copies(root: Path) -> dict[str, People]:
    return {str(path.relative_to(root)): _people_in(path) for path in root.rglob("*.ptb")}


_READ: dict[bytes, People] = {}
"""Who comes back from a backup of this check sum: most are the same on thousands of disks."""


def _people_in(backup: Path) -> People:
    check = hashlib.sha256(backup.read_bytes()).digest()
    if check not in _READ:
        with TemporaryDirectory() as place:
            _READ[check] = _brought_back(backup, Path(place) / "back")
    return _READ[check]


def _brought_back(backup: Path, into: Path) -> People:
    for way in WAYS:
        try:
            restore(backup, into, **way, files=Quick())
        except _WRONG:
            continue
        return _people_of(into)
    raise Lost("a backup opens by no passphrase and no recovery key")


def _people_of(folder: Path) -> People:
    with _opened(folder) as vault:
        return {row.id: _record(vault, row.id) for row in vault.people.all()}
