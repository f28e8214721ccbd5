"""A computer without fonts of its own: only the letters that travel with peertui can be drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import exports
from exports.typography import font_choice, system_fonts

CHINESE = "我想要安静的房间"


def _forget() -> None:
    font_choice.font_for.cache_clear()
    exports.forget()


@pytest.fixture
def letterless(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No font of this computer is found."""
    monkeypatch.setattr(system_fonts, "font_with", lambda *_: None)
    _forget()
    yield
    _forget()
