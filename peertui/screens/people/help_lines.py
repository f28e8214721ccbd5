"""The help lines of a region, in the settings: where each number comes from, and what can be done about it."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from peertui.presenters.people.help_lines import HelpLineForm, HelpLines
from peertui.presenters.people.people_commands import KEEP_LINE
from peertui.presenters.reply import Reply, Say
from peertui.screens.base.presented import ListingScreen, PresentedScreen
from widgets.forms.field import FieldChanged, FieldSubmitted
from widgets.forms.field_factory import field_for


class HelpLinesScreen(ListingScreen[HelpLines]):
    """Every line of a region, and those that are hidden."""

    PRESENTER = HelpLines
    ONLY_SHOWS = True


class HelpLineFormScreen(PresentedScreen[HelpLineForm]):
    """A few fields, kept all together or not at all."""

    PRESENTER = HelpLineForm

    def body(self) -> ComposeResult:
        if self.presenter.about:
            yield Static(Content(self.presenter.about), classes="question")
        with VerticalScroll(can_focus=False):
            for spec in self.presenter.fields:
                yield field_for(spec, spec.default, today=lambda: self.peertui.today)

    def first_focus(self) -> Widget:
        return self.query_one(VerticalScroll).children[0]

    @on(FieldChanged)
    def _changed(self, event: FieldChanged) -> None:
        event.stop()
        self.presenter.given[event.field_name] = event.value

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        if event.field_name == self.presenter.fields[-1].name:
            self.run(KEEP_LINE.id)
        else:
            self.focus_next()

    def show(self, reply: Reply) -> None:
        super().show(reply)
        if isinstance(reply, Say) and (meant := self.presenter.meant(reply.words)):
            next(field for field in self.query_one(VerticalScroll).children if field.name == meant).focus()

    def unkept(self) -> str:
        return self.presenter.unkept()
