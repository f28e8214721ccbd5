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
    WrongPassphrase,
    WrongRecoveryKey,
)

if TYPE_CHECKING:
    from plans.vault.backup import BackedUp
    from plans.vault.copy_marks import CopyMarks
    from plans.vault.elsewhere import Held, KnownBackup
    from plans.vault.files import Files
    from plans.vault.history import SavedVersion
    from plans.vault.index import Summary
    from plans.vault.keys import Strength
    from plans.vault.opened import Damage, Opened
    from plans.vault.passphrase import advice
    from plans.vault.past import Step
    from plans.vault.presence import vault_exists
    from plans.vault.recovery import new_recovery_key
    from plans.vault.restoring import restore
    from plans.vault.vault import Vault

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
    "Step",
    "Strength",
    "Summary",
    "UnknownPerson",
    "UnknownVersion",
    "Vault",
    "VaultDamaged",
    "VaultError",
    "VaultExists",
    "VaultInUse",
    "VaultLocked",
    "VaultNewer",
    "WrongPassphrase",
    "WrongRecoveryKey",
    "advice",
    "new_recovery_key",
    "restore",
    "vault_exists",
]

_HOMES = {
    "BackedUp": "backup",
    "CopyMarks": "copy_marks",
    "Damage": "opened",
    "Files": "files",
    "Held": "elsewhere",
    "KnownBackup": "elsewhere",
    "Opened": "opened",
    "SavedVersion": "history",
    "Step": "past",
    "Strength": "keys",
    "Summary": "index",
    "Vault": "vault",
    "advice": "passphrase",
    "new_recovery_key": "recovery",
    "restore": "restoring",
    "vault_exists": "presence",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
