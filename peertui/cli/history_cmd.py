"""The history command: the versions of a person's record, and making one of them the newest."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from peertui.cli.data_folder import open_vault, words_for
from peertui.cli.exit_codes import Exit, say, say_beside, tell
from peertui.cli.person_lookup import confirm_person, find_person, say_whose
from plans.record.changes import restore_all
from plans.record.diff import words
from plans.record.moments import local
from plans.vault import SavedVersion, Summary, Vault


def history(arguments: Namespace) -> int:
    """List the versions, or bring one back as a new one."""
    with open_vault(arguments) as vault:
        person = find_person(vault, arguments.person, for_good=arguments.restore is not None)
        if arguments.restore is not None:
            return _restore(arguments, vault, person)
        person_id = person.id
        pack = words_for(arguments, vault.people.load(person_id).record)
        for version in _all(vault, person_id):
            told = "the oldest that is kept" if version.changes is None else words(pack, version.changes)
            say(f"{version.generation:>6}  {local(version.saved_at):%Y-%m-%d %H:%M:%S}  {told}")
    return Exit.DONE


def _all(vault: Vault, person_id: str) -> Iterator[SavedVersion]:
    before = None
    while page := vault.history.versions(person_id, before=before):
        yield from page
        before = page[-1].generation


def _restore(arguments: Namespace, vault: Vault, person: Summary) -> int:
    generation: int = arguments.restore
    now = vault.people.load(person.id).record
    restored = restore_all(now, vault.history.version(person.id, generation))
    if restored == now:
        say_beside(f"Version {generation} is the same as the newest: nothing was changed.")
        return Exit.DONE
    confirm_person(arguments, person, f"This makes version {generation} of the record the newest one")
    vault.people.save(restored)
    say_whose(restored.person)
    tell(f"Version {generation} is the newest now. The one before it is still in the list.")
    return Exit.DONE
