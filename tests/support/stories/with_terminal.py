"""Hands at the app in a real terminal: what stands on the screen says which keys to press. POSIX only."""

from __future__ import annotations

import re
import time
from pathlib import Path

from plans.record.models import Record
from plans.vault import Vault
from tests.support.faults.terminal import Terminal
from tests.support.stories.hands import PASSPHRASE, Answers

ENTER, TAB, BACK_TAB, F10, CLEAR, LEAVE = "\r", "\t", "\x1b[Z", "\x1b[21~", "\x15", "\x11"
KEY = re.compile(r"\b[0-9A-Z]{4}(?:-[0-9A-Z]{2,4}){8}\b")


class TerminalHands:
    """Only what the stories of the first start need."""

    def __init__(self, terminal: Terminal, folder: Path) -> None:
        self._terminal, self._folder = terminal, folder

    async def first_start(self) -> None:
        self._terminal.wait_for("Press Enter for the full screen")
        self._terminal.type(ENTER)
        self._terminal.wait_for("choose a passphrase")
        self._type(PASSPHRASE + ENTER)
        self._terminal.type(PASSPHRASE + ENTER)
        self._terminal.wait_for("Your recovery key")
        key = KEY.search(self._terminal.shown)
        assert key, self._terminal.shown
        self._type(key[0] + ENTER)
        self._terminal.wait_for("Nobody here yet")

    async def add_person(self, called: str) -> None:
        self._type(ENTER)
        self._type(called)
        self._type(ENTER)

    async def pick(self, words: str) -> None:
        self._type(self._seen(rf"(\d+)_?\s+(?:\[.\] )?{re.escape(words)}"))
        if re.search(r"\d_", self._terminal.shown):  # a number that could go on
            self._type(ENTER)

    async def do(self, words: str) -> None:
        self._type(F10)
        await self.pick(words)

    async def back(self) -> None:
        await self.do("Go back")

    async def write(self, *words: str) -> None:
        for text in words:
            self._type(text)
            self._terminal.wait_for(text)
            self._type(ENTER)

    async def write_as(self, what: str, words: str) -> None:
        self._type(BACK_TAB)
        self._type(self._seen(rf"(\d+)[> ]\(.\) {re.escape(what)}"))
        self._type(TAB)
        await self.write(words)

    async def fill(self, *answers: str) -> None:
        for answer in answers:
            choice = re.search(rf"(\d+)[> ]\(.\) {re.escape(answer)}", self._terminal.shown) if answer else None
            if choice:
                self._type(choice[1])
            elif answer:
                self._type(answer)
            self._type(ENTER)

    async def go_on(self) -> None:
        self._type(ENTER)

    async def save_page(self, kind: str, to: Path, password: str = "") -> None:
        assert not password
        await self.do("Print or save it")
        await self._choose(kind)
        self._type(TAB)
        if kind.startswith("PDF"):
            self._type(TAB)
            await self._choose("leave it open")
        self._type(CLEAR)
        self._type(str(to))
        self._type(ENTER)
        await self.pick("Yes, save it")
        self._terminal.wait_for("Saved as")
        await self.back()

    async def _choose(self, words: str) -> None:
        self._type(self._seen(rf"(\d+)[> ]\(.\) {re.escape(words)}"))
        self._type(TAB)

    async def leave(self) -> int:
        self._terminal.type(LEAVE)
        return self._terminal.process.wait(timeout=20)

    async def record(self) -> Record:
        """Once it was left."""
        with Vault.open(self._folder, passphrase=PASSPHRASE) as vault:
            return vault.people.load(vault.people.all()[0].id).record

    # -- not in those stories ------------------------------------------------------------------------------------------

    async def jump(self, part: str, step: str) -> None:
        raise NotImplementedError

    async def add_to_plan(self, part: str, kind: str, answers: Answers) -> None:
        raise NotImplementedError

    async def add_note(self, text: str, voice: str) -> None:
        raise NotImplementedError

    async def change(self, answers: Answers) -> None:
        raise NotImplementedError

    async def move_on_page(self, words: str, by: int) -> None:
        raise NotImplementedError

    # -- keys ----------------------------------------------------------------------------------------------------------

    def _type(self, keys: str) -> None:
        """Send keys, wait until something is drawn for them, and until that has come to rest."""
        self._terminal.type(keys)
        self._terminal.settle()

    def _seen(self, pattern: str) -> str:
        until = time.monotonic() + 10
        while not (found := re.search(pattern, self._terminal.shown)):
            assert time.monotonic() < until, f"{pattern} is not in\n{self._terminal.shown}"
            time.sleep(0.05)
        return found[1]
