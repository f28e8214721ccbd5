"""The kept example of every version: a vault, a record document and a backup, which must open for ever.

`python -m tests.support.plans.record_examples` makes those of the newest version, once, when a step was added.
"""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from plans.record.json_document import dump_document
from plans.record.migrations import newest
from plans.record.models import Copy, Entry, Note, Person, Record, Session, Share, TrailItem, Voice
from plans.vault import Vault
from plans.vault.crypto.sealed_object import Seal, SealedKind
from plans.vault.storage.generations import encode, parse
from tests.support.folders import DATA
from tests.support.plans.vault_people import LIGHT, PASSPHRASE, saying

KEPT = DATA / "schema"
DOCUMENT, VAULT, BACKUP, RECOVERY = "document.json", "vault", "backup-2026-03-03.ptb", "recovery-key.txt"
_THEN = datetime(2026, 3, 3, 14, 0, tzinfo=UTC)
PERSON = "kept-person"


def versions() -> list[int]:
    """Versions of which an example is kept."""
    return sorted(int(folder.name) for folder in KEPT.iterdir())


def document(version: int) -> str:
    """The record document of an example."""
    return (KEPT / str(version) / DOCUMENT).read_text(encoding="utf-8")


def copy_vault(version: int, to: Path) -> Path:
    """The vault of an example, to be used."""
    shutil.copytree(KEPT / str(version) / VAULT, to)
    return to


def _record() -> Record:
    """Something in every field, and something unknown at every level."""
    times = {"created": _THEN, "changed": _THEN}
    meeting = Session(
        id="kept-meeting",
        started=_THEN,
        ended=_THEN,
        chosen=("early_signs",),
        short=("early_signs",),
        looking_back=("where_i_am",),
        trail=(TrailItem(step="arrive/welcome", outcome="talked", when=_THEN, later="unknown on a move"),),
        next_meeting="Tuesday at the café",
        later={"deep": ["unknown on a meeting"]},
    )
    sign = Entry(
        id="kept-sign",
        kind="early_sign",
        values={"sign": "I stop answering the phone", "what_helps": ["a walk", "tea"], "odd": {"deep": "unknown"}},
        order=1,
        session=meeting.id,
        module="early_signs",
        step="signs",
        in_whose_words=Voice.TOGETHER,
        on_page=True,
        share=Share.CAN_SHARE,
        **times,
        later="unknown on an entry",
    )
    left = Entry(id="kept-left-out", kind="of_another_pack", values={"x": "left out"}, **times, deleted_at=_THEN)
    note = Note(id="kept-note", text="A good day has music in it.", session=meeting.id, **times, later=[1, None, True])
    return Record(
        person=Person(
            id=PERSON, called="Robin", full_name="Robin Example", hidden_modules=("medication",), later="unknown"
        ),
        sessions=(meeting,),
        notes=(note, Note(id="kept-worker-note", text="Bring the leaflet.", voice=Voice.WORKER, **times)),
        entries=(sign, left),
        copies=(Copy(id="kept-copy", who="Aunt Philippa", how="on paper", given_on=date(2026, 3, 3)),),
        later={"deep": "unknown on the record"},
    )


def make(place: Path) -> None:
    """Make the examples of the version that is written now."""
    place.mkdir(parents=True)
    vault, recovery_key = Vault.create(place / VAULT, PASSPHRASE, strength=LIGHT)
    with vault:
        record = vault.people.add(_record())
        _forget_steps(vault, next((place / VAULT / "people").glob("*/*.pt")))
        for text in ("The second words.", "The third words."):
            record = saying(record, text)
            vault.people.save(record)
        record = vault.people.load(record.person.id).record
        vault.backups.make(place, date(2026, 3, 3))
    (place / VAULT / "vault.lock").unlink(missing_ok=True)
    (place / DOCUMENT).write_text(dump_document(record), encoding="utf-8", newline="")
    (place / RECOVERY).write_text(recovery_key + "\n", encoding="utf-8", newline="")


def _forget_steps(vault: Vault, path: Path) -> None:
    """The very first vaults kept nothing about undo."""
    seal = Seal(vault._inside.access().ring, SealedKind.PERSON, bytes.fromhex(path.parent.name))
    unsealed = seal.open(path.read_bytes())
    tables = parse(unsealed.plain)
    tables.pop("steps", None)
    path.write_bytes(seal.seal(encode(tables), unsealed.generation, newest(), unsealed.saved_at))


if __name__ == "__main__":
    make(KEPT / str(newest()))
