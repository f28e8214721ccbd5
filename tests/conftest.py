"""What holds for every test."""

from hypothesis import HealthCheck, settings

from tests import settling
from tests.letterless import letterless

__all__ = ["letterless"]

settings.register_profile("peertui", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("peertui")
settling.install()
