"""Screens that show a presenter: it knows what stands there and what comes of a pick; they only draw and forward."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import Any, ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.widget import Widget

from peertui.presenters.presenter import Listing, Presenter, safely
from peertui.presenters.reply import Ask, Done, Open, Reply, Say, Wait
from peertui.screens.base.slow_work import TellingScreen
from plans.progress import Progress
from plans.vault.errors import VaultError
from widgets.lists.numbered_list import NumberedList
from widgets.models.command import Command
from widgets.models.status import Level
from widgets.panels.gauge import Gauge

Shown = TypeVar("Shown", bound=Presenter)
ShownListing = TypeVar("ShownListing", bound=Listing)


class PresentedScreen(TellingScreen[Any], Generic[Shown]):
    """A screen for one presenter. What it is given makes the presenter."""

    PRESENTER: ClassVar[type[Presenter]] = Presenter

    def __init_subclass__(cls, *args: Any, **named: Any) -> None:
        super().__init_subclass__(*args, **named)
        cls.HELP = cls.HELP or cls.PRESENTER.HELP.format(pick="Enter on a line")

    def __init__(self, *given: Any) -> None:
        super().__init__()
        self._given = given
        self._waits: Wait | None = None
        self._told: Say | None = None
        """What came of something slow: that the record is saved too says less."""

    @cached_property
    def presenter(self) -> Shown:
        """What stands here. Made once the app is known."""
        made: Shown = self.PRESENTER(self.peertui, *self._given)  # type: ignore[assignment]
        return made

    def title_words(self) -> tuple[str, str, str]:
        return (self.presenter.part_of(), self.presenter.title(), "")

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
        if self.presenter.MEASURED:
            gauge, found = self.query_one(Gauge), self.presenter.fullness()
            gauge.display = found is not None
            if found is not None:
                gauge.set(*found)
        self.refresh_frame()

    def _look_again(self) -> None:
        try:
            self.presenter.look_again()
        except VaultError as error:
            self.say(str(error), Level.TROUBLE)
        self.draw()

    def perform(self, command_id: str) -> None:
        """Do a command in this screen's own way, if it has one; else the presenter does it."""
        is_own = self.HANDLERS.get(command_id) is not PresentedScreen.HANDLERS.get(command_id)
        if command_id in self.presenter.HANDLERS and not is_own:
            if self._waits is not None and self._waits.one_moment:
                self.say_for_now(self._waits.one_moment)
            else:
                self.show(self.presenter.do(command_id))
        else:
            super().perform(command_id)

    def run(self, command_id: str) -> None:
        if self.in_front:
            self._told = None
        super().run(command_id)

    def show_save_state(self) -> None:
        if self._told is not None and not self.workspace.latest_save.problem:
            self.say_reply(self._told)
        else:
            super().show_save_state()

    def do_back_out(self) -> None:
        if self._waits is not None and self._waits.one_moment and not self.is_counting:
            self.say_for_now(self._waits.one_moment)
        else:
            super().do_back_out()

    def show(self, reply: Reply) -> None:
        """Show what the presenter answered."""
        if not isinstance(reply, Done):
            self._look_again()
        while isinstance(reply, Say):
            if not reply.drawn:
                self.say_reply(reply)
            reply = reply.then
        self._follow(reply)

    def _follow(self, reply: Reply) -> None:
        match reply:
            case Done():
                self.dismiss(reply.result)
            case Wait() if self._waits is None:
                self._waits = reply
                self.say(reply.words)
                self._wait(reply, self.new_progress())
            case Ask():
                self.ask(reply.title, reply.question, reply.choices, lambda answer: self._answered(reply, answer))
            case Open():
                self.open(reply.place, *reply.given, then=lambda result: self._ended(reply, result))

    def say_reply(self, said: Say) -> None:
        """Say something that the presenter answered."""
        self._told = said if self._told is not None else None
        self.say(said.words, said.level, said.stays)

    @work(thread=True, exclusive=True, description="something slow")
    def _wait(self, wait: Wait, progress: Progress) -> None:
        try:
            with progress.in_use():
                found = wait.slow()
        except wait.troubles as error:
            self.app.call_from_thread(self._waited, partial(wait.refused, error))
        else:
            self.app.call_from_thread(self._waited, partial(wait.then, found))

    def _waited(self, made: Callable[[], Reply]) -> None:
        self._waits = None
        self.work_ended()
        if self.is_attached and self in self.app.screen_stack:  # it may have been locked away meanwhile
            reply = safely(made)
            self.show(reply)
            self._told = reply if isinstance(reply, Say) else None

    def _answered(self, asked: Ask, answer: str | None) -> None:
        if answer is not None:
            self.call_later(self._show_safely, lambda: asked.answered(answer))  # once this screen is in front again
        elif asked.declined is not None:
            self.call_later(self.show, asked.declined)

    def _ended(self, opened: Open, result: Any) -> None:
        if (then := opened.then) is not None:
            self.call_later(self._show_safely, lambda: then(result))

    def _show_safely(self, made: Callable[[], Reply]) -> None:
        self.show(safely(made))


class ListingScreen(PresentedScreen[ShownListing]):
    """A numbered list, and below it how full it is, where what is chosen has to fit on something."""

    def body(self) -> ComposeResult:
        yield NumberedList(self.presenter.rows(), wrap=True, empty=self.presenter.EMPTY)
        if self.presenter.MEASURED:
            yield Gauge()

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def draw(self) -> None:
        self.query_one(NumberedList).rows = self.presenter.rows()
        super().draw()

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        self.show(self.presenter.pick(event.row.id))
