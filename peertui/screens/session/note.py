"""One note: free words, and whose voice they are."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import DONE
from peertui.presenters.session.entry_commands import LEAVE_OUT
from peertui.presenters.session.entry_rows import VOICE_WORDS
from peertui.screens.base.screen import BaseScreen
from plans.record import changes
from plans.record.models import Share, Voice
from widgets.forms.field_factory import ChoiceField, FieldChanged, LongField
from widgets.models.command import Command


class NoteScreen(BaseScreen[None]):
    """A note being written. Every letter is kept as it is typed."""

    KEEPS_TYPING: ClassVar[bool] = True
    HELP = (
        "Free words, as many as you like. Tab goes on to whose words they are, and to whether they can be shared. "
        "What you type is kept as you type it; a note without words does not stay."
    )

    def __init__(self, note_id: str) -> None:
        super().__init__()
        self._note_id = note_id

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, "Note", "")

    def commands(self) -> tuple[Command, ...]:
        return (DONE, LEAVE_OUT)

    def body(self) -> ComposeResult:
        note = self.workspace.record.note(self._note_id)
        yield LongField(note.text, label="Note", most_rows=12, name="text")
        voices = [(voice.value, words) for voice, words in VOICE_WORDS.items()]
        yield ChoiceField(voices, note.voice.value, label="Whose words", can_clear=False, name="voice")
        shares = [(share.value, share.value) for share in Share]
        yield ChoiceField(shares, note.share.value, label="Who may see it", can_clear=False, name="share")

    def first_focus(self) -> Widget:
        return self.query_one(LongField)

    @on(FieldChanged)
    def _changed(self, event: FieldChanged) -> None:
        event.stop()
        workspace = self.workspace
        if event.field_name == "text":
            fields: dict[str, object] = {"text": str(event.value or "")}
        elif event.field_name == "voice":
            fields = {"voice": Voice(event.value)}
        else:
            fields = {"share": Share(event.value)}
        workspace.put(changes.change_note(workspace.record, self._note_id, workspace.clock(), **fields))

    def do_back_out(self) -> None:
        """Done; a note without words does not stay."""
        workspace = self.workspace
        workspace.put(changes.drop_blank_note(workspace.record, self._note_id))
        self.dismiss(None)

    @does(LEAVE_OUT)
    def do_out(self) -> None:
        """Leave the note out."""
        workspace = self.workspace
        workspace.put(
            changes.change_note(workspace.record, self._note_id, workspace.clock(), deleted_at=workspace.clock())
        )
        self.dismiss(None)
