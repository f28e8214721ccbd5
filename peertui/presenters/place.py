"""Every place of the app, by name. A screen asks for one and imports none: `app.navigation` knows how each is made."""

from __future__ import annotations

from enum import Enum, auto


class Place(Enum):
    """A screen that can be opened."""

    # -- base --
    MENU = auto()
    HELP = auto()
    FIRST_MEETING = auto()
    # -- dialogs --
    QUESTION = auto()
    SAFETY = auto()
    HIDDEN = auto()
    JUMP = auto()
    KIND = auto()
    NAMES = auto()
    # -- vault --
    FIRST_RUN = auto()
    RECOVERY_KEY = auto()
    DOOR = auto()
    LOCKING = auto()
    CHANGE_PASSPHRASE = auto()
    NEW_PASSPHRASE = auto()
    ASK_FOR_KEY = auto()
    NEW_RECOVERY_KEY = auto()
    NEW_KEYS = auto()
    BACKUP = auto()
    KNOWN_BACKUPS = auto()
    RESTORE = auto()
    # -- exporting --
    PAGE = auto()
    PREVIEW = auto()
    EXPORT = auto()
    EVERYTHING = auto()
    CARD = auto()
    SLIP = auto()
    COPIES = auto()
    HAND_OVER = auto()
    HANDOVER_FILE = auto()
    HANDOVER_WORDS = auto()
    RECEIVE = auto()
    NEWS = auto()
    # -- session --
    SESSION = auto()
    MODULE = auto()
    MEETINGS = auto()
    LOOK_BACKS = auto()
    FIND = auto()
    ENTRY = auto()
    NOTE = auto()
    # -- people --
    PEOPLE = auto()
    NEW_PERSON = auto()
    PERSON = auto()
    ABOUT = auto()
    PLAN = auto()
    NOTES = auto()
    HISTORY = auto()
    VERSION = auto()
    SETTINGS = auto()
    HELP_LINES = auto()
    HELP_LINE_FORM = auto()
