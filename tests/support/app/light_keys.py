"""Handovers that are quick to lock and to open."""

from __future__ import annotations

from functools import partial

import pytest

from exports.handover.handover_file import seal
from peertui.services.exporting import handover


def light(patch: pytest.MonkeyPatch) -> None:
    """The least work for a passphrase, so that tests need not wait for it."""
    patch.setattr(handover, "seal", partial(seal, log_n=1))
