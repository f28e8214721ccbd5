"""Saving, daily copies, bringing back a backup."""
