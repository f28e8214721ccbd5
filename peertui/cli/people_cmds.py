"""Commands about the vault and the people in it: init, people, import."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from peertui.cli.data_folder import data_folder, open_vault, open_workspace
from peertui.cli.exit_codes import Exit, Stop, say, say_beside, say_json, show_once, tell
from peertui.cli.passphrase_input import new_passphrase
from peertui.cli.person_lookup import say_whose
from peertui.presenters.people.people_rows import namesake
from peertui.services.output import field
from peertui.services.vault.record_import import imported
from plans.record.models import now_utc
from plans.vault import Summary, Vault
from plans.vault.crypto.passphrase_strength import advice
from plans.vault.errors import VaultError, VaultExists


def init(arguments: Namespace) -> int:
    """Make a vault and show its recovery key."""
    folder = data_folder(arguments)
    if Vault.exists(folder):
        raise VaultExists
    passphrase, seen = new_passphrase(arguments), []

    def show(recovery_key: str) -> None:
        show_once(*_key_lines(folder, recovery_key))
        seen.append(recovery_key)

    try:
        vault, _ = Vault.create(folder, passphrase, shown=show)
    except VaultError as error:
        if seen:
            raise Stop(f"{error} No vault was made, and the recovery key above opens nothing.") from error
        raise
    vault.close()
    if told := advice(passphrase):
        say_beside(f"Note about the passphrase: {told}")
    return Exit.DONE


def _key_lines(folder: Path, recovery_key: str) -> tuple[str, ...]:
    return (
        f"The vault is in {folder}.",
        "peertui shows its recovery key only now. Write it on paper, and keep that away from this laptop:",
        "",
        f"    {recovery_key}",
    )


def people(arguments: Namespace) -> int:
    """List everyone."""
    with open_vault(arguments) as vault:
        everyone = vault.people.all()
    if arguments.json:
        from peertui.cli.answers.json_answers import people_answer

        say_json(people_answer(everyone))
        return Exit.DONE
    if not everyone:
        say_beside("Nobody is here yet: add someone in the app, or with peertui import.")
    rows = [(field(one.id), field(one.called), _last_session(one)) for one in everyone]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(2)]
    for person_id, name, last in rows:
        say(f"{person_id:{widths[0]}}  {name:{widths[1]}}  {last}")
    return Exit.DONE


def import_document(arguments: Namespace) -> int:
    """Add a person from a record document."""
    record = imported(arguments.file, arguments.name, now_utc())
    with open_workspace(arguments) as workspace:
        alike = namesake(workspace.vault.people.all(), record.person.called, record.person.full_name)
        added = workspace.add(record).person
    name, person_id = field(added.called), field(added.id)
    tell(person_id, done=f"{name} is added, with the id {person_id}.")
    say_whose(added)
    if alike:
        say_beside(f"Note: {alike}")
    return Exit.DONE


def _last_session(summary: Summary) -> str:
    if summary.trouble:
        return summary.trouble
    return f"{summary.last_met:%Y-%m-%d}" if summary.last_met else "no session yet"
