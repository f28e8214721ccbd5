"""What holds for every test."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from peertui.services import clock
from tests.support.app import settling
from tests.support.exports.letterless import letterless

__all__ = ["letterless"]

settings.register_profile("peertui", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("peertui")
settling.install()


@pytest.fixture(scope="session", autouse=True)
def any_clock() -> Iterator[None]:
    """A test's clock may stand on any day: what a clock that is behind is answered with is tested where it matters."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clock, "clock_words", lambda *_: "")
        yield
