"""What both front ends say about passphrases, keys and backups."""

from __future__ import annotations

from collections.abc import Sequence

WELCOME = (
    "Welcome. Before anything is written, choose a passphrase. It locks all that is kept on this laptop. "
    "Nobody can open it without the passphrase or the recovery key that comes next. Four or five words that do not "
    "belong together are easy to remember and hard to guess."
)
WRITE_DOWN = (
    "This is your recovery key. It opens everything if the passphrase is ever lost, and it is shown only once. "
    "Write it on paper and keep it where your service says. Not on this laptop."
)
OTHER_KEY = "That is another key. Look at the paper and the screen, and try again."
GOOD_PASSPHRASE = "That is a good passphrase."
GOOD_PASSWORD = "That is a good password."
NOT_THE_SAME = "The two are not the same. Type the second one again, or go back to the first."

OPENING = "Opening. This takes about a second."
MAKING = "Making a safe place. This takes about a second."
CHANGING = "Changing it. This takes about two seconds."
CHECKING = "Checking. This takes about a second."
SEALING = "Sealing everything again. Please wait: with many people this takes minutes."
BACKING_UP = "Backing up and checking. With many people this takes a while."

_OLD_BACKUPS = "Backups made before still open with the old one."
_COPIED = "Has someone copied this folder, and might they know the old one? Then choose New keys in the settings too."
CHANGE_ABOUT = (
    f"From now on only the new passphrase opens what is kept here. The recovery key stays the same. {_COPIED}"
)
CHANGED = f"The passphrase is changed. {_OLD_BACKUPS}"
RESET_ABOUT = (
    "The recovery key has opened everything. Now choose a new passphrase for every day. "
    "The recovery key stays the same: put the paper back where it was."
)
NOT_THE_PASSPHRASE = "That is not the passphrase: check it and try again."
NOT_CHANGED = "Nothing was changed."
RECOVERY_ABOUT = (
    "A new recovery key is shown next, to be written down. Once you have typed it from the paper it holds, and the "
    "old one opens nothing any more."
)
RECOVERY_HOLDS = f"The new recovery key holds. Tear up the old paper. {_OLD_BACKUPS}"
NEW_KEYS_ABOUT = (
    "This is for when someone else may have had the passphrase or the recovery key. If it is the passphrase, change "
    "that first. Then a new recovery key is made, and every word is sealed again with new keys. "
    "What someone copied before still opens with the old ones: nothing can change that."
)
NEW_KEYS_HOLD = (
    "Everything is sealed with new keys. Tear up the old paper, and make a new backup: old backups still "
    "open with the old keys."
)
KEYS_UNFINISHED = "The change to new keys is not finished. Choose New keys in the settings again."

BACKUP_ABOUT = (
    "A backup is one locked file with everyone in it. It opens with the passphrase or the recovery key of today, and "
    "nobody can read a name in it without. Keep it away from this laptop: on a USB stick or your service's own drive. "
    "The settings, and help lines you changed here, are not in it."
)
FORGET_BACKUP = (
    "Forget it once the file, or the stick it was on, is destroyed. It is then named no more when something is "
    "removed for good. The file itself is not touched."
)
KEY_NOT_ON_PAPER = "The recovery key may not be on paper yet. Settings can make a new one to write down."
NAME_UNSEEN = "Nothing can be seen of that name: type it again, or leave it empty."
NAME_NEEDED = "A name is needed, or any word they like to be called by."
UNKEPT_PERSON = "the new person whose name you typed"
UNKEPT_ALIKE = f"{UNKEPT_PERSON}, because somebody here is listed just like that"
UNKEPT_FULL_NAME = "the full name you typed, because somebody here is listed just like that"
UNKEPT_LINE = "the help line you were filling in"
UNKEPT_COPY = "who the copy is for, and where it goes"
UNKEPT_HANDOVER = "who the handover is for, and where it goes"
UNKEPT_RECEIVED = "what you typed to open a handover"
UNKEPT_FOLDER = "the folder you typed for a backup"
UNKEPT_RESTORE = "what you typed to bring a backup back"
UNKEPT_PASSPHRASE = "the new passphrase you typed. The one before still opens it"
UNKEPT_KEY = "the new recovery key. The one before still opens it"
"""What is typed in a form and kept nowhere yet. No word of it: these are shown on a locked screen too."""
REGION_OF_NEW = 'Their help lines: {region}. Change it: "Name and region", in their list.'
_TAKE_AWAY = 'To take them away again, open their list: "Remove this person for good" is in its menu.'
KEPT_NEWCOMER = f"{{called}} is kept now. {_TAKE_AWAY}"
KEPT_UNNAMED = f"The new person whose name you typed is kept. {_TAKE_AWAY}"
"""Without the name: it is shown on a locked screen too, and left in a terminal."""
SAME_NAME = "Somebody else here is listed as {name}. A full name, or another word, tells the two apart."

IDLE = (("2", "2 minutes"), ("5", "5"), ("15", "15"), ("30", "30"), ("60", "an hour"), ("never", "never by itself"))
"""After how long it locks, as it is kept in the settings, and in words."""
FRONTS = (("screen", "full screen"), ("plain", "plain lines, for a screen reader"))
"""How peertui starts, as it is kept in the settings, and in words."""


def unkept_words(unkept: Sequence[str]) -> str:
    """What was typed and is not kept, as a sentence; "" if everything is."""
    return f"This is not kept: {'; '.join(unkept)}." if unkept else ""


KEYS_CHANGED = "The keys are changed"
GO_ON = (("done", "Go on"),)
"""The one answer to what only has to be read."""
