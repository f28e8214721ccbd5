"""Every field of one entry, drawn from the pack. Each letter is kept as it is typed."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from peertui.presenters.commands import DONE
from peertui.presenters.session.entry_fields import WrittenEntry
from peertui.screens.base.presented import PresentedScreen
from widgets.forms.entry_form import EntryForm


class EntryScreen(PresentedScreen[WrittenEntry]):
    """A form for one entry."""

    PRESENTER = WrittenEntry
    KEEPS_TYPING: ClassVar[bool] = True
    HELP = f"{WrittenEntry.HELP} Tab or Enter goes to the next part."

    def body(self) -> ComposeResult:
        written = self.presenter
        entry, kind = written.entry, written.kind
        yield EntryForm(
            kind,
            entry.values,
            voice=entry.in_whose_words,
            share=entry.share,
            on_page=entry.on_page,
            may_print=written.may_print,
            references=written.references(),
            offers={field.name: written.offers(field) for field in kind.fields},
            take_focus=False,
            today=lambda: self.workspace.today,
        )

    def focus_first(self) -> None:
        """The form puts the focus in its main field."""
        self.query_one(EntryForm).focus_main()

    @on(EntryForm.Changed)
    def _changed(self, event: EntryForm.Changed) -> None:
        event.stop()
        self.presenter.keep(
            values=dict(event.values), in_whose_words=event.voice, share=event.share, on_page=event.on_page
        )

    @on(EntryForm.Done)
    def _done(self, event: EntryForm.Done) -> None:
        event.stop()
        self.perform(DONE.id)
