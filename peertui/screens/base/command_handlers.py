"""Which method of a screen does which command: said beside the method, and gathered when the class is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from widgets.models.command import Command

Handler = Callable[[Any], None]
Method = TypeVar("Method", bound=Handler)
_DOES = "does_commands"


def does(*commands: Command) -> Callable[[Method], Method]:
    """Say that a method does these commands. A method that overrides it does them too, with nothing said again."""

    def marked(method: Method) -> Method:
        setattr(method, _DOES, tuple(command.id for command in commands))
        return method

    return marked


def gathered(screen: type) -> Mapping[str, Handler]:
    """The method of a class, or of those it is built on, for each id of a command."""
    names = {
        command_id: name
        for base in reversed(screen.__mro__)
        for name, method in vars(base).items()
        for command_id in getattr(method, _DOES, ())
    }
    return {command_id: getattr(screen, name) for command_id, name in names.items()}
