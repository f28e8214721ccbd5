"""Saying and asking, a line at a time, on whatever letters the console has."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from collections.abc import Callable
from io import TextIOWrapper
from locale import getpreferredencoding

from exports.text.cell_width import cells, wrapped
from peertui.plain.console.paste_reader import BurstReader, drop, waiting
from widgets.text.sanitise import clean, one_line

WIDTH = 72
"""Cells in a line, at most, and fewer where the window has fewer. A longer word stays whole."""

_KEYS = re.compile(r"\x1b(?:\[[0-9;?]*[ -/]*[@-~]|O.|.)?")
"""What an arrow or a function key leaves in a line that is read whole."""
_LOOKALIKES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "•": "-", "·": "-", "\xa0": " "}
)


class Console:
    """Reads whole answers and writes whole lines. Nothing it writes can steer a terminal."""

    def __init__(
        self,
        read: Callable[[], str],
        secret: Callable[[str], str],
        write: Callable[[str], object],
        *,
        letters: str = "utf-8",
        columns: Callable[[], int] = lambda: WIDTH,
        is_read: bool = True,
    ) -> None:
        """`read` gives a line, or the lines of one paste, `secret` a line; both may raise EOFError.

        `letters` is the encoding that `write` ends in, `columns` how wide the window is now, `is_read` whether
        somebody reads along, and not a pipe.
        """
        self.is_read = is_read
        self._read, self._secret, self._write, self._letters = read, secret, write, letters
        self._columns = columns

    @property
    def width(self) -> int:
        """Cells in a line, at most."""
        return min(WIDTH, self._columns())

    def say(self, *paragraphs: str) -> None:
        """Each paragraph in short lines. An empty one is an empty line."""
        width = self.width
        for paragraph in paragraphs:
            for line in clean(paragraph).split("\n"):
                for short in _in_lines(fitting(line, self._letters).rstrip(), width):
                    self._write(short + "\n")

    def ask(self, prompt: str) -> str:
        """The words typed, or the lines pasted, without what keys and control letters leave in them. EOFError."""
        self._write(self._last_line(prompt) + " ")
        while True:
            try:
                return typed_words(self._read())
            except UnicodeDecodeError:
                self._write("Some letters could not be read. Type the line again: ")

    def ask_secret(self, prompt: str) -> str:
        """As `ask`, and what is typed is not shown where there is a terminal."""
        while True:
            try:
                return typed_words(self._secret(self._last_line(prompt) + " "))
            except UnicodeDecodeError:
                self.say("Some letters could not be read. Type it again.")

    def _last_line(self, prompt: str) -> str:
        """Say a prompt up to its last line, which is what the answer stands beside."""
        *before, last = _in_lines(fitting(one_line(prompt), self._letters), self.width - 1)
        for line in before:
            self._write(line + "\n")
        return last


def _in_lines(line: str, width: int) -> list[str]:
    """A line in lines that are short enough; what stands in from the edge does so still."""
    if cells(line) <= width:
        return [line]
    edge = line[: len(line) - len(line.lstrip())]
    first, *rest = wrapped(line, max(1, width - len(edge)))
    return [edge + first, *rest]


def typed_words(line: str) -> str:
    """A line as it was meant: no arrow keys, no control letters."""
    return clean(_KEYS.sub("", line)).strip("\n")


def as_sent(line: str, letters: str) -> str:
    """A line in the letters that the terminal sent, which is UTF-8 nearly always, whatever `letters` it was read as.

    UnicodeDecodeError if it is neither: nobody's words are kept with letters missing.
    """
    try:
        sent = line.encode(letters, "surrogateescape")
    except (LookupError, UnicodeEncodeError):
        return line
    try:
        return sent.decode()
    except UnicodeDecodeError:
        return sent.decode(letters)


def fitting(words: str, letters: str) -> str:
    """Words in letters the console has: plain quotes for curly ones, "e" for "é", "?" for what has no likeness."""
    try:
        words.encode(letters)
    except UnicodeEncodeError:
        return "".join(_likeness(letter, letters) for letter in words)
    except LookupError:
        return fitting(words, "ascii")
    return words


def _likeness(letter: str, letters: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c))
    for likely in (letter, letter.translate(_LOOKALIKES), bare):
        if likely and _has(likely, letters):
            return likely
    return "" if unicodedata.combining(letter) else "?"


def _has(words: str, letters: str) -> bool:
    try:
        words.encode(letters)
    except UnicodeEncodeError:
        return False
    return True


def of_this_process() -> Console:
    """A console on standard input and output; secrets by getpass where there is a terminal."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "replace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)
    typed_by_hand = sys.stdin.isatty()

    def write(words: str) -> None:
        sys.stdout.write(words)
        sys.stdout.flush()

    typed = BurstReader(input, waiting)

    def read() -> str:
        line = as_sent(typed.read() if typed_by_hand else input(), sys.stdin.encoding or "ascii")
        if not typed_by_hand:
            write("\n")  # nobody's Enter ended the prompt's line
        return line

    def secret(prompt: str) -> str:
        if typed_by_hand:
            from getpass import getpass

            line = as_sent(getpass(prompt), getpreferredencoding(False))
            drop()
            return line
        write(prompt)
        return read()

    return Console(
        read, secret, write, letters=sys.stdout.encoding or "ascii", columns=_columns, is_read=sys.stdout.isatty()
    )


def _columns() -> int:
    """How wide the window is; wide enough where there is none, or it does not know."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or WIDTH
    except (OSError, ValueError):
        return WIDTH
