"""Run in a process of its own: open an app without a terminal and print, at its first usable screen, what it cost.

`python -m tests.benchmarks.child bare|peertui|export [FOLDER]` prints CPU milliseconds since the process began and its
highest memory so far in MB.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from tests.support.context import context_of


def report() -> None:
    """Print what this process has cost so far."""
    print(json.dumps({"cpu": time.process_time() * 1000, "memory": highest_memory()}))


def highest_memory() -> float:
    """MB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if status.exists():  # getrusage counts the parent's there
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 2**10
    try:
        import resource
    except ImportError:  # Windows
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def timed(app_class: type[Any], *args: Any, **more: Any) -> None:
    """Run an app until its first screen has been drawn with something to use on it."""

    class Timed(app_class):
        def on_ready(self) -> None:
            self.call_after_refresh(self.look)

        def look(self) -> None:
            drawn = self.screen._compositor.visible_widgets
            if len(drawn) > 1 and all(widget.is_mounted for widget in drawn):
                report()
                self.exit()
            else:
                self.call_after_refresh(self.look)

    Timed(*args, **more).run(headless=True, size=(80, 24))


def bare() -> None:
    """An app of one widget."""
    from textual.app import App, ComposeResult
    from textual.widgets import Static

    class One(App[None]):
        def compose(self) -> ComposeResult:
            yield Static("One widget")

    timed(One)


def main(what: str, folder: str = "") -> None:
    """Do one of them."""
    if what == "bare":
        bare()
    elif what == "peertui":
        from peertui.cli.arguments import parser

        parser().parse_args([])
        from peertui.app.app import PeertuiApp

        timed(PeertuiApp, Path(folder))
    else:
        from peertui.app.app import PeertuiApp
        from peertui.cli.open_cmd import write_page
        from peertui.demo import demo_record
        from peertui.services.exporting.delivery import Form
        from plans.pack.loader import load_pack

        timed(PeertuiApp, Path(folder))
        write_page(Path(folder) / "page.pdf", Form.PDF, context_of(demo_record(), pack=load_pack()))
        report()


if __name__ == "__main__":
    main(*sys.argv[1:])
