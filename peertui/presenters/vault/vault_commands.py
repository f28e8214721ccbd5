"""The commands of the door, the keys and the backups."""

from __future__ import annotations

from peertui.presenters.command_ids import CommandId
from widgets.models.command import Command

OPEN_VAULT = Command(CommandId.OPEN_VAULT, "Open", "Open with what you typed.")
USE_RECOVERY_KEY = Command(CommandId.USE_RECOVERY_KEY, "I have lost the passphrase", "Use the recovery key instead.")
USE_PASSPHRASE = Command(CommandId.USE_PASSPHRASE, "Use the passphrase", "Go back to the passphrase.")
CHOOSE_PASSPHRASE = Command(CommandId.CHOOSE_PASSPHRASE, "Go on", "Choose this passphrase.")
SHOW_TYPED = Command(CommandId.SHOW_TYPED, "Show what I type", "Show or hide the letters of the passphrase.")
CHECK_KEY = Command(CommandId.CHECK_KEY, "Go on", "Check what you typed against the key.")
CHECK_PASSPHRASE = Command(CommandId.CHECK_PASSPHRASE, "Go on", "Check the passphrase, and show a new recovery key.")
CHANGE_PASSPHRASE = Command(
    CommandId.CHANGE_PASSPHRASE,
    "Change the passphrase",
    "Choose another one; the old one opens nothing any more.",
    in_line=False,
)
NEW_RECOVERY_KEY = Command(
    CommandId.NEW_RECOVERY_KEY,
    "A new recovery key",
    "For when the paper is lost; the old key opens nothing any more.",
    in_line=False,
)
NEW_KEYS = Command(
    CommandId.NEW_KEYS, "New keys", "For when someone else may have had the keys: seal everything again.", in_line=False
)
MAKE_BACKUP = Command(CommandId.MAKE_BACKUP, "Back up", "Write the backup into this folder, and check it.")
KNOWN_BACKUPS = Command(CommandId.KNOWN_BACKUPS, "Backups made", "Where they are; forget one that was destroyed.")
RESTORE = Command(
    CommandId.RESTORE, "Bring back a backup", "Make a vault in a new folder from a backup file.", in_line=False
)
BRING_BACK = Command(CommandId.BRING_BACK, "Bring it back", "Check the backup, and make a vault in the new folder.")
TRY_AGAIN = Command(CommandId.TRY_AGAIN, "Try again", "Save, and then lock.")
COME_BACK = Command(CommandId.COME_BACK, "Come back", "Back to where you were, with the passphrase you typed.")
