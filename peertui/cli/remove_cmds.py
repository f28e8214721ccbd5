"""Commands about what should not be kept: remove, and the backups that may still hold it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable

from peertui.cli.data_folder import open_vault, open_workspace
from peertui.cli.exit_codes import Exit, Stop, say, say_beside, say_json, tell
from peertui.cli.person_lookup import confirm, confirm_person, find_person, say_whose
from peertui.presenters.people.removal_remains import DONE, backup_words, remains_words
from peertui.services.exporting.file_status import State, look
from peertui.services.output import field
from peertui.services.removal import Remains, not_in
from peertui.services.workspace import Workspace
from plans.vault import KnownBackup, Vault, VaultDamaged


def remove(arguments: Namespace) -> int:
    """Remove a person, or some of their entries and notes, permanently; say what may still hold it."""
    with open_workspace(arguments) as workspace:
        person = find_person(workspace.vault, arguments.person, for_good=True)
        parts = tuple(arguments.part)
        name = field(person.called)
        what = f"{len(parts)} of the things kept about {name}" if parts else f"everything kept about {name}"
        does = f"This removes {what} and cannot be undone"
        if not arguments.for_good:
            raise Stop(f"{does}: add --for-good to do it.", Exit.USAGE)
        confirm_person(arguments, person, does)
        remains = _remove(workspace, person.id, parts)
    say_whose(person)
    words = remains_words(remains)
    tell(DONE, *([words] if words else []))
    return Exit.DONE


def backups(arguments: Namespace) -> int:
    """List the backups that were made elsewhere, or forget one."""
    with open_vault(arguments) as vault:
        known = vault.backups.elsewhere()
        if arguments.forget:
            return _forget(arguments, vault, known)
    states = look(one.path for one in known if one.path)
    if arguments.json:
        from peertui.cli.answers.json_answers import backups_answer

        say_json(backups_answer(known, states))
        return Exit.DONE
    if not known:
        say_beside("peertui knows of no backup elsewhere: make one with peertui backup FOLDER.")
    for one in known:
        say(f"{field(one.id)}  {backup_words(one, states[one.path] if one.path else State.THERE)}")
    return Exit.DONE


def _forget(arguments: Namespace, vault: Vault, known: Iterable[KnownBackup]) -> int:
    found = next((one for one in known if one.id == arguments.forget), None)
    if found is None:
        wanted = field(arguments.forget)
        raise Stop(f"No backup has the id {wanted}: peertui backups lists them, with whole ids.")
    name = found.path.name if found.path else found.id
    confirm(arguments, name, f"This forgets the backup {name} and cannot be undone")
    vault.backups.forget(found.id)
    say_beside(f"Forgotten: {name}")
    return Exit.DONE


def _remove(workspace: Workspace, person_id: str, parts: tuple[str, ...]) -> Remains:
    """Someone whose files are damaged can still be removed as a whole. Stop, VaultError."""
    try:
        record = workspace.open(person_id).record
    except VaultDamaged:
        if parts:
            raise
        return workspace.remove_person(unread=person_id)
    if not parts:
        return workspace.remove_person()
    if strange := not_in(record, parts):
        raise Stop(f"No entry or note has the id {strange[0]}: peertui export --format json shows them.")
    return workspace.remove(*parts)
