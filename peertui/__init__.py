"""The application: command line, app, screens and autosave."""
