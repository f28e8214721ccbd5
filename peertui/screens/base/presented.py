"""Screens that show a presenter: it knows what stands there and what comes of a pick; they only draw and forward."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property, partial
from typing import Any, ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from peertui.presenters.commands import WAYS_BACK
from peertui.presenters.presenter import Listing, Presenter, safely
from peertui.presenters.reply import Ask, Done, Open, Reply, Say, Wait
from peertui.presenters.vault.messages import GO_ON
from peertui.screens.base.screen import BaseScreen
from plans.progress import Progress, WorkStep
from plans.vault.errors import VaultError
from widgets.lists.numbered_list import NumberedList
from widgets.models.command import Command
from widgets.models.row import Row
from widgets.models.status import Level
from widgets.panels.command_bar import ActionLine
from widgets.panels.gauge import Gauge

_WAYS_BACK = {command.id for command in WAYS_BACK}
STOPPING = "Stopping as soon as that is safe."
Shown = TypeVar("Shown", bound=Presenter)
ShownListing = TypeVar("ShownListing", bound=Listing)


class WorkTold(Message):
    """How far something slow is."""

    def __init__(self, step: WorkStep) -> None:
        super().__init__()
        self.step = step


class PresentedScreen(BaseScreen[Any], Generic[Shown]):
    """A screen for one presenter. What it is given makes the presenter."""

    PRESENTER: ClassVar[type[Presenter]] = Presenter

    def __init_subclass__(cls, *args: Any, **named: Any) -> None:
        super().__init_subclass__(*args, **named)
        cls.HELP = cls.HELP or cls.PRESENTER.HELP.format(pick="Enter on a line")

    def __init__(self, *given: Any) -> None:
        super().__init__()
        self._given = given
        self._waits: Wait | None = None
        self._progress = Progress(lambda step: self.post_message(WorkTold(step)))
        """Of what is done behind it now."""
        self._told: Say | None = None
        """What came of something slow: that the record is saved too says less."""

    @cached_property
    def presenter(self) -> Shown:
        """What stands here. Made once the app is known."""
        made: Shown = self.PRESENTER(self.peertui, *self._given)  # type: ignore[assignment]
        return made

    def title_words(self) -> tuple[str, str, str]:
        return self.presenter.head()

    def commands(self) -> Iterable[Command]:
        return self.presenter.commands()

    def on_mount(self) -> None:
        self.look_again()
        first = self.presenter.first_said()
        if isinstance(first, Say):
            self.say(first.words, first.level, first.stays)
        elif first is not None:
            self.call_after_refresh(self.show, first)  # drawn before anything slow

    def come_back(self) -> None:
        super().come_back()
        self.look_again()

    def draw(self) -> None:
        """Show what stands here now."""
        if self.presenter.MEASURED:
            gauge, found = self.query_one(Gauge), self.presenter.fullness()
            gauge.display = found is not None
            if found is not None:
                gauge.set(*found)
        self.refresh_frame()

    def look_again(self) -> None:
        """Show what stands here now, read anew."""
        try:
            self.presenter.look_again()
        except VaultError as error:
            self.say(str(error), Level.TROUBLE)
        if self.children:  # else it was opened a moment ago, and is drawn once it is there
            self.draw()

    def perform(self, command_id: str) -> None:
        """Do a command in this screen's own way, if it has one; else the presenter does it."""
        is_own = self.HANDLERS.get(command_id) is not PresentedScreen.HANDLERS.get(command_id)
        if is_own or command_id not in self.presenter.HANDLERS:
            super().perform(command_id)
        elif not self._waits_first(goes_back=command_id in _WAYS_BACK):
            self.show(self.presenter.do(command_id))

    def run(self, command_id: str) -> None:
        if self.in_front:
            self._told = None
        super().run(command_id)

    def show_save_state(self) -> None:
        in_use = self.peertui.workspace_in_use
        if self._told is not None and not (in_use and in_use.latest_save.problem):
            self.say_reply(self._told)
        else:
            super().show_save_state()

    @on(WorkTold)
    def _say_how_far(self, event: WorkTold) -> None:
        event.stop()
        if self._waits is not None and not self._progress.is_stopping:
            self.say(f"{event.step.words}. {self._waits.how_to_stop}".rstrip())

    def do_back_out(self) -> None:
        """Back; while something slow can be stopped, stop that first."""
        if not self._waits_first(goes_back=True):
            super().do_back_out()

    def _waits_first(self, *, goes_back: bool) -> bool:
        """Whether something slow comes first: it is stopped by going back where it can be, else it is said."""
        if self._waits is None:
            return False
        if goes_back and self._progress.is_counting:
            self._progress.stop()
            self.say(STOPPING)
            return True
        if self._waits.one_moment:
            self.say_for_now(self._waits.one_moment)
        return bool(self._waits.one_moment)

    def show(self, reply: Reply) -> None:
        """Show what the presenter answered."""
        if isinstance(reply, Say) and isinstance(reply.then, Done) and not _is_read_first(reply):
            self.peertui.notice, reply = reply.words, reply.then  # this screen is gone before anybody reads it
        if not isinstance(reply, Done):
            self.look_again()
        while isinstance(reply, Say):
            if _is_read_first(reply):
                self._ask_to_read(reply)
                return
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
                self._progress.afresh()
                self.say(reply.words)
                self._wait(reply)
            case Ask():
                self.ask(reply.title, reply.question, reply.choices, lambda answer: self._answered(reply, answer))
            case Open():
                self.open(reply.place, *reply.given, then=lambda result: self._ended(reply, result))

    def say_reply(self, said: Say) -> None:
        """Say something that the presenter answered."""
        self.say(said.words, said.level, said.stays)

    @work(thread=True, exclusive=True, description="something slow")
    def _wait(self, wait: Wait) -> None:
        try:
            with self._progress.in_use():
                found = wait.slow()
        except wait.troubles as error:
            self.app.call_from_thread(self._waited, partial(wait.refused, error))
        else:
            self.app.call_from_thread(self._waited, partial(wait.then, found))

    def _waited(self, made: Callable[[], Reply]) -> None:
        self._waits = None
        if self.is_attached and self in self.app.screen_stack:  # it may have been locked away meanwhile
            reply = safely(made)
            if self in self.app.screen_stack:
                self.show(reply)
            self._told = reply if isinstance(reply, Say) else None

    def _ask_to_read(self, said: Say) -> None:
        self.ask(said.title, said.words, GO_ON, lambda _: self.call_later(self.show, said.then))

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


