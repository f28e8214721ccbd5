"""One entry with every field of its kind, and one note: each letter is kept as it is typed."""

from __future__ import annotations

from typing import Any

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import DONE
from peertui.presenters.presenter import Presenter
from peertui.presenters.reply import Done, Reply, say_for_now
from peertui.presenters.session.entry_actions import VOICES
from peertui.presenters.session.entry_commands import LEAVE_OUT
from peertui.services.app_context import AppInUse
from peertui.services.session.new_entries import beginning, end_entry, offers, references
from plans.pack.models import FieldSpec
from plans.page.compose import has_place
from plans.record import changes
from plans.record.models import Entry, Note, Share, Voice
from widgets.models.choice import Choice
from widgets.models.command import Command
from widgets.models.standard_fields import own_share, take_value

KEPT, NOT_KEPT, LEFT_OUT = "Kept.", "Nothing written, so nothing kept.", "Left out. It can be put back."


class _WrittenPart(Presenter):
    def commands(self) -> tuple[Command, ...]:
        return (DONE, LEAVE_OUT)

    @does(LEAVE_OUT)
    def leave_out(self) -> Reply:
        """Take it out; it can be put back."""
        self._leave_out()
        return say_for_now(LEFT_OUT, then=Done())

    def _leave_out(self) -> None:
        raise NotImplementedError

    def leave(self) -> Reply:
        """It is enough; one in which nothing was written does not stay."""
        return say_for_now(KEPT if self._stays() else NOT_KEPT, then=Done())

    def _stays(self) -> bool:
        """Drop it if nothing is written. Whether it stays."""
        raise NotImplementedError


class WrittenEntry(_WrittenPart):
    """Every field of one entry, then whose words they are, and where it may go."""

    HELP = (
        "Every part of this one thing. Fill in what you like and leave the rest. What you type is kept as you type it."
    )

    def __init__(self, app: AppInUse, entry_id: str) -> None:
        super().__init__(app)
        self._entry_id = entry_id
        self.kind = self.workspace.pack.kinds[self.entry.kind]

    @property
    def entry(self) -> Entry:
        """The entry as it stands. KeyError once it was removed."""
        return self.workspace.record.entry(self._entry_id)

    @property
    def may_print(self) -> bool:
        """Whether the page has a place for such a thing."""
        return has_place(self.workspace.pack, self.kind.id)

    def title(self) -> str:
        return f"{self.kind.label[:1].upper()}{self.kind.label[1:]}"

    def references(self) -> dict[str, tuple[Choice, ...]]:
        """What each field may point to that points to something."""
        return references(self.workspace, self.kind)

    def offers(self, field: FieldSpec) -> tuple[Choice, ...]:
        """The names written before that a field offers."""
        return offers(self.workspace, field)

    def keep(self, **fields: Any) -> None:
        """Keep it as it now stands."""
        workspace = self.workspace
        workspace.put(changes.change_entry(workspace.record, self._entry_id, workspace.clock(), **fields))

    def keep_field(self, name: str, value: Any) -> None:
        """Keep what one field of the kind now holds."""
        values = take_value(self.kind, {**beginning(self.kind), **self.entry.values}, name, value)
        self.keep(values=values, share=own_share(name, value) or self.entry.share)

    def _stays(self) -> bool:
        end_entry(self.workspace, self._entry_id)
        return any(entry.id == self._entry_id for entry in self.workspace.record.entries)

    def _leave_out(self) -> None:
        workspace = self.workspace
        workspace.put(changes.leave_out(workspace.record, self._entry_id, workspace.clock()))


class WrittenNote(_WrittenPart):
    """Free words, then whose words they are, and who may see them."""

    HELP = (
        "Free words, as many as you like, then whose words they are, and whether they can be shared. "
        "What you type is kept as you type it; a note without words does not stay."
    )

    def __init__(self, app: AppInUse, note_id: str) -> None:
        super().__init__(app)
        self._note_id = note_id

    @property
    def note(self) -> Note:
        """The note as it stands. KeyError once it was removed."""
        return self.workspace.record.note(self._note_id)

    def title(self) -> str:
        return "Note"

    def choices(self) -> tuple[tuple[str, str, tuple[Choice, ...], str], ...]:
        """What is chosen of it beside its words: name, label, what can be chosen, what is."""
        note = self.note
        shares = tuple((share.value, share.value) for share in Share)
        return ("voice", "Whose words", VOICES, note.voice.value), ("share", "Who may see it", shares, note.share.value)

    def keep(self, name: str, value: Any) -> None:
        """Keep the words ("text"), or what was chosen."""
        workspace, made = self.workspace, {"voice": Voice, "share": Share}.get(name, str)
        fields: dict[str, object] = {name: made(value or "")}
        workspace.put(changes.change_note(workspace.record, self._note_id, workspace.clock(), **fields))

    def _stays(self) -> bool:
        self.workspace.put(changes.drop_blank_note(self.workspace.record, self._note_id))
        return any(note.id == self._note_id for note in self.workspace.record.notes)

    def _leave_out(self) -> None:
        workspace, now = self.workspace, self.workspace.clock()
        workspace.put(changes.change_note(workspace.record, self._note_id, now, deleted_at=now))
