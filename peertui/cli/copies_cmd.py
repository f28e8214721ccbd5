"""The copies command: who received what, and deleting the files that are still here."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from peertui.cli.data_folder import open_vault, save
from peertui.cli.exit_codes import Exit, Stop, say, say_beside
from peertui.cli.person_lookup import confirm_person, find_person, say_whose
from peertui.services.exporting import copy_files
from peertui.services.output import field
from plans.record.copy_log import change_copy, copy_words
from plans.record.models import Copy, Record
from plans.vault import Vault


def copies(arguments: Namespace) -> int:
    """List the copies that left, newest first, with their files; or delete the file of one."""
    with open_vault(arguments) as vault:
        person = find_person(vault, arguments.person, for_good=bool(arguments.delete))
        record = vault.people.load(person.id).record
        if arguments.delete:
            copy = _one(record, arguments.delete)
            confirm_person(arguments, person, f"This deletes {copy.file} and cannot be undone")
            _delete(vault, record, copy)
            return Exit.DONE
    if not record.copies:
        say_beside("Nobody has received anything yet.")
    found = copy_files.states(record.copies, vault.copy_marks)
    for copy in reversed(record.copies):
        say(f"{field(copy.id)}  {copy_words(copy)}{copy_files.file_words(copy, found.get(copy.id))}")
    return Exit.DONE


def _one(record: Record, wanted: str) -> Copy:
    found = [copy for copy in record.copies if copy.id == wanted and copy.file]
    if len(found) != 1:
        raise Stop(f"No copy with a file has the id {field(wanted)}: peertui copies PERSON lists them, with whole ids.")
    return found[0]


def _delete(vault: Vault, record: Record, copy: Copy) -> None:
    try:
        copy_files.delete(copy, vault.copy_marks)
    except copy_files.CannotDelete as error:
        raise Stop(str(error)) from error
    say_whose(record.person)
    say_beside(copy_files.NO_CALLING_BACK)
    deleted = change_copy(record, copy.id, file_deleted_on=date.today())
    save(vault, deleted, but="The file is deleted, but peertui could not record that.")
