"""Running plain mode, and every way it can end: quit, the end of the input, Ctrl+C, a signal, a fault of our own."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from peertui.plain.console.console import Console, of_this_process
from peertui.plain.console.plain_app import PlainApp
from peertui.plain.console.presented import open_place
from peertui.plain.console.prompts import Leave
from peertui.plain.people.people_list import DEMO, at_people
from peertui.presenters.place import Place
from peertui.services.crash_report import last_words
from peertui.services.terminal import before_it_closes, stopping_at_ctrl_c
from plans.vault.storage.layout import vault_exists

if TYPE_CHECKING:
    from plans.vault import Vault

DONE, NOT_DONE, INTERRUPTED = 0, 1, 130
GOODBYE = "Goodbye."


class _AskedToStop(BaseException):
    """The system ends the session, or the terminal has gone."""


def run_plain(
    folder: Path,
    *,
    passphrase: str | None = None,
    vault: Vault | None = None,
    demo: bool = False,
    console: Console | None = None,
    pack_folder: Path | None = None,
) -> int:
    """Stay in plain mode until it is left. Returns the exit code."""
    with _heeding_signals():
        room = PlainApp(console or of_this_process(), folder, demo=demo, pack_folder=pack_folder)
        with before_it_closes(room.end_with_window):
            return run_in(room, passphrase=passphrase, vault=vault)


def run_in(room: PlainApp, *, passphrase: str | None = None, vault: Vault | None = None) -> int:
    """The same in a room that is there already. Everything is saved first, however it ends."""
    room.ask_at_door = lambda: open_place(room, Place.DOOR)
    try:
        with stopping_at_ctrl_c(room.work.progress), room.work.progress.in_use():
            _stay(room, passphrase, vault)
    except Leave:
        return _end(room, GOODBYE, DONE)
    except EOFError:
        return _end(room, "The input has ended.", DONE)
    except KeyboardInterrupt:
        return _end(room, "Stopped.", INTERRUPTED)
    except _AskedToStop:
        return _end(room, "Asked to stop.", DONE)
    except OSError:
        room.close()  # nobody reads our words any more: the command line knows what to do
        raise
    except Exception as fault:
        words = last_words(fault, room.workspace if room.is_open else None, room.unkept)
        room.close()
        room.say("", words)
        return NOT_DONE
    return DONE


def _stay(room: PlainApp, passphrase: str | None, vault: Vault | None) -> None:
    room.unlocked(vault or _open_door(room, passphrase))
    if room.demo:
        room.say(DEMO)
    at_people(room)


def _open_door(room: PlainApp, passphrase: str | None) -> Vault:
    """The vault, made at the first start or opened. Leave."""
    room.say("peertui, in plain lines. Type help at any question, safety for the safety card, quit to stop.", "")
    given = (Place.DOOR, passphrase) if vault_exists(room.folder) else (Place.FIRST_RUN,)
    opened: Vault = open_place(room, *given)
    return opened


def _end(room: PlainApp, words: str, code: int) -> int:
    saved = room.close()
    room.say("", " ".join(part for part in (words, _told(room, saved, words), room.unkept) if part))
    return code if saved else NOT_DONE


def _told(room: PlainApp, saved: bool, words: str) -> str:
    """What is true of everything that was entered."""
    if room.demo:
        return "Nothing of the demo is kept."
    if not saved:
        return "What is not saved is lost."
    if not room.is_open and not vault_exists(room.folder):
        return "Nothing is kept yet."
    if room.unkept:
        return "Everything else is saved."
    return "Everything is saved." if words == GOODBYE else "Everything you entered is saved."  # half a line is not seen


@contextmanager
def _heeding_signals() -> Iterator[None]:
    """Save before the process goes, when the system asks it to."""

    def stop(_: int, __: FrameType | None) -> None:
        raise _AskedToStop

    names = ("SIGTERM", "SIGHUP", "SIGBREAK")
    numbers = [signal.Signals[name] for name in names if name in signal.Signals.__members__]
    before = {number: signal.signal(number, stop) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
