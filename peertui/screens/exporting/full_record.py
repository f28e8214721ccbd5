"""Everything that is kept about a person, as a file or on paper: their own copy, and nobody else's."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from exports import Paper
from peertui.screens.exporting.export import ExportScreen
from peertui.services.exporting.delivery import Form
from peertui.services.exporting.export_formats import EVERYTHING_ABOUT, EVERYTHING_FORMS, EVERYTHING_HELP
from widgets.forms.field_factory import ChoiceField
from widgets.models.choice import Choice


class EverythingScreen(ExportScreen):
    """The same short form as for the page, for all that is kept."""

    DEFAULT_CSS = """
    EverythingScreen Gauge { display: none; }
    EverythingScreen #about { padding: 0 1; height: auto; }
    """
    HELP = EVERYTHING_HELP
    TITLE = "Everything kept about me"
    FIRST = Form.EVERYTHING

    def __init__(self) -> None:
        super().__init__(Paper.A4)

    def kinds(self) -> tuple[Choice, ...]:
        return EVERYTHING_FORMS

    @property
    def _is_for_somebody(self) -> bool:
        """It is the person's own."""
        return False

    def body(self) -> ComposeResult:
        yield Static(Content(EVERYTHING_ABOUT), id="about")
        yield from super().body()

    def on_mount(self) -> None:
        super().on_mount()
        self._field("who").display = False

    def first_focus(self) -> ChoiceField:
        return self.query(ChoiceField).first()
