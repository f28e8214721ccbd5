"""The application: command line, app, screens and autosave."""

from datetime import date

__version__ = "0.1.0"
RELEASED = date(2026, 11, 28)
"""The day of this version: no clock that is right is before it."""
