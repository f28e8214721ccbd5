"""Hands at the app, by keys and pastes alone."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual import events
from textual.pilot import Pilot
from textual.widget import Widget

from peertui.app.app import PeertuiApp
from peertui.screens.base.menu import MenuScreen
from peertui.screens.session.writing_box import WritingBox
from peertui.screens.vault.first_run import FirstRunScreen, RecoveryKeyScreen
from plans.record.models import Record
from tests.support.app.kit import press, saved, shown
from tests.support.stories.hands import PASSPHRASE, Answers
from widgets.forms.field import Field
from widgets.forms.field_factory import ChoiceField
from widgets.lists.numbered_list import NumberedList
from widgets.models.row import number_rows


class AppHands:
    """Keys for the app, found by what stands on its screens."""

    def __init__(self, app: PeertuiApp, pilot: Pilot[int]) -> None:
        self._app, self._pilot = app, pilot

    async def first_start(self) -> None:
        for _ in range(2):
            await self._paste(PASSPHRASE)
            await self._press("enter")
        await self._until(lambda: not isinstance(self._app.screen, FirstRunScreen))
        screen = self._app.screen
        assert isinstance(screen, RecoveryKeyScreen)
        await self._paste(screen.presenter.key)
        await self._press("enter")

    async def add_person(self, called: str) -> None:
        await self._menu("New person")
        await self._paste(called)
        await self._press("enter")

    async def pick(self, words: str) -> None:
        shown_list = self._list()
        texts = [("" if row.heading else row.text) for row in shown_list.rows]
        exact = [at for at, text in enumerate(texts) if text == words]
        begun = [at for at, text in enumerate(texts) if text.startswith(words)]
        assert exact or begun, f"no {words!r} in {texts}"
        await self._focus(shown_list)
        await self._pick_at(shown_list, (exact or begun)[-1])

    async def do(self, words: str) -> None:
        await self._menu(words)

    async def back(self) -> None:
        back = {"People", "Done", "Go back", "Put the meeting down"}
        screen = self._app.screen
        words = next((c.words for c in screen.commands() if c.words in back), "Go back")
        await self._menu(words)

    async def write(self, *words: str) -> None:
        for text in words:
            await self._breathe()
            await self._focus(self._box.field)
            await self._paste(text)
            await self._press("enter")

    async def write_as(self, what: str, words: str) -> None:
        kinds = self._box.query_one("#as", ChoiceField)
        await self._focus(kinds)
        await self._choose_in(kinds, what)
        await self.write(words)

    async def fill(self, *answers: str) -> None:
        for answer in answers:
            field = self._box.field
            assert field is not None
            await self._focus(field)
            await self._answer(field, answer)
            await self._press("enter")

    async def go_on(self) -> None:
        field = self._box.field if self._box.display else None
        if field is not None:
            await self._focus(field)
            await self._press("enter")
        else:
            words = "End the meeting" if "End the meeting" in shown(self._app) else "Next"
            await self._menu(words)

    async def jump(self, part: str, step: str) -> None:
        await self._menu("Go to any step")
        rows = self._list().rows
        first = next(at for at, row in enumerate(rows) if row.heading and row.text == part)
        at = next(at for at, row in enumerate(rows) if at > first and row.text == step)
        await self._pick_at(self._list(), at)

    async def add_to_plan(self, part: str, kind: str, answers: Answers) -> None:
        await self._menu("Add to the plan")
        await self.pick(kind)
        await self.change(answers)

    async def add_note(self, text: str, voice: str) -> None:
        await self._menu("Add a note")
        await self.change({"Note": text, "Whose words": voice})

    async def change(self, answers: Answers) -> None:
        for label, answer in answers.items():
            field = next(f for f in self._app.screen.query("*") if isinstance(f, Field) and f.label == label)
            await self._focus(field)
            await self._answer(field, "\n".join(answer) if isinstance(answer, list) else answer)
        await self._menu("Done")

    async def move_on_page(self, words: str, by: int) -> None:
        shown_list = self._list()
        at = next(at for at, row in enumerate(shown_list.rows) if row.text.startswith(words))
        can_be = [n for n, row in enumerate(shown_list.rows) if not row.heading]
        await self._focus(shown_list)
        await self._press("home", *["down"] * can_be.index(at))
        await self._menu("Move a line")
        await self._press("up" if by < 0 else "down", "enter")

    async def save_page(self, kind: str, to: Path, password: str = "") -> None:
        await self._menu("Print or save it")
        answers = {"What kind of file?": kind, "Save it as": str(to)}
        if kind.startswith("PDF"):
            answers |= {"Locked or open?": "lock it" if password else "leave it open"}
        for label, answer in answers.items():
            await self._set(label, answer)
        if password:
            await self._set("Password for the file", password)
        await self._menu("Save it")
        await self.pick("Yes, save it")
        await self._until(lambda: "Saved as" in shown(self._app))
        await self._menu("Go back")

    async def leave(self) -> int:
        await self._press("ctrl+q")
        return self._app.return_code or 0

    async def record(self) -> Record:
        return await saved(self._app)

    async def _breathe(self) -> None:
        """A person takes longer over anything than peertui over saving it, so that each thing is one step to undo."""
        if self._app._workspace is not None:
            await asyncio.to_thread(self._app._workspace.save_now)

    # -- keys ----------------------------------------------------------------------------------------------------------

    @property
    def _box(self) -> WritingBox:
        return self._app.screen.query_one(WritingBox)

    def _list(self) -> NumberedList:
        return self._app.screen.query_one(NumberedList)

    async def _menu(self, words: str) -> None:
        """Escape and a number, as somebody without function keys would."""
        await self._breathe()
        await self._press("escape")
        assert isinstance(self._app.screen, MenuScreen)
        await self.pick(words)

    async def _pick_at(self, listed: NumberedList, at: int) -> None:
        await self._press(*str(number_rows(listed.rows)[at]))
        if listed.is_attached and listed.pending:
            await self._press("enter")

    async def _press(self, *keys: str) -> None:
        await press(self._pilot, *keys)

    async def _paste(self, words: str) -> None:
        self._app.post_message(events.Paste(words))
        await self._pilot.pause()
        await self._pilot.pause()

    async def _focus(self, widget: Widget | None) -> None:
        for _ in range(60):
            if widget is None or self._app.screen.focused is widget:
                return
            await self._pilot.press("tab")
        raise AssertionError(f"Tab never comes to {widget}")

    async def _set(self, label: str, answer: str) -> None:
        field = next(f for f in self._app.screen.query("*") if isinstance(f, Field) and f.label == label)
        await self._focus(field)
        await self._answer(field, answer)

    async def _answer(self, field: Field, answer: str) -> None:
        if isinstance(field, ChoiceField):
            await self._choose_in(field, answer)
        elif answer:
            await self._pilot.press("ctrl+end" if "\n" in answer else "end", "ctrl+u")
            await self._paste(answer)

    async def _choose_in(self, field: ChoiceField, answer: str) -> None:
        if not answer:
            return
        at = next(at for at, (_, words) in enumerate(field.options, 1) if words.startswith(answer))
        if field.options[at - 1][0] != field.value:
            await self._press(*str(at))
            if field._pending:
                await self._press("space")

    async def _until(self, met: object) -> None:
        assert callable(met)
        for _ in range(600):
            if met():
                break
            await self._pilot.pause(0.02)
        await self._pilot.pause()
