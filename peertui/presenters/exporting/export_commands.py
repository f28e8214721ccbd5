"""The commands of the page, of copies and of handovers."""

from __future__ import annotations

from peertui.presenters.command_ids import CommandId
from widgets.models.command import Command

SEE_PAGE = Command(
    CommandId.SEE_PAGE, "Read the page", "The page as it will print: the same words in the same order.", key="f9"
)
EXPORT = Command(CommandId.EXPORT, "Print or save it", "A PDF to print, large print, a card to fold, or text.")
MOVE = Command(CommandId.MOVE, "Move a line", "Up or down among those it stands with.")
ROOM = Command(CommandId.ROOM, "What could come off", "A suggestion, while the page is too full. You decide.")
PAPER = Command(CommandId.PAPER, "Other paper size", "A4, or Letter as in North America.", in_line=False)
SAVE = Command(CommandId.SAVE, "Save it", "Write the file where it says. It is asked first.")
PRINT = Command(CommandId.PRINT, "Print it", "Send it to the printer. It is asked first.")
OPEN_FILE = Command(CommandId.OPEN_FILE, "Open it", "Show the saved file in the program that this computer has for it.")
NAMES = Command(CommandId.NAMES, "Choose a name", "Who it is for, from the names in the plan.", in_line=False)
SHOW_PASSWORD = Command(CommandId.SHOW_PASSWORD, "Show the password", "Show its letters.", in_line=False)
HIDE_PASSWORD = Command(CommandId.HIDE_PASSWORD, "Hide the password", "Hide its letters.", in_line=False)
CARD_PARTS = Command(CommandId.CARD_PARTS, "Choose what goes on it", "Which parts of the page stand on the card.")
SLIP_PARTS = Command(CommandId.SLIP_PARTS, "Choose what to ask", "Which questions stand on the slip.")
HANDOVER_FILE = Command(CommandId.HANDOVER_FILE, "Go on", "Say who it is for and where the file goes.")
WRITE_HANDOVER = Command(
    CommandId.WRITE_HANDOVER, "Write it", "Write the locked file, and show the words that open it."
)
OPEN_HANDOVER = Command(CommandId.OPEN_HANDOVER, "Open it", "Open the file with the six words.")
