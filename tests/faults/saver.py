"""A process that saves and adds without end, and says so after each. Run by the kill test, and killed by it.

python -m tests.faults.saver FOLDER
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from plans.record import Person, Record
from tests.plans.vault.people import open_vault, renamed, said, saying


def main() -> None:
    """A note and a new name each time, the name being its number; now and then someone new."""
    vault = open_vault(Path(sys.argv[1]))
    first = next(person.id for person in vault.people() if not person.full_name)
    record = vault.load(first).record
    for number in count(int(said(record)[-1]) + 1):
        few = record.model_copy(update={"notes": record.notes[-40:]})
        record = renamed(saying(few, str(number)), str(number))
        vault.save(record)
        sys.stdout.write(f"saved {number}\n")
        sys.stdout.flush()
        if number % 7 == 0:
            vault.add(Record(person=Person(called=f"new {number}", full_name="new")))
            sys.stdout.write(f"added {number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
