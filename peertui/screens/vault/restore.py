"""Bringing back a backup into a new folder. Nothing that is here now is touched."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import CANCEL
from peertui.presenters.place import Place
from peertui.presenters.vault.messages import UNKEPT_RESTORE
from peertui.presenters.vault.vault_commands import BRING_BACK, RESTORE, SHOW_TYPED
from peertui.screens.base.slow_work import WaitingScreen
from peertui.services.paths import place
from peertui.services.vault import restore
from widgets.forms.choice_field import ChoiceField
from widgets.forms.field import FieldChanged, FieldSubmitted
from widgets.forms.line_field import LineField
from widgets.models.command import Command

KEY_LABELS = {restore.PASSPHRASE: "Passphrase of that day", restore.RECOVERY: "Recovery key of that day"}


class BringBackScreen(WaitingScreen[None]):
    """Asks for a backup, a new folder and what opens it. It needs no open vault: a new laptop can use it."""

    HELP = f"{restore.HELP} At the end it says how the new folder is opened."

    def title_words(self) -> tuple[str, str, str]:
        return ("peertui", RESTORE.words, "")

    def commands(self) -> tuple[Command, ...]:
        return (BRING_BACK, SHOW_TYPED, CANCEL)

    def body(self) -> ComposeResult:
        yield Static(Content(restore.HELP), classes="question")
        yield LineField(label="Which backup file?", name="file")
        yield LineField(label="Into which new folder?", name="into")
        yield ChoiceField(restore.WAYS, restore.PASSPHRASE, label="How does it open?", can_clear=False, name="way")
        yield LineField(label=KEY_LABELS[restore.PASSPHRASE], password=True, name="key")

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
            key.answer, key.password = "", self._way == restore.PASSPHRASE
            key.set_label(KEY_LABELS[self._way])

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        if event.field_name == "key":
            self.do_bring()
        else:
            self.focus_next()

    @does(SHOW_TYPED)
    def do_show(self) -> None:
        """Show or hide the letters."""
        key = self._line("key")
        key.password = not key.password

    @does(BRING_BACK)
    def do_bring(self) -> None:
        """Bring it back."""
        file, into = (self._line(name) for name in ("file", "into"))
        for field, why in ((file, restore.FILE_FIRST), (into, restore.FOLDER_FIRST)):
            if not field.value.strip():
                self.refuse(field, why)
                return
        backup, folder = place(file.value.strip()), place(into.value.strip()).absolute()
        way, typed, people = self._way, self._line("key").value, list[int]()

        def slow() -> None:
            people.append(restore.bring_back(backup, folder, way, typed))

        def done() -> None:
            words = "\n\n".join(restore.told(people[0], folder, plain=False))
            self.open(Place.QUESTION, "It is back", words, (("on", "Go on"),), instead=True)

        self.wait_for(restore.BRINGING_BACK, slow, done)

    def refused(self, why: str, error: Exception) -> None:
        """Say why, and leave what was typed there to be changed."""
        from plans.vault import BackupDamaged, CannotRestore, NotABackup
        from plans.vault.errors import BadPlace

        key = self._line("key")
        key.answer = ""
        wrong = {BadPlace: "into", BackupDamaged: "file", CannotRestore: "file", NotABackup: "file"}
        self.refuse(self._line(wrong.get(type(error), "key")), why)
