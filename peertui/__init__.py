"""The application: command line, app, screens and autosave."""

__version__ = "0.1.0"
