"""Commands about the vault and the people in it: init, people, import."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from peertui.cli.folder import data_folder, open_vault
from peertui.cli.outcomes import Exit, Stop, say, say_beside
from peertui.cli.secret import new_passphrase
from peertui.people_rows import namesake
from peertui.places import place
from plans.document import MOST_BYTES, DocumentError, clean_words, read_document
from plans.record import local, new_id, now_utc
from plans.vault import Summary, Vault
from plans.vault.errors import VaultExists


def init(arguments: Namespace) -> int:
    """Make a vault and show its recovery key."""
    folder = data_folder(arguments)
    if Vault.exists(folder):
        raise VaultExists
    vault, recovery_key = Vault.create(folder, new_passphrase(arguments))
    vault.close()
    say(f"The vault is in {folder}.")
    say("Its recovery key is shown only now. Write it on paper, and keep that away from this laptop:")
    say()
    say(f"    {recovery_key}")
    return Exit.DONE


def people(arguments: Namespace) -> int:
    """List everyone."""
    with open_vault(arguments) as vault:
        everyone = vault.people()
    if not everyone:
        say_beside("Nobody is here yet: add someone in the app, or with peertui import.")
    rows = [(one.id, _name(one), _last_session(one)) for one in everyone]
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
    with open_vault(arguments) as vault:
        alike = namesake(vault.people(), record.person.called, record.person.full_name)
        say(vault.add(record).person.id)
    if alike:
        say_beside(f"Note: {alike}")
    return Exit.DONE


def find_person(vault: Vault, wanted: str) -> Summary:
    """The person meant by an id, a unique part of one, or a name. Stop if there is none, or more than one."""
    everyone = vault.people()
    name = wanted.strip().casefold()
    exact = [one for one in everyone if one.id == wanted]
    named = [one for one in everyone if name and name in (one.called.casefold(), one.full_name.casefold())]
    part = [one for one in everyone if name and name in one.id.casefold()]
    found = exact or named or part
    if not found:
        raise Stop(f"Nobody here is called {wanted} or has that id: peertui people lists everyone.")
    if len(found) > 1:
        ids = ", ".join(one.id for one in found[:5])
        raise Stop(f"{wanted} can mean {len(found)} people ({ids}{', …' * (len(found) > 5)}): give the id.")
    return found[0]


def _read(path: Path) -> bytes:
    try:
        with place(path).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = "it is a folder" if place(path).is_dir() else getattr(error, "strerror", None) or str(error)
        raise Stop(f"{path} cannot be read ({why}): check its name and try again.") from None


def _name(summary: Summary) -> str:
    return " ".join(clean_words(summary.called).split())


def _last_session(summary: Summary) -> str:
    if summary.trouble:
        return summary.trouble
    return f"{local(summary.last_session):%Y-%m-%d}" if summary.last_session else "no session yet"
