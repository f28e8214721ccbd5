"""Saving, daily copies, bringing back a backup, taking in a record document."""
