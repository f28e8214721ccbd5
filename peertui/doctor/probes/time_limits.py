"""Questions to drives and programs that may never answer, each with a time limit."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TypeVar

Answer = TypeVar("Answer")

DRIVE, PROGRAM = 5.0, 20.0
"""Seconds. A sleeping disk wakes in less; a first import from a slow disk takes the longest."""


def within(seconds: float, ask: Callable[[], Answer], otherwise: Answer) -> Answer:
    """The answer, or `otherwise` if there is none in time or there is an error. A thread that hangs is left behind."""
    answers: SimpleQueue[Answer] = SimpleQueue()

    def answer() -> None:
        try:
            answers.put(ask())
        except Exception:
            answers.put(otherwise)

    Thread(target=answer, daemon=True).start()
    try:
        return answers.get(timeout=seconds)
    except Empty:
        return otherwise


def told(command: Sequence[str], seconds: float = PROGRAM, given: str = "") -> str | None:
    """What a program writes, whatever its exit code; None if it is not there or does not end in time."""

    def run() -> str | None:
        done = subprocess.run(
            command,
            input=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="replace",
            timeout=seconds,
            check=False,
        )
        return done.stdout

    return within(seconds + 1, run, None)
