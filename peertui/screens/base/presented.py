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
        show_reply(self, reply, self._look_again)


def show_reply(screen: BaseScreen[Any], reply: Reply, look_again: Callable[[], object]) -> None:
    """Show on a screen what a presenter answered; what stands there is drawn anew by `look_again`."""

    def then(made: Callable[[], Reply]) -> None:
        screen.call_later(lambda: show_reply(screen, safely(made), look_again))  # once this screen is in front again

    def answered(asked: Ask, answer: str | None) -> None:
        if answer is not None:
            then(lambda: asked.answered(answer))
        elif asked.on_back is not None:
            then(asked.on_back)

    def ended(made: Callable[[Any], Reply] | None, result: Any) -> None:
        if made is not None:
            then(lambda: made(result))

    if isinstance(reply, Done):
        screen.dismiss(reply.result)
        return
    if isinstance(reply, Say) and isinstance(reply.then, Done):
        screen.peertui.notice = reply.words
        screen.dismiss(reply.then.result)
        return
    look_again()
    match reply:
        case Say():
            screen.say(reply.words, reply.level, reply.stays)
            if reply.then is not None:
                show_reply(screen, reply.then, look_again)
        case Ask():
            screen.ask(reply.title, reply.question, reply.choices, lambda answer: answered(reply, answer))
        case Open():
            screen.open(reply.place, *reply.given, then=lambda result: ended(reply.then, result))


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
