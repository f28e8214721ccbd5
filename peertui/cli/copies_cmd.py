"""The copies command: who received what, and deleting the files that are still here."""

from __future__ import annotations

from argparse import Namespace

from peertui.cli.data_folder import open_workspace, settle
from peertui.cli.exit_codes import Exit, Stop, say, say_beside, say_json
from peertui.cli.person_lookup import confirm_person, find_person, say_whose
from peertui.presenters.exporting.copy_log import NOBODY, copy_lines, do_with_copy
from peertui.services.exporting import copy_files
from peertui.services.output import field
from peertui.services.workspace import Workspace
from plans.record.models import Copy, Record


def copies(arguments: Namespace) -> int:
    """List the copies that left, newest first, with their files; or delete the file of one."""
    with open_workspace(arguments) as workspace:
        person = find_person(workspace.vault, arguments.person, for_good=bool(arguments.delete))
        record = workspace.open(person.id).record
        if arguments.delete:
            copy = _one(record, arguments.delete)
            confirm_person(arguments, person, f"This deletes {copy.file} and cannot be undone")
            _delete(workspace, copy)
            return Exit.DONE
        found = copy_files.states(record.copies, workspace.vault.copy_marks)
    if arguments.json:
        from peertui.cli.answers.json_answers import copies_answer

        say_json(copies_answer(person.id, record.copies, found))
        return Exit.DONE
    if not record.copies:
        say_beside(NOBODY)
    for row in copy_lines(record.copies, found):
        say(f"{field(row.id)}  {row.text}")
    return Exit.DONE


def _one(record: Record, wanted: str) -> Copy:
    found = [copy for copy in record.copies if copy.id == wanted and copy.file]
    if len(found) != 1:
        raise Stop(f"No copy with a file has the id {field(wanted)}: peertui copies PERSON lists them, with whole ids.")
    return found[0]


def _delete(workspace: Workspace, copy: Copy) -> None:
    try:
        do_with_copy(workspace, copy, "delete")
    except copy_files.CannotDelete as error:
        raise Stop(str(error)) from error
    say_whose(workspace.record.person)
    say_beside(copy_files.NO_CALLING_BACK)
    settle(workspace, but="The file is deleted, but peertui could not record that.")
