"""A place of the app without its looks: what stands there, and what comes of a pick or a command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from peertui.presenters import commands as declared
from peertui.presenters.command_handlers import Handler, does, gathered
from peertui.presenters.reply import Reply, say_for_now, trouble
from peertui.services.app_context import AppInUse
from peertui.services.workspace import Workspace
from plans.vault.errors import VaultError
from widgets.models.command import Command
from widgets.models.row import Row


class Presenter:
    """One place for both front ends. A method marked `does` does a command and says what comes of it."""

    HELP: ClassVar[str] = ""
    """What this place is for, in a few plain sentences; `{pick}` stands for how a line is picked here."""
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

    def title(self) -> str:
        """What the place is called now."""
        return ""

    def commands(self) -> tuple[Command, ...]:
        """What can be done here now, beside what can be done everywhere."""
        return (declared.BACK_OUT,)

    def listed_commands(self) -> tuple[Command, ...]:
        """Those of them that stand at the end of the list where no key line is drawn."""
        return ()

    def look_again(self) -> None:
        """Read again what is shown here, where it may have changed. VaultError if it cannot be read."""

    def do(self, command_id: str) -> Reply:
        """Do a command of this place.

        Returns:
            What comes of it; why it was not done, where the disk or the vault refused.
        """
        return safely(lambda: self.HANDLERS[command_id](self))

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

    def rows(self) -> tuple[Row, ...]:
        """What stands in the list now."""
        raise NotImplementedError

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
