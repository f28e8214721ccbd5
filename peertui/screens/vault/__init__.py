"""Screens of the door, keys and backups."""
