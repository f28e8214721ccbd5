"""What every screen has: a head line, a status line, a key line with Menu, and commands declared once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from peertui.presenters import commands as declared
from peertui.presenters.command_handlers import Handler, does, gathered
from peertui.presenters.place import Place
from peertui.screens.base.status import StatusScreen
from peertui.screens.base.stray_keys import Result
from widgets.base.status_bar import StatusLine
from widgets.models.choice import Choice
from widgets.models.command import Command
from widgets.models.status import Level
from widgets.panels.command_bar import ActionLine
from widgets.panels.header_bar import HeadLine

LEAST = Size(50, 14)
"""Columns and rows below which words would be hidden from the two at the table."""
_CHANGES_NOTHING = {"escape", *(command.id for command in (*declared.FIRST, declared.MENU))}
"""What was said still stands when it is put away."""
TOO_SMALL = "This window is too small to work in: make it larger. Nothing is lost."


class BaseScreen(StatusScreen[Result]):
    """A screen of peertui. `commands()` says what can be done now; the method marked `does` does it."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "part(-1)", show=False),
        Binding("down", "part(1)", show=False),
    ]
    """What a list, a form or a box leaves of Up and Down moves on to the part above or below."""
    HELP: ClassVar[str] = ""
    """What this screen is for, in a few plain sentences."""
    HANDLERS: ClassVar[Mapping[str, Handler]] = {}
    """The method for each id of a command."""

    def __init_subclass__(cls, *args: Any, **named: Any) -> None:
        super().__init_subclass__(*args, **named)
        cls.HANDLERS = gathered(cls)

    # -- what a screen says of itself ----------------------------------------------------------------------------------

    def title_words(self) -> tuple[str, str, str]:
        """Title, place and soft time of the head line."""
        return ("peertui", "", "")

    def commands(self) -> Iterable[Command]:
        """What can be done here now, besides the commands that every place has."""
        return (declared.BACK_OUT,)

    def body(self) -> ComposeResult:
        """The widgets between head line and status line."""
        yield from ()

    def first_focus(self) -> Widget | None:
        """Where the next word is typed, or the next choice made."""
        return None

    # -- the frame -----------------------------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield HeadLine()
        with Vertical(id="body"):
            yield from self.body()
        status = StatusLine()
        status.follows_typing = self.KEEPS_TYPING
        yield status
        yield ActionLine()

    def on_mount(self) -> None:
        self.refresh_frame()
        self.focus_first()
        self.show_save_state()

    def on_resize(self, event: events.Resize) -> None:
        """Say so while the window is too small to work in. The screen stays as it is below."""
        too_small = event.size.width < LEAST.width or event.size.height < LEAST.height
        said = self.query("#too-small")
        if too_small and not said:
            self.mount(Static(Content(TOO_SMALL), id="too-small"))
        elif not too_small:
            said.remove()

    def on_screen_resume(self) -> None:
        if self.is_current and self.is_mounted:  # it may be on its way out already
            self.come_back()

    def come_back(self) -> None:
        """Draw what may have changed while another screen lay over this one."""
        self.refresh_frame()
        self.show_save_state()

    def refresh_frame(self) -> None:
        """Draw the head line and the key line again."""
        head = self.query_one(HeadLine)
        head.title, head.place, head.time = self.title_words()
        line = self.query_one(ActionLine)
        line.commands = (*(c for c in self.commands() if c.in_line), declared.MENU)

    def focus_first(self) -> None:
        """Put the focus where it is wanted first."""
        wanted = self.first_focus()
        (wanted if wanted and wanted.can_focus else self.query_one(ActionLine)).focus()

    def refuse(self, field: Widget, words: str) -> None:
        """Say why something was not done, and go to the field that has to be changed first."""
        self.say(words, Level.TROUBLE)
        field.focus()

    def unkept(self) -> str:
        """What was typed here and is not kept yet, without a word of it; "" if nothing is lost by leaving."""
        return ""

    def keep_typed(self) -> str:
        """Keep what was typed here, before it is left or locked, as far as nothing has to be asked. VaultError.

        Returns:
            What was kept without being asked for, as a sentence without a word of it; "" if nothing was.
        """
        return ""

    def action_part(self, by: int) -> None:
        """Up and Down go from part to part, but never round the ends, nor onto the key line."""
        line = self.query_one(ActionLine)
        parts = [widget for widget in self.focus_chain if widget is not line]
        at = len(parts) if self.focused is line else parts.index(self.focused) if self.focused in parts else -1
        if 0 <= at + by < len(parts):
            parts[at + by].focus()

    # -- other places --------------------------------------------------------------------------------------------------

    def open(
        self, place: Place, *given: Any, then: Callable[[Any], object] | None = None, instead: bool = False
    ) -> None:
        """Lay the screen of a place over this one, or show it instead; `then` gets what it ends with."""
        self.peertui.open(place, *given, then=then, instead=instead)

    def ask(
        self,
        title: str,
        question: str,
        choices: tuple[Choice, ...],
        answered: Callable[[str | None], object] | None = None,
    ) -> None:
        """Ask one plain question; `answered` gets the id of the answer, None for going back."""
        self.open(Place.QUESTION, title, question, choices, then=answered)

    # -- commands ------------------------------------------------------------------------------------------------------

    @on(ActionLine.Chosen)
    def _run_chosen(self, event: ActionLine.Chosen) -> None:
        event.stop()
        self.run(event.command.id)

    def run(self, command_id: str) -> None:
        """Do a command of this screen, or one that holds everywhere; nothing while another screen lies over it."""
        if self.in_front:
            if command_id not in _CHANGES_NOTHING:
                for line in self.query(StatusLine):
                    line.end_answer()
            self.perform(command_id)

    def perform(self, command_id: str) -> None:
        """Do a command, whatever is in front."""
        self.HANDLERS[command_id](self)

    def run_key(self, key: str) -> bool:
        """Do the command that has this extra key here, if there is one."""
        for command in self.commands():
            if command.key == key:
                self.run(command.id)
                return True
        return False

    @does(declared.MENU)
    def do_menu(self) -> None:
        """All that can be done here, numbered."""

        def picked(command_id: str | None) -> None:
            if command_id:
                self.call_later(self.run, command_id)  # once this screen is in front again

        self.open(Place.MENU, tuple(self.commands()), then=picked)

    def escape(self) -> None:
        """Esc: the menu; from a screen that only shows something, back."""
        if not self.in_front:
            return
        if self.ONLY_SHOWS:
            self.do_back_out()
        else:
            self.do_menu()

    @does(declared.HELP)
    def do_help(self) -> None:
        """What this screen is for and what can be done on it."""
        self.open(Place.HELP, self.help_words(), tuple(self.commands()))

    def help_words(self) -> str:
        """What help says first of this screen as it is now."""
        return self.HELP

    @does(declared.SAFETY)
    def do_safety(self) -> None:
        """The safety card."""
        self.peertui.show_safety()

    @does(declared.HIDE)
    def do_hide(self) -> None:
        """Blank the screen."""
        self.peertui.hide()

    @does(declared.LOCK)
    def do_lock(self) -> None:
        """Save and lock."""
        self.peertui.lock()

    @does(declared.LEAVE)
    def do_leave(self) -> None:
        """Save and leave."""
        self.peertui.leave()

    @property
    def in_front(self) -> bool:
        """Whether this is the screen that keys go to, drawn and not on its way out."""
        return self.is_mounted and self.app.screen is self

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """End this screen, once: a second key that was typed ahead ends no other screen."""
        return super().dismiss(result) if self.in_front else AwaitComplete()

    @does(*declared.WAYS_BACK)
    def do_back_out(self) -> None:
        """Back to the screen before."""
        self.dismiss(None)


BaseScreen.HANDLERS = gathered(BaseScreen)
