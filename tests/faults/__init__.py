"""Disks that go wrong, processes that die, and what the vault makes of it."""
