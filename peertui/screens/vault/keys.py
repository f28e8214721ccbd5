"""The keys of the vault: a new passphrase, a new recovery key, and new keys altogether."""

from __future__ import annotations

from peertui.presenters.vault.keys import AllNewKeys, AskForKey, ChangePassphrase, NewPassphrase, NewRecoveryKey
from peertui.screens.base.presented_form import FormScreen


class AskForKeyScreen(FormScreen[AskForKey]):
    """The passphrase that holds now."""

    PRESENTER = AskForKey


class ChangePassphraseScreen(FormScreen[ChangePassphrase]):
    """Another passphrase."""

    PRESENTER = ChangePassphrase


class NewPassphraseScreen(FormScreen[NewPassphrase]):
    """A passphrase in place of one that is lost."""

    PRESENTER = NewPassphrase


class NewRecoveryKeyScreen(FormScreen[NewRecoveryKey]):
    """Another recovery key."""

    PRESENTER = NewRecoveryKey


class NewKeysScreen(FormScreen[AllNewKeys]):
    """The same, and new keys for everything."""

    PRESENTER = AllNewKeys
