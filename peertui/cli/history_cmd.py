"""The history command: the versions of a person's record, and making one of them the newest."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from peertui.cli.data_folder import open_workspace, words_for
from peertui.cli.exit_codes import Exit, say, say_beside, say_json, tell
from peertui.cli.person_lookup import confirm_person, find_person, say_whose
from peertui.services.workspace import Workspace
from plans.record.changes import restore_all
from plans.record.diff import words
from plans.record.moments import local
from plans.vault import SavedVersion, Summary


def history(arguments: Namespace) -> int:
    """List the versions, or bring one back as a new one."""
    with open_workspace(arguments) as workspace:
        person = find_person(workspace.vault, arguments.person, for_good=arguments.restore is not None)
        record = workspace.open(person.id).record
        if arguments.restore is not None:
            return _restore(arguments, workspace, person)
        pack = words_for(arguments, record)
        if arguments.json:
            from peertui.cli.answers.json_answers import history_answer

            say_json(history_answer(person.id, _all(workspace), pack))
            return Exit.DONE
        for version in _all(workspace):
            told = "the oldest that is kept" if version.changes is None else words(pack, version.changes)
            say(f"{version.generation:>6}  {local(version.saved_at):%Y-%m-%d %H:%M:%S}  {told}")
    return Exit.DONE


def _all(workspace: Workspace) -> Iterator[SavedVersion]:
    before = None
    while page := workspace.versions(before):
        yield from page
        before = page[-1].generation


def _restore(arguments: Namespace, workspace: Workspace, person: Summary) -> int:
    generation: int = arguments.restore
    restored = restore_all(workspace.record, workspace.version(generation))
    if restored == workspace.record:
        say_beside(f"Version {generation} is the same as the newest: nothing was changed.")
        return Exit.DONE
    confirm_person(arguments, person, f"This makes version {generation} of the record the newest one")
    workspace.put(restored)
    workspace.settle()
    say_whose(restored.person)
    tell(f"Version {generation} is the newest now. The one before it is still in the list.")
    return Exit.DONE
