"""Every field of one entry, drawn from the pack. Each letter is kept as it is typed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from peertui.presenters.command_handlers import does
from peertui.presenters.commands import DONE
from peertui.presenters.session.entry_commands import LEAVE_OUT
from peertui.screens.base.screen import BaseScreen
from peertui.services.session.new_entries import end_entry, offers, references
from plans.pack.models import EntryKind
from plans.page.compose import has_place
from plans.record import changes
from plans.record.models import Entry
from widgets.forms.entry_form import EntryForm
from widgets.models.command import Command


class EntryScreen(BaseScreen[None]):
    """A form for one entry."""

    KEEPS_TYPING: ClassVar[bool] = True
    HELP = (
        "Every part of this one thing. Fill in what you like and leave the rest. Tab or Enter goes to the next part. "
        "What you type is kept as you type it."
    )

    def __init__(self, entry: Entry, kind: EntryKind) -> None:
        super().__init__()
        self._entry, self._kind = entry, kind

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, self._kind.label[:1].upper() + self._kind.label[1:], "")

    def commands(self) -> tuple[Command, ...]:
        return (DONE, LEAVE_OUT)

    def body(self) -> ComposeResult:
        yield EntryForm(
            self._kind,
            self._entry.values,
            voice=self._entry.in_whose_words,
            share=self._entry.share,
            on_page=self._entry.on_page,
            may_print=has_place(self.workspace.pack, self._kind.id),
            references=references(self.workspace, self._kind),
            offers={field.name: offers(self.workspace, field) for field in self._kind.fields},
            take_focus=False,
            today=lambda: self.workspace.today,
        )

    def focus_first(self) -> None:
        """The form puts the focus in its main field."""
        self.query_one(EntryForm).focus_main()

    @on(EntryForm.Changed)
    def _changed(self, event: EntryForm.Changed) -> None:
        event.stop()
        workspace = self.workspace
        workspace.put(
            changes.change_entry(
                workspace.record,
                self._entry.id,
                workspace.clock(),
                values=dict(event.values),
                in_whose_words=event.voice,
                share=event.share,
                on_page=event.on_page,
            )
        )

    @on(EntryForm.Done)
    def _done(self, event: EntryForm.Done) -> None:
        event.stop()
        self.do_back_out()

    def do_back_out(self) -> None:
        """Done; an entry in which nothing was written does not stay."""
        end_entry(self.workspace, self._entry.id)
        self.dismiss(None)

    @does(LEAVE_OUT)
    def do_out(self) -> None:
        """Leave the entry out."""
        workspace = self.workspace
        workspace.put(changes.leave_out(workspace.record, self._entry.id, workspace.clock()))
        self.dismiss(None)
