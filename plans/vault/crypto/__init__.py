"""Keys and sealed objects: pure bytes, no disk. May import `plans.vault.errors` alone."""
