"""Two planted steps, so that there are versions 2 and 3 to try the way between versions with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from plans.record.migrations import Document, Step


def to_2(document: Document) -> Document:
    """Every entry and note says who asked for it."""
    lists = {name: [_with(part, asked_by="both") for part in document.get(name, ())] for name in ("entries", "notes")}
    return {**document, **lists}


def to_3(document: Document) -> Document:
    """Who asked for it is called `asked` now, and of the person there is a greeting."""
    lists = {name: [_renamed(part) for part in document.get(name, ())] for name in ("entries", "notes")}
    return {**document, **lists, "person": _with(document["person"], greeting="hello")}


STEPS: tuple[Step, ...] = (to_2, to_3)


def plant(monkeypatch: pytest.MonkeyPatch, *steps: Step) -> None:
    """Have these steps in the place of our own; the version written is one more than there are steps."""
    monkeypatch.setattr("plans.record.migrations.STEPS", steps)


def leaves(value: Any) -> Iterator[Any]:
    """Every word, number and truth value in plain values."""
    if isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from leaves(item)
    else:
        yield value


def _with(part: Any, **more: Any) -> Any:
    return {**part, **more} if isinstance(part, dict) else part


def _renamed(part: Any) -> Any:
    if not isinstance(part, dict):
        return part
    return {("asked" if name == "asked_by" else name): value for name, value in part.items()}
