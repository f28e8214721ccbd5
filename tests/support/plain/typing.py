"""Plain mode on a thread of its own, answered a line at a time by whoever reads what it said."""

from __future__ import annotations

import queue
import re
import threading
from collections.abc import Callable
from pathlib import Path

from peertui.plain.console.console import Console
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.run import run_in
from plans.vault import Vault
from tests.support.app.kit import NOW

_LINE = re.compile(r"^(\d+)\. (.*)$", re.MULTILINE)


class Ended(Exception):
    """Plain mode was left before this was typed."""


class Reader:
    """Reads what was said last, for the number of a line or the question that waits."""

    latest = ""
    """What was said since the last line was typed; the last line of it is the prompt."""
    code: int | None = None
    """The exit code, once it was left."""

    def type(self, line: str = "") -> str:
        """Type a line; returns what is said then, up to the next question."""
        raise NotImplementedError

    @property
    def prompt(self) -> str:
        """The question that waits."""
        return self.latest.rsplit("\n", 1)[-1].strip()

    def number_of(self, words: str) -> str:
        """The number of the line that begins with these words, heard again or heard on if need be."""
        for _ in range(60):
            lines = _LINE.findall(self._unwrapped)
            exact = [number for number, text in lines if text == words or text.startswith(f"{words} (")]
            begun = [number for number, text in lines if text.startswith(words)]
            if exact or begun:
                return str((exact or begun)[-1])
            assert "Enter for more" in self.prompt or "hear the list again" in self.prompt, (
                f"no {words!r} in\n{self.latest}"
            )
            self.type()
        raise AssertionError(words)

    @property
    def _unwrapped(self) -> str:
        """What was said, with lines that were too long in one piece again."""
        return re.sub(r"\n(?!\d+\. )(?=[a-z(])", " ", self.latest)


class Typist(Reader):
    """Types lines and remembers all that was said. A question waits for `type`."""

    def __init__(self, folder: Path, *, vault: Vault | None = None, demo: bool = False, letters: str = "utf-8") -> None:
        self._typed: queue.Queue[str | BaseException] = queue.Queue()
        self._asked: queue.Queue[bool] = queue.Queue()
        self.all_said: list[str] = []
        self._since: list[str] = []
        console = Console(self._read, self._secret, self._write, letters=letters)
        self.room = PlainApp(console, folder, demo=demo, clock=lambda: NOW)
        self._thread = threading.Thread(target=self._run, args=(vault,), daemon=True)
        self._thread.start()
        self._wait()

    def type(self, line: str | BaseException = "") -> str:
        """Type a line, or end it in this way; returns what is said then, up to the next question."""
        if self.code is not None:
            raise Ended(self.latest)
        self._typed.put(line)
        self._wait()
        return self.latest

    def _run(self, vault: Vault | None) -> None:
        self.code = run_in(self.room, vault=vault)
        self._asked.put(False)

    def _wait(self) -> None:
        self._asked.get(timeout=60)
        self.latest = "".join(self._since)
        self._since = []

    def _read(self) -> str:
        self._asked.put(True)
        typed = self._typed.get()
        if isinstance(typed, BaseException):
            raise typed
        return typed

    def _secret(self, prompt: str) -> str:
        self._write(prompt)
        return self._read()

    def _write(self, words: str) -> None:
        self._since.append(words)
        self.all_said.append(words)


Hook = Callable[[Typist], None]
