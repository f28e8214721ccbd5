"""A place of the app without its looks: what stands there, and what comes of a pick or a command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from peertui.presenters import commands as declared
from peertui.presenters.command_handlers import Handler, does, gathered
from peertui.presenters.place import Place
from peertui.presenters.reply import Done, Open, Reply, say_for_now, trouble
from peertui.services.app_context import AppInUse
from plans.vault.errors import VaultError
from widgets.models.command import Command
from widgets.models.row import Row

if TYPE_CHECKING:
    from peertui.services.workspace import Workspace  # the door opens without it


class Fullness(NamedTuple):
    """How full a page or a card is."""

    fraction: float
    """1.0 is just full."""
    words: str


class Presenter:
    """One place for both front ends. A method marked `does` does a command and says what comes of it."""

    HELP: ClassVar[str] = ""
    """What this place is for, in a few plain sentences; `{pick}` stands for how a line is picked here."""
    MEASURED: ClassVar[bool] = False
    """Whether what is chosen here has to fit on something."""
    HANDLERS: ClassVar[Mapping[str, Handler]] = {}
    """The method for each id of a command."""

    def __init_subclass__(cls, **named: Any) -> None:
        super().__init_subclass__(**named)
        cls.HANDLERS = gathered(cls)

    def __init__(self, app: AppInUse) -> None:
        self.app = app

    @property
    def workspace(self) -> Workspace:
        """The record in use and its vault."""
        return self.app.workspace

    def part_of(self) -> str:
        """Whose place it is, or of what it is a part."""
        return self.workspace.record.person.called

    def title(self) -> str:
        """What the place is called now."""
        return ""

    def head(self) -> tuple[str, str, str]:
        """Whose it is or what it is a part of, the place, and what is said softly of it."""
        return (self.part_of(), self.title(), "")

    def first_said(self) -> Reply:
        """What is said or done once, as soon as somebody comes here."""
        return None

    def fullness(self) -> Fullness | None:
        """How full it is now, where that is measured; None where there is nothing to measure."""
        return None

    def commands(self) -> tuple[Command, ...]:
        """What can be done here now, besides the commands that every place has."""
        return (declared.BACK_OUT,)

    def listed_commands(self) -> tuple[Command, ...]:
        """Those of them that stand at the end of the list where no key line is drawn."""
        return ()

    def heard(self) -> tuple[str, ...]:
        """What is said where nothing is drawn, if this is only read; () where something is picked or typed."""
        return ()

    def look_again(self) -> None:
        """Read again what is shown here, where it may have changed. VaultError if it cannot be read."""

    def do(self, command_id: str) -> Reply:
        """Do a command of this place.

        Returns:
            What comes of it; why it was not done, where the disk or the vault refused.
        """
        return safely(lambda: self.HANDLERS[command_id](self))

    @does(*declared.WAYS_BACK)
    def leave(self) -> Reply:
        """Go back; or why this place cannot be left now."""
        return Done()

    @does(declared.FIRST_MEETING)
    def first_meeting(self) -> Reply:
        """The short way through a first meeting."""
        return Open(Place.FIRST_MEETING)

    def keep_settings(self, **changed: str) -> str:
        """Take changed settings and keep them. Why that cannot be done, as a sentence, or ""."""
        return self.app.take_and_keep(replace(self.app.settings, **changed))  # type: ignore[arg-type]

    @does(declared.UNDO)
    def undo(self) -> Reply:
        """Take back the last step, and say what it was."""
        words = self.workspace.undo()
        return say_for_now("There is nothing to undo." if words is None else f"Undone: {words}.")

    @does(declared.REDO)
    def redo(self) -> Reply:
        """Do again what was undone last, and say what it was."""
        words = self.workspace.redo()
        return say_for_now("There is nothing to do again." if words is None else f"Done again: {words}.")


Presenter.HANDLERS = gathered(Presenter)


class Listing(Presenter):
    """A place that is a list to pick from."""

    EMPTY: ClassVar[str] = "Nothing here yet."
    """What stands there while no row does."""
    IN_PARTS: ClassVar[bool] = False
    """Whether it is so long that its headings are picked first, where nothing is drawn."""
    HINT: ClassVar[str] = ""
    """Said first where nothing is drawn."""
    ENTER: ClassVar[Command | None] = None
    """What Enter alone does where a line is picked by its number: in a list to choose from, it goes on."""

    def above(self) -> str:
        """What stands above the list now."""
        return ""

    def rows(self) -> tuple[Row, ...]:
        """What stands in the list now."""
        raise NotImplementedError

    def empty(self) -> str:
        """What stands in the list now if no row does."""
        return self.EMPTY

    def picked(self, row_id: str) -> Reply:
        """What comes of picking the row with this id."""
        raise NotImplementedError

    def pick(self, row_id: str) -> Reply:
        """As `picked`; why nothing came of it, where the disk or the vault refused."""
        return safely(lambda: self.picked(row_id))


def safely(do: Callable[[], Reply]) -> Reply:
    """Do something that the disk or the vault may refuse, and then say why it was not done."""
    try:
        return do()
    except VaultError as error:
        return trouble(error)
