"""Screens of the page, of copies and of handovers."""
