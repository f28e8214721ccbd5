"""A form without its looks: what is asked, why an answer cannot be taken, and what comes of all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from peertui.presenters.command_handlers import does
from peertui.presenters.presenter import Presenter
from peertui.presenters.reply import Open, Reply, Say
from peertui.presenters.vault.vault_commands import SHOW_TYPED
from peertui.services.app_context import AppInUse
from widgets.models.choice import Choice
from widgets.models.command import Command
from widgets.models.status import Level


@dataclass(frozen=True, slots=True)
class FormField:
    """One thing that is asked. A screen draws it; plain mode asks for it."""

    name: str
    label: str
    value: str = ""
    """What it holds: words, or the id of a choice."""
    hint: str = ""
    choices: tuple[Choice, ...] = ()
    """One of these; () where words are typed."""
    names: tuple[str, ...] = ()
    """Offered by their numbers where words are asked for one after another."""
    is_asked: bool = True
    """Whether it applies now."""
    is_hidden: bool = False
    """Whether its letters are not shown."""
    is_secret: bool = False
    """Whether what it holds is not said again."""
    empty: str = ""
    """What it stands for if it stays empty: "their own copy"."""
    about: str = ""
    """What help says of it where it is asked alone; "" for the help of the form."""


class FormPresenter(Presenter):
    """Fields, and one command that everything is filled in for."""

    SUBMIT: ClassVar[Command]
    """What Enter in the last field does."""
    LEFT: ClassVar[str] = "Nothing was written."
    """What is said where the questions were left before the end."""

    NO_WAY_BACK: ClassVar[str] = ""
    """Why nothing leads back from here; "" if it does."""
    UNKEPT: ClassVar[str] = ""
    """What is typed here and kept nowhere yet, without a word of it."""
    SEEN: ClassVar[str] = ""
    """What is said where nothing is drawn once what was shown here `once` is on paper."""

    def __init__(self, app: AppInUse) -> None:
        super().__init__(app)
        self.given: dict[str, str] = {}
        """What is filled in now, by the names of the fields."""
        self.shows_typed = False
        """Whether the letters of what is hidden are shown."""
        self.is_kept = False
        """Whether everything was done that was filled in for."""

    @does(SHOW_TYPED)
    def show_typed(self) -> None:
        """Show or hide the letters."""
        self.shows_typed = not self.shows_typed

    def about(self) -> str:
        """What stands above the fields."""
        return ""

    def once(self) -> tuple[str, ...]:
        """What stands only here, to be written down: how it is drawn, then how it is said."""
        return ()

    def fields(self) -> tuple[FormField, ...]:
        """Every field as it is now, those that do not apply too: they may, after another answer."""
        raise NotImplementedError

    def line(self, name: str, label: str, **more: Any) -> FormField:
        """A field for words as it is filled in now; see `FormField`."""
        return FormField(name, label, self.given.get(name, ""), **more)

    def in_turn(self) -> tuple[FormField | Open, ...]:
        """What is asked one after another where fields cannot stand beside each other, as far as it applies now."""
        return tuple(field for field in self.fields() if field.is_asked)

    def take(self, name: str, value: str) -> Reply:
        """Something was filled in, which may not be all of it yet. What is said of it as it stands."""
        self.given[name] = value
        return None

    def held(self, name: str) -> str:
        """What is filled in, without spaces around it."""
        return self.given.get(name, "").strip()

    def why_not(self, name: str) -> str:  # noqa: ARG002
        """Why a field cannot be taken as it is filled in; "" if it can."""
        return ""

    def doubt(self, name: str) -> str:  # noqa: ARG002
        """What speaks against an answer that can be taken; "" for nothing."""
        return ""

    def refusal(self, *names: str) -> Say | None:
        """The first field, or of these fields, that cannot be taken as it is, and why; None if all can."""
        for field in self.fields():
            if field.is_asked and (not names or field.name in names) and (why := self.why_not(field.name)):
                return Say(why, Level.TROUBLE, field=field.name)
        return None

    def refuse(self, name: str, why: str, *emptied: str) -> Say:
        """Go to a field that has to be changed first, and say why. Those that are emptied are filled in anew."""
        self.given.update(dict.fromkeys(emptied, ""))
        return Say(why, Level.TROUBLE, field=name)

    def refusing(self, name: str, *emptied: str) -> Callable[[Exception], Say]:
        """The same of an error whose words say why."""
        return lambda error: self.refuse(name, str(error), *emptied)

    def submit(self) -> Reply:
        """Everything was answered, one after another: do what it was for."""
        return self.do(self.SUBMIT.id)

    def afterwards(self) -> tuple[Command, ...]:
        """What can be done once it was done."""
        return ()

    def unkept(self) -> str:
        """What was typed here and is not kept yet, without a word of it; "" if nothing is lost by leaving."""
        return self.UNKEPT if not self.is_kept and any(map(self.held, self._lines)) else ""

    @property
    def _lines(self) -> tuple[str, ...]:
        return tuple(field.name for field in self.fields() if not field.choices)
