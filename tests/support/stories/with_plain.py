"""Hands at plain mode."""

from __future__ import annotations

import asyncio
from pathlib import Path

from plans.record.models import Record
from plans.vault import Vault
from tests.support.plain.typing import Reader, Typist
from tests.support.stories.hands import PASSPHRASE, Answers


class PlainHands:
    """Types lines, and reads what is said for the numbers to type."""

    def __init__(self, typist: Reader) -> None:
        self.typist = typist

    async def first_start(self) -> None:
        self._type(PASSPHRASE)
        said = self._type(PASSPHRASE)
        key = said.partition("Recovery key: ")[2].partition("\n")[0]
        assert key, said
        self._type(key.lower().replace("-", " "))

    async def add_person(self, called: str) -> None:
        await self.pick("New person")
        self._type(called)
        self._type()

    async def pick(self, words: str) -> None:
        self._type(self.typist.number_of(words))

    async def do(self, words: str) -> None:
        self._type("menu")
        await self.pick(words)

    async def back(self) -> None:
        self._type("back")

    async def write(self, *words: str) -> None:
        for text in words:
            for line in text.split("\n"):
                self._type(line)
            if self.typist.prompt.startswith("More,"):
                self._type()

    async def write_as(self, what: str, words: str) -> None:
        self._type("as")
        await self.pick(what)
        await self.write(words)

    async def fill(self, *answers: str) -> None:
        for answer in answers:
            self._answer(answer)

    async def go_on(self) -> None:
        self._type()

    async def jump(self, part: str, step: str) -> None:
        await self.do("Go to any step")
        await self.pick(part)
        await self.pick(step)

    async def add_to_plan(self, part: str, kind: str, answers: Answers) -> None:
        await self.pick("Add to the plan")
        await self.pick(part)
        await self.pick(kind)
        await self.change(answers)

    async def add_note(self, text: str, voice: str) -> None:
        await self.pick("Add a note")
        await self.change({"Note": text.split("\n"), "Whose words": voice})

    async def change(self, answers: Answers) -> None:
        left = dict(answers)
        while left:
            label = next((name for name in left if f"\n{name}." in f"\n{self.typist.latest}"), None)
            answer = left.pop(label) if label else ""
            for line in answer if isinstance(answer, list) else [answer]:
                self._answer(line)
            if isinstance(answer, list):
                self._type()
        if "to leave it" in self.typist.prompt or "to go on" in self.typist.prompt:  # else it was the last field
            await self.do("Done")

    async def move_on_page(self, words: str, by: int) -> None:
        await self.do("Move a line")
        await self.pick(words)
        await self.pick("Up" if by < 0 else "Down")
        await self.pick("Leave it here")

    async def save_page(self, kind: str, to: Path, password: str = "") -> None:
        await self.pick("Print or save it")
        await self.pick(kind)
        if "On paper or as a file?" in self.typist.latest:  # there is a printer here
            await self.pick("Save it as a file")
        self._type()  # their own copy
        if kind.startswith("PDF"):
            await self.pick("A4")
            await self.pick("lock it" if password else "leave it open")
            if password:
                self._type(password)
                if "Enter to keep this one" in self.typist.prompt:
                    self._type()
        self._type(str(to))
        said = self._type(self.typist.number_of("Yes, save it"))
        assert "Saved as" in said, said
        self._type()

    async def leave(self) -> int:
        self._type("quit")
        assert self.typist.code is not None, self.typist.latest
        return self.typist.code

    async def record(self) -> Record:
        assert isinstance(self.typist, Typist)
        workspace = self.typist.room.workspace
        vault: Vault = workspace.vault
        return await asyncio.to_thread(lambda: vault.people.load(workspace.record.person.id).record)

    def _answer(self, answer: str) -> None:
        """The number of a choice, or the words as they are."""
        offers = answer and "Number, or" in self.typist.prompt
        self._type(self.typist.number_of(answer) if offers else answer)

    def _type(self, line: str = "") -> str:
        return self.typist.type(line)
