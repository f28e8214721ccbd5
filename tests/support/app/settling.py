"""Waiting for a test's app by looking at what its event loop still has to do, where Pilot waits for a quiet processor.

Pilot's own way costs 40 ms and more for every key, and takes a busy machine for a busy app.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import textual.app
import textual.pilot
import textual.screen
from textual._compositor import Compositor
from textual._context import active_app

SOON = 0.025
"""Seconds: what is due so soon belongs to what is under way."""
FRAME = 1 / 4000
"""Seconds from a change to the drawing of it, all of them waited for at every key. A person's screen takes 1/60."""

Wait = Callable[..., Awaitable[None]]


async def until_settled(by_processor: Wait, min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Return once nothing is ready to run, nothing is due soon, and no thread works for the app."""
    loop: Any = asyncio.get_running_loop()
    until = time.monotonic() + max_sleep
    while time.monotonic() < until:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        now = loop.time()
        due = [timer.when() for timer in loop._scheduled if not timer.cancelled() and timer.when() < now + SOON]
        if due:
            await asyncio.sleep(max(0.0, min(due) - now))
        elif _threads_work():
            await by_processor(min_sleep, max_sleep)
            return
        else:
            return


def _threads_work() -> bool:
    app = active_app.get(None)
    return app is not None and any(worker.is_running and worker._thread_worker for worker in app.workers)


def draw_only_when_looked_at(compositor: Compositor, *_: object, **__: object) -> None:
    """In the place of `Compositor.render_update`: without a terminal nobody sees what is drawn between two looks.

    For tests that look at the whole screen all the time: that draws all of it anyway.
    """
    compositor._dirty_regions.clear()


def install() -> None:
    """Have every Pilot wait in this way."""
    textual.screen.UPDATE_PERIOD = FRAME
    for module in (textual.app, textual.pilot):
        module.wait_for_idle = partial(until_settled, module.wait_for_idle)
