"""Handing parts of a record to a colleague: choosing them, writing the locked file, and its passphrase, once."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from peertui.presenters.exporting.handover import HandOver, HandoverFile, HandoverWords
from peertui.screens.base.presented import ListingScreen, PresentedScreen
from peertui.screens.base.presented_form import FormScreen
from widgets.panels.text_view import TextView


class HandOverScreen(ListingScreen[HandOver]):
    """Which parts go."""

    PRESENTER = HandOver


class WriteHandoverScreen(FormScreen[HandoverFile]):
    """Who it is for and where it goes."""

    PRESENTER = HandoverFile

    def body(self) -> ComposeResult:
        yield TextView(self.presenter.about(), id="question")  # with much in it, words to move through
        yield from map(self.widget_for, self.presenter.fields())


class SpokenScreen(PresentedScreen[HandoverWords]):
    """The passphrase of a handover, shown once."""

    PRESENTER = HandoverWords

    def body(self) -> ComposeResult:
        yield Static(Content(self.presenter.advice()), classes="question")
        yield Static(Content.styled(self.presenter.passphrase, "bold"), classes="key")
