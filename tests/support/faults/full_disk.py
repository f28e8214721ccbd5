"""Fill a real disk with saves until it refuses, make room, and go on. Run by a test on a disk of its own.

python -m tests.support.faults.full_disk FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

from plans.record.models import Record
from plans.vault import CannotSave, Files, Vault
from tests.support.faults.operations import SAM, with_notes
from tests.support.plans.vault_people import new_vault, open_vault


def main() -> None:
    """Says after how many saves the disk was full."""
    folder = Path(sys.argv[1])
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(64 * 1024))
    record, number = SAM, 0
    with new_vault(folder / "vault", Files()) as vault:
        vault.people.add(record)
        while _saved(vault, with_notes(record, number + 1)):
            number += 1
            record = with_notes(record, number)
        assert vault.people.load("sam").record == record
    with open_vault(folder / "vault") as vault:
        assert vault.people.load("sam").record == record
        ballast.unlink()
        record = with_notes(record, 0)
        vault.people.save(record)
    with open_vault(folder / "vault") as vault:
        assert vault.people.load("sam").record == record
    sys.stdout.write(f"full after {number} saves\n")


def _saved(vault: Vault, record: Record) -> bool:
    try:
        vault.people.save(record)
    except CannotSave as refused:
        if "full" not in str(refused):
            raise
        return False
    return True


if __name__ == "__main__":
    main()
