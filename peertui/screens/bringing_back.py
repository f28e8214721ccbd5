"""Bringing back a backup into a new folder. Nothing that is here now is touched."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from peertui import bringing_back
from peertui.places import place
from peertui.screens.ask import AskScreen
from peertui.screens.choosing import WaitingScreen
from peertui.wording import UNKEPT_RESTORE
from widgets.choice_field import ChoiceField
from widgets.command import Command
from widgets.field import FieldChanged, FieldSubmitted
from widgets.line_field import LineField

BRING = Command("bring", "Bring it back", "Check the backup, and make a vault in the new folder.")
SHOW = Command("show", "Show what I type", "Show or hide the letters of the passphrase.")
BACK = Command("back_out", "Go back", "Nothing is brought back.")
KEY_LABELS = {bringing_back.PASSPHRASE: "Passphrase of that day", bringing_back.RECOVERY: "Recovery key of that day"}


class BringBackScreen(WaitingScreen[None]):
    """Asks for a backup, a new folder and what opens it. It needs no open vault: a new laptop can use it."""

    HELP = f"{bringing_back.HELP} At the end it says how the new folder is opened."

    def title_words(self) -> tuple[str, str, str]:
        return ("peertui", bringing_back.RESTORE.words, "")

    def commands(self) -> tuple[Command, ...]:
        return (BRING, SHOW, BACK)

    def body(self) -> ComposeResult:
        yield Static(Content(bringing_back.HELP), classes="question")
        yield LineField(label="Which backup file?", name="file")
        yield LineField(label="Into which new folder?", name="into")
        yield ChoiceField(
            bringing_back.WAYS, bringing_back.PASSPHRASE, label="How does it open?", can_clear=False, name="way"
        )
        yield LineField(label=KEY_LABELS[bringing_back.PASSPHRASE], password=True, name="key")

    def first_focus(self) -> Widget:
        return self._line("file")

    def _line(self, name: str) -> LineField:
        return next(field for field in self.query(LineField) if field.name == name)

    def unkept(self) -> str:
        return UNKEPT_RESTORE if any(self._line(name).value.strip() for name in ("file", "into")) else ""

    @property
    def _way(self) -> str:
        return str(self.query_one(ChoiceField).answer)

    @on(FieldChanged)
    def _other_way(self, event: FieldChanged) -> None:
        event.stop()
        if event.field_name == "way":
            key = self._line("key")
            key.answer, key.password = "", self._way == bringing_back.PASSPHRASE
            key.set_label(KEY_LABELS[self._way])

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        if event.field_name == "key":
            self.do_bring()
        else:
            self.focus_next()

    def do_show(self) -> None:
        """Show or hide the letters."""
        key = self._line("key")
        key.password = not key.password

    def do_bring(self) -> None:
        """Bring it back."""
        file, into = (self._line(name) for name in ("file", "into"))
        for field, why in ((file, bringing_back.FILE_FIRST), (into, bringing_back.FOLDER_FIRST)):
            if not field.value.strip():
                self.refuse(field, why)
                return
        backup, folder = place(file.value.strip()), place(into.value.strip()).absolute()
        way, typed, people = self._way, self._line("key").value, list[int]()

        def slow() -> None:
            people.append(bringing_back.bring_back(backup, folder, way, typed))

        def done() -> None:
            words = "\n\n".join(bringing_back.told(people[0], folder, plain=False))
            self.app.switch_screen(AskScreen("It is back", words, (("on", "Go on"),)))

        self.wait_for(bringing_back.BRINGING_BACK, slow, done)

    def refused(self, why: str, error: Exception) -> None:
        """Say why, and leave what was typed there to be changed."""
        from plans.vault import BackupDamaged, CannotRestore, NotABackup
        from plans.vault.errors import BadPlace

        key = self._line("key")
        key.answer = ""
        wrong = {BadPlace: "into", BackupDamaged: "file", CannotRestore: "file", NotABackup: "file"}
        self.refuse(self._line(wrong.get(type(error), "key")), why)
