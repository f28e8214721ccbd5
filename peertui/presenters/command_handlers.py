"""Which method of a screen or presenter does which command: said beside it, and gathered with the class."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from widgets.models.command import Command

Handler = Callable[[Any], Any]
Method = TypeVar("Method", bound=Handler)
EachMethod = TypeVar("EachMethod", bound=Callable[[Any, str], Any])
_DOES = "does_commands"
_DOES_EACH = "does_each_command"


def does(*commands: Command) -> Callable[[Method], Method]:
    """Say that a method does these commands. A method that overrides it does them too, with nothing said again."""

    def marked(method: Method) -> Method:
        setattr(method, _DOES, tuple(command.id for command in commands))
        return method

    return marked


def does_each(*commands: Command) -> Callable[[EachMethod], EachMethod]:
    """The same of a method that is told which of the commands it is, by its id."""

    def marked(method: EachMethod) -> EachMethod:
        setattr(method, _DOES_EACH, tuple(command.id for command in commands))
        return method

    return marked


def gathered(owner: type) -> Mapping[str, Handler]:
    """The method of a class, or of those it is built on, for each id of a command."""
    found: dict[str, Handler] = {}
    for name, method in ((name, method) for base in reversed(owner.__mro__) for name, method in vars(base).items()):
        for command_id in getattr(method, _DOES, ()):
            found[command_id] = getattr(owner, name)
        for command_id in getattr(method, _DOES_EACH, ()):
            found[command_id] = _told(getattr(owner, name), command_id)
    return found


def _told(method: Callable[[Any, str], Any], command_id: str) -> Handler:
    return lambda owner: method(owner, command_id)
