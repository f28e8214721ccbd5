"""How far long work has come: a bar at a terminal, a line now and then in plain lines, and nothing into a pipe."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from peertui.cli.exit_codes import say_beside
from peertui.services.terminal import asks_for_plain, cannot_draw, stopping_at_ctrl_c
from plans.progress import Progress, WorkStep

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

LINE_EVERY = 4.0
"""Seconds between two lines, so that a screen reader is not talked over."""


@contextmanager
def shown(arguments: Namespace) -> Iterator[None]:
    """Show how far it is on the error stream, if that is a terminal. Ctrl+C stops it where that is safe."""
    if sys.stderr is None or not sys.stderr.isatty():
        progress = Progress(lambda _: None)
    elif arguments.plain or (arguments.plain is None and asks_for_plain()) or cannot_draw():
        progress = Progress(lambda step: say_beside(f"{step.words}."), every=LINE_EVERY)
    else:
        bar = _Bar()
        progress = Progress(bar.draw, ended=bar.clear)
    with stopping_at_ctrl_c(progress), progress.in_use():
        yield


class _Bar:
    """Drawn only once there is something to draw, and gone before any line is printed."""

    def __init__(self) -> None:
        self._drawn: RichProgress | None = None

    def draw(self, step: WorkStep) -> None:
        """Draw it anew."""
        if self._drawn is None:
            self._drawn = _new_bar()
            self._drawn.add_task(step.doing, total=step.total, words=step.of_words)
            self._drawn.start()
        (task,) = self._drawn.task_ids
        self._drawn.update(task, completed=step.done, words=step.of_words)

    def clear(self) -> None:
        """Take it away."""
        if self._drawn is not None:
            self._drawn.stop()
            self._drawn = None


def _new_bar() -> RichProgress:
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn
    from rich.progress import Progress as RichProgress

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[words]}", markup=False),
    )
    console = Console(stderr=True, highlight=False)
    return RichProgress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
