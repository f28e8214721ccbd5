"""The help lines of a region: where each number comes from, what can be done about it, and a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from peertui.presenters import commands
from peertui.presenters.command_handlers import does
from peertui.presenters.commands import CANCEL
from peertui.presenters.people.people_commands import ADD_HELP_LINE, KEEP_LINE, REGION
from peertui.presenters.place import Place
from peertui.presenters.presenter import Listing, Presenter
from peertui.presenters.reply import Ask, Done, Open, Reply, Say
from peertui.presenters.vault.messages import UNKEPT_LINE
from peertui.services import help_lines
from peertui.services.app_context import AppInUse
from peertui.services.help_lines import AGAIN, FIELDS, KEPT, NUMBER
from plans.pack.models import FieldSpec
from widgets.models.command import Command
from widgets.models.row import Row
from widgets.models.status import Level

Keep = Callable[[dict[str, Any]], str]
"""Keeps what was filled in, by field; why that cannot be, as a sentence, or ""."""


class HelpLines(Listing):
    """Every line of a region, and those that are hidden."""

    HELP = help_lines.ABOUT
    EMPTY = "There are no help lines for this region."

    def __init__(self, app: AppInUse, region: str) -> None:
        super().__init__(app)
        self._region = region

    def title(self) -> str:
        return f"Help lines, {self._region}"

    def head(self) -> tuple[str, str, str]:
        return ("Help lines", self._region, "")

    def above(self) -> str:
        app = self.app
        return "\n\n".join(filter(None, (help_lines.folder_words(app.programme, app.settings), app.outside)))

    def first_said(self) -> Say | None:
        words = help_lines.region_words(self.app.programme, self._region, self.app.today)
        return Say(words, Level.NOTE if words else Level.QUIET)

    def commands(self) -> tuple[Command, ...]:
        return (commands.BACK_OUT, ADD_HELP_LINE, REGION)

    def listed_commands(self) -> tuple[Command, ...]:
        return (ADD_HELP_LINE,)

    def rows(self) -> tuple[Row, ...]:
        return help_lines.line_rows(self.app.programme, self._region, self.app.today)

    def picked(self, row_id: str) -> Reply:
        app = self.app
        line = help_lines.line_of(app.programme, row_id)

        def keep(given: dict[str, Any]) -> str:
            return help_lines.change_number(app, line.id, given.get("number", ""), given.get("again", ""))

        def answered(what: str) -> Reply:
            if what == "leave":
                return None
            if what != "number":
                return self._said(help_lines.do(app, line.id, what))
            about = f"{line.name}. The number now: {line.number}"
            return Open(Place.HELP_LINE_FORM, ("Change the number", (NUMBER, AGAIN), keep, about), self._said)

        about = help_lines.about_line(app.programme, line, app.today)
        return Ask("A help line", about, help_lines.choices_for(app.programme, line), answered, help_lines.ABOUT)

    @does(ADD_HELP_LINE)
    def add(self) -> Reply:
        """Add one."""

        def keep(given: dict[str, Any]) -> str:
            return help_lines.add_line(self.app, self._region, given)

        return Open(Place.HELP_LINE_FORM, (f"A new help line, {self._region}", FIELDS, keep), self._said)

    @does(REGION)
    def region(self) -> Reply:
        """Those of another place."""

        def answered(region: str) -> Reply:
            self._region = region
            return self.first_said()

        regions = tuple((region.id, region.id) for region in self.app.pack.regions)
        return Ask("Another region", "Whose help lines?", regions, answered)

    def _said(self, words: str | None) -> Reply:
        return Say(" ".join(filter(None, (self.app.told_outside(short=True), words)))) if words else None


class HelpLineForm(Presenter):
    """A few fields, kept all together or not at all. Ends with what to say of it, or None."""

    HELP = "Fill in what you know. A number is typed twice, so that a slip is found. Nothing is kept before you say so."

    def __init__(self, app: AppInUse, title: str, fields: tuple[FieldSpec, ...], keep: Keep, about: str = "") -> None:
        """What is asked, and what keeps it.

        Args:
            app: what is in use.
            title: what the form is called.
            fields: what is asked.
            keep: keeps it, or says why not.
            about: what to know before.
        """
        super().__init__(app)
        self._title, self.fields, self._keep, self.about = title, fields, keep, about
        self.given: dict[str, Any] = {}
        """What is filled in, by the names of the fields."""

    def title(self) -> str:
        return self._title

    def head(self) -> tuple[str, str, str]:
        return (self._title, "", "")

    def commands(self) -> tuple[Command, ...]:
        return (KEEP_LINE, CANCEL)

    def unkept(self) -> str:
        """That something was typed here, if it was."""
        return UNKEPT_LINE if any(value not in ("", None, []) for value in self.given.values()) else ""

    def meant(self, trouble: str) -> str:
        """The name of the field that a refusal is about; "" if it is none."""
        return help_lines.field_meant(trouble, self.given)

    @does(KEEP_LINE)
    def keep(self) -> Reply:
        """Keep it, if nothing is wrong with it."""
        trouble = self._keep(dict(self.given))
        return Say(trouble, Level.TROUBLE) if trouble else Done(KEPT)
