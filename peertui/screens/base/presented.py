"""Screens that show a presenter: it knows what stands there and what comes of a pick; they only draw and forward."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters.presenter import Listing, Presenter, safely
from peertui.presenters.reply import Ask, Done, Open, Reply, Say
from peertui.screens.base.screen import BaseScreen
from plans.vault.errors import VaultError
from widgets.lists.numbered_list import NumberedList
from widgets.models.command import Command
from widgets.models.status import Level

Shown = TypeVar("Shown", bound=Presenter)
ShownListing = TypeVar("ShownListing", bound=Listing)


class PresentedScreen(BaseScreen[Any], Generic[Shown]):
    """A screen for one presenter. What it is given makes the presenter."""

    PRESENTER: ClassVar[type[Presenter]] = Presenter

    def __init_subclass__(cls, *args: Any, **named: Any) -> None:
        super().__init_subclass__(*args, **named)
        cls.HELP = cls.HELP or cls.PRESENTER.HELP.format(pick="Enter on a line")

    def __init__(self, *given: Any) -> None:
        super().__init__()
        self._given = given

    @cached_property
    def presenter(self) -> Shown:
        """What stands here. Made once the app is known."""
        made: Shown = self.PRESENTER(self.peertui, *self._given)  # type: ignore[assignment]
        return made

    def title_words(self) -> tuple[str, str, str]:
        return (self.workspace.record.person.called, self.presenter.title(), "")

    def commands(self) -> Iterable[Command]:
        return self.presenter.commands()

    def on_mount(self) -> None:
        super().on_mount()
        self._look_again()

    def come_back(self) -> None:
        super().come_back()
        self._look_again()

    def draw(self) -> None:
        """Show what stands here now."""
        self.refresh_frame()

    def _look_again(self) -> None:
        try:
            self.presenter.look_again()
        except VaultError as error:
            self.say(str(error), Level.TROUBLE)
        self.draw()

    def perform(self, command_id: str) -> None:
        """Do a command in this screen's own way, if it has one; else the presenter does it."""
        is_own = self.HANDLERS.get(command_id) is not BaseScreen.HANDLERS.get(command_id)
        if command_id in self.presenter.HANDLERS and not is_own:
            self.show(self.presenter.do(command_id))
        else:
            super().perform(command_id)

    def show(self, reply: Reply) -> None:
        """Show what the presenter answered."""
        if isinstance(reply, Done):
            self.dismiss(reply.result)
            return
        self._look_again()
        match reply:
            case Say():
                self.say(reply.words, reply.level, reply.stays)
                if reply.then is not None:
                    self.show(reply.then)
            case Ask():
                self.ask(reply.title, reply.question, reply.choices, lambda answer: self._answered(reply, answer))
            case Open():
                self.open(reply.place, *reply.given, then=lambda result: self._ended(reply, result))

    def _answered(self, asked: Ask, answer: str | None) -> None:
        if answer is not None:
            self.call_later(self._show_safely, lambda: asked.answered(answer))  # once this screen is in front again

    def _ended(self, opened: Open, result: Any) -> None:
        if (then := opened.then) is not None:
            self.call_later(self._show_safely, lambda: then(result))

    def _show_safely(self, made: Callable[[], Reply]) -> None:
        self.show(safely(made))


class ListingScreen(PresentedScreen[ShownListing]):
    """A numbered list."""

    def body(self) -> ComposeResult:
        yield NumberedList(self.presenter.rows(), wrap=True, empty=self.presenter.EMPTY)

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def draw(self) -> None:
        self.query_one(NumberedList).rows = self.presenter.rows()
        super().draw()

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        self.show(self.presenter.pick(event.row.id))
