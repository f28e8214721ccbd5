"""Backups elsewhere, and bringing them back. May import `plans.vault.storage` and `plans.vault.crypto`."""
