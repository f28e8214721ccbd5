"""What is said of keys, passphrases and backups."""
