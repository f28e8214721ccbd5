"""Everything that is done to the disk of a vault, in steps: the one table that every fault test goes through.

Another operation is another line in OPERATIONS, and perhaps another beginning in BEGINNINGS.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from unittest.mock import Mock, patch

from peertui.services import settings
from plans.record import changes
from plans.record.models import Entry, Note, Person, Record, Session
from plans.vault import Files, Vault, restore
from plans.vault.backup.backup_writer import file_name
from plans.vault.purge import Removals
from plans.vault.storage.key_file_storage import COPY
from tests.support.plans.vault_people import LIGHT, PASSPHRASE, renamed

NEW_PASSPHRASE = "lantern otter gravel nine"
KEY = "VPBB-V8CH-NC2K-8GTN-DZ1P-E4QJ-K9G5-4ZPD-JS"
NEW_KEY = "T0YA-V13F-SFKX-RT0M-GA0X-KAGN-DSGS-15JJ-GR"
NOW = datetime(2026, 3, 3, 14, tzinfo=UTC)
DAY, DAY_BEFORE = date(2026, 3, 3), date(2026, 3, 2)
BACKUP = "backup-2026-03-02.ptb"
SECRET = "the blue gate by the weir"


def note(number: int, text: str) -> Note:
    """A note that is the same in every process."""
    return Note(id=f"note {number}", text=text, created=NOW, changed=NOW)


def person(called: str) -> Record:
    """Somebody with one meeting and one note, the same in every process."""
    meeting = Session(id=f"first of {called}", started=NOW, number=1)
    return Record(person=Person(id=called.lower(), called=called), sessions=(meeting,), notes=(note(0, "A good day."),))


def with_notes(record: Record, *numbers: int) -> Record:
    """The record with these notes more."""
    more = tuple(note(number, f"words {number}") for number in numbers)
    return record.model_copy(update={"notes": (*record.notes, *more)})


SAM, BO = person("Sam"), person("Bo")
GATE = Entry(id="gate", kind="early_sign", values={"sign": SECRET, "what_helps": [SECRET]}, created=NOW, changed=NOW)
WEIR = Note(id="weir", text=f"We talked of {SECRET}.", created=NOW, changed=NOW)
SAM_WROTE = changes.add_note(changes.add_entry(SAM, GATE), WEIR)
SAM_NOW = with_notes(SAM_WROTE, 1)
MANY = 39
"""Versions after which the next save thins, and nobody's undo leads to all of them."""


@dataclass
class Work:
    """A folder to work in: the vault, a drive for backups, and the place where one is brought back."""

    root: Path
    files: Files
    open_vault: Vault | None = None

    @property
    def folder(self) -> Path:
        """Of the vault."""
        return self.root / "vault"

    @property
    def drive(self) -> Path:
        """Where backups go."""
        return self.root / "drive"

    @property
    def back(self) -> Path:
        """Where a backup is brought back."""
        return self.root / "home" / "back"

    @property
    def vault(self) -> Vault:
        """The open vault; it is opened if it is not."""
        if self.open_vault is None:
            self.open_vault = Vault.open(self.folder, passphrase=PASSPHRASE, files=self.files)
        return self.open_vault


Step = Callable[[Work], object]


def create(work: Work) -> None:
    """Make a vault whose recovery key is known."""
    with patch("plans.vault.crypto.key_file.new_recovery_key", lambda: KEY):
        work.open_vault, _ = Vault.create(work.folder, PASSPHRASE, files=work.files, strength=LIGHT)


def nothing(work: Work) -> None:
    """No vault yet."""


def empty(work: Work) -> None:
    """A vault of nobody."""
    create(work)


def lived_in(work: Work) -> None:
    """Two people, versions in which words to be removed stand, daily copies, and a backup elsewhere."""
    create(work)
    work.vault.people.add(BO)
    work.vault.people.add(SAM)
    work.vault.people.save(SAM_WROTE)
    work.vault.backups.make_daily(DAY_BEFORE)
    work.vault.people.save(SAM_NOW)
    work.vault.backups.make(work.drive, DAY_BEFORE)
    settings.save(work.folder, settings.Settings(theme="day"))


def with_a_week(work: Work) -> None:
    """As many daily copies as are kept."""
    lived_in(work)
    for days in range(1, 7):
        work.vault.backups.make_daily(DAY_BEFORE - timedelta(days))


def long_ago(work: Work) -> None:
    """Somebody whose next save thins what is older."""
    create(work)
    record = work.vault.people.add(SAM_WROTE)
    for number in range(1, MANY):
        record = with_notes(record, number)
        work.vault.people.save(record)


def left_midway(work: Work) -> None:
    """A process died while it removed something; half-written files lie about, and one key file is damaged."""
    lived_in(work)
    vault = work.vault
    folder = vault._inside.known_folder("sam")
    Removals(vault._inside.access(), work.folder).begin(folder, ["gate", "weir"])
    vault.close()
    for at, place in enumerate((work.folder, work.folder / "people" / folder, work.folder / "removing")):
        (place / f".peertui-00000000000{at}.tmp").write_bytes(b"half")
    (work.folder / "index" / "behind").touch()
    (work.folder / COPY).write_bytes(b"{")


