"""Screens of the people, one person, history and settings."""
