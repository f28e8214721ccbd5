"""The first start on a laptop: a passphrase, and the recovery key on paper."""

from __future__ import annotations

from peertui.presenters.vault.first_run import FirstRun, RecoveryKey
from peertui.screens.base.presented_form import FormScreen


class FirstRunScreen(FormScreen[FirstRun]):
    """Chooses a passphrase and makes the vault."""

    PRESENTER = FirstRun


class RecoveryKeyScreen(FormScreen[RecoveryKey]):
    """Shows the recovery key of a new vault."""

    PRESENTER = RecoveryKey
