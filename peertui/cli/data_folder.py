"""The folder of the vault, and the vault in it."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from peertui.cli.exit_codes import Exit, Stop, say_beside
from peertui.services import clock
from peertui.services.paths import place

if TYPE_CHECKING:
    from peertui.services.exporting.destination import Destination
    from peertui.services.programme import Programme
    from peertui.services.workspace import Workspace
    from plans.pack.models import Pack
    from plans.record.models import Record
    from plans.vault import Vault


def data_folder(arguments: Namespace) -> Path:
    """Where the vault is: --data-dir, PEERTUI_DATA, or the system's place for it. Stop if it is a file."""
    folder = named_folder(arguments)
    if folder.exists() and not folder.is_dir():
        raise Stop(f"{folder} is a file: give a folder with --data-dir.", Exit.USAGE)
    return folder


def named_folder(arguments: Namespace) -> Path:
    """The same, whatever is there. No drive is asked."""
    if chosen := arguments.data_dir or os.environ.get("PEERTUI_DATA"):
        return place(chosen).absolute()
    from platformdirs import user_data_path

    return user_data_path("peertui", appauthor=False, roaming=False)


def pack_folder(arguments: Namespace) -> Path | None:
    """The service's own words, where they were named: --pack or PEERTUI_PACK."""
    chosen = arguments.pack or os.environ.get("PEERTUI_PACK")
    return place(chosen).absolute() if chosen else None


def words_for(arguments: Namespace, record: Record) -> Pack:
    """The programme text for a record, as for `programme_for`."""
    return programme_for(arguments, record).pack


def programme_for(arguments: Namespace, record: Record) -> Programme:
    """The programme in use for a record. Says which of a service's own words cannot be used, and continues."""
    from peertui.services.programme import read_programme

    programme = read_programme(named_folder(arguments), pack_folder(arguments), record.person.locale)
    for file in programme.unused:
        say_beside(f"Note: {file.whole}")
    return programme


def file_to_write(arguments: Namespace) -> Destination:
    """Where --to leads. Stop if nothing can be written there."""
    from peertui.services.exporting.destination import destination

    to = destination(arguments.to, named_folder(arguments))
    if to.why_not:
        raise Stop(to.why_not, Exit.USAGE)
    return to


def keep_what_is_there(arguments: Namespace, to: Destination, whose: str = "") -> None:
    """Stop if a file is there already and --over was not said; `whose` last copy it is not."""
    if to.there and not arguments.over:
        what = f"{to.path} is there already{f', and is not the last such copy of {whose}' if whose else ''}."
        raise Stop(f"{what} Choose another name, or add --over to overwrite it.")


def open_vault(arguments: Namespace) -> Vault:
    """The vault, unlocked. Says what was found damaged, and which settings could not be used. Stop or VaultError."""
    from peertui.cli.passphrase_input import passphrase
    from peertui.services.settings import load
    from plans.vault import Vault

    folder = data_folder(arguments)
    if not Vault.exists(folder):
        raise Stop(f"There is no vault in {folder}: make one with peertui init, or name its folder with --data-dir.")
    vault = Vault.open(folder, passphrase=passphrase(arguments))
    unused = load(folder).unused
    for notice in (*([unused.whole] if unused else ()), *vault.notices):
        say_beside(f"Note: {notice}")
    return vault


@contextmanager
def open_workspace(arguments: Namespace) -> Iterator[Workspace]:
    """The vault as `open_vault` opens it, on a workspace that has peertui's own words; locked again at the end."""
    from peertui.services.workspace import Workspace
    from plans.pack.loader import load_pack

    with Workspace(open_vault(arguments), load_pack(), lambda _: None) as workspace:
        yield workspace


def settle(workspace: Workspace, *, but: str) -> None:
    """Have on the disk what came after something that stays done. Stop, saying `but` first, if that cannot be."""
    from plans.vault import VaultError

    try:
        workspace.settle()
    except VaultError as error:
        raise Stop(f"{but} {error}") from error


def say_clock(workspace: Workspace) -> None:
    """Say that the clock of this laptop is behind, if it is: its day goes on the page."""
    saved = clock.newest_save(workspace.vault.people.all())
    kept = max(filter(None, (saved, clock.newest_words(workspace.record))), default=None)
    if words := clock.clock_words(workspace.today, kept):
        say_beside(f"Note: {words}")
