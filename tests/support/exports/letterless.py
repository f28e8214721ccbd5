"""A computer without fonts of its own: only the letters that travel with peertui can be drawn."""

from __future__ import annotations

import pytest

from exports.typography import system_fonts

CHINESE = "我想要安静的房间"


@pytest.fixture
def letterless(monkeypatch: pytest.MonkeyPatch) -> None:
    """No font of this computer is found."""
    monkeypatch.setattr(system_fonts, "font_with", lambda *_: None)
