"""The help lines of a region, in the settings: where each number comes from, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from peertui.presenters import commands
from peertui.presenters.command_handlers import does
from peertui.presenters.commands import CANCEL
from peertui.presenters.people.people_commands import ADD_HELP_LINE, KEEP_LINE, REGION
from peertui.presenters.place import Place
from peertui.presenters.vault import messages
from peertui.screens.base.screen import BaseScreen
from peertui.services import help_lines
from peertui.services.help_lines import ABOUT, AGAIN, FIELDS, KEPT, NUMBER
from plans.pack.help_lines import HelpLine
from plans.pack.models import FieldSpec
from widgets.forms.field import FieldChanged, FieldSubmitted
from widgets.forms.field_factory import field_for
from widgets.lists.numbered_list import NumberedList
from widgets.models.command import Command
from widgets.models.status import Level

Keep = Callable[[dict[str, Any]], str]
"""Keeps what was filled in, by field; why that cannot be, as a sentence, or ""."""


class HelpLinesScreen(BaseScreen[None]):
    """Every line of a region, and those that are hidden."""

    ONLY_SHOWS = True

    HELP = ABOUT

    def __init__(self, region: str) -> None:
        super().__init__()
        self._region = region

    def title_words(self) -> tuple[str, str, str]:
        return ("Help lines", self._region, "")

    def commands(self) -> tuple[Command, ...]:
        return (commands.BACK_OUT, ADD_HELP_LINE, REGION)

    def body(self) -> ComposeResult:
        app = self.peertui
        known = (help_lines.folder_words(app.programme, app.settings), app.outside)
        if words := "\n\n".join(filter(None, known)):
            yield Static(Content(words), classes="question")
        yield NumberedList(wrap=True, empty="There are no help lines for this region.")

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def on_mount(self) -> None:
        super().on_mount()
        self._draw()
        self._say_of_region()

    def _say_of_region(self) -> None:
        words = help_lines.region_words(self.peertui.programme, self._region, self.peertui.today)
        self.say(words, Level.NOTE if words else Level.QUIET)

    def _draw(self) -> None:
        rows = help_lines.line_rows(self.peertui.programme, self._region, self.peertui.today)
        self.query_one(NumberedList).rows = rows

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        programme = self.peertui.programme
        line = help_lines.line_of(programme, event.row.id)

        def answered(what: str | None) -> None:
            if what == "number":
                self.call_later(self._change_number, line)  # once this screen is in front again
            elif what not in (None, "leave"):
                self.call_later(self._do, line, what)

        about = help_lines.about_line(programme, line, self.peertui.today)
        self.ask("A help line", about, help_lines.choices_for(programme, line), answered)

    def _do(self, line: HelpLine, what: str) -> None:
        self._said(help_lines.do(self.peertui, line.id, what))

    def _change_number(self, line: HelpLine) -> None:
        def keep(given: dict[str, Any]) -> str:
            return help_lines.change_number(self.peertui, line.id, given.get("number", ""), given.get("again", ""))

        about = f"{line.name}. The number now: {line.number}"
        self.open(Place.HELP_LINE_FORM, "Change the number", (NUMBER, AGAIN), keep, about, then=self._said)

    @does(ADD_HELP_LINE)
    def do_add(self) -> None:
        """Add one."""

        def keep(given: dict[str, Any]) -> str:
            return help_lines.add_line(self.peertui, self._region, given)

        self.open(Place.HELP_LINE_FORM, f"A new help line, {self._region}", FIELDS, keep, then=self._said)

    @does(REGION)
    def do_region(self) -> None:
        """Those of another place."""

        def answered(region: str | None) -> None:
            if region:
                self._region = region
                self._draw()
                self.refresh_frame()
                self._say_of_region()

        regions = tuple((region.id, region.id) for region in self.peertui.pack.regions)
        self.ask("Another region", "Whose help lines?", regions, answered)

    def _said(self, words: str | None) -> None:
        if words:
            self._draw()
            self.say(" ".join(filter(None, (self.peertui.told_outside(short=True), words))))


class HelpLineForm(BaseScreen[str]):
    """A few fields, kept all together or not at all. Ends with what to say of it, or None."""

    HELP = "Fill in what you know. A number is typed twice, so that a slip is found. Nothing is kept before you say so."

    def __init__(self, title: str, fields: tuple[FieldSpec, ...], keep: Keep, about: str = "") -> None:
        super().__init__()
        self._title, self._specs, self._keep, self._about = title, fields, keep, about
        self._given: dict[str, Any] = {}

    def title_words(self) -> tuple[str, str, str]:
        return (self._title, "", "")

    def commands(self) -> tuple[Command, ...]:
        return (KEEP_LINE, CANCEL)

    def body(self) -> ComposeResult:
        if self._about:
            yield Static(Content(self._about), classes="question")
        with VerticalScroll(can_focus=False):
            for spec in self._specs:
                yield field_for(spec, spec.default, today=lambda: self.peertui.today)

    def first_focus(self) -> Widget:
        return self.query_one(VerticalScroll).children[0]

    @on(FieldChanged)
    def _changed(self, event: FieldChanged) -> None:
        event.stop()
        self._given[event.field_name] = event.value

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        if event.field_name == self._specs[-1].name:
            self.do_keep()
        else:
            self.focus_next()

    @does(KEEP_LINE)
    def do_keep(self) -> None:
        """Keep it, if nothing is wrong with it."""
        trouble = self._keep(dict(self._given))
        if not trouble:
            self.dismiss(KEPT)
        elif meant := help_lines.field_meant(trouble, self._given):
            fields = {field.name: field for field in self.query_one(VerticalScroll).children}
            self.refuse(fields[meant], trouble)
        else:
            self.say(trouble, Level.TROUBLE)

    def unkept(self) -> str:
        typed = any(value not in ("", None, []) for value in self._given.values())
        return messages.UNKEPT_LINE if typed else ""
