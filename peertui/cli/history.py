"""The history command: the versions of a person's record, and making one of them the newest."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from peertui.cli.folder import open_vault, words_for
from peertui.cli.outcomes import Exit, say, say_beside, tell
from peertui.cli.people import find_person
from plans.differences import words
from plans.restoring import restore_all
from plans.vault import SavedVersion, Vault


def history(arguments: Namespace) -> int:
    """List the versions, or bring one back as a new one."""
    with open_vault(arguments) as vault:
        person_id = find_person(vault, arguments.person).id
        if arguments.restore is not None:
            return _restore(vault, person_id, arguments.restore)
        pack = words_for(arguments, vault.load(person_id).record)
        for version in _all(vault, person_id):
            told = "the oldest that is kept" if version.changes is None else words(pack, version.changes)
            say(f"{version.generation:>6}  {version.saved_at.astimezone():%Y-%m-%d %H:%M:%S}  {told}")
    return Exit.DONE


def _all(vault: Vault, person_id: str) -> Iterator[SavedVersion]:
    before = None
    while page := vault.versions(person_id, before=before):
        yield from page
        before = page[-1].generation


def _restore(vault: Vault, person_id: str, generation: int) -> int:
    now = vault.load(person_id).record
    restored = restore_all(now, vault.version(person_id, generation))
    if restored == now:
        say_beside(f"Version {generation} is the same as the newest: nothing was changed.")
        return Exit.DONE
    vault.save(restored)
    tell(f"Version {generation} is the newest now. The one before it is still in the list.")
    return Exit.DONE
