"""Bringing back a backup: what is asked, done and said, for both front ends."""

from __future__ import annotations

from pathlib import Path

HELP = (
    "A backup is a file whose name begins with backup and ends in .ptb. It is brought back into a folder of its own: "
    "nothing that is here now is touched. It opens with the passphrase or the recovery key of the day it was made."
)
PASSPHRASE, RECOVERY = "passphrase", "recovery"
WAYS = ((PASSPHRASE, "with the passphrase of that day"), (RECOVERY, "with the recovery key of that day"))
KEYS = {PASSPHRASE: "Passphrase of that day", RECOVERY: "Recovery key of that day"}
"""What is asked for then."""
FILE_FIRST, FOLDER_FIRST = "Type the file of the backup first.", "Type the new folder first."
BRINGING_BACK = "Checking it and bringing it back. With many people this takes a while."


def bring_back(file: Path, into: Path, way: str, typed: str) -> int:
    """Make a vault in a new folder from a backup; how many people it has. VaultError, and then there is no folder."""
    from plans.vault import restore

    if way == RECOVERY:
        return restore(file, into, recovery_key=typed)
    return restore(file, into, passphrase=typed)


def told(people: int, into: Path, *, plain: bool) -> tuple[str, ...]:
    """How many people came back and where to, how that is opened, and what to look at then."""
    command = f"peertui {'--plain ' if plain else ''}--data-dir {into}"
    came = f"{people} {'person is' if people == 1 else 'people are'} in {into}."
    return (came, f"Open it with: {command}", COMES_BACK, NOT_IN_IT)


COMES_BACK = "What was removed for good after this backup was made is in it again."

NOT_IN_IT = (
    "A backup holds people and no settings: type your on-call number again, choose the region, and check your help "
    "lines before the next meeting."
)
"""Said when a backup was brought back: until then the safety card has no on-call number."""
