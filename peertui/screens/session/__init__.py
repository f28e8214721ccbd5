"""Screens of the meeting, entries and notes."""
