"""A made-up person, three meetings in, so that a newcomer sees what peertui is for. Nothing of the demo is kept."""

from __future__ import annotations

import re
import signal
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from plans.record.json_document import read_document
from plans.record.models import Record, new_id, now_utc

if TYPE_CHECKING:
    from plans.vault import Vault

_LAST_MEETING = date(2026, 3, 10)
_DATES = re.compile(r'(?<=")\d{4}-\d{2}-\d{2}(?=["T])')


def demo_record(today: date | None = None) -> Record:
    """The made-up person's record, moved by whole weeks so that the last meeting was about a week before today."""
    weeks = ((today or date.today()) - _LAST_MEETING).days // 7 - 1

    def moved(found: re.Match[str]) -> str:
        return (date.fromisoformat(found.group()) + timedelta(weeks=weeks)).isoformat()

    text = (files("peertui.demo") / "person.json").read_text(encoding="utf-8")
    return read_document(_DATES.sub(moved, text), now=now_utc(), new_id=new_id)


def demo_vault(folder: Path) -> Vault:
    """An open vault that holds the made-up person. Its passphrase is random, so nobody opens it again."""
    from plans.vault import Strength, Vault

    light = Strength(memory_kib=1024, iterations=1, lanes=1)
    vault, _ = Vault.create(folder, new_id(), strength=light)
    vault.people.add(demo_record())
    return vault


@contextmanager
def throw_away_folder() -> Iterator[Path]:
    """A folder that is gone afterwards: after an error, and when the process is asked to stop, too."""
    before = {number: signal.signal(number, _stop) for number in _asks_to_stop()}
    try:
        with tempfile.TemporaryDirectory(prefix="peertui-demo-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _asks_to_stop() -> list[signal.Signals]:
    names = ("SIGTERM", "SIGHUP", "SIGBREAK")
    return [signal.Signals[name] for name in names if name in signal.Signals.__members__]


def _stop(number: int, _: FrameType | None) -> None:
    sys.exit(128 + number)
