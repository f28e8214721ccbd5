"""The settings of this laptop, and its keys."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters.people.settings import LaptopSettings
from peertui.screens.base.presented import PresentedScreen
from widgets.base import themes
from widgets.base.status_bar import SAVING
from widgets.forms.field_factory import ChoiceField, FieldChanged, FieldSubmitted, LineField
from widgets.models.status import Level


class SettingsScreen(PresentedScreen[LaptopSettings]):
    """What can be set, kept at once, and the colours."""

    PRESENTER = LaptopSettings
    HELP = f"Colours. {LaptopSettings.HELP}"
    KEEPS_TYPING: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__()
        self._trouble = ""
        self._kept_at: datetime | None = None
        self._told_at: datetime | None = None

    def body(self) -> ComposeResult:
        for field in self.presenter.fields():
            if field.choices:
                yield ChoiceField(field.choices, field.value, label=field.label, can_clear=False, name=field.name)
            else:
                yield LineField(field.value, label=field.label, name=field.name)
        colours, now = [(name, words) for name, words in themes.TITLES.items()], self.peertui.settings.theme
        yield ChoiceField(colours, themes.named(now), label="Colours", can_clear=False, name="theme")

    def first_focus(self) -> Widget:
        return self.query_one(LineField)

    def show_save_state(self) -> None:
        """The same of the settings: why they are not kept, for as long as they are not."""
        if self._trouble:
            self.say(self._trouble, Level.TROUBLE)
        elif self._kept_at:
            is_news, self._told_at = self._kept_at is not self._told_at, self._kept_at
            self.say_saved(self._kept_at, is_news=is_news)
        else:
            super().show_save_state()

    @on(FieldChanged)
    def _changed(self, event: FieldChanged) -> None:
        event.stop()
        trouble, self._trouble = self._trouble, self.presenter.take(event.field_name, str(event.value or ""))
        if trouble and not self._trouble:
            self.say(SAVING)
        self._kept_at = self.workspace.clock()
        self.show_save_state()
        if event.field_name == "theme":
            self.app.theme = themes.named(self.peertui.settings.theme)

    @on(FieldSubmitted)
    def _entered(self, event: FieldSubmitted) -> None:
        event.stop()
        self.focus_next()