class Operation(NamedTuple):
    """Something that is done to the disk, in steps of which each is acknowledged by returning."""

    begins: Callable[[Work], None]
    steps: tuple[Step, ...]
    closed: bool = False
    """It begins with the vault closed."""
    reads_back: bool = False
    """What it writes is read again before it is acknowledged, so that even a disk that lies is noticed."""
    passes_over: bool = False
    """Versions that cannot be read are passed over, so that with errors of reading it leads elsewhere."""
    if_it_can: str = ""
    """A backup that it makes or removes beside, and leaves if that cannot be done."""


def _save(record: Record) -> Step:
    return lambda work: work.vault.people.save(record)


def _remove(*ids: str) -> Step:
    return lambda work: work.vault.people.remove_parts("sam", ids)


def _forget(work: Work) -> None:
    for known in work.vault.backups.elsewhere():
        work.vault.backups.forget(known.id)


def _settings(work: Work) -> None:
    settings.save(work.folder, settings.Settings(theme="night"), files=work.files)


def _changing(change: Callable[[Vault], object]) -> Step:
    """A change of keys on the day on which its fresh daily copy is expected."""

    def step(work: Work) -> None:
        with patch("plans.vault.vault_keys.date", Mock(today=lambda: DAY)):
            change(work.vault)

    return step


FRESH_COPY = f"vault/backups/{file_name(DAY)}"


SAVES = tuple(_save(with_notes(SAM_NOW, *range(2, 2 + number))) for number in (1, 2))
TO_THIN = with_notes(SAM_WROTE, *range(1, MANY + 1))

OPERATIONS = {
    "create": Operation(nothing, (create,), closed=True, reads_back=True),
    "first person": Operation(empty, (lambda work: work.vault.people.add(SAM), _save(SAM_WROTE))),
    "another person": Operation(lived_in, (lambda work: work.vault.people.add(person("Ola")),)),
    "save": Operation(lived_in, SAVES),
    "rename a person": Operation(lived_in, (_save(renamed(SAM_NOW, "Samira")),)),
    "undo and redo": Operation(
        lived_in,
        (lambda work: work.vault.history.undo("sam"), lambda work: work.vault.history.redo("sam")),
        passes_over=True,
    ),
    "thin": Operation(long_ago, (_save(TO_THIN),)),
    "save and close": Operation(lived_in, (SAVES[0], lambda work: work.vault.close())),
    "open": Operation(lived_in, (lambda work: work.vault, lambda work: work.vault.people.load("sam")), closed=True),
    "open what was left midway": Operation(left_midway, (lambda work: work.vault,), closed=True),
    "remove an entry": Operation(lived_in, (_remove("gate"), _remove("weir")), reads_back=True),
    "remove a note": Operation(lived_in, (_remove("weir"),), reads_back=True),
    "remove a person": Operation(lived_in, (lambda work: work.vault.people.remove("sam"),)),
    "change passphrase": Operation(
        lived_in,
        (_changing(lambda vault: vault.keys.change_passphrase(PASSPHRASE, NEW_PASSPHRASE, strength=LIGHT)),),
        reads_back=True,
        if_it_can=FRESH_COPY,
    ),
    "reset passphrase": Operation(
        lived_in,
        (_changing(lambda vault: vault.keys.reset_passphrase(KEY, NEW_PASSPHRASE, strength=LIGHT)),),
        reads_back=True,
        if_it_can=FRESH_COPY,
    ),
    "renew recovery key": Operation(
        lived_in,
        (_changing(lambda vault: vault.keys.renew_recovery_key(PASSPHRASE, NEW_KEY)),),
        reads_back=True,
        if_it_can=FRESH_COPY,
    ),
    "new keys": Operation(
        lived_in,
        (_changing(lambda vault: vault.keys.rekey(PASSPHRASE, NEW_KEY, strength=LIGHT)),),
        reads_back=True,
        if_it_can=FRESH_COPY,
    ),
    "backup": Operation(
        lived_in,
        (lambda work: work.vault.backups.make(work.drive, DAY),),
        reads_back=True,
        if_it_can=f"drive/{file_name(DAY)}",
    ),
    "forget a backup": Operation(lived_in, (_forget,)),
    "daily copy": Operation(
        with_a_week,
        (lambda work: work.vault.backups.make_daily(DAY),),
        reads_back=True,
        if_it_can=f"vault/backups/{file_name(DAY_BEFORE - timedelta(6))}",
    ),
    "bring back": Operation(
        lived_in,
        (lambda work: restore(work.drive / BACKUP, work.back, passphrase=PASSPHRASE, files=work.files),),
        closed=True,
        reads_back=True,
    ),
    "settings": Operation(lived_in, (_settings,), closed=True),
}