def _is_read_first(said: Say) -> bool:
    """Whether it stands on a screen of its own: there is more to it than a line."""
    return bool(said.title) and "\n" in said.words


class ListingScreen(PresentedScreen[ShownListing]):
    """A numbered list, and below it how full it is, where what is chosen has to fit on something."""

    def body(self) -> ComposeResult:
        yield Static(classes="question", id="above")
        yield NumberedList(wrap=True)  # its rows are read when it is there
        if self.presenter.MEASURED:
            yield Gauge()

    def first_focus(self) -> Widget:
        return self.query_one(NumberedList)

    def draw(self) -> None:
        words = self.presenter.above()
        for above in self.query("#above").results(Static):
            above.update(Content(words))
            above.display = bool(words)
        listed = self.query_one(NumberedList)
        was_empty = not listed.rows
        listed.empty, listed.rows = self.presenter.empty(), self._rows()
        super().draw()
        if was_empty and listed.rows and isinstance(self.focused, ActionLine):
            self.focus_first()  # there was nothing to pick until now

    def _rows(self) -> tuple[Row, ...]:
        enter = self.presenter.ENTER
        return (
            *self.presenter.rows(),
            *((Row(enter.id, enter.words, number=0),) if enter and enter not in WAYS_BACK else ()),
        )

    @on(NumberedList.Picked)
    def _picked(self, event: NumberedList.Picked) -> None:
        event.stop()
        self.pick(event.row.id)

    def pick(self, row_id: str) -> None:
        """Show what comes of picking a line."""
        if row_id in self.presenter.HANDLERS:
            self.run(row_id)
        else:
            self.show(self.presenter.pick(row_id))
