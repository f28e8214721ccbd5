"""The encrypted local store: one TinyDB per person, every save a new file.

Importing this is cheap: cryptography and TinyDB are imported when the vault itself is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from plans.vault.errors import (
    BackupDamaged,
    BadPlace,
    CannotBackUp,
    CannotOpen,
    CannotRemove,
    CannotRestore,
    CannotSave,
    Conflict,
    KeysUnsure,
    NotABackup,
    NotAlone,
    NotARecord,
    NoVault,
    PassphraseNeeded,
    UnknownPerson,
    UnknownVersion,
    VaultDamaged,
    VaultError,
    VaultExists,
    VaultInUse,
    VaultLocked,
    VaultNewer,
    WorkStopped,
    WrongPassphrase,
    WrongRecoveryKey,
)

if TYPE_CHECKING:
    from plans.vault.backup.backup_register import Held, KnownBackup
    from plans.vault.backup.backup_writer import BackedUp
    from plans.vault.backup.restore import restore
    from plans.vault.copy_marks import CopyMarks
    from plans.vault.crypto.key_file import Strength
    from plans.vault.crypto.passphrase_strength import advice
    from plans.vault.crypto.recovery_key import new_recovery_key
    from plans.vault.opened import Damage, Opened
    from plans.vault.storage.filesystem import Files
    from plans.vault.storage.layout import vault_exists
    from plans.vault.storage.people_index import Summary
    from plans.vault.vault import Vault
    from plans.vault.version_history import SavedVersion, UndoStep

__all__ = [
    "BackedUp",
    "BackupDamaged",
    "BadPlace",
    "CannotBackUp",
    "CannotOpen",
    "CannotRemove",
    "CannotRestore",
    "CannotSave",
    "Conflict",
    "CopyMarks",
    "Damage",
    "Files",
    "Held",
    "KeysUnsure",
    "KnownBackup",
    "NoVault",
    "NotABackup",
    "NotARecord",
    "NotAlone",
    "Opened",
    "PassphraseNeeded",
    "SavedVersion",
    "Strength",
    "Summary",
    "UndoStep",
    "UnknownPerson",
    "UnknownVersion",
    "Vault",
    "VaultDamaged",
    "VaultError",
    "VaultExists",
    "VaultInUse",
    "VaultLocked",
    "VaultNewer",
    "WorkStopped",
    "WrongPassphrase",
    "WrongRecoveryKey",
    "advice",
    "new_recovery_key",
    "restore",
    "vault_exists",
]

_HOMES = {
    "BackedUp": "backup.backup_writer",
    "CopyMarks": "copy_marks",
    "Damage": "opened",
    "Files": "storage.filesystem",
    "Held": "backup.backup_register",
    "KnownBackup": "backup.backup_register",
    "Opened": "opened",
    "SavedVersion": "version_history",
    "UndoStep": "version_history",
    "Strength": "crypto.key_file",
    "Summary": "storage.people_index",
    "Vault": "vault",
    "advice": "crypto.passphrase_strength",
    "new_recovery_key": "crypto.recovery_key",
    "restore": "backup.restore",
    "vault_exists": "storage.layout",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
