"""What holds for every test."""

from hypothesis import HealthCheck, settings

from tests import settling

settings.register_profile("peertui", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("peertui")
settling.install()
