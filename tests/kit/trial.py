"""A trial of what was placed: does peertui start there, check itself, keep a person and make their page?"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from pypdf import PdfReader

import peertui
from tests.kit.empty_machine import SEARCH, EmptyMachine

Words = tuple[str | Path, ...]
_FULL_SCREEN = b"\x1b[?1049h"
PASSPHRASE = "three green kettles"
SOMEONE = {
    "format": "peertui-record",
    "version": 1,
    "person": {"called": "Sam"},
    "entries": [{"kind": "early_sign", "values": {"sign": "The radio stays off"}, "on_page": True}],
}


@contextmanager
def timed(what: str) -> Iterator[Callable[[str], None]]:
    """Print what was done, what came of it, and how many seconds it took."""
    said: list[str] = []
    began = time.monotonic()
    yield said.append
    print(f"  {what}: {''.join(said) or 'done'} ({time.monotonic() - began:.1f} s)", flush=True)


def try_peertui(machine: EmptyMachine, start: Words, search: str = SEARCH) -> None:
    """Use peertui as a worker does. SystemExit or AssertionError if anything goes wrong.

    Args:
        machine: Where it was placed.
        start: The words that start it.
        search: Where programs are looked for by name.
    """

    def run(*arguments: str | Path, typed: str = "") -> str:
        return machine.run(*start, *arguments, typed=typed, search=search)

    with timed("starts") as say:
        say(run("--version").strip())
    assert peertui.__version__ in run("--version")
    page, plan = machine.home / "page.pdf", machine.home / "plan.pdf"
    with timed("the page of the demo") as say:
        run("demo", "--to", page)
        say(_about(page, "999"))
    with timed("the demo in plain lines") as say:
        shown = run("demo", "--plain", typed="1\n\nhum\n\nsafety\nquit\n")
        assert "999" in shown
        say(f"{len(shown.splitlines())} lines")
    with timed("a vault, a person and their page") as say:
        _keep_someone(machine, run, plan)
        say(_about(plan, "radio"))
    with timed("doctor") as say:
        last = run("doctor").splitlines()[-1]
        assert last.endswith(", 0 FAIL"), last
        say(last)
    if os.name == "posix" and not machine.wine:
        with timed("the demo on the full screen") as say:
            say(_screen(machine, start, search))


def _keep_someone(machine: EmptyMachine, run: Callable[..., str], plan: Path) -> None:
    """A vault with one person, by the command line."""
    secret, record = machine.home / "passphrase.txt", machine.home / "sam.json"
    secret.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    record.write_text(json.dumps(SOMEONE), encoding="utf-8")
    given = ("--passphrase-file", secret)
    run("init", *given)
    run("import", record, *given)
    run("export", "Sam", "--to", plan, "--open-pdf", *given)


def _about(pdf: Path, words: str) -> str:
    (page,) = PdfReader(pdf).pages
    assert words in page.extract_text()
    return f"one page of {pdf.stat().st_size:,} bytes"


def _screen(machine: EmptyMachine, start: Words, search: str) -> str:
    """The first line of the full screen, in a real terminal."""
    from tests.support.faults.terminal import Terminal

    become = ("-c", "import os, sys; os.execv(sys.argv[1], sys.argv[1:])")
    alone = {**dict.fromkeys(os.environ), **machine.environment(search), "TERM": "xterm-256color"}
    with Terminal(*machine.command(*start, "demo"), program=become, cwd=machine.home, env=alone) as terminal:
        terminal.wait_for("Begin meeting 4")
        assert _FULL_SCREEN in terminal.raw
        return terminal.shown.splitlines()[0].strip()
