"""What the options of several commands share: how a name and a file are read, and options that stand under many."""

from __future__ import annotations

from argparse import ArgumentTypeError, _ActionsContainer
from pathlib import Path

PERSON = "the name as it is written, called or full; the whole id; or at least its first eight letters"
PERSON_FOR_GOOD = "the name as it is written, called or full, or the whole id"


def path(written: str) -> Path:
    """A file or folder. ArgumentTypeError if it has no name."""
    if not written.strip():
        raise ArgumentTypeError("a name is needed here")
    return Path(written)


def name(written: str) -> str:
    """What someone is called. ArgumentTypeError if nothing can be seen of it."""
    from plans.record.names import can_be_seen

    if written.strip() and not can_be_seen(written):
        raise ArgumentTypeError("that name has nothing visible in it")
    return written


def add_over(made: _ActionsContainer) -> None:
    """Let a file be written over."""
    made.add_argument("--over", action="store_true", help="overwrite FILE, whatever it is")


def add_yes(made: _ActionsContainer) -> None:
    """Let a script go on without an answer."""
    made.add_argument("--yes", action="store_true", help="do it without asking for the name again")


def add_json(made: _ActionsContainer) -> None:
    """Let a program read the answer."""
    made.add_argument("--json", action="store_true", help="print it as JSON, for a program (docs/json.md)")
