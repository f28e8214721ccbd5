"""What holds for every test."""

from hypothesis import HealthCheck, settings

settings.register_profile("peertui", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("peertui")
