"""Commands about the vault and the people in it: init, people, import."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from peertui.cli.data_folder import data_folder, open_vault
from peertui.cli.exit_codes import Exit, Stop, say, say_beside, show_once, tell
from peertui.cli.passphrase_input import new_passphrase
from peertui.cli.person_lookup import say_whose
from peertui.presenters.people.people_rows import namesake
from peertui.services.output import field
from peertui.services.paths import place
from plans.bounded_file import OutOfBounds, read_bytes
from plans.disk_errors import reason_for
from plans.handover.merge import not_after
from plans.record.json_document import MOST_BYTES, DocumentError, read_document
from plans.record.models import new_id, now_utc
from plans.record.moments import local
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
    if not everyone:
        say_beside("Nobody is here yet: add someone in the app, or with peertui import.")
    rows = [(field(one.id), field(one.called), _last_session(one)) for one in everyone]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(2)]
    for person_id, name, last in rows:
        say(f"{person_id:{widths[0]}}  {name:{widths[1]}}  {last}")
    return Exit.DONE


def import_document(arguments: Namespace) -> int:
    """Add a person from a record document."""
    try:
        record = read_document(_read(arguments.file), now=now_utc(), new_id=new_id, called=arguments.name)
    except DocumentError as error:
        raise Stop(f"{arguments.file}: {error}") from error
    record = not_after(record, now_utc())
    with open_vault(arguments) as vault:
        alike = namesake(vault.people.all(), record.person.called, record.person.full_name)
        added = vault.people.add(record).person
    name, person_id = field(added.called), field(added.id)
    tell(person_id, done=f"{name} is added, with the id {person_id}.")
    say_whose(added)
    if alike:
        say_beside(f"Note: {alike}")
    return Exit.DONE


def _read(path: Path) -> bytes:
    try:
        return read_bytes(place(path), MOST_BYTES)
    except (OSError, OutOfBounds) as error:
        why = reason_for(error) if isinstance(error, OSError) else str(error)
        raise Stop(f"{path} cannot be read ({why}): check its name and try again.") from None


def _last_session(summary: Summary) -> str:
    if summary.trouble:
        return summary.trouble
    return f"{local(summary.last_session):%Y-%m-%d}" if summary.last_session else "no session yet"
